"""Tests of the search documents: a paper's own text, escaped, with its filters."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from paper_digest.model.digest import AcronymUse, Author, Digest, in_canonical_order
from paper_digest.model.paper import LinkKind, PaperLink, Venue
from paper_digest.site.exports.search_documents import search_documents
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName
from paper_digest.values.person_lists import parse_names
from paper_digest.values.rich_text import RichText

from tests.example_digest import PAPERS, example_digest
from tests.site.builders import analyzed
from tests.site.builders import digest as digest_of


@pytest.fixture(scope="module")
def digest() -> Digest:
    return example_digest()


class Document(HTMLParser):
    """A search document as Pagefind reads it."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.head: list[tuple[str, str]] = []
        self.text = ""
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("html", "head", "meta", "body", "h1", "p"), tag
        attributes = {name: value or "" for name, value in attrs}
        for name in ("data-pagefind-meta", "data-pagefind-filter"):
            if attributes.get(name, "").endswith("[content]"):
                self.head.append((attributes[name].removesuffix("[content]"), attributes["content"]))

    def handle_data(self, data: str) -> None:
        self.text += data


def document(digest: Digest, paper_id: str) -> Document:
    return Document(dict(search_documents(digest))[f"papers/{paper_id}/index.html"])


def test_each_paper_has_a_document_at_the_address_of_its_page(digest: Digest) -> None:
    paths = [path for path, _ in search_documents(digest)]
    assert paths == [f"papers/{analyzed.paper.id}/index.html" for analyzed in digest.papers]
    assert len(paths) == len(PAPERS)


def test_the_newest_paper_is_first_and_papers_without_a_date_are_last(digest: Digest) -> None:
    dates = ["2024-10-07", None, "2025", "2024-10"]
    dated = [
        replace(analyzed, paper=replace(analyzed.paper, date=PartialDate.from_iso(date or "")))
        for analyzed, date in zip(digest.papers, dates, strict=False)
    ]
    paths = [path for path, _ in search_documents(in_canonical_order(replace(digest, papers=tuple(dated))))]
    assert paths == [f"papers/{dated[number].paper.id}/index.html" for number in (2, 0, 3, 1)]


def test_a_document_holds_only_the_papers_own_text(digest: Digest) -> None:
    sharpness = next(analyzed for analyzed in digest.papers if "Sharpness" in str(analyzed.paper.heading))
    text = document(digest, sharpness.paper.id).text
    assert "flat minima" in text
    assert not re.search(r"Flat Minima in Wide|Related|Cite|toy", text)


def test_topics_and_tags_are_filters(digest: Digest) -> None:
    sharpness = next(analyzed for analyzed in digest.papers if "Sharpness" in str(analyzed.paper.heading))
    head = document(digest, sharpness.paper.id).head
    assert ("topic", "Loss <landscapes>") in head
    assert ("tag", "loss landscape") in [(name, value.lower()) for name, value in head]
    assert "dump" not in {name for name, _ in head}
    assert [value for name, value in head if name == "summary"]


def papers_of(*papers: tuple[str, str]) -> Digest:
    """A digest of papers with these authors and venues."""
    return digest_of(
        *(
            analyzed(f"paper-{number}", authors=authors, venue=Venue(venue) if venue else None)
            for number, (authors, venue) in enumerate(papers)
        )
    )


def filters(digest: Digest, name: str) -> list[list[str]]:
    """The values of a filter in each document."""
    return [
        [value for filter_name, value in Document(content).head if filter_name == name]
        for _, content in search_documents(digest)
    ]


def test_authors_of_two_papers_and_venues_are_filters() -> None:
    digest = papers_of(("Ada Li, Bo Äs", "ICML"), ("Bo Äs, Bo Äs", ""), ("Cy Wu", "TMLR"))
    assert filters(digest, "author") == [["Bo Äs"], ["Bo Äs"], []]
    assert filters(digest, "venue") == [["ICML"], [], ["TMLR"]]


def test_two_spellings_of_an_author_are_one_filter() -> None:
    person = Author(id="bo-wu", name=PersonName("Wu", "Bo"), other_names=("Bo Q. Wu",), papers=("a", "b"))
    papers = (
        replace(analyzed("a", authors="Bo Wu"), authors=("bo-wu",)),
        replace(analyzed("b", authors="Bo Q. Wu"), authors=("bo-wu",)),
    )
    assert filters(in_canonical_order(Digest(papers=papers, authors=(person,))), "author") == [["Bo Wu"]] * 2


def test_a_menu_has_at_most_a_hundred_authors_the_most_frequent_ones() -> None:
    names = [f"Ada L{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{'abcdefghij'[n // 26]}" for n in range(120)]
    digest = papers_of((", ".join(names), ""), (", ".join(names), ""), (names[119], ""))
    offered = {name for values in filters(digest, "author") for name in values}
    assert len(offered) == 100
    assert names[119] in offered


def test_filters_have_no_characters_that_json_escapes() -> None:
    assert filters(papers_of(("", 'A "b"\\c\td')), "venue") == [["A ”b” c d"]]


def test_the_byline_is_shown() -> None:
    head = Document(search_documents(papers_of(("Ada Li, Bo Wu", "ICML")))[0][1]).head
    assert ("byline", "Li & Wu · ICML") in head


def test_the_list_of_authors_ends_where_the_title_starts() -> None:
    digest = digest_of(analyzed("a", "Flat minima", authors="Ada Li, Bo Wu", venue=Venue("ICML")))
    lines = Document(search_documents(digest)[0][1]).text.split("\n")
    assert [line for line in lines if line] == ["Ada Li, Bo Wu", "Flat minima", "ICML  "]


def test_hostile_text_is_only_text(digest: Digest) -> None:
    text = document(digest, "script-alert-x-script-in-a-title").text
    assert text.strip().startswith("<script>alert('x')</script> in a Title")
    assert "<img src=x onerror=alert(1)>" in text


def test_year_date_and_code_are_given_where_they_are_known(digest: Digest) -> None:
    entry = digest.papers[0]
    paper = replace(
        entry.paper,
        date=PartialDate(2024, 10, 7),
        authors=parse_names("Ada Ä, Bo"),
        links=(PaperLink(LinkKind.CODE, "https://a/b"),),
    )
    dated = document(
        in_canonical_order(Digest(papers=(replace(entry, paper=paper, topics=(), tags=()),))), paper.id
    )
    assert {("year", "2024"), ("code", "yes"), ("date", "2024-10-07")} <= set(dated.head)
    assert "Ada Ä, Bo" in dated.text


def test_a_paper_without_date_and_code_has_no_such_filters(digest: Digest) -> None:
    undated = document(digest, digest.papers[0].paper.id)
    assert not [value for name, value in undated.head if name in ("year", "code", "date")]


def test_the_abstract_comes_last_and_its_words_are_counted() -> None:
    entry = analyzed("a", "A title", abstract=RichText.parse("Flat minima are good."), authors="Ada Roe")
    written = document(digest_of(entry), "a")
    assert written.text.split()[-4:] == ["Flat", "minima", "are", "good."]
    assert ("words", "4") in written.head


def test_acronyms_and_their_long_forms_are_searched_too() -> None:
    use = AcronymUse("SAM", "sharpness-aware minimization")
    entry = analyzed("a", "SAM at scale", acronyms=(use,))
    written = document(digest_of(entry), "a")
    assert "sharpness-aware minimization" in written.text
    assert ("also", "sharpness-aware minimization") in written.head
