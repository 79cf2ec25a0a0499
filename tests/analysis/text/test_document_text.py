"""The text of a paper that is compared."""

from __future__ import annotations

from paper_digest.analysis.text.document_text import DocumentText, document_text

from tests.analysis.digests import papers_of


def test_formulas_and_urls_end_phrases() -> None:
    (paper,) = papers_of([("On $x$ here", "The loss $L$ is flat, see https://a.org/x for code.")])
    text = document_text(paper)
    assert text.abstract == "The loss . is flat, see . for code."
    assert text.title == "On x here"


def test_a_paper_without_an_abstract_has_an_empty_one() -> None:
    (paper,) = papers_of([("Flat minima", None)])
    assert document_text(paper) == DocumentText("Flat minima", "")
