"""Tests of the links that pages show."""

from __future__ import annotations

from paper_digest.model.paper import LinkKind, PaperLink
from paper_digest.site.views import code_urls, paper_link

from tests.site.builders import analyzed


def test_a_paper_is_linked_by_its_heading() -> None:
    flat = analyzed("flat-minima", "Flat $O(n)$ minima")
    link = paper_link(flat)
    assert (link.name, link.path) == (flat.paper.heading, "papers/flat-minima.md")


def test_only_links_to_code_are_code() -> None:
    links = (
        PaperLink(LinkKind.CODE, "https://a.org/code"),
        PaperLink(LinkKind.PROJECT, "https://a.org/"),
        PaperLink(LinkKind.CODE, "https://b.org/code"),
    )
    assert code_urls(analyzed(links=links)) == ("https://a.org/code", "https://b.org/code")
