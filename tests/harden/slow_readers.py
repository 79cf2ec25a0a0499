"""Reads slow inputs in each format and each field, and measures how the time grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count, product
from pathlib import Path
from typing import Final

from paper_digest.linkage.link import link_records
from paper_digest.reading import readings_of
from paper_digest.site.exports.reference import reference
from paper_digest.site.markdown import markup

from tests.harden.growth import Growth, growth
from tests.harden.slow_inputs import FIELDS, FORMATS, UNITS, record, slow_text

LARGEST: Final = 64_000
"""Characters of a field; 64,000 are 30 abstracts."""
_NUMBERS: Final = count(1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a repeated unit is put."""

    unit: str
    format_name: str
    """"" for a field."""
    field: str = ""

    def __str__(self) -> str:
        return f"{self.unit} in {self.format_name or f'the field {self.field!r}'}"

    def dump(self, size: int) -> tuple[str, str]:
        """The name and the text of a dump; no two have the same text."""
        text = f"{slow_text(self.unit, size)} {next(_NUMBERS)}"
        if self.field:
            return "a.jsonl", record(self.field, text)
        name, wrap = FORMATS[self.format_name]
        return name, wrap(text)


def places(units: Sequence[str] = tuple(UNITS)) -> tuple[Place, ...]:
    """All places for these units."""
    formats = (Place(unit, name) for name, unit in product(FORMATS, units))
    fields = (Place(unit, "", field) for field, unit in product(FIELDS, units))
    return (*formats, *fields)


def growths(chosen: Iterable[Place], folder: Path, largest: int = LARGEST) -> Iterator[tuple[Place, Growth]]:
    """How the time of reading, linking and writing grows at each place."""
    _read(folder, Place("letters", "", "title"), 100)  # loads what is loaded once
    for place in chosen:
        yield place, growth(partial(_read, folder, place), largest)


def _read(folder: Path, place: Place, size: int) -> None:
    """Reads a dump, links its papers and writes their texts as a page does."""
    name, text = place.dump(size)
    dump = folder / name
    dump.write_text(text, "utf-8", newline="")
    for paper in link_records(readings_of(dump, name)).papers:
        markup(paper.heading)
        reference(paper)
        if paper.abstract:
            markup(paper.abstract)
