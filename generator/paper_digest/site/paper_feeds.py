"""Writes the feeds of the lists of papers, and the list of the feeds for feed readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from paper_digest.model.digest import AnalyzedPaper
from paper_digest.model.history_event import Change
from paper_digest.model.paper import Paper
from paper_digest.model.site_files import PagePath
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.byline import named_authors
from paper_digest.site.change_feed import CHANGES, change_feed
from paper_digest.site.escaping import Escaped, absolute_url, html
from paper_digest.site.exports.feed import (
    MAX_ENTRIES,
    Feed,
    FeedEntry,
    atom,
    json_feed,
    newest_entries,
    tag_uri,
    timestamp,
)
from paper_digest.site.exports.opml import FeedFolder, opml
from paper_digest.site.followed_lists import FollowedList
from paper_digest.site.listed_dates import listed_date
from paper_digest.site.page_urls import page_address
from paper_digest.site.plain_html import plain_html
from paper_digest.site.site_index import SiteIndex

OPML_PATH: Final = "feeds.opml"
_UPDATES: Final = frozenset(
    (
        Change.REVISED,
        Change.RETITLED,
        Change.CORRECTED,
        Change.WITHDRAWN,
        Change.MERGED_WITH,
        Change.SEPARATED_FROM,
    )
)
"""What changes the entry of a paper."""
_FEWER_ENTRIES: Final = 20
"""The most entries of a feed that is no main one; see decision 42."""


def feed_files(index: SiteIndex, site: SiteOptions) -> dict[PagePath, bytes]:
    """The feeds of all followed lists and feeds.opml, by their paths below docs/."""
    feeds, changes = PaperFeeds(index, site), change_feed(index, site)
    files: dict[PagePath, bytes] = {
        OPML_PATH: opml(site.title, [*_folders(index, feeds), (CHANGES.name, (changes,))]),
        CHANGES.atom_path: atom(changes),
        CHANGES.json_path: json_feed(changes),
    }
    for followed in index.followed_lists:
        feed = feeds.feed(followed)
        files[followed.atom_path] = atom(feed)
        if followed.json_path:
            files[followed.json_path] = json_feed(feed)
    return files


class PaperFeeds:
    """The feeds of one digest; each paper's entry is made once."""

    def __init__(self, index: SiteIndex, site: SiteOptions) -> None:
        self._index = index
        self._site = site
        self._entries: dict[str, FeedEntry] = {}

    def feed(self, followed: FollowedList) -> Feed:
        """The feed of a list."""
        url = self._site.url
        title = f"{followed.name} · {self._site.title}" if followed.folder else self._site.title
        return Feed(
            id=tag_uri(url, followed.folder),
            title=title,
            author=self._site.title,
            page_url=f"{url}{page_address(followed.page)}",
            atom_url=f"{url}{followed.atom_path}",
            json_url=f"{url}{followed.json_path}" if followed.json_path else "",
            entries=newest_entries(
                map(self.entry, followed.papers), MAX_ENTRIES if followed.is_main else _FEWER_ENTRIES
            ),
        )

    def entry(self, paper_id: str) -> FeedEntry:
        """The entry of a paper."""
        if paper_id not in self._entries:
            self._entries[paper_id] = self._entry(self._index.digest.by_id[paper_id])
        return self._entries[paper_id]

    def _entry(self, analyzed: AnalyzedPaper) -> FeedEntry:
        paper = analyzed.paper
        path = f"papers/{paper.id}/"
        history = self._index.digest.history
        published = timestamp(history.arrivals.get(paper.id) or listed_date(paper))
        changed = (
            event.known_date
            for event in history.by_paper.get(paper.id, ())
            if event.change in _UPDATES and event not in self._index.void_events
        )
        revisions = map(timestamp, (*changed, *(sighting.revised for sighting in paper.sightings)))
        topics = (self._index.topics[score.topic] for score in analyzed.topics)
        return FeedEntry(
            id=tag_uri(self._site.url, path),
            title=paper.heading.plain,
            url=f"{self._site.url}{path}",
            content=_content(paper),
            published=published,
            updated=max(published, *revisions),
            authors=tuple(str(name) for name in named_authors(paper)),
            categories=tuple(
                (score.topic, str(topic.name)) for score, topic in zip(analyzed.topics, topics, strict=True)
            ),
            external_url=absolute_url(paper.url or ""),
        )


def _content(paper: Paper) -> Escaped:
    """What the entry of a paper says: its abstract and what readers must know about it."""
    return Escaped("".join(f"<p>{paragraph}</p>" for paragraph in _paragraphs(paper)))


def _paragraphs(paper: Paper) -> Iterator[Escaped]:
    if paper.withdrawn:
        yield html("This paper was withdrawn by its authors.")
    yield plain_html(paper.abstract) if paper.abstract else html("No abstract available.")
    if paper.machine_generated:
        yield html("This summary is machine-generated. The authors' abstract is not available.")


def _folders(index: SiteIndex, feeds: PaperFeeds) -> Iterator[FeedFolder]:
    """The main lists below their headings."""
    for heading, lists in index.main_lists:
        yield heading, tuple(map(feeds.feed, lists))
