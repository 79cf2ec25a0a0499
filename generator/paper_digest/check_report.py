"""Writes what `paper-digest check` prints: for each dump and in total, sums that a reader can add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from paper_digest.model.paper import Paper
from paper_digest.model.record import Reading, Span
from paper_digest.values.count import count_of

_EXCERPT: Final = 80
"""Characters of an unparsed span that are shown."""


@dataclass(frozen=True, slots=True)
class LineCounts:
    """How many lines are what; together they are all lines."""

    of_papers: int = 0
    boilerplate: int = 0
    unparsed: int = 0
    blank: int = 0

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> LineCounts:
        """The counts of some dumps."""
        counts = Counter[str]()
        for reading in readings:
            with_text = reading.paper_lines + reading.boilerplate_lines + reading.unparsed_lines
            counts["of_papers"] += reading.paper_lines
            counts["boilerplate"] += reading.boilerplate_lines
            counts["unparsed"] += reading.unparsed_lines
            counts["blank"] += reading.lines - with_text
        return cls(**counts)

    def __str__(self) -> str:
        total = self.of_papers + self.boilerplate + self.unparsed + self.blank
        return (
            f"{count_of(total, 'line')} = {self.of_papers:,} of papers + {self.boilerplate:,} boilerplate "
            f"+ {self.unparsed:,} unparsed + {self.blank:,} blank"
        )


def report(
    readings: Sequence[Reading], papers: Sequence[Paper], removed: Sequence[Paper] = ()
) -> Iterator[str]:
    """The lines of the report.

    papers: those that the sightings of all readings are. removed: further ones, which corrections.yml leaves
    out; they count, so that the sums add up.
    """
    papers = (*papers, *removed)
    papers_in = Counter(dump for paper in papers for dump in {sighting.dump for sighting in paper.sightings})
    for reading in readings:
        label = f" ({reading.label})" if reading.label != reading.dump else ""
        yield f"{reading.dump}{label}: {reading.layout}"
        yield f"  {_sightings(len(reading.sightings), papers_in[reading.dump])}"
        yield f"  {LineCounts.of([reading])}"
        yield from (f"  {problem}" for problem in reading.problems)
        yield from _unparsed(reading)
    n_sightings = sum(len(reading.sightings) for reading in readings)
    yield f"Total of {count_of(len(readings), 'dump')}:"
    yield f"  {_sightings(n_sightings, len(papers))}"
    yield f"  {LineCounts.of(readings)}"
    if removed:
        yield f"{count_of(len(removed), 'paper')} left out by corrections.yml"
    if n_sightings:
        yield "A sighting is one paper in one place of a dump. Sightings of the same paper are merged."


def _sightings(n_sightings: int, n_papers: int) -> str:
    repeated = n_sightings - n_papers
    return f"{count_of(n_sightings, 'sighting')} = {count_of(n_papers, 'paper')} + {repeated:,} seen again"


def _unparsed(reading: Reading) -> Iterator[str]:
    for lines in reading.unparsed:
        where = f"{reading.dump}:{_line_numbers(lines.span)}"
        yield f"  {where}: unparsed, {lines.reason}: {_excerpt(lines.raw)}"


def _line_numbers(span: Span) -> str:
    return f"{span.first}-{span.last}" if len(span) > 1 else f"{span.first}"


def _excerpt(raw: str) -> str:
    """The start of unparsed lines, quoted so that no control character reaches the terminal."""
    text = " ".join(raw.split())
    return repr(text[:_EXCERPT]) + (" ..." if len(text) > _EXCERPT else "")
