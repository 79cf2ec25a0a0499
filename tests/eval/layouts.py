"""Measures how many lists, references and web pages in random layouts the whole program reads as they are.

A page is whole if recall and precision of its titles are at least 0.98, and no paper has an identifier or the
code of another one. `python -m tests.eval.layouts` prints the pages that are not, with what is wrong.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paper_digest.model.record import Sighting
from paper_digest.reading import readings_of
from paper_digest.values.fingerprint import normalized_key

from tests.arguments import parser_of
from tests.eval.listing_styles import Record
from tests.eval.random_layouts import LayoutPage, LayoutPaper, random_page
from tests.eval.random_references import random_reference_list
from tests.eval.random_web_pages import random_web_page
from tests.eval.titles import OTHER_LAYOUTS, RECORDS, records_of, scale_records

KINDS: Final[Mapping[str, Callable[[Sequence[Record], int], LayoutPage]]] = {
    "lists": random_page,
    "references": random_reference_list,
    "web pages": random_web_page,
}
_REACH: Final = 0.98


@dataclass(frozen=True, slots=True)
class LayoutReading:
    """What was read from a page, against what is on it."""

    seed: int
    page: LayoutPage
    missing: tuple[str, ...]
    """Titles that were not read."""
    invented: tuple[str, ...]
    """Titles that were read and are none of the page."""
    wrong: tuple[str, ...]
    """Titles of papers with a fact of another one."""

    @property
    def is_whole(self) -> bool:
        """Whether the titles are right, and no paper has a fact of another."""
        n_papers = len(self.page.papers)
        right = n_papers - len(self.missing)
        recall, precision = right / n_papers, right / max(1, right + len(self.invented))
        return min(recall, precision) >= _REACH and not self.wrong


def layout_readings(
    make: Callable[[Sequence[Record], int], LayoutPage], seeds: Iterable[int], records: Sequence[Record]
) -> Iterator[LayoutReading]:
    """The readings of pages in the layouts of some seeds, which `make` makes of records."""
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            page = make(records_of(records, seed), seed)
            file = Path(folder) / page.name
            file.write_text(page.text, "utf-8", newline="\n")
            readings = readings_of(file, page.name)
            yield _compared(seed, page, [paper for reading in readings for paper in reading.sightings])


def _compared(seed: int, page: LayoutPage, read: Sequence[Sighting]) -> LayoutReading:
    papers = {normalized_key(paper.title): paper for paper in page.papers}
    keys = [normalized_key(sighting.title or "") for sighting in read]
    pairs = [(papers[key], sighting) for key, sighting in zip(keys, read, strict=True) if key in papers]
    return LayoutReading(
        seed,
        page,
        tuple(paper.title for key, paper in papers.items() if key not in keys),
        tuple(str(sighting.title) for key, sighting in zip(keys, read, strict=True) if key not in papers),
        tuple(paper.title for paper, sighting in pairs if _has_other_facts(paper, sighting, page.papers)),
    )


def _has_other_facts(paper: LayoutPaper, sighting: Sighting, papers: Iterable[LayoutPaper]) -> bool:
    """Whether what was read of a paper has an address or the names of another one."""
    stated = (*(identifier.value for identifier in sighting.identifiers), *sighting.urls)
    others = [other for other in papers if other is not paper]
    has_address = any(
        text in (other.arxiv_id, other.url, other.code_url) for text in stated for other in others
    )
    own = frozenset(normalized_key(name) for name in paper.authors)
    names = {name for other in others for name in other.authors if normalized_key(name) not in own}
    return has_address or any(str(name) in names for name in sighting.authors)


def main() -> None:
    parser_of(__doc__).parse_args()
    if not RECORDS.is_file():
        sys.exit("Not measured: ../shared/scale not found beside the repository.")
    records = scale_records()
    for kind, make in KINDS.items():
        readings = list(layout_readings(make, OTHER_LAYOUTS, records))
        for reading in readings:
            _print_faults(reading)
        n_whole = sum(reading.is_whole for reading in readings)
        print(f"{kind} in random layouts read whole: {n_whole} of {len(readings)}")


def _print_faults(reading: LayoutReading) -> None:
    if reading.is_whole:
        return
    print(f"{reading.seed}: {reading.page.layout}")
    for label, titles in (
        ("missing", reading.missing),
        ("invented", reading.invented),
        ("with facts of another", reading.wrong),
    ):
        if titles:
            print(f"  {label}: {len(titles)}, such as {titles[0][:90]!r}")


if __name__ == "__main__":
    main()
