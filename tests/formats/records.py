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
    """What a format read from one text."""

    sightings: list[Sighting]
    leftovers: list[UnparsedSpan]
    problems: list[Problem]
    reading: Reading

    def titles(self) -> list[str | None]:
        return [sighting.title for sighting in self.sightings]

    def lines(self) -> list[tuple[int, int]]:
        return [(sighting.span.first, sighting.span.last) for sighting in self.sightings]


def read(reader: Format, text: str, notes: DumpMetadata | None = None) -> Read:
    """What `reader` makes of `text`, and its coverage."""
    notes = notes or DumpMetadata()
    lines = text.split(LINE_END)
    pieces = list(reader.parse("dump", iter(lines), notes))
    reading = covered_reading("dump", reader.LAYOUT, lines, pieces, notes)
    filled = sum(1 for line in lines if line.strip())
    assert reading.paper_lines + reading.boilerplate_lines + reading.unparsed_lines == filled
    return Read(
        [output for output in pieces if isinstance(output, Sighting)],
        [output for output in pieces if isinstance(output, UnparsedSpan)],
        [output for output in pieces if isinstance(output, Problem)],
        reading,
    )
