"""Tests of asking arXiv."""

from __future__ import annotations

import pytest
from paper_digest.services.answers import UnexpectedAnswerError
from paper_digest.services.arxiv import SERVICE, lookup, read, search
from paper_digest.values.identifiers import Identifier, IdentifierKind

from tests.services.samples import MINIMA, sample


def test_several_ids_are_one_question() -> None:
    old = Identifier(IdentifierKind.ARXIV, "hep-th/9901001")
    request = lookup([MINIMA, old])
    address = request.address(SERVICE.base_url)
    assert address == "https://export.arxiv.org/api/query?id_list=2410.05434,hep-th/9901001"
    assert request.form == (("max_results", "2"),)


def test_a_title_is_asked_for_as_a_phrase_without_operators() -> None:
    request = search('On "Flat" Minima: (A)NDNOT $x$')
    assert request.query == (("search_query", 'ti:"On Flat Minima A NDNOT x"'),)


def test_an_entry_is_a_paper() -> None:
    (paper,) = read(sample("arxiv.xml"))
    assert (paper.dump, paper.title, str(paper.published)) == ("arXiv", "Flat Minima", "2024-10-07")
    assert [str(name) for name in paper.authors] == ["Ada Lovelace", "Léon Bottou"]
    assert paper.identifiers == (MINIMA,)
    assert (paper.abstract or "").startswith("We weave a loom of flat minima")


def test_an_empty_feed_has_no_papers() -> None:
    assert read(sample("arxiv-empty.xml")) == ()


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        (sample("arxiv-error.xml"), "a feed that reports an error"),
        (sample("arxiv.xml")[:-20], "a feed that is cut"),
        ("<html><body>Rate exceeded.</body></html>", "no feed"),
        ("Rate exceeded.", "no feed"),
        ("", "no feed"),
    ],
)
def test_anything_else_is_unexpected(text: str, actual: str) -> None:
    with pytest.raises(UnexpectedAnswerError, match=actual):
        read(text)
