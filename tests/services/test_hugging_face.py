"""Tests of asking Hugging Face."""

from __future__ import annotations

import pytest
from paper_digest.services.answers import UnexpectedAnswerError
from paper_digest.services.hugging_face import SERVICE, lookup, read, search
from paper_digest.values.identifiers import Identifier, IdentifierKind

from tests.services.samples import MINIMA, sample


def test_a_paper_is_asked_for_by_its_arxiv_id() -> None:
    request = lookup([MINIMA])
    assert request.address(SERVICE.base_url) == "https://huggingface.co/api/papers/2410.05434"
    assert request.may_be_missing
    old = Identifier(IdentifierKind.ARXIV, "hep-th/9901001")
    assert lookup([old]).path == "/api/papers/hep-th%2F9901001"


def test_a_title_is_searched() -> None:
    assert search("Flat minima!").address("") == "/api/papers/search?q=Flat+minima"


def test_a_page_is_a_paper_with_its_code_and_the_authors_abstract() -> None:
    (paper,) = read(sample("hugging-face-paper.json"))
    assert (paper.title, paper.abstract, paper.machine_generated) == (
        "Flat Minima",
        "We weave a loom.",
        False,
    )
    assert (paper.identifiers, str(paper.published)) == ((MINIMA,), "2024-10-07")
    assert paper.urls == ("https://github.com/example/minima",)


def test_the_pages_of_a_search_are_papers() -> None:
    (paper,) = read(sample("hugging-face-search.json"))
    assert (paper.title, paper.identifiers[0].value) == ("Flat Minima Revisited", "2411.00001")
    assert read("[]") == ()


@pytest.mark.parametrize("text", ['{"error": "Paper not found"}', '"x"'])
def test_another_form_is_unexpected(text: str) -> None:
    with pytest.raises(UnexpectedAnswerError, match="another form"):
        read(text)
