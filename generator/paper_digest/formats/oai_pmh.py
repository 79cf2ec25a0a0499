"""Read OAI-PMH harvests, in Dublin Core, arXiv's own formats, or one of xml_formats: one record a paper.

Also records of Dublin Core without that protocol, in a list or in the answer of a library's catalog (SRU).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from paper_digest.formats.xml_formats import record_within
from paper_digest.formats.xml_records import (
    Element,
    Neighbors,
    Record,
    first_text,
    read_records,
    root_of,
    text_of,
    texts,
)
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.coverage import ParserOutput
from paper_digest.sources.translations import english_of

LAYOUT = "OAI-PMH"
_ROOTS: Final = frozenset({"OAI-PMH", "ListRecords", "GetRecord", "Records"})
_DUBLIN_CORE_ROOTS: Final = frozenset({"dc", "records", "searchRetrieveResponse"})
_RECORDS: Final = frozenset({"record", "dc"})
_METADATA = re.compile(r"<metadata>\s*<(?:\w+:)?(?:dc|arXiv|arXivRaw|qualifieddc)[\s>]")
_DUBLIN_CORE = re.compile(r"<(?:[\w.-]+:)?dc[\s>]")
_COMMENT = re.compile(r"\s*Comments?:\s*", re.IGNORECASE)


def recognizes(head: str) -> bool:
    """Whether the document's first element is OAI-PMH's, or records with such metadata are in it."""
    root = root_of(head)
    if root in _ROOTS or (root in _DUBLIN_CORE_ROOTS and _DUBLIN_CORE.search(head)):
        return True
    return head.lstrip()[:1] == "<" and bool(_METADATA.search(head))


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a record; a record that is marked as deleted is no paper."""
    return read_records(name, lines, _RECORDS, _ROOTS | _DUBLIN_CORE_ROOTS, _record, metadata)


def _record(record: Element, _neighbors: Neighbors) -> Record | None:
    if any(header.get("status") == "deleted" for header in record.findall("header")):
        return None
    fields: Record = {}
    for metadata in [*record.findall("metadata/*"), *record.findall("recordData/*")] or [record]:
        fields |= _fields(metadata)
    own = fields.get("identifier") or []
    fields["identifier"] = [*texts(record, "header/identifier"), *(own if isinstance(own, list) else [own])]
    return {key: value for key, value in fields.items() if value}


def _fields(metadata: Element) -> Record:
    if metadata.tag in ("dc", "qualifieddc"):
        return _dublin_core(metadata)
    return record_within(metadata) or _arxiv(metadata)


def _arxiv(metadata: Element) -> Record:
    """Elements of arXiv and arXivRaw have the names of fields; authors are in parts, or in one text."""
    record: Record = {
        str(part.tag): text_of(part) for part in metadata if part.tag not in ("authors", "version")
    }
    parts = {"family": "keyname", "given": "forenames", "suffix": "suffix"}
    people = [
        {key: " ".join(texts(author, part)) for key, part in parts.items()}
        for author in metadata.findall("authors/author")
    ]
    record["authors"] = people or " ".join(texts(metadata, "authors"))
    if published := first_text(metadata, "version/date") or record.get("created"):
        record["published"] = published
    return record


def _dublin_core(metadata: Element) -> Record:
    """The longest description in one language is the abstract, the first date is the paper's own."""
    descriptions = texts(metadata, "description")
    abstracts = sorted((text for text in descriptions if not _COMMENT.match(text)), key=len, reverse=True)
    identifiers = texts(metadata, "identifier")
    return {
        "title": texts(metadata, "title"),
        "authors": texts(metadata, "creator") or texts(metadata, "contributor"),
        "abstract": english_of(abstracts),
        "comment": [_COMMENT.sub("", text, count=1) for text in descriptions if _COMMENT.match(text)][:1],
        "published": min(texts(metadata, "date"), default=""),
        "categories": texts(metadata, "subject"),
        "identifier": identifiers,
        "url": [text for text in identifiers if text.startswith(("http://", "https://"))],
        "venue": first_text(metadata, "source"),
    }
