"""Computes the feed of changes: papers that were revised, renamed, merged, withdrawn or removed."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Final

from paper_digest.model.history_event import HistoryEvent
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.change_pages import SILENT, ChangeRow, change_row
from paper_digest.site.escaping import Escaped, html
from paper_digest.site.exports.feed import Feed, FeedEntry, newest_entries, tag_uri, timestamp
from paper_digest.site.followed_lists import FollowedList
from paper_digest.site.plain_html import plain_html
from paper_digest.site.site_index import SiteIndex
from paper_digest.values.rich_text import RichText

CHANGES: Final = FollowedList("Changes", "changes/index.md", (), "changes/", is_main=True)
_DIGEST_LENGTH: Final = 12
"""Hexadecimal digits that tell the events of one paper apart."""


def change_feed(index: SiteIndex, site: SiteOptions) -> Feed:
    """The latest changes; additions are in the feeds of papers."""
    return Feed(
        id=tag_uri(site.url, CHANGES.folder),
        title=f"{CHANGES.name} · {site.title}",
        author=site.title,
        page_url=f"{site.url}{CHANGES.folder}",
        atom_url=f"{site.url}{CHANGES.atom_path}",
        json_url=f"{site.url}{CHANGES.json_path}",
        entries=newest_entries(_entries(index, site)),
    )


def _entries(index: SiteIndex, site: SiteOptions) -> Iterator[FeedEntry]:
    seen: Counter[str] = Counter()
    for event in index.digest.history.events:
        if event.change not in SILENT and event not in index.void_events:
            path = _permanent_path(event)
            seen[path] += 1
            row = change_row(index, event)
            time = timestamp(event.known_date)
            yield FeedEntry(
                id=tag_uri(site.url, path if seen[path] == 1 else f"{path}/{seen[path]}"),
                title=_title(row),
                url=_url(row, site),
                content=_content(row, index.former_text(event)),
                published=time,
                updated=time,
            )


def _permanent_path(event: HistoryEvent) -> str:
    """What identifies an event whatever its place in history.jsonl, which a merge of branches changes."""
    parts = (
        *(event.change, str(event.date or ""), event.title, event.abstract, event.before, event.other_paper),
        *event.fields,
    )
    digest = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
    return f"papers/{event.paper}/{digest[:_DIGEST_LENGTH]}"


def _title(row: ChangeRow) -> str:
    name = row.link.name.plain if isinstance(row.link.name, RichText) else row.link.name
    return f"{name}: {row.text}"


def _url(row: ChangeRow, site: SiteOptions) -> str:
    path = row.link.path.removesuffix(".md")
    return f"{site.url}{path}/" if path else f"{site.url}{CHANGES.folder}"


def _content(row: ChangeRow, former: str) -> Escaped:
    """What happened, and in a paragraph of its own the former text."""
    happened = str(html(row.text))
    if row.other_paper and isinstance(row.other_paper.name, RichText):
        happened += f" {plain_html(row.other_paper.name)}"
    before = f"\n<p>Before: {plain_html(RichText.parse(former))}</p>" if former else ""
    return Escaped(f"<p>{happened}</p>{before}")
