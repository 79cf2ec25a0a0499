"""Reads OAI-PMH harvests, in Dublin Core or in arXiv's own formats: one record a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from paper_digest.formats.xml_nodes import Node, nodes_in, root_of
from paper_digest.formats.xml_records import Record, pieces_of, texts
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.coverage import ParserOutput

LAYOUT = "OAI-PMH"
_ROOTS: Final = frozenset({"OAI-PMH", "ListRecords", "GetRecord", "Records"})
_RECORDS: Final = frozenset({"record"})
_METADATA = re.compile(r"<metadata>\s*<(?:\w+:)?(?:dc|arXiv|arXivRaw|qualifieddc)[\s>]")
_COMMENT = re.compile(r"\s*Comments?:\s*", re.IGNORECASE)


def recognizes(head: str) -> bool:
    """Whether the document's first element is OAI-PMH's, or records with metadata of such kinds stand in it."""
    return root_of(head) in _ROOTS or (head.lstrip()[:1] == "<" and bool(_METADATA.search(head)))


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a record; one that is marked as deleted is no paper."""
    return pieces_of(name, nodes_in(lines, _RECORDS, _ROOTS), _record, metadata)


def _record(record: Node) -> Record | None:
    if any(header.attributes.get("status") == "deleted" for header in record.children("header")):
        return None
    kinds = [
        node for metadata in record.children("metadata") for node in metadata.parts if isinstance(node, Node)
    ]
    found: Record = {}
    for node in kinds or [record]:
        found |= _dublin_core(node) if node.name in ("dc", "qualifieddc") else _arxiv(node)
    found["identifier"] = [*texts(record, "header", "identifier"), *_listed(found.get("identifier"))]
    return {key: value for key, value in found.items() if value}


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value] if value else []


def _arxiv(node: Node) -> Record:
    """Elements of arXiv and arXivRaw have the names of fields; authors in parts, or in one text."""
    record: Record = {
        part.name: part.text().strip()
        for part in node.parts
        if isinstance(part, Node) and part.name not in ("authors", "version")
    }
    people = [
        {
            "family": " ".join(texts(one, "keyname")),
            "given": " ".join(texts(one, "forenames")),
            "suffix": " ".join(texts(one, "suffix")),
        }
        for one in node.below("authors", "author")
    ]
    record["authors"] = people or " ".join(texts(node, "authors"))
    if versions := texts(node, "version", "date"):
        record["published"] = versions[0]
    elif "created" in record:
        record["published"] = record["created"]
    return record


def _dublin_core(node: Node) -> Record:
    """The first description is the abstract, the first date the paper's own; several elements may have one name."""
    descriptions = texts(node, "description")
    remarks = [_COMMENT.sub("", text, count=1) for text in descriptions if _COMMENT.match(text)]
    abstracts = [text for text in descriptions if not _COMMENT.match(text)]
    return {
        "title": texts(node, "title"),
        "authors": texts(node, "creator") or texts(node, "contributor"),
        "abstract": max(abstracts, key=len, default=""),
        "comment": remarks[0] if remarks else "",
        "published": min(texts(node, "date"), default=""),
        "categories": texts(node, "subject"),
        "identifier": texts(node, "identifier"),
        "url": [text for text in texts(node, "identifier") if text.startswith(("http://", "https://"))],
        "venue": "; ".join(texts(node, "source")[:1]),
    }
