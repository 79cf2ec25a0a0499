"""Events that tell of no change of a paper: the records of one that was separated from it made them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.model.digest import Digest
from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.paper_state import text_hash
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.change_feed import change_feed
from paper_digest.site.change_pages import change_pages, paper_changes
from paper_digest.site.newsletter.contents import DateRange, newsletter_of
from paper_digest.site.paper_feeds import PaperFeeds
from paper_digest.site.site_index import SiteIndex
from paper_digest.site.void_events import former_texts, void_events
from paper_digest.values.partial_date import PartialDate

from tests.site.builders import analyzed, digest, sighting

SITE = SiteOptions(title="A digest", url="https://example.org/digest/")
FIRST, SECOND, OTHER = "We sum five numbers.", "We sum nine numbers.", "We draw graphs."
JULY, AUGUST, SEPTEMBER = PartialDate(2024, 7, 1), PartialDate(2024, 8, 6), PartialDate(2024, 9, 2)
ADDED = HistoryEvent(
    paper="sums", change=Change.ADDED, date=JULY, title="On sums", abstract=text_hash(SECOND)
)
OTHER_TITLE = HistoryEvent(
    paper="sums", change=Change.RETITLED, date=AUGUST, title="On graphs", before="On sums"
)
OTHER_TEXT = HistoryEvent(
    paper="sums", change=Change.REVISED, date=AUGUST, abstract=text_hash(OTHER), before=SECOND
)
SPLIT = HistoryEvent(
    paper="graphs",
    change=Change.SPLIT,
    date=SEPTEMBER,
    title="On Graphs",
    abstract=text_hash(OTHER),
    other_paper="sums",
)


def of(*events: HistoryEvent, own_title: str = "On sums") -> Digest:
    """A paper on sums, and one on graphs that was separated from it."""
    return digest(
        analyzed("sums", "On sums", sightings=(sighting(title=own_title, abstract=SECOND),)),
        analyzed("graphs", "On graphs", sightings=(sighting(title="On graphs", abstract=OTHER),)),
        history=History(events),
    )


def test_what_a_separated_paper_takes_was_no_change() -> None:
    assert void_events(of(ADDED, OTHER_TITLE, OTHER_TEXT, SPLIT)) == {OTHER_TITLE, OTHER_TEXT}


def test_as_long_as_the_papers_are_one_it_was_a_change() -> None:
    assert void_events(of(ADDED, OTHER_TITLE, OTHER_TEXT)) == frozenset()
    again = HistoryEvent(paper="graphs", change=Change.MERGED, other_paper="sums")
    assert void_events(of(ADDED, OTHER_TITLE, OTHER_TEXT, SPLIT, again)) == frozenset()


def test_a_title_that_records_of_both_papers_have_was_a_change() -> None:
    assert void_events(of(ADDED, OTHER_TITLE, SPLIT, own_title="On graphs")) == frozenset()


def test_own_changes_count_before_and_after() -> None:
    revised = HistoryEvent(
        paper="sums", change=Change.REVISED, date=JULY, abstract=text_hash(SECOND), before=FIRST
    )
    retitled = HistoryEvent(
        paper="sums", change=Change.RETITLED, date=JULY, title="On sums", before="Numbers"
    )
    assert void_events(of(ADDED, revised, retitled, OTHER_TEXT, SPLIT)) == {OTHER_TEXT}


def test_the_own_title_after_that_of_a_separated_paper_was_no_change() -> None:
    back = HistoryEvent(
        paper="sums", change=Change.RETITLED, date=AUGUST, title="On sums", before="On graphs"
    )
    assert void_events(of(ADDED, OTHER_TITLE, back, SPLIT)) == {OTHER_TITLE, back}
    other_first = replace(ADDED, title="On graphs")
    assert void_events(of(other_first, back, SPLIT)) == {back}
    later = replace(back, title="On sums of numbers")
    assert void_events(of(ADDED, OTHER_TITLE, later, SPLIT)) == {OTHER_TITLE}


def test_a_real_change_after_the_text_of_a_separated_paper_tells_the_papers_own_text_before() -> None:
    title = HistoryEvent(
        paper="sums", change=Change.RETITLED, date=SEPTEMBER, title="Sums of numbers", before="On graphs"
    )
    text = HistoryEvent(
        paper="sums", change=Change.REVISED, date=SEPTEMBER, abstract=text_hash(FIRST), before=OTHER
    )
    content = of(ADDED, OTHER_TITLE, OTHER_TEXT, title, text, SPLIT)
    assert former_texts(content) == {title: "On sums", text: SECOND}
    index = SiteIndex(content, options=SITE)
    months = dict(change_pages(index))["changes/2024-09.md"]["days"]
    listed = [row for _, rows in months for row in rows if row.text == "new title"]
    on_page = [row for row in paper_changes(index, "sums") if row.text == "new title"]
    assert [str(row.title_before and row.title_before.plain) for row in (*listed, *on_page)] == [
        "On sums"
    ] * 2
    feed = [entry.content for entry in change_feed(index, SITE).entries if "sums" in entry.url]
    assert "Before: On sums" in str(feed)
    assert "We sum nine numbers." in str(feed)
    assert "graphs" not in str(feed)


def test_former_titles_of_a_separated_paper_were_no_changes() -> None:
    """The event of the separation has the last title only."""
    former = replace(OTHER_TITLE, title="Graphs, drawn")
    content = digest(
        analyzed("sums", "On sums", sightings=(sighting(title="On sums", abstract=SECOND),)),
        analyzed(
            "graphs", "On graphs", sightings=(sighting(title="Graphs, drawn"), sighting(title="On graphs"))
        ),
        history=History((ADDED, former, SPLIT)),
    )
    assert void_events(content) == {former}


@pytest.mark.parametrize("other_title", [None, "!!!"])
def test_a_separated_paper_takes_no_title_of_other_signs(other_title: str | None) -> None:
    signs = replace(OTHER_TITLE, title="???")
    content = digest(
        analyzed("sums", "???", sightings=(sighting(title="On sums", abstract=SECOND),)),
        analyzed("graphs", "On graphs", sightings=(sighting(title=other_title, abstract=OTHER),)),
        history=History((ADDED, signs, replace(SPLIT, title=other_title or ""))),
    )
    assert void_events(content) == frozenset()


@pytest.mark.parametrize("is_separated", [True, False])
def test_pages_feeds_and_newsletters_agree_on_what_was_no_change(is_separated: bool) -> None:
    content = of(ADDED, OTHER_TITLE, OTHER_TEXT, *([SPLIT] if is_separated else []))
    index = SiteIndex(content, options=SITE)
    pages = dict(change_pages(index))
    listed = [
        row.text
        for path in ("changes/index.md", "changes/2024-08.md")
        for _, rows in pages[path]["days"]
        for row in rows
        if row.link.path == "papers/sums.md"
    ]
    on_page = [row.text for row in paper_changes(index, "sums")]
    in_feed = [entry.title for entry in change_feed(index, SITE).entries if "sums" in entry.url]
    mailed = [paper.text for paper in newsletter_of(content, SITE, DateRange(AUGUST)).changes]
    updated = PaperFeeds(index, SITE).entry("sums").updated
    if is_separated:
        assert (listed, on_page, in_feed, mailed) == ([], ["added"], [], [])
        assert updated == "2024-07-01T00:00:00Z"
    else:
        assert listed == ["abstract revised", "new title"] * 2
        assert on_page == ["added", "new title", "abstract revised"]
        assert in_feed == ["On sums: new title", "On sums: abstract revised"]
        assert mailed == ["new title, abstract revised"]
        assert updated == "2024-08-06T00:00:00Z"
