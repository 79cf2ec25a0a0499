"""Tests of the order of papers by date, which author pages, search results and sorted lists share."""

from __future__ import annotations

from paper_digest.model.paper import Venue
from paper_digest.site.author_pages import author_lists
from paper_digest.site.exports.search_documents import search_documents
from paper_digest.site.listed_dates import have_dates, newest_first
from paper_digest.site.site_index import SiteIndex

from tests.site.builders import analyzed, digest

ICML = Venue("ICML")
PREPRINT = analyzed("preprint", authors="Ada Lovelace", date="2022-11", venue=ICML, year=2023)
PRINTED = analyzed("printed", authors="Ada Lovelace", venue=ICML, year=2024)
UNDATED = analyzed("undated", authors="Ada Lovelace")
EXACT = analyzed("exact", authors="Ada Lovelace", date="2023-01-09")
PAPERS = (PREPRINT, UNDATED, EXACT, PRINTED)
ORDER = ["printed", "exact", "preprint", "undated"]


def test_the_year_of_the_venue_is_the_date_only_of_papers_without_another() -> None:
    assert [entry.paper.id for entry in newest_first(PAPERS)] == ORDER


def test_author_pages_and_search_results_have_the_same_order_and_dates() -> None:
    content = digest(*PAPERS)
    pages = dict(author_lists(SiteIndex(content)))
    rows = pages["authors/ada-lovelace.md"]["rows"]
    assert [(row.link.path, row.date) for row in rows] == [
        ("papers/printed.md", "2024"),
        ("papers/exact.md", "2023-01-09"),
        ("papers/preprint.md", "2022-11"),
        ("papers/undated.md", ""),
    ]
    documents = search_documents(content)
    assert [path for path, _ in documents] == [f"papers/{paper_id}/index.html" for paper_id in ORDER]
    assert b'data-pagefind-meta="date[content]" content="2024"' in documents[0][1]


def test_a_list_has_dates_if_most_papers_have_one() -> None:
    assert have_dates((PREPRINT, PRINTED, UNDATED))
    assert not have_dates((PREPRINT, UNDATED))
    assert not have_dates(())
