"""Writes a feed as Atom and as JSON Feed.

Sources: RFC 4287 (Atom), RFC 4151 (tag URIs), https://www.jsonfeed.org/version/1.1/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from urllib.parse import quote, urlsplit

from paper_digest.site.escaping import Escaped, bare, xml
from paper_digest.values.partial_date import PartialDate

MAX_ENTRIES: Final = 100
"""The most entries of one feed."""
UNDATED: Final = "1970-01-01T00:00:00Z"
"""The time of what has no date: feeds require one, and readers sort it last."""
_TAG_YEAR: Final = "2026"
"""A year in which the host belonged to its owner. Never change it: readers would show all entries as new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry of a feed."""

    id: str
    """A permanent URI, such as one of `tag_uri`."""
    title: str
    url: str
    """The absolute address of its page."""
    content: Escaped
    """HTML that is also well-formed XML."""
    published: str
    """A time of `timestamp`."""
    updated: str
    authors: tuple[str, ...] = ()
    categories: tuple[tuple[str, str], ...] = ()
    """Their ids and names."""
    external_url: str = ""
    """The absolute address of what it is about on another site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed; its addresses are absolute."""

    id: str
    """A permanent URI."""
    title: str
    author: str
    """The author of entries without one."""
    page_url: str
    """The page that shows the same."""
    atom_url: str
    json_url: str = ""
    """"" if it is only written as Atom."""
    entries: tuple[FeedEntry, ...] = ()
    """In the order of `newest_entries`."""

    @property
    def updated(self) -> str:
        """The time of its last change."""
        return max((entry.updated for entry in self.entries), default=UNDATED)


def newest_entries(entries: Iterable[FeedEntry], number: int = MAX_ENTRIES) -> tuple[FeedEntry, ...]:
    """The first of the entries by their time, newest first, then by id."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(by_id, key=lambda entry: entry.published, reverse=True)[:number])


def timestamp(date: PartialDate | None) -> str:
    """The start of the day, month or year in UTC, as RFC 3339 writes it."""
    if date is None:
        return UNDATED
    year, month, day = (*date.parts, 1, 1)[:3]
    return f"{year:04}-{month:02}-{day:02}T00:00:00Z"


def tag_uri(site_url: str, path: str) -> str:
    """A permanent URI for what a site has at a path; it does not change with the scheme or the port."""
    parts = urlsplit(site_url)
    host = re.sub(r"[^a-z0-9.-]", "-", (parts.hostname or "").lower())
    return f"tag:{host},{_TAG_YEAR}:{quote(parts.path + path, safe='/-._~', errors='replace')}"


def atom(feed: Feed) -> bytes:
    """The feed as an Atom document."""
    head = (
        f"<id>{xml(feed.id)}</id>",
        f"<title>{xml(feed.title)}</title>",
        f"<updated>{feed.updated}</updated>",
        f"<author><name>{xml(feed.author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{xml(feed.atom_url)}"/>',
        f'<link rel="alternate" type="text/html" href="{xml(feed.page_url)}"/>',
        "<generator>paper-digest</generator>",
    )
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        *head,
        *map(_atom_entry, feed.entries),
        "</feed>\n",
    )
    return "\n".join(lines).encode()


@lru_cache(maxsize=32_768)
def _atom_entry(entry: FeedEntry) -> str:
    """The entry, written once for all feeds that it is in."""
    return "\n".join(("<entry>", *_atom_elements(entry), "</entry>"))


def _atom_elements(entry: FeedEntry) -> Iterator[str]:
    yield f"<id>{xml(entry.id)}</id>"
    yield f"<title>{xml(entry.title)}</title>"
    yield f"<published>{entry.published}</published>"
    yield f"<updated>{entry.updated}</updated>"
    yield from (f"<author><name>{xml(name)}</name></author>" for name in entry.authors)
    yield f'<link rel="alternate" type="text/html" href="{xml(entry.url)}"/>'
    if entry.external_url:
        yield f'<link rel="related" href="{xml(entry.external_url)}"/>'
    for term, label in entry.categories:
        yield f'<category term="{xml(term)}" label="{xml(label)}"/>'
    yield f'<content type="html">{xml(entry.content)}</content>'


def json_feed(feed: Feed) -> bytes:
    """The feed as a JSON Feed, an entry on each line."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": bare(feed.title),
        "home_page_url": feed.page_url,
        "feed_url": feed.json_url,
        "authors": [{"name": bare(feed.author)}],
    }
    fields = ",\n".join(f"{_json(name)}: {_json(value)}" for name, value in head.items())
    items = ",\n".join(_json(_json_item(entry)) for entry in feed.entries)
    return f'{{{fields},\n"items": [\n{items}\n]}}\n'.encode()


def _json_item(entry: FeedEntry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "external_url": entry.external_url,
        "title": bare(entry.title),
        "content_html": entry.content,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": bare(name)} for name in entry.authors],
        "tags": [bare(label) for _, label in entry.categories],
    }
    return {name: value for name, value in item.items() if value}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
