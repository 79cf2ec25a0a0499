"""The feed of changes."""

from __future__ import annotations

from dataclasses import replace

from paper_digest.model.history import Change, History, HistoryEvent
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.change_feed import change_feed
from paper_digest.site.exports.feed import UNDATED
from paper_digest.site.site_index import SiteIndex
from paper_digest.values.partial_date import PartialDate

from tests.site.builders import analyzed, digest

SITE = SiteOptions(title="A digest", url="https://example.org/digest/")
AUGUST = PartialDate(2024, 8, 6)
EVENTS = (
    HistoryEvent(paper="a", change=Change.ADDED, date=AUGUST, title="A & b"),
    HistoryEvent(paper="gone", change=Change.REMOVED),
    HistoryEvent(paper="a", change=Change.REVISED, date=AUGUST, before="We <sum> $x^2$."),
)


def test_changes_have_permanent_ids_and_the_former_text() -> None:
    index = SiteIndex(digest(analyzed("a", "A & b"), history=History(EVENTS)), options=SITE)
    feed = change_feed(index, SITE)
    revised, removed = feed.entries
    assert revised.id == "tag:example.org,2026:/digest/papers/a/2"
    assert (revised.title, revised.url) == (
        "A & b: abstract revised",
        "https://example.org/digest/papers/a/",
    )
    assert revised.content == "<p>abstract revised Before: We &lt;sum&gt; x².</p>"
    assert revised.published == "2024-08-06T00:00:00Z"
    assert (removed.title, removed.published) == ("gone: removed", UNDATED)
    assert removed.url == "https://example.org/digest/changes/"
    later = HistoryEvent(paper="a", change=Change.RETITLED, date=AUGUST, title="B", before="A & b")
    longer = replace(index.digest, history=History((*EVENTS, later)))
    ids = {entry.id for entry in change_feed(SiteIndex(longer, options=SITE), SITE).entries}
    assert {revised.id, removed.id} < ids
