"""Tests of what lists of papers print."""

from __future__ import annotations

from paper_digest.model.site_options import SiteOptions
from paper_digest.site.paper_lists import most_frequent, most_papers, paper_list
from paper_digest.site.site_index import CountedLink, SiteIndex

from tests.site.builders import analyzed, digest


def test_the_most_frequent_items_stay_in_their_order() -> None:
    assert most_frequent(["a", "bbb", "cc", "dd"], len, 2) == ("bbb", "cc")


def test_the_links_with_the_most_papers_come_first_with_their_numbers() -> None:
    links = {name: CountedLink(name, f"{name}.md", 99) for name in "abc"}
    ranked = most_papers(links, ["c", "b", "c", "unknown", "a", ""])
    assert [(link.name, link.count) for link in ranked] == [("c", 2), ("a", 1), ("b", 1)]


def test_a_long_list_has_several_pages_and_a_control_to_sort_it() -> None:
    papers = [analyzed(f"a{number:03}", date="2024") for number in range(201)]
    pages = dict(paper_list(SiteIndex(digest(*papers)), "list.md", papers, extra="text"))
    assert list(pages) == ["list.md", "list/page-2.md"]
    assert [(len(page["rows"]), page["total"], page["extra"]) for page in pages.values()] == [
        (200, 201, "text"),
        (1, 201, "text"),
    ]
    assert [(page["sorting"], page["has_dates"]) for page in pages.values()] == [("Title", True)] * 2


def test_the_owner_chooses_how_many_papers_a_page_has() -> None:
    papers = [analyzed(f"a{number:03}") for number in range(25)]
    site = SiteIndex(digest(*papers), options=SiteOptions(papers_per_page=10))
    pages = dict(paper_list(site, "list.md", papers))
    assert [len(page["rows"]) for page in pages.values()] == [10, 10, 5]


def test_a_list_in_the_order_of_titles_without_dates_needs_no_control() -> None:
    papers = [analyzed(f"a{number:03}") for number in range(201)]
    for page in dict(paper_list(SiteIndex(digest(*papers)), "list.md", papers)).values():
        assert page["sorting"] is None


def test_a_list_in_another_order_without_dates_can_be_sorted_by_title() -> None:
    papers = [analyzed("a", date="2024"), analyzed("b"), analyzed("c")]
    ((_, page),) = paper_list(SiteIndex(digest(*papers)), "list.md", papers, "Most typical")
    assert (page["sorting"], page["has_dates"]) == ("Most typical", False)
