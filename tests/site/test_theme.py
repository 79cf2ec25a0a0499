"""Tests of what the theme puts into the head of every page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

from tests.project import ROOT

BASE = "{% block extrahead %}{% endblock %}"
ADDRESS = "https://example.org/digest/"


def open_graph(page: dict[str, Any] | None, site_url: str | None = ADDRESS) -> dict[str, str]:
    """The properties for sites that show links in the head of a page."""
    theme = FileSystemLoader(ROOT / "templates" / "theme")
    environment = Environment(loader=ChoiceLoader([DictLoader({"base.html": BASE}), theme]))
    environment.filters["url"] = str
    config: dict[str, Any] = {"site_url": site_url, "site_name": "A digest", "theme": {"features": []}}
    head = environment.get_template("main.html").render(page=page, config=config)
    return dict(re.findall(r'<meta property="og:([^"]+)" content="([^"]*)">', head))


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
    assert open_graph({"title": "Vision", "meta": {"card": "cards/vision.png"}}, site_url=None) == {}


def test_a_page_for_errors_has_no_picture() -> None:
    assert open_graph(None) == {}


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
