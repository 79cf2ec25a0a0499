"""The rules of RFC 4287 that the W3C's feed validator checks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_TAG_URI = re.compile(r"tag:[a-z0-9.-]+,\d{4}:[0-9A-Za-z;/?:@&=+$.\-_!~*'(),%#]*")
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_HTML_ELEMENTS = frozenset(("p", "em", "strong", "code", "a"))


def atom_faults(document: bytes) -> list[str]:
    """What a validator would report of a feed; empty for a valid one."""
    feed = etree.fromstring(document)
    return [
        *_feed_faults(feed),
        *(fault for entry in feed.iter(f"{ATOM}entry") for fault in _entry_faults(entry)),
    ]


def _feed_faults(feed: etree._Element) -> Iterator[str]:
    if feed.tag != f"{ATOM}feed":
        yield f"the root is {feed.tag}"
    yield from _common_faults(feed)
    entries = feed.findall(f"{ATOM}entry")
    ids = Counter(entry.findtext(f"{ATOM}id") for entry in entries)
    yield from (f"the id {repeated} is not unique" for repeated, count in ids.items() if count > 1)
    if feed.find(f"{ATOM}author") is None and not all(
        entry.find(f"{ATOM}author") is not None for entry in entries
    ):
        yield "an entry without an author in a feed without one"
    if [link.get("rel") for link in feed.findall(f"{ATOM}link")].count("self") != 1:
        yield "not exactly one link to itself"
    text = "".join(str(text) for text in feed.itertext())
    if _CONTROLS.search(text):
        yield "control characters"


def _entry_faults(entry: etree._Element) -> Iterator[str]:
    yield from _common_faults(entry)
    content = entry.findall(f"{ATOM}content")
    if len(content) != 1 or content[0].get("type") != "html":
        yield "not exactly one content of the type html"
        return
    html = etree.fromstring(f"<div>{content[0].text}</div>")
    yield from (f"the content has {element.tag}" for element in html if element.tag != "p")
    yield from (
        f"the content has {element.tag}"
        for element in html.iterdescendants()
        if element.tag not in _HTML_ELEMENTS
    )
    published = entry.findtext(f"{ATOM}published") or ""
    if published > (entry.findtext(f"{ATOM}updated") or ""):
        yield "updated before it was published"
    yield from _date_faults(published)


def _common_faults(element: etree._Element) -> Iterator[str]:
    """Faults of what feeds and entries have in common: one id, title, time and link to a page."""
    for name in ("id", "title", "updated"):
        if len(element.findall(f"{ATOM}{name}")) != 1:
            yield f"not exactly one {name}"
    if not _TAG_URI.fullmatch(element.findtext(f"{ATOM}id") or ""):
        yield f"the id {element.findtext(f'{ATOM}id')}"
    yield from _date_faults(element.findtext(f"{ATOM}updated") or "")
    links = element.findall(f"{ATOM}link")
    if [link.get("rel") for link in links].count("alternate") != 1:
        yield "not exactly one link to its page"
    yield from (
        f"the address {link.get('href')}" for link in links if not _IRI.fullmatch(link.get("href") or "")
    )
    yield from (
        "an author without a name"
        for author in element.findall(f"{ATOM}author")
        if not author.findtext(f"{ATOM}name")
    )
    yield from (
        "a category without a term"
        for category in element.findall(f"{ATOM}category")
        if not category.get("term")
    )


def _date_faults(text: str) -> Iterator[str]:
    try:
        is_valid = bool(_DATE.fullmatch(text)) and datetime.fromisoformat(text) is not None
    except ValueError:
        is_valid = False
    if not is_valid:
        yield f"the time {text!r}"
