"""Tests of the list of words that misspelled queries are corrected with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from paper_digest.model.digest import Digest, in_canonical_order
from paper_digest.site.exports.search_vocabulary import search_vocabulary
from paper_digest.values.person import PersonName
from paper_digest.values.rich_text import RichText

from tests.example_digest import example_digest


def decoded(content: bytes) -> Iterator[tuple[str, str]]:
    """The words with their document frequencies."""
    previous = ""
    for shared, suffix, frequency in re.findall(r"(\d)([a-z]+)([A-Z])", content.decode()):
        previous = previous[: int(shared)] + suffix
        yield previous, frequency


def test_words_are_in_alphabetical_order() -> None:
    words = [word for word, _ in decoded(search_vocabulary(example_digest()))]
    assert words == sorted(words)
    assert {"landscape", "graph", "networks", "sharpness"} <= set(words)


def test_a_capital_is_the_document_frequency_as_a_power_of_two() -> None:
    frequencies = dict(decoded(search_vocabulary(example_digest())))
    assert frequencies["collections"] == "D", "all ten papers: between 8 and 16"
    assert frequencies["sharpness"] == "A", "one paper"


def test_a_word_shares_the_first_letters_of_the_one_before() -> None:
    analyzed = example_digest().papers[0]
    paper = replace(
        analyzed.paper, heading=RichText(), abstract=None, authors=(PersonName("Graph Graphs Gravel"),)
    )
    digest = in_canonical_order(Digest(papers=(replace(analyzed, paper=paper),)))
    assert search_vocabulary(digest) == b"0graphA5sA3velA"


def test_a_small_list_holds_the_most_frequent_words() -> None:
    content = search_vocabulary(example_digest(), 100)
    assert 80 < len(content) <= 100
    assert "collections" in dict(decoded(content))
    assert "sharpness" not in dict(decoded(content))


def test_accents_are_removed() -> None:
    analyzed = example_digest().papers[0]
    digest = in_canonical_order(
        Digest(papers=(replace(analyzed, paper=replace(analyzed.paper, authors=(PersonName("Schölkopf"),))),))
    )
    assert "scholkopf" in dict(decoded(search_vocabulary(digest)))


def test_an_empty_digest_has_an_empty_list() -> None:
    assert search_vocabulary(in_canonical_order(Digest())) == b""
