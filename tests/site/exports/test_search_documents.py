"""What is searched of a paper: its own words, escaped, with what it can be filtered by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from paper_digest.model.digest import Digest, in_order
from paper_digest.model.paper import LinkKind, PaperLink
from paper_digest.site.exports.search_documents import records
from paper_digest.site.exports.search_vocabulary import word_list

from tests.toy import PAPERS, toy_digest


@pytest.fixture(scope="module")
def digest() -> Digest:
    """The toy digest."""
    return toy_digest()


class Document(HTMLParser):
    """A record as Pagefind reads it."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.facts: list[tuple[str, str]] = []
        self.words = ""
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("html", "head", "meta", "body", "h1", "p"), tag
        told = {name: value or "" for name, value in attrs}
        for name in ("data-pagefind-meta", "data-pagefind-filter"):
            if told.get(name, "").endswith("[content]"):
                self.facts.append((told[name].removesuffix("[content]"), told["content"]))

    def handle_data(self, data: str) -> None:
        self.words += data


def document(digest: Digest, paper: str) -> Document:
    """The record of one paper."""
    return Document(dict(records(digest))[f"papers/{paper}/index.html"])


def test_each_paper_has_a_record_at_the_address_of_its_page(digest: Digest) -> None:
    assert [path for path, _ in records(digest)] == [
        f"papers/{entry.paper.id}/index.html" for entry in digest.papers
    ]
    dates = ["2024-10-07", None, "2025", "2024-10"]
    some = [
        replace(entry, paper=replace(entry.paper, date=date))
        for entry, date in zip(digest.papers, dates, strict=False)
    ]
    newest = [path for path, _ in records(in_order(replace(digest, papers=tuple(some))))]
    assert newest == [f"papers/{some[at].paper.id}/index.html" for at in (2, 0, 3, 1)], (
        "the newest first, one without a date last"
    )
    assert len(digest.papers) == len(PAPERS)


def test_a_record_holds_the_papers_own_words_and_no_others(digest: Digest) -> None:
    sharpness = next(entry for entry in digest.papers if "Sharpness" in str(entry.paper.heading))
    one = document(digest, sharpness.paper.id)
    assert "flat minima" in one.words
    assert not re.search(r"Flat Minima in Wide|Related|Cite|toy", one.words), (
        "another paper's title, or the site's own words"
    )
    assert ("topic", "Loss <landscapes>") in one.facts
    assert ("tag", "loss landscape") in [(name, value.lower()) for name, value in one.facts]
    assert ("dump", "toy & <dump>.txt") in one.facts
    assert [value for name, value in one.facts if name == "summary"]


def test_a_hostile_record_is_text(digest: Digest) -> None:
    one = document(digest, "script-alert-x-script-in-a-title")
    assert one.words.strip().startswith("<script>alert('x')</script> in a Title")
    assert "<img src=x onerror=alert(1)>" in one.words


def test_year_and_code_can_be_filtered_by_and_the_date_is_told(digest: Digest) -> None:
    first = digest.papers[0]
    paper = replace(
        first.paper,
        date="2024-10-07",
        authors=("Ada Ä", "Bo"),
        links=(PaperLink(LinkKind.CODE, "https://a/b"),),
    )
    one = document(in_order(Digest(papers=(replace(first, paper=paper, topics=(), tags=()),))), paper.id)
    assert {("year", "2024"), ("code", "yes"), ("date", "2024-10-07")} <= set(one.facts)
    assert "Ada Ä, Bo" in one.words
    undated = document(digest, digest.papers[0].paper.id)
    assert not [value for name, value in undated.facts if name in ("year", "code", "date")]


def read(words: bytes) -> Iterator[tuple[str, str]]:
    """The words of the list with how often they are used."""
    before = ""
    for shared, rest, often in re.findall(r"(\d)([a-z]+)([A-Z])", words.decode()):
        before = before[: int(shared)] + rest
        yield before, often


def test_the_list_of_words_can_be_read_back(digest: Digest) -> None:
    words = dict(read(word_list(digest)))
    assert list(words) == sorted(words)
    assert {"landscape", "graph", "networks", "sharpness"} <= set(words)
    assert words["collections"] == "D", "in all ten papers"
    assert words["sharpness"] == "A"


def test_the_list_of_words_keeps_to_its_size_and_to_the_commonest(digest: Digest) -> None:
    small = word_list(digest, 100)
    assert 80 < len(small) <= 100
    assert "collections" in dict(read(small))
    assert "sharpness" not in dict(read(small))
    assert word_list(in_order(Digest())) == b""


def test_accents_make_no_difference(digest: Digest) -> None:
    first = digest.papers[0]
    one = in_order(
        Digest(
            papers=(replace(first, paper=replace(first.paper, authors=("Schölkopf",)), topics=(), tags=()),)
        )
    )
    assert "scholkopf" in dict(read(word_list(one)))
