"""Checks that a text is a whole feed, and finds the day that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from lxml import etree

from paper_digest.formats import feeds
from paper_digest.services.answers import UnexpectedAnswerError

_END = re.compile(r"</(?:\w+:)?(?:feed|rss|RDF)\s*>\s*(?:<!--[^<]{0,2000}-->\s*)*\Z")
_EMPTY_ROOT = re.compile(r"<(?:\w+:)?(?:feed|rss|RDF)\b[^<>]*/>\s*\Z")
_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_ENTRIES: Final = frozenset({"entry", "item"})
_DATES: Final = frozenset({"published", "updated", "pubDate", "date", "issued", "modified", "lastBuildDate"})
_HEAD: Final = 2_000


def require_feed(text: str) -> None:
    """Raises UnexpectedAnswerError unless the text is a whole feed."""
    if _HTML.match(text):
        raise UnexpectedAnswerError("an HTML page instead of a feed")
    if not text.strip():
        raise UnexpectedAnswerError("an empty answer instead of a feed")
    if not feeds.recognizes(text.lstrip()[:_HEAD]):
        raise UnexpectedAnswerError("no feed (RSS or Atom)")
    if not (_END.search(text[-_HEAD:]) or _EMPTY_ROOT.search(text[-_HEAD:])):
        raise UnexpectedAnswerError("a feed that is cut")


def feed_day(text: str, today: date) -> date | None:
    """The day of the newest entry, else the feed's own; None if there is no date, or only future ones.

    Days are those of UTC.
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(text.encode(), parser)
    if root is None:
        return None
    of_entries, of_feed = set[date](), set[date]()
    for element in root.iter():
        day = _day(element.text or "") if _local_name(element) in _DATES else None
        if day and day <= today:
            (of_entries if _is_in_entry(element) else of_feed).add(day)
    return max(of_entries, default=None) or max(of_feed, default=None)


def _is_in_entry(element: etree._Element) -> bool:
    return any(_local_name(parent) in _ENTRIES for parent in _ancestors(element))


def _ancestors(element: etree._Element) -> Iterator[etree._Element]:
    parent = element.getparent()
    while parent is not None:
        yield parent
        parent = parent.getparent()


def _local_name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _day(text: str) -> date | None:
    """The day of a date of RSS (RFC 822) or of Atom (RFC 3339), in UTC."""
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(text.strip())
            return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None
