"""The command `check`: the coverage of each dump, its problems and its unparsed lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from paper_digest import pipeline
from paper_digest.check_report import report as report_of
from paper_digest.failing_input import with_days_and_labels
from paper_digest.linkage.link import LinkedPapers, link_records
from paper_digest.listing_age import old_listing
from paper_digest.model.paper import Paper
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import Reading
from paper_digest.model.settings import AuthorRule
from paper_digest.progress import progress_reporter
from paper_digest.reading import readings_of
from paper_digest.subcommands.options import project_of, report, root_option

Today = Callable[[], date]
"""Gives the current day; tests pass one as the object of click's context."""
_Checked = tuple[Sequence[Reading], LinkedPapers, Sequence[Problem]]
"""The readings, their papers, and the problems of other files than the dumps."""


@click.command()
@click.argument("dumps", nargs=-1, type=click.Path(path_type=Path), metavar="[DUMP]...")
@root_option
@click.option(
    "--max-age",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Exit with 1 if the latest listing is older than so many days, or if none has a date.",
)
@click.pass_obj
def check(today: Today | None, dumps: tuple[Path, ...], root: Path | None, max_age: int | None) -> None:
    """Show what was recognized in each dump, with advice on the unparsed lines.

    Without DUMP, all of raw/ is checked, and the settings with it. Every line is part of a paper,
    boilerplate, unparsed or blank; every sighting, which is one paper in one place of a dump, is a paper or
    shows one again.

    Example: paper-digest check raw/003_9b95d5e03c9646b7.txt
    """
    readings, linked, problems = _of_files(dumps) if dumps else _of_project(root)
    report(problems)
    for line in report_of(readings, linked.papers, linked.removed):
        click.echo(line)
    stale = None if max_age is None else old_listing(readings, max_age, (today or _utc_today)())
    if stale:
        click.echo(str(stale), err=True)
    if stale or not _is_complete(readings, problems):
        sys.exit(1)


def _is_complete(readings: Sequence[Reading], problems: Sequence[Problem]) -> bool:
    of_dumps = (problem for reading in readings for problem in reading.problems)
    return all(problem.severity is not Severity.ERROR for problem in (*problems, *of_dumps))


def _utc_today() -> date:
    return datetime.now(UTC).date()


def _of_files(dumps: Sequence[Path]) -> _Checked:
    read = [reading for path in dumps for reading in readings_of(path, path.as_posix())]
    readings = with_days_and_labels(read)
    return readings, link_records(readings), ()


def _of_project(root: Path | None) -> _Checked:
    project = project_of(root, None)
    settings = pipeline.settings_of(project)
    with progress_reporter() as progress:
        project_input = pipeline.read_project(project, settings, progress)
        linked, link_problems = pipeline.link(project, settings, project_input.readings, progress)
    problems = (
        *project_input.problems,
        *link_problems,
        *linked.problems,
        *_unused_author_rules(linked.papers, settings.authors),
    )
    return project_input.readings, linked, problems


def _unused_author_rules(papers: Sequence[Paper], rules: Sequence[AuthorRule]) -> Iterator[Problem]:
    """What the analysis says of the entries of authors.yml; it does not depend on the topics."""
    if rules:
        # Imported here: the libraries of the analysis take a second to load.
        from paper_digest.analysis.authors.author_index import index_authors
        from paper_digest.analysis.authors.author_rules import unused_rules

        yield from unused_rules(papers, index_authors(papers, rules).authors, rules)
