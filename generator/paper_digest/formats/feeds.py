"""Reads feeds: Atom (arXiv's API too), RSS and RDF; one entry a paper.

feedparser is not used: it holds the whole feed, tells no lines, and mends a broken entry in ways that cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from paper_digest.formats.embedded_markup import without_markup
from paper_digest.formats.xml_nodes import Node, nodes_in, root_of
from paper_digest.formats.xml_records import Record, pieces_of, texts
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.coverage import ParserOutput

LAYOUT = "feed (Atom, RSS)"
_ROOTS: Final = frozenset({"feed", "rss", "RDF", "channel"})
_RECORDS: Final = frozenset({"entry", "item"})
_WHOLE_ENTRY = re.compile(
    r"<(entry|item)[\s>][\s\S]{0,4000}?<(?:\w+:)?(?:title|summary|description|link)[\s>]"
)
_OTHERS: Final = frozenset({"html", "OAI-PMH", "xml", "records"})
_END = re.compile(r"</(?:entry|item)>")
_PAGE = re.compile(r"<(?:html|body|div|table)[\s>]|<!doctype html", re.IGNORECASE)
_ARXIV_TITLE = re.compile(
    r"\.?\s*\((?P<id>arXiv:[^\s)\[]+)\s*(?:\[(?P<category>[^\]]+)\])?[^()]*\)\s*$", re.IGNORECASE
)
_ARXIV_ABOUT = re.compile(
    r"\s*(?P<id>arXiv:\S+)\s+Announce Type:\s*[\w-]+\s*(?:Abstract:\s*)?", re.IGNORECASE
)
_ABSTRACT = re.compile(r"\s*(?:<p>\s*)?Abstract:\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\S+@\S+\s*\((?P<name>[^)]+)\)")
_CODE = ("https://github.com/", "https://gitlab.com/", "https://huggingface.co/spaces/")


def recognizes(head: str) -> bool:
    """Whether the document's first element is a feed's; or, where the start is missing, whether entries stand in it."""
    root = root_of(head)
    if root in _ROOTS:
        return True
    if root in _OTHERS or len(_END.findall(head)) < 2 or _PAGE.search(head):
        return False
    return bool(_WHOLE_ENTRY.search(head))


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting an entry or item; a broken one is told with its lines and the others are read."""
    return pieces_of(name, nodes_in(lines, _RECORDS, _ROOTS), _record, metadata)


def _record(entry: Node) -> Record:
    title, summary = _titled(entry)
    record: Record = {
        "title": title["title"],
        "abstract": summary["abstract"],
        "arxiv": title.get("id") or summary.get("id"),
        "authors": _authors(entry),
        "published": _first(entry, "published", "issued", "date", "pubDate", "publicationDate", "created"),
        "updated": _first(entry, "updated", "modified"),
        "url": _links(entry),
        "doi": texts(entry, "doi"),
        "journal_ref": _first(entry, "journal_ref", "journal_reference", "publicationName"),
        "comment": _first(entry, "comment"),
        "categories": _categories(entry) or ([title["category"]] if title.get("category") else []),
        "identifier": [
            text
            for text in (*texts(entry, "id"), *texts(entry, "identifier"), *texts(entry, "guid"))
            if len(text) < 500
        ],
        "organization": _first(entry, "affiliation"),
    }
    return {key: value for key, value in record.items() if value}


def _first(entry: Node, *names: str) -> str:
    return next((text for name in names for text in texts(entry, name)), "")


def _titled(entry: Node) -> tuple[dict[str, str], dict[str, str]]:
    """The title and the abstract without what arXiv's feeds put before and behind them."""
    title = without_markup(_first(entry, "title"))
    behind = _ARXIV_TITLE.search(title)
    titled = {"title": title[: behind.start()] if behind else title}
    if behind:
        titled |= {"id": behind["id"], "category": behind["category"] or ""}
    summary = _first(entry, "summary", "abstract", "description") or _first(entry, "encoded", "content")
    before = _ARXIV_ABOUT.match(summary)
    text = (
        summary[before.end() :]
        if before
        else _ABSTRACT.sub("", summary, count=1)
        if _ABSTRACT.match(summary)
        else summary
    )
    return titled, {"abstract": text, **({"id": before["id"]} if before else {})}


def _authors(entry: Node) -> list[str] | str:
    named = [
        text
        for author in entry.children("author")
        for text in (texts(author, "name") or [author.text().strip()])
        if text
    ]
    found = [
        without_markup(text)
        for text in named or texts(entry, "creator") or texts(entry, "contributor", "name")
    ]
    found = [bracketed["name"] if (bracketed := _IN_BRACKETS.fullmatch(text)) else text for text in found]
    found = [text for text in found if "@" not in text]
    return found[0] if len(found) == 1 else found


def _links(entry: Node) -> list[str]:
    """The page of the paper first, then its file."""
    links = [
        (link.attributes.get("rel", "alternate"), link.attributes.get("href", "") or link.text().strip())
        for link in entry.children("link")
    ]
    pages = [url for rel, url in links if rel == "alternate" and not url.startswith(_CODE)]
    about = [
        entry.attributes.get("about", ""),
        *texts(entry, "id"),
        *texts(entry, "guid"),
        *texts(entry, "origLink"),
    ]
    others = [url for rel, url in links if rel in ("related", "enclosure", "via") or url.startswith(_CODE)]
    return pages + [url for url in about if url.startswith(("http://", "https://"))] * (not pages) + others


def _categories(entry: Node) -> list[str]:
    nodes = [*entry.children("primary_category"), *entry.children("category"), *entry.children("subject")]
    found = (node.attributes.get("term") or node.text().strip() for node in nodes)
    return list(dict.fromkeys(text for text in found if text))
