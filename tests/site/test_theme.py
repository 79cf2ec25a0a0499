"""Tests of what the theme puts into the head of every page."""

from __future__ import annotations

import re
from typing import Any, ClassVar

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

from tests.project import ROOT

BASE = "{% block extrahead %}{% endblock %}"
PARTIALS = {"partials/palette.html": "", "partials/javascripts/palette.html": ""}
ADDRESS = "https://example.org/digest/"
WITH_FEEDS = {"has_address": True, "has_feeds": True}
"""What the plugin tells the theme of a site with an address and feeds."""
WITHOUT_FEEDS = {"has_address": True, "has_feeds": False}
WITHOUT_ADDRESS = {"has_address": False, "has_feeds": False}


class Navigation(list[Any]):
    """The pages in the header: none but the home page."""

    homepage: ClassVar = {"url": ""}


def open_graph(page: dict[str, Any] | None, **settings: Any) -> dict[str, str]:
    """The properties for sites that show links in the head of a page."""
    return dict(re.findall(r'<meta property="og:([^"]+)" content="([^"]*)">', head_of(page, **settings)))


def test_a_page_has_the_picture_of_its_topic_else_that_of_the_digest() -> None:
    topic = {"title": "Vision", "meta": {"card": "cards/vision.png"}}
    assert open_graph(topic) == {
        "title": "Vision",
        "site_name": "A digest",
        "image": f"{ADDRESS}cards/vision.png",
    }
    about = {"title": 'The "about" page', "meta": {}}
    assert open_graph(about)["image"] == f"{ADDRESS}cards/digest.png"
    assert open_graph(about)["title"] == "The &quot;about&quot; page"
    assert open_graph({"title": None, "meta": {}})["title"] == "A digest"
    assert open_graph({"title": "Home", "is_homepage": True, "meta": {}})["title"] == "A digest"


def test_without_the_address_of_the_site_there_is_no_picture() -> None:
    assert open_graph({"title": "Vision", "meta": {"card": "cards/vision.png"}}, extra=WITHOUT_ADDRESS) == {}


def head_of(page: dict[str, Any] | None, **settings: Any) -> str:
    """What the theme adds to the head of a page."""
    theme = FileSystemLoader(ROOT / "templates" / "theme")
    environment = Environment(loader=ChoiceLoader([DictLoader({"base.html": BASE}), theme]))
    environment.filters["url"] = lambda path: f"../{path}"
    config = {
        "site_url": ADDRESS,
        "site_name": "A digest",
        "theme": {"features": []},
        "extra": WITH_FEEDS,
        **settings,
    }
    return environment.get_template("main.html").render(page=page, config=config)


def feeds_in(head: str) -> list[tuple[str, str]]:
    """The titles and addresses of the feeds that a head names."""
    return re.findall(
        r'<link rel="alternate feed" type="application/atom\+xml" title="([^"]*)" href="([^"]*)">', head
    )


def test_every_page_names_the_feed_of_the_site_and_its_own_first() -> None:
    topic = {"title": 'The "vision"', "meta": {"feed": "topics/vision/feed.xml"}}
    own, site = ("The &quot;vision&quot;", "../topics/vision/feed.xml"), ("A digest", "../feed.xml")
    assert feeds_in(head_of(topic)) == [own, site]
    assert feeds_in(head_of({"title": "Home", "meta": {"feed": "feed.xml"}})) == [site]
    assert feeds_in(head_of({"title": "About", "meta": {}})) == feeds_in(head_of(None)) == [site]


def test_without_feeds_no_page_names_one() -> None:
    about = {"title": "About", "meta": {}}
    assert feeds_in(head_of(about, extra=WITHOUT_FEEDS)) == []
    assert feeds_in(head_of(about, extra=WITHOUT_ADDRESS)) == []
    assert feeds_in(head_of(about, extra=None)) == []


@pytest.mark.parametrize(("extra", "is_there"), [(WITH_FEEDS, True), (WITHOUT_FEEDS, False), (None, False)])
def test_the_footer_leads_to_the_page_of_feeds_if_there_is_one(extra: object, is_there: bool) -> None:
    environment = Environment(loader=FileSystemLoader(ROOT / "templates" / "theme"))
    environment.filters["url"] = str
    footer = environment.get_template("partials/footer.html").render(config={"extra": extra})
    assert ('href="follow/"' in footer) is is_there


def test_every_page_names_the_search_for_browsers() -> None:
    head = head_of({"title": "About", "meta": {}})
    assert 'type="application/opensearchdescription+xml" title="A digest" href="../opensearch.xml">' in head
    assert "opensearch" not in head_of({"title": "About", "meta": {}}, extra=WITHOUT_ADDRESS)


def test_the_sitemap_lists_all_pages_but_those_that_redirect_or_are_for_no_search_engine() -> None:
    environment = Environment(loader=FileSystemLoader(ROOT / "templates" / "theme"), autoescape=True)
    metadata = {
        "about/": {"robots": "nofollow"},
        "old/": {"template": "redirect.html"},
        "removed/": {"robots": "noindex"},
        "hidden/": {"robots": "nofollow, noindex"},
        "topics/": None,
    }
    pages = [{"page": {"canonical_url": f"{ADDRESS}{path}", "meta": meta}} for path, meta in metadata.items()]
    sitemap = environment.get_template("sitemap.xml").render(pages=pages)
    assert re.findall(r"<loc>([^<]*)</loc>", sitemap) == [f"{ADDRESS}about/", f"{ADDRESS}topics/"]


def test_the_page_for_missing_addresses_says_so_in_its_title() -> None:
    theme = FileSystemLoader(ROOT / "templates" / "theme")
    base = DictLoader({"base.html": "{% block htmltitle %}{% endblock %}"})
    environment = Environment(loader=ChoiceLoader([base, theme]))
    environment.filters["url"] = str
    page = environment.get_template("404.html").render(config={"site_name": "A digest"})
    assert "<title>Page not found · A digest</title>" in page


def test_a_page_for_errors_has_no_picture() -> None:
    assert open_graph(None) == {}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Paper digest", "Paper <em>digest</em>"),
        ("digest", " <em>digest</em>"),
        ("Reading group", "Reading group"),
        ("R&D <b>", "R&amp;D &lt;b&gt;"),
    ],
)
def test_the_header_has_the_name_of_the_site(name: str, shown: str) -> None:
    environment = Environment(
        loader=ChoiceLoader([DictLoader(PARTIALS), FileSystemLoader(ROOT / "templates" / "theme")])
    )
    environment.filters["url"] = str
    header = environment.get_template("partials/header.html").render(
        config={"site_name": name}, lang={"t": str}, nav=Navigation()
    )
    assert f'aria-hidden="true"></span>{shown}</a>' in header


def report_link(repo_url: str | None, report: str | None = "template=correction.yml&amp;paper=a") -> str:
    """The address of the link to the issue form below a page; "" without one."""
    theme = FileSystemLoader(ROOT / "templates" / "theme")
    base = DictLoader({"base.html": "{% block content %}{% endblock %}"})
    environment = Environment(loader=ChoiceLoader([base, theme]))
    environment.filters["url"] = str
    page = {"content": "<p>A paper</p>", "meta": {"report": report} if report else {}}
    content = environment.get_template("main.html").render(page=page, config={"repo_url": repo_url})
    match = re.search(r'<a href="([^"]*)">Report a problem</a>', content)
    return match[1] if match else ""


@pytest.mark.parametrize("repo_url", ["https://github.com/o/r", "https://github.com/o/r/"])
def test_a_paper_has_a_link_to_the_filled_in_form(repo_url: str) -> None:
    address = "https://github.com/o/r/issues/new?template=correction.yml&amp;paper=a"
    assert report_link(repo_url) == address
    assert report_link(repo_url, report=None) == ""


@pytest.mark.parametrize("repo_url", [None, "", "https://gitlab.com/o/r"])
def test_without_a_repository_at_github_there_is_no_form(repo_url: str | None) -> None:
    assert report_link(repo_url) == ""
