"""Entries of Atom and RSS feeds."""

from __future__ import annotations

import re

import pytest
from paper_digest.formats import feeds
from paper_digest.model.problem import Severity
from paper_digest.model.record import Sighting

from tests.formats.records import read
from tests.linear_time import assert_linear_time


def entry(*elements: str) -> Sighting:
    (sighting,) = read(feeds, f"<feed><entry>{''.join(elements)}</entry></feed>").sightings
    return sighting


def test_a_title_of_arxivs_rss_ends_before_its_id() -> None:
    sighting = entry("<title>On Looms. (arXiv:2410.05434v1 [cs.LG])</title>")
    assert sighting.title == "On Looms"
    assert [str(identifier.value) for identifier in sighting.identifiers] == ["2410.05434"]
    assert sighting.categories == ("cs.LG",)


@pytest.mark.parametrize(
    "prefix", ["arXiv:2410.05434v1 Announce Type: new Abstract: ", "Abstract: ", "&lt;p&gt;Abstract: "]
)
def test_an_abstract_starts_after_its_label(prefix: str) -> None:
    assert entry("<title>T</title>", f"<summary>{prefix}We weave.</summary>").abstract == "We weave."


@pytest.mark.parametrize(
    ("elements", "authors"),
    [
        ("<author><name>Ada Lovelace</name></author><author><name>Alan Turing</name></author>", 2),
        ("<author>ada@example.org (Ada Lovelace)</author>", 1),
        ("<author>ada@example.org</author>", 0),
        ("<creator>Ada Lovelace, Alan Turing</creator>", 2),
    ],
)
def test_authors_are_names_without_email(elements: str, authors: int) -> None:
    names = [str(author) for author in entry("<title>T</title>", elements).authors]
    assert names == ["Ada Lovelace", "Alan Turing"][:authors]


def test_the_page_comes_before_related_links() -> None:
    links = (
        "<link rel='related' href='https://b.org/x.pdf'/>",
        "<link rel='alternate' href='https://a.org/x'/>",
    )
    assert entry("<title>T</title>", *links).urls == ("https://a.org/x", "https://b.org/x.pdf")


def test_code_on_any_host_comes_after_the_page() -> None:
    links = (
        "<link rel='alternate' href='https://codeberg.org/ada/looms'/>",
        "<link rel='alternate' href='https://a.org/x'/>",
    )
    assert entry("<title>T</title>", *links).urls == ("https://a.org/x", "https://codeberg.org/ada/looms")


def test_a_feed_without_its_start_needs_two_entries_to_be_recognized() -> None:
    item = "<item><title>T</title></item>"
    assert feeds.recognizes(item * 2)
    assert not feeds.recognizes(item)
    assert not feeds.recognizes(f"<div>{item * 2}</div>")


def test_a_feed_without_entries_is_a_warning() -> None:
    (problem,) = read(feeds, "<rss><channel><title>Saturday</title></channel></rss>").problems
    assert (problem.severity, problem.actual) == (Severity.WARNING, "a document <rss> without any")


@pytest.mark.parametrize(
    "kind",
    [
        "<announce_type>replace-cross</announce_type>",
        "<description>arXiv:2001.00002v3 Announce Type: replace Abstract: We weave.</description>",
    ],
)
def test_the_day_of_a_new_version_is_not_that_of_the_paper(kind: str) -> None:
    date, link = (
        "<pubDate>Thu, 04 Mar 2021 00:00:00 -0500</pubDate>",
        "<link>https://arxiv.org/abs/2001.00002</link>",
    )
    sighting = entry("<title>T</title>", date, link, kind)
    assert (str(sighting.published), str(sighting.revised)) == ("2020-01", "2021-03-04")
    new = entry(
        "<title>T</title>", date, link, kind.replace("replace-cross", "new").replace("replace", "new")
    )
    assert (str(new.published), new.revised) == ("2021-03-04", None)


def item(*elements: str) -> Sighting:
    text = f"<rss><channel><item><title>On Looms</title>{''.join(elements)}</item></channel></rss>"
    (paper,) = read(feeds, text).sightings
    return paper


def test_what_a_publisher_writes_in_place_of_an_abstract_is_none() -> None:
    paper = item(
        "<description><![CDATA[<p>Publication date: May 2019</p><p><b>Source:</b> Cats Today, Volume 12</p>"
        "<p>Author(s): Lea Lynx, Pia Puma</p>]]></description>"
    )
    assert (paper.abstract, str(paper.published), paper.venue) == (None, "2019-05", "Cats Today")
    assert [str(author) for author in paper.authors] == ["Lea Lynx", "Pia Puma"]


@pytest.mark.parametrize(
    ("description", "abstract"),
    [("Cats Today, Volume 12, Issue 3, May 2019.", "We weave."), ("We spin.", "We spin.")],
)
def test_the_abstract_may_be_in_the_content_beside_the_issue_of_a_journal(
    description: str, abstract: str
) -> None:
    content = "&lt;h2&gt;ABSTRACT&lt;/h2&gt; &lt;p&gt;We weave.&lt;/p&gt;"
    paper = item(f"<description>{description}</description>", f"<content:encoded>{content}</content:encoded>")
    assert paper.abstract == abstract


def test_a_notice_above_the_summary_is_no_part_of_it() -> None:
    notice = "<p>Cats, Published online: 06 May 2019; <a href='x'>doi:10.5555/a</a></p>"
    paper = item(f"<content:encoded><![CDATA[{notice}We weave.]]></content:encoded>")
    assert paper.abstract == "We weave."


PUBMED = (
    "<div><p style='x'>Cats. 2019 May 6. doi: 10.5555/a.</p>{}<p style='y'>PMID:<a href='z'>7</a></p></div>"
)


@pytest.mark.parametrize(
    ("middle", "abstract"),
    [("<p><b>ABSTRACT</b></p><p>We weave.</p>", "We weave."), ("<p>NO ABSTRACT</p>", None)],
)
def test_the_abstract_of_a_feed_of_pubmed_is_in_the_middle(middle: str, abstract: str | None) -> None:
    paper = item(
        "<description>Cats. 2019 May 6. doi: 10.5555/a.</description>",
        f"<content:encoded><![CDATA[{PUBMED.format(middle)}]]></content:encoded>",
    )
    assert paper.abstract == abstract


@pytest.mark.parametrize(
    ("description", "abstract"),
    [
        ("Cats, Volume 12, Issue 3, Page 3-9, May 2019. &lt;br/&gt;We weave.", "We weave."),
        ("Volume 12, Issue 3, May 2019&lt;br/&gt;. ", None),
        ("&lt;p&gt;by Lea Lynx, Pia Puma&lt;/p&gt; We weave.", "We weave."),
        ("Cats, Volume 12, Page 3-9, May 2019. &lt;br/&gt;We weave.", "We weave."),
        ("Cats, Volume 12, May 2019.&lt;br/&gt;We weave.", "We weave."),
        ("Cats, Volume 12, Issue S1, Page 3-9, May/June 2019.&lt;br/&gt;We weave.", "We weave."),
        ("Dogs, Cats, Ahead of Print. &lt;br/&gt;We weave.", "We weave."),
        ("We weave by volume.", "We weave by volume."),
    ],
)
def test_the_issue_and_the_authors_are_no_part_of_the_abstract(
    description: str, abstract: str | None
) -> None:
    assert item(f"<description>{description}</description>").abstract == abstract


def test_all_authors_may_be_in_one_element() -> None:
    assert [str(author) for author in item("<authors>Lea Lynx;Pia Puma;</authors>").authors] == [
        "Lea Lynx",
        "Pia Puma",
    ]


@pytest.mark.parametrize(
    "abstract",
    [
        "Issue 3 of this series studies the plans of robots.",
        "We revisit Volume 2 of a book on sorting and prove its theorems.",
        "We measure the early view of galaxies.",
        "In this paper, Volume 3, we study plans.",
        "Accepted article versions are compared with preprints.",
        "<p>by combining wool and silk, we weave.</p>",
        "<p>The results, Published online: a study of media.</p>",
        "Publication date: when papers appear. Source: two archives.",
    ],
)
def test_an_abstract_that_begins_like_the_line_of_an_issue_is_kept(abstract: str) -> None:
    words = re.sub("<[^<>]+>", "", abstract)
    assert item(f"<description><![CDATA[{abstract}]]></description>").abstract == words


def test_the_first_line_of_an_abstract_is_kept_if_it_speaks_of_a_volume() -> None:
    paper = item("<description>This is volume 1 of a study.&lt;br/&gt;We weave.</description>")
    assert paper.abstract == "This is volume 1 of a study. We weave."


def test_an_abstract_in_the_content_may_speak_of_the_ids_of_pubmed() -> None:
    content = "<content:encoded><![CDATA[<p>PMID: numbers are studied.</p>]]></content:encoded>"
    assert item("<description>We count ids.</description>", content).abstract == "We count ids."


def test_the_records_of_an_unknown_document_with_a_declaration_are_read() -> None:
    items = "".join(f"<item><title>{title}</title><summary>We weave.</summary></item>\n" for title in "AB")
    text = f'<?xml version="1.0"?>\n<papers>\n{items}</papers>'
    assert feeds.recognizes(text)
    assert read(feeds, text).titles() == ["A", "B"]


@pytest.mark.parametrize(
    ("element", "unit"),
    [
        ("author", "@"),
        ("title", "\u2028"),
        ("title", "(arXiv:"),
        ("title", "(arXiv:a ["),
        ("title", "(arXiv:a" + "a" * 100),
    ],
)
def test_time_is_linear(element: str, unit: str) -> None:
    feed = f"<rss><channel><item><{element}>A{{}}</{element}><guid>a</guid></item></channel></rss>"
    assert_linear_time(
        lambda text: read(feeds, text), lambda size: feed.format(unit * (size // len(unit)) + "x")
    )


def test_labels_and_values_are_no_abstract() -> None:
    paper = item("<description>Title: On Looms&lt;br/&gt;Author: Roe, Ada&lt;br/&gt;Year: 2019</description>")
    assert (paper.abstract, str(paper.published)) == (None, "2019")


def test_an_abstract_among_labels_and_values_is_kept() -> None:
    paper = item("<description>Title: On Looms&lt;br/&gt;Abstract: We weave nets.</description>")
    assert "We weave nets." in (paper.abstract or "")


def test_an_abstract_without_a_label_behind_the_title_is_kept() -> None:
    abstract = (
        "We weave nets of wool and of silk in a mill, and we show that they hold for as long as looms do."
    )
    paper = item(f"<description>Title: On Looms&lt;br/&gt;{abstract} Year: 2019</description>")
    assert abstract in (paper.abstract or "")
