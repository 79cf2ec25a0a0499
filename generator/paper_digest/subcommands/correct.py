"""The command `correct`: turns a reader's correction into an entry of corrections.yml."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import BinaryIO, Final, NoReturn

import click

from paper_digest import pipeline
from paper_digest.atomic_file import replace_file
from paper_digest.linkage.paper_names import papers_by_name
from paper_digest.model.problem import Problem
from paper_digest.progress import progress_reporter
from paper_digest.project import Project
from paper_digest.regular_file import content_if_any, text_if_any
from paper_digest.sources.correction_form import MAX_CHARACTERS, parse_correction_form
from paper_digest.sources.reader_correction import EntryValues, KnownPapers, entry_values
from paper_digest.sources.settings import parse_settings
from paper_digest.sources.settings_entry import NotAListError, entry_lines, with_entry
from paper_digest.subcommands.options import report, with_project

_MAX_BYTES: Final = 4 * (MAX_CHARACTERS + 1)
"""UTF-8 has up to four bytes for a character; so many bytes are more characters than a form may have."""


@click.command()
@click.argument("file", default="-", type=click.File("rb"))
@with_project
@click.option("--write", is_flag=True, help="Add the entry to corrections.yml instead of printing it.")
def correct(project: Project, file: BinaryIO, write: bool) -> None:
    """Turn the text of an issue that reports a problem with a paper into an entry of corrections.yml.

    FILE has the text that GitHub makes of the form in .github/ISSUE_TEMPLATE/correction.yml; without it, or
    with "-", standard input is read. The entry is checked like the file itself: the paper and the topics must
    exist, dates must be dates. Other entries and comments stay as they are.

    Example: gh issue view 7 --json body --jq .body | paper-digest correct --write
    """
    name = getattr(file, "name", "-")
    name = "standard input" if name in ("-", "<stdin>") else str(name)
    content = file.read(_MAX_BYTES)
    # The limit may have cut a character; such a text is too long in any case.
    text = content.decode(errors="replace") if len(content) == _MAX_BYTES else _text(content, name)
    form, problems = parse_correction_form(text, name)
    if form is None:
        _refuse(problems)
    with progress_reporter() as progress:
        settings = pipeline.settings_of(project)
        linked, _ = pipeline.link(project, settings, pipeline.read(project.raw, progress), progress)
    known = KnownPapers(papers_by_name(linked.papers), settings)
    values, problems = entry_values(form, known, name)
    if problems:
        _refuse(problems)
    corrections = _with_entry(project, values)
    if write:
        replace_file(project.corrections, corrections.encode())
        click.echo(f"Added to {project.corrections.name}:", err=True)
    click.echo("\n".join(entry_lines(values)))


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise click.ClickException(
            f"{name}: expected a text in UTF-8, found {error}. Save it as UTF-8"
        ) from error


def _refuse(problems: tuple[Problem, ...]) -> NoReturn:
    """Prints why the correction cannot be used, and ends the command."""
    report(problems)
    click.echo("Nothing was written.", err=True)
    sys.exit(1)


def _with_entry(project: Project, values: EntryValues) -> str:
    """The text of corrections.yml with the entry.

    Raises ClickException if reading it back would not give the entries so far, and this one.
    """
    before = _text(content_if_any(project.corrections) or b"", "corrections.yml")
    try:
        after = with_entry(before, values)
    except NotAListError as error:
        raise click.ClickException(
            f"corrections.yml: expected a list of entries, each starting with a hyphen, found {error}. "
            "Add the entry by hand"
        ) from error
    topics = text_if_any(project.topics) or ""
    old, new = (parse_settings(topics, text.removeprefix("\ufeff")) for text in (before, after))
    (entry,) = parse_settings(topics, "\n".join(entry_lines(values))).corrections
    added = [replace(correction, line=entry.line) for correction in new.corrections[len(old.corrections) :]]
    is_same = new.corrections[: len(old.corrections)] == old.corrections and new.problems == old.problems
    if not is_same or added != [entry]:
        raise click.ClickException(
            "corrections.yml: expected a file to which an entry can be added, found one that reads "
            "differently with it. Add the entry by hand"
        )
    return after
