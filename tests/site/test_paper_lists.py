"""Tests of what lists of papers print."""

from __future__ import annotations

from paper_digest.site.paper_lists import most_frequent, most_papers, paper_list
from paper_digest.site.site_index import PageLink, SiteIndex

from tests.site.builders import analyzed, digest


def test_the_most_frequent_items_stay_in_their_order() -> None:
    assert most_frequent(["a", "bbb", "cc", "dd"], len, 2) == ("bbb", "cc")


def test_the_links_with_the_most_papers_come_first_with_their_numbers() -> None:
    links = {name: PageLink(name, f"{name}.md", 99) for name in "abc"}
    ranked = most_papers(links, ["c", "b", "c", "unknown", "a", ""])
    assert [(link.name, link.count) for link in ranked] == [("c", 2), ("a", 1), ("b", 1)]


def test_a_long_list_has_several_pages_and_a_control_to_sort_it() -> None:
    papers = [analyzed(f"a{number:03}") for number in range(201)]
    pages = dict(paper_list(SiteIndex(digest(*papers)), "list.md", papers, extra="text"))
    assert list(pages) == ["list.md", "list/page-2.md"]
    assert [(len(page["rows"]), page["total"], page["extra"]) for page in pages.values()] == [
        (200, 201, "text"),
        (1, 201, "text"),
    ]
    assert pages["list.md"]["sorting"] == "Title"


def test_a_short_list_in_the_order_of_titles_without_dates_needs_no_control() -> None:
    papers = [analyzed(name) for name in "abc"]
    ((_, page),) = paper_list(SiteIndex(digest(*papers)), "list.md", papers)
    assert page["sorting"] is None
