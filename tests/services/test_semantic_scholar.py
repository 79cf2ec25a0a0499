"""Tests of asking Semantic Scholar."""

from __future__ import annotations

import json

import pytest
from paper_digest.services.answers import UnexpectedAnswerError
from paper_digest.services.semantic_scholar import SERVICE, lookup, read, search

from tests.services.samples import LOOM, MINIMA, sample


def test_several_identifiers_are_one_post() -> None:
    request = lookup([MINIMA, LOOM])
    assert request.path == "/graph/v1/paper/batch"
    assert json.loads(request.json) == {"ids": ["ARXIV:2410.05434", "DOI:10.1000/loom"]}


def test_one_identifier_has_an_address() -> None:
    request = lookup([LOOM])
    assert (
        request.address(SERVICE.base_url) == "https://api.semanticscholar.org/graph/v1/paper/DOI:10.1000/loom"
    )
    assert (request.json, request.may_be_missing) == ("", True)


def test_the_closest_title_is_asked_for_without_hyphens() -> None:
    request = search("Large-scale looms")
    assert (request.path, request.query) == (
        "/graph/v1/paper/search/match",
        (("query", "Large scale looms"),),
    )
    assert request.may_be_missing


def test_known_papers_of_a_batch_are_papers() -> None:
    (paper,) = read(sample("semantic-scholar-batch.json"))
    assert (paper.title, paper.abstract, paper.identifiers) == ("Flat Minima", "We weave a loom.", (MINIMA,))
    assert paper.venue == "International Conference on Machine Learning"


def test_the_closest_paper_and_a_single_paper_are_papers() -> None:
    (paper,) = read(sample("semantic-scholar-match.json"))
    assert (paper.title, paper.identifiers) == ("A Loom", (LOOM,))
    single = json.dumps(json.loads(sample("semantic-scholar-match.json"))["data"][0])
    assert read(single) == (paper,)


@pytest.mark.parametrize("text", ['{"message": "Too Many Requests"}', '{"error": "x"}', "3"])
def test_another_form_is_unexpected(text: str) -> None:
    with pytest.raises(UnexpectedAnswerError, match="another form"):
        read(text)
