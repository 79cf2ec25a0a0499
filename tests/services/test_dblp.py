"""Tests of asking DBLP."""

from __future__ import annotations

import pytest
from paper_digest.services.answers import UnexpectedAnswerError
from paper_digest.services.dblp import SERVICE, read, search

from tests.services.samples import sample


def test_a_title_is_asked_for_in_json() -> None:
    request = search("Flat minima: why?")
    assert request.address(SERVICE.base_url) == "https://dblp.org/search/publ/api?q=Flat+minima+why"
    assert ("format", "json") in request.form


def test_a_hit_is_a_paper_without_pages_of_dblp() -> None:
    paper, preprint = read(sample("dblp.json"))
    assert (paper.title, paper.venue, paper.pages, str(paper.published)) == (
        "Flat Minima.",
        "ICML",
        "1234-1245",
        "2025",
    )
    assert [str(name) for name in paper.authors] == ["Ada Lovelace", "Léon Bottou"]
    assert "https://proceedings.mlr.press/v267/lovelace25a.html" in paper.urls
    assert [str(name) for name in preprint.authors] == ["Kees van der Berg"]
    assert [identifier.value for identifier in preprint.identifiers] == ["2411.00001"]
    assert preprint.volume is None


def test_no_hits_are_no_papers() -> None:
    assert read('{"result": {"query": "x", "hits": {"@total": "0", "@sent": "0"}}}') == ()


@pytest.mark.parametrize("text", ["{}", '{"result": {}}', '{"result": {"hits": []}}'])
def test_another_form_is_unexpected(text: str) -> None:
    with pytest.raises(UnexpectedAnswerError, match="another form"):
        read(text)
