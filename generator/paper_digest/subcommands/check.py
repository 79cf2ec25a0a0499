"""The command `check`: the coverage of each dump, its problems and its unparsed lines."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from paper_digest import pipeline
from paper_digest.model.problem import Severity
from paper_digest.model.record import Reading, Span
from paper_digest.progress import progress_reporter
from paper_digest.reading import readings_of
from paper_digest.subcommands.options import count_of, project_of, root_option

_EXCERPT = 80
"""Characters of an unparsed span that are shown."""


@click.command()
@click.argument("dumps", nargs=-1, type=click.Path(path_type=Path), metavar="[DUMP]...")
@root_option
def check(dumps: tuple[Path, ...], root: Path | None) -> None:
    """Show what was recognized in each dump, with advice on the unparsed lines.

    Without DUMP, all of raw/ is checked. Every line that is not blank is part of a paper, boilerplate, or
    unparsed.

    Example: paper-digest check raw/003_9b95d5e03c9646b7.txt
    """
    if dumps:
        readings = tuple(reading for path in dumps for reading in readings_of(path, path.as_posix()))
    else:
        with progress_reporter() as progress:
            readings = pipeline.read(project_of(root, None).raw, progress)
    for reading in readings:
        click.echo(_report_of(reading))
    papers = sum(len(reading.sightings) for reading in readings)
    unparsed_lines = sum(reading.unparsed_lines for reading in readings)
    counts = ((len(readings), "dump"), (papers, "paper"), (unparsed_lines, "unparsed line"))
    click.echo(", ".join(count_of(*count) for count in counts))
    if not all(map(_is_complete, readings)):
        sys.exit(1)


def _is_complete(reading: Reading) -> bool:
    return all(problem.severity is not Severity.ERROR for problem in reading.problems)


def _report_of(reading: Reading) -> str:
    """The coverage of a dump, its problems and its unparsed lines."""
    label = f" ({reading.label})" if reading.label != reading.dump else ""
    coverage = (
        f"{reading.dump}{label}: {reading.layout}; {count_of(len(reading.sightings), 'paper')}; "
        f"{reading.lines} lines: {reading.paper_lines} in papers, {reading.boilerplate_lines} boilerplate, "
        f"{reading.unparsed_lines} unparsed"
    )
    unparsed = (
        f"{reading.dump}:{_line_numbers(lines.span)}: unparsed, {lines.reason}: {_excerpt(lines.raw)}"
        for lines in reading.unparsed
    )
    return "\n  ".join((coverage, *map(str, reading.problems), *unparsed))


def _line_numbers(span: Span) -> str:
    return f"{span.first}-{span.last}" if len(span) > 1 else f"{span.first}"


def _excerpt(raw: str) -> str:
    """The start of unparsed lines, quoted so that no control character reaches the terminal."""
    text = " ".join(raw.split())
    return repr(text[:_EXCERPT]) + (" ..." if len(text) > _EXCERPT else "")
