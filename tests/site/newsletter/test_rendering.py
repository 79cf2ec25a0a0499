"""The HTML, the plain text and the Markdown of a newsletter show everything, and hostile text as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html as lxml_html
from lxml.etree import _Element
from markdown_it import MarkdownIt
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.newsletter.contents import Newsletter, limited
from paper_digest.site.newsletter.rendering import (
    fitted,
    headline_of,
    html_newsletter,
    markdown_newsletter,
    subject_of,
    text_newsletter,
)
from paper_digest.site.template_environment import template_environment

from tests.project import ROOT
from tests.site.builders import ENGLISH_TEXTS
from tests.site.newsletter.newsletters import HOSTILE, small_newsletter

ENVIRONMENT = template_environment((ROOT / "templates" / "pages",), ENGLISH_TEXTS)
PAPERS = "https://example.org/digest/papers"


def text_of(element: _Element) -> str:
    """All text in an element."""
    return "".join(map(str, element.itertext()))


def links(document: str) -> dict[str, str]:
    """The addresses of all links by their texts."""
    return {text_of(link): link.get("href", "") for link in lxml_html.fromstring(document).iter("a")}


def test_the_html_links_every_paper_topic_and_change() -> None:
    assert links(html_newsletter(small_newsletter(), ENVIRONMENT)) == {
        "Paper digest": "https://example.org/digest/",
        "Graphs & *nets*": "https://example.org/digest/topics/graphs/",
        "دراسة الشبكات العصبية": f"{PAPERS}/arabic/",
        "Second": f"{PAPERS}/second/",
        "Minima": "https://example.org/digest/topics/minima/",
        "Flat ℓ₂ Minima": f"{PAPERS}/first/",
        "Unsorted": "https://example.org/digest/topics/unsorted/",
        HOSTILE: f"{PAPERS}/hostile/",
        "Changes": "https://example.org/digest/changes/",
        "Taken back": f"{PAPERS}/taken-back/",
        "An old paper": f"{PAPERS}/old/",
        "All papers, the search and the map": "https://example.org/digest/",
    }


def test_the_html_names_the_topics_at_the_top_and_the_unsorted_papers_last() -> None:
    newsletter = small_newsletter()
    graphs, minima, unsorted = newsletter.topics
    more = replace(newsletter, topics=(graphs, replace(minima, hidden=3), replace(unsorted, hidden=9)))
    tree = lxml_html.fromstring(html_newsletter(more, ENVIRONMENT))
    assert "Minima 4 · Graphs & *nets* 2 · Unsorted 10" in [text_of(line) for line in tree.iter("p")]


def test_hostile_text_is_no_markup_of_html() -> None:
    tree = lxml_html.fromstring(html_newsletter(small_newsletter(), ENVIRONMENT))
    assert not list(tree.iter("script", "img", "b"))
    assert HOSTILE in text_of(tree)
    assert [element.get("dir") for element in tree.iter("h3")] == ["rtl", None, None, None]


def test_markdown_shows_the_same_at_github_and_notifies_nobody() -> None:
    text = markdown_newsletter(small_newsletter(), ENVIRONMENT)
    tree = lxml_html.fromstring(MarkdownIt("gfm-like", {"linkify": False}).render(text))
    shown = {text_of(link).replace("\u200b", ""): link.get("href") for link in tree.iter("a")}
    assert shown[HOSTILE] == f"{PAPERS}/hostile/"
    assert shown["Flat ℓ₂ Minima"] == f"{PAPERS}/first/"
    assert shown["Graphs & *nets*"] == "https://example.org/digest/topics/graphs/"
    assert set(shown.values()) <= set(links(html_newsletter(small_newsletter(), ENVIRONMENT)).values())
    assert "@octocat" not in text_of(tree)
    assert "#12" not in text_of(tree)
    assert [text_of(heading) for heading in tree.iter("h2", "h3")] == [
        "4 new papers, 2025-09-24 to 2025-09-30",
        "Graphs & *nets*",
        "Minima",
        "Unsorted",
        "Changes",
    ]
    assert "**Ada" not in text
    assert "\n\n\n" not in text


def test_the_plain_text_can_be_read() -> None:
    text = text_newsletter(limited(small_newsletter("2025-09-24", "2025-09-29"), 1), ENVIRONMENT)
    assert (
        text
        == """\
Paper digest
2 new papers, 2025-09-24 to 2025-09-29
https://example.org/digest/


Graphs & *nets*
---------------

Second
  Ada Noa, Ada Nob, Ada Noc, Ada Nod, Ada Noe and 3 more
  https://example.org/digest/papers/second/


Minima
------

Flat ℓ₂ Minima
  Ada Lovelace, Alan Turing
  We find x².
  https://example.org/digest/papers/first/


Changes
-------

An old paper
  abstract revised, new title
  https://example.org/digest/papers/old/
"""
    )


@pytest.mark.parametrize("render", [html_newsletter, text_newsletter, markdown_newsletter])
def test_what_a_limit_hides_is_counted_and_linked(render: object) -> None:
    assert callable(render)
    text = render(limited(small_newsletter(), 1), ENVIRONMENT)
    assert text.count("and 1 more") == 2
    assert "https://example.org/digest/topics/graphs/" in text


def test_a_mail_that_gmail_would_cut_has_fewer_papers() -> None:
    newsletter = small_newsletter()
    many = replace(newsletter.topics[0], papers=newsletter.topics[0].papers[1:] * 400)
    long = replace(newsletter, topics=(many,))
    shown = fitted(long, ENVIRONMENT, 400)
    size = len(html_newsletter(shown, ENVIRONMENT).encode())
    assert 95_000 < size <= 100_000
    assert shown.count == 400
    assert fitted(newsletter, ENVIRONMENT, 10) == newsletter


def test_the_subject_names_the_news_and_the_days() -> None:
    newsletter = small_newsletter()
    assert subject_of(newsletter) == "Paper digest: 4 new papers, 2025-09-24 to 2025-09-30"
    changes = small_newsletter("2025-09-26", "2025-09-26")
    assert subject_of(changes) == "Paper digest: 1 paper changed, 2025-09-26"
    assert headline_of(limited(replace(newsletter, topics=()), 1)) == "2 papers changed"
    named = SiteOptions(title="Ours\r\nBcc: x@example.org", url="https://example.org/")
    assert "\n" not in subject_of(_of_site(newsletter, named))


def _of_site(newsletter: Newsletter, site: SiteOptions) -> Newsletter:
    return replace(newsletter, site=site)
