"""Read EndNote's XML export: one record a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from paper_digest.formats.xml_records import (
    Element,
    Neighbors,
    Record,
    fields_of,
    first_text,
    read_records,
    root_of,
)
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.coverage import ParserOutput

LAYOUT = "EndNote XML"
_ROOTS: Final = frozenset({"xml", "records"})
_RECORDS: Final = frozenset({"record"})
_OPENINGS: Final = _ROOTS | _RECORDS
"""What a file begins with; a part of one begins with a record."""
_RECORD = re.compile(r"<(?:ref-type|titles|contributors)[\s>]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PATHS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("titles/title",),
    "abstract": ("abstract",),
    "authors": ("contributors/authors/author",),
    "venue": ("titles/secondary-title", "periodical/full-title"),
    "volume": ("volume",),
    "pages": ("pages",),
    "url": ("urls/related-urls/url", "urls/web-urls/url"),
    "pdf": ("urls/pdf-urls/url",),
    "doi": ("electronic-resource-num",),
    "keywords": ("keywords/keyword",),
    "note": ("notes",),
    "identifier": ("accession-num",),
}


def recognizes(head: str) -> bool:
    """Whether `<xml><records>` opens the document and EndNote's elements are in it."""
    return root_of(head) in _OPENINGS and bool(_RECORD.search(head)) and "<metadata>" not in head


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a record."""
    return read_records(name, lines, _RECORDS, _ROOTS, _record, metadata)


def _record(record: Element, _neighbors: Neighbors) -> Record:
    return fields_of(record, _PATHS) | {"published": _published(record)}


def _published(record: Element) -> str:
    """The day of publication; EndNote keeps day and month apart from the year."""
    year = first_text(record, "dates/year")
    day = first_text(record, "dates/pub-dates/date")
    if not day or _YEAR.search(day):
        return day or year
    return f"{day} {year}" if year and re.search(r"[^\W\d]", day) else year
