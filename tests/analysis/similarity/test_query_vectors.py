"""The terms by which the browser finds papers similar to a text."""

from __future__ import annotations

from paper_digest.analysis.similarity.nearest_neighbors import nearest_neighbors
from paper_digest.analysis.similarity.query_vectors import query_terms
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.term_matrix import term_matrix
from paper_digest.analysis.text.token_stream import token_stream
from paper_digest.model.digest import Digest, QueryTerm


def terms_of(*abstracts: str) -> dict[tuple[str, ...], QueryTerm]:
    terms = term_matrix(token_stream([DocumentText("", abstract) for abstract in abstracts]))
    return {term.words: term for term in query_terms(terms, nearest_neighbors(terms.matrix))}


def test_each_paper_of_the_dumps_has_6_to_44_terms(real: Digest) -> None:
    counts = [0] * len(real.papers)
    for term in real.terms:
        assert list(term.papers) == sorted(set(term.papers))
        assert len(term.papers) == len(term.weights)
        assert all(1 <= weight <= 15 for weight in term.weights)
        assert 1 <= term.rarity <= 127
        for paper in term.papers:
            counts[paper] += 1
    assert max(counts) <= 44
    assert min(counts) > 5


def test_words_are_folded_and_stop_words_left_out() -> None:
    assert set(terms_of("Flat Minima of the Losses")) == {
        ("flat",),
        ("minima",),
        ("loss",),
        ("flat", "minima"),
    }


def test_levels_are_the_roots_of_weights_in_fifteenths() -> None:
    """Two words of one weight: 1 / sqrt(2) each, and 15 * sqrt(0.707) = 12.6."""
    terms = terms_of("flat, loss")
    assert {words: (term.papers, list(term.weights)) for words, term in terms.items()} == {
        ("flat",): ((0,), [13]),
        ("loss",): ((0,), [13]),
    }


def test_rarity_is_the_idf_in_eighths() -> None:
    """The idf of a word in one of two papers is ln(3 / 2) + 1 = 1.41, and of one in both, 1."""
    terms = terms_of("flat, loss", "loss")
    assert terms[("flat",)].rarity == 11
    assert terms[("loss",)].rarity == 8


def test_a_paper_keeps_its_44_heaviest_terms() -> None:
    assert (
        len(
            terms_of(
                ", ".join(f"word{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(60))
            )
        )
        == 44
    )


def test_a_paper_also_has_the_terms_of_similar_papers_with_less_weight() -> None:
    """The second paper has "sharp" from the first, which shares "loss" with it; the third shares nothing."""
    terms = terms_of("sharp, loss", "flat, loss", "robot")
    assert terms[("sharp",)].papers == (0, 1)
    own, borrowed = terms[("sharp",)].weights
    assert own > borrowed
    assert terms[("robot",)].papers == (2,)


def test_no_papers_have_no_terms() -> None:
    assert terms_of() == {}
