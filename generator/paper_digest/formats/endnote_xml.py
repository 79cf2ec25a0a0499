"""Reads EndNote's XML export: one record a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from paper_digest.formats.xml_nodes import Node, nodes_in, root_of
from paper_digest.formats.xml_records import Record, pieces_of, texts
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.coverage import ParserOutput

LAYOUT = "EndNote XML"
_ROOTS: Final = frozenset({"xml", "records"})
_RECORDS: Final = frozenset({"record"})
_RECORD = re.compile(r"<(?:ref-type|titles|contributors)[\s>]")


def recognizes(head: str) -> bool:
    """Whether `<xml><records>` opens the document and EndNote's elements stand in it."""
    return (
        (root_of(head) in _ROOTS or head.lstrip()[:1] == "<")
        and bool(_RECORD.search(head))
        and "<metadata>" not in head
    )


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a record."""
    return pieces_of(name, nodes_in(lines, _RECORDS, _ROOTS), _record, metadata)


def _record(record: Node) -> Record:
    venues = (*texts(record, "titles", "secondary-title"), *texts(record, "periodical", "full-title"))
    found: Record = {
        "title": " ".join(texts(record, "titles", "title")[:1]),
        "abstract": " ".join(texts(record, "abstract")[:1]),
        "authors": texts(record, "contributors", "authors", "author"),
        "venue": venues[0] if venues else "",
        "published": _published(record),
        "url": [*texts(record, "urls", "related-urls", "url"), *texts(record, "urls", "web-urls", "url")],
        "pdf": texts(record, "urls", "pdf-urls", "url"),
        "doi": texts(record, "electronic-resource-num"),
        "keywords": texts(record, "keywords", "keyword"),
        "note": " ".join(texts(record, "notes")[:1]),
        "identifier": texts(record, "accession-num"),
    }
    return {key: value for key, value in found.items() if value}


def _published(record: Node) -> str:
    """The day of publication; EndNote writes day and month without the year, which stands beside them."""
    year = " ".join(texts(record, "dates", "year")[:1])
    within = " ".join(texts(record, "dates", "pub-dates", "date")[:1])
    if not within or re.search(r"(?:19|20)\d\d", within):
        return within or year
    return f"{within} {year}" if year and re.search(r"[^\W\d]", within) else year
