"""Writes a list of feeds as OPML 2.0 (http://opml.org/spec2.opml), which feed readers import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from paper_digest.site.escaping import xml
from paper_digest.site.exports.feed import Feed

FeedFolder = tuple[str, Sequence[Feed]]
"""Feeds below a heading; with "" they are below none."""


def opml(title: str, folders: Iterable[FeedFolder]) -> bytes:
    """The feeds as an OPML document; readers keep its folders."""
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<opml version="2.0">',
        f"<head><title>{xml(title)}</title></head>",
        "<body>",
        *(line for name, feeds in folders for line in _folder(name, feeds)),
        "</body>",
        "</opml>\n",
    )
    return "\n".join(lines).encode()


def _folder(name: str, feeds: Sequence[Feed]) -> Iterator[str]:
    if name:
        yield f'<outline text="{xml(name)}">'
    yield from map(_outline, feeds)
    if name:
        yield "</outline>"


def _outline(feed: Feed) -> str:
    title = xml(feed.title)
    return (
        f'<outline type="rss" version="ATOM" text="{title}" title="{title}" '
        f'xmlUrl="{xml(feed.atom_url)}" htmlUrl="{xml(feed.page_url)}"/>'
    )
