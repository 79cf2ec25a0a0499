"""The feed of changes."""

from __future__ import annotations

import re

from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.change_feed import change_feed
from paper_digest.site.exports.feed import UNDATED, atom
from paper_digest.site.site_index import SiteIndex
from paper_digest.values.partial_date import PartialDate

from tests.feed_rules import atom_faults
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
    assert re.fullmatch(r"tag:example\.org,2026:/digest/papers/a/[0-9a-f]{12}", revised.id)
    assert (revised.title, revised.url) == (
        "A & b: abstract revised",
        "https://example.org/digest/papers/a/",
    )
    assert revised.content == "<p>abstract revised</p>\n<p>Before: We &lt;sum&gt; x².</p>"
    assert revised.published == "2024-08-06T00:00:00Z"
    assert (removed.title, removed.published) == ("gone: removed", UNDATED)
    assert removed.url == "https://example.org/digest/changes/"


def test_a_new_title_comes_with_the_former_one_in_the_text() -> None:
    renamed = HistoryEvent(paper="a", change=Change.RETITLED, title="A & b", before="Old <title>")
    index = SiteIndex(digest(analyzed("a", "A & b"), history=History((renamed,))), options=SITE)
    (entry,) = change_feed(index, SITE).entries
    assert (entry.title, entry.content) == (
        "A & b: new title",
        "<p>new title</p>\n<p>Before: Old &lt;title&gt;</p>",
    )


def ids_of(*events: HistoryEvent) -> list[str]:
    index = SiteIndex(digest(analyzed("a", "A & b"), history=History(events)), options=SITE)
    return sorted(entry.id for entry in change_feed(index, SITE).entries)


def test_ids_stay_when_a_merge_of_branches_puts_an_event_before_others() -> None:
    earlier = HistoryEvent(paper="a", change=Change.RETITLED, date=AUGUST, title="A & b", before="B")
    assert set(ids_of(*EVENTS)) < set(ids_of(earlier, *EVENTS))
    assert ids_of(earlier, *EVENTS) == ids_of(*EVENTS, earlier)


def test_each_event_has_its_own_id() -> None:
    corrected = HistoryEvent(paper="a", change=Change.CORRECTED, fields=("title", "venue"))
    other_fields = HistoryEvent(paper="a", change=Change.CORRECTED, fields=("title",))
    ids = ids_of(corrected, other_fields, corrected, *EVENTS)
    assert len(set(ids)) == len(ids) == 5
    assert sum(entry_id.endswith("/2") for entry_id in ids) == 1


def test_a_hostile_paper_id_of_the_history_becomes_a_valid_id() -> None:
    event = HistoryEvent(paper='\ud800 <x>"', change=Change.REMOVED)
    index = SiteIndex(digest(history=History((event,))), options=SITE)
    assert atom_faults(atom(change_feed(index, SITE))) == []
