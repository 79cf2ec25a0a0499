"""What the tests of formats ask a reader for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paper_digest.model.problem import Problem
from paper_digest.model.record import DumpMetadata, Reading, Sighting
from paper_digest.sources.coverage import UnparsedSpan, covered_reading

if TYPE_CHECKING:
    from paper_digest.reading import Format

LINE_END = "\n"


@dataclass(frozen=True)
class Read:
    """The pieces of one text."""

    sightings: list[Sighting]
    leftovers: list[UnparsedSpan]
    problems: list[Problem]
    reading: Reading

    def titles(self) -> list[str | None]:
        return [one.title for one in self.sightings]

    def lines(self) -> list[tuple[int, int]]:
        return [(one.span.first, one.span.last) for one in self.sightings]


def read(reader: Format, text: str, notes: DumpMetadata | None = None) -> Read:
    """What `reader` makes of `text`, and the books of it."""
    notes = notes or DumpMetadata()
    lines = text.split(LINE_END)
    pieces = list(reader.parse("dump", iter(lines), notes))
    reading = covered_reading("dump", reader.LAYOUT, lines, pieces, notes)
    filled = sum(1 for line in lines if line.strip())
    assert reading.paper_lines + reading.boilerplate_lines + reading.unparsed_lines == filled
    return Read(
        [one for one in pieces if isinstance(one, Sighting)],
        [one for one in pieces if isinstance(one, UnparsedSpan)],
        [one for one in pieces if isinstance(one, Problem)],
        reading,
    )
