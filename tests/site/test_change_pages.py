"""The pages of changes, and the history on a paper's page."""

from __future__ import annotations

from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.site.change_pages import change_pages, change_row, paper_changes, revisions
from paper_digest.site.site_index import SiteIndex
from paper_digest.site.word_diff import Part
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.rich_text import RichText

from tests.site.builders import analyzed, digest

AUGUST, SEPTEMBER = PartialDate(2024, 8, 6), PartialDate(2024, 9, 2)
EVENTS = (
    HistoryEvent(paper="a", change=Change.ADDED, date=AUGUST, title="Old title"),
    HistoryEvent(paper="b", change=Change.ADDED, title="Lost & gone"),
    HistoryEvent(paper="a", change=Change.RETITLED, date=AUGUST, title="New title", before="Old title"),
    HistoryEvent(paper="a", change=Change.REVISED, date=SEPTEMBER, before="We sum five numbers."),
    HistoryEvent(paper="a", change=Change.CORRECTED, date=SEPTEMBER, fields=("authors", "date")),
    HistoryEvent(paper="b", change=Change.MERGED, date=SEPTEMBER, other_paper="a"),
    HistoryEvent(paper="c", change=Change.REMOVED),
)


def site(*published: str) -> SiteIndex:
    first = analyzed("a", "New title", abstract=RichText.parse("We sum nine numbers."))
    return SiteIndex(digest(first, history=History(EVENTS)), published=frozenset(published))


def test_changes_are_listed_by_month_newest_first() -> None:
    pages = dict(change_pages(site()))
    assert list(pages) == [f"changes/{name}.md" for name in ("index", "2024-09", "2024-08", "undated")]
    assert [date for date, _ in pages["changes/index.md"]["days"]] == [
        "2 September 2024",
        "6 August 2024",
        "",
    ]
    (date, rows), *_ = pages["changes/2024-09.md"]["days"]
    assert date == "2 September 2024"
    assert [(row.link.name.plain, row.text) for row in rows] == [
        ("Lost & gone", "merged into"),
        ("New title", "corrected (authors, date)"),
        ("New title", "abstract revised"),
    ]
    assert [(month.name, month.added) for month in pages["changes/index.md"]["months"]] == [
        ("September 2024", 0),
        ("August 2024", 1),
        ("undated", 1),
    ]


def test_only_papers_with_a_page_are_links() -> None:
    rows = {
        row.link.name.plain: row.link.path
        for row in dict(change_pages(site("papers/c")))["changes/undated.md"]["days"][0][1]
    }
    assert rows == {"c": "papers/c.md"}
    (row, *_) = dict(change_pages(site()))["changes/2024-09.md"]["days"][0][1]
    assert row.link.path == ""
    assert row.other_paper
    assert row.other_paper.path == "papers/a.md"


def test_a_page_shows_what_happened_and_what_was_revised() -> None:
    assert [(row.text, row.date) for row in paper_changes(site(), "a")] == [
        ("added", "6 August 2024"),
        ("new title", "6 August 2024"),
        ("abstract revised", "2 September 2024"),
        ("corrected (authors, date)", "2 September 2024"),
    ]
    (revision,) = revisions(site(), "a")
    assert [part.text for part in revision.parts if part.kind is not Part.SAME] == ["five", "nine"]


def test_a_correction_that_was_taken_back_says_of_what() -> None:
    texts = [
        ((), ("title",), "correction of the title taken back"),
        ((), ("authors", "doi", "title"), "corrections of the authors, the DOI and the title taken back"),
        (("date",), ("arxiv",), "corrected (date); correction of the arXiv id taken back"),
        ((), (), "correction taken back"),
    ]
    for fields, released, text in texts:
        event = HistoryEvent(paper="a", change=Change.CORRECTED, fields=fields, released=released)
        assert change_row(site(), event).text == text


def test_a_merger_is_in_lists_with_the_paper_that_was_merged_only() -> None:
    events = (
        HistoryEvent(paper="a", change=Change.MERGED_WITH, date=SEPTEMBER, other_paper="b"),
        HistoryEvent(paper="b", change=Change.MERGED, date=SEPTEMBER, other_paper="a"),
    )
    index = SiteIndex(digest(analyzed("a"), history=History(events)))
    ((_, rows),) = dict(change_pages(index))["changes/index.md"]["days"]
    assert [row.text for row in rows] == ["merged into"]
    assert [row.text for row in paper_changes(index, "a")] == ["merged with"]
