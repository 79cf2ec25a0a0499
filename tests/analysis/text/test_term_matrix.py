"""The TF-IDF matrix of terms."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.term_matrix import TermMatrix, term_matrix
from paper_digest.analysis.text.token_stream import token_stream


def matrix_of(*texts: tuple[str, str]) -> TermMatrix:
    return term_matrix(token_stream([DocumentText(title, abstract) for title, abstract in texts]))


def test_rows_have_length_one_unless_a_paper_has_no_terms() -> None:
    matrix = matrix_of(
        ("Flat minima", "The loss landscape has flat minima."), ("", "the of 12"), ("Graphs", "")
    ).matrix
    assert matrix.dtype == np.float32
    assert np.linalg.norm(matrix.toarray(), axis=1) == pytest.approx([1, 0, 1])


def test_terms_are_words_and_pairs_without_stop_words_numbers_or_punctuation_between() -> None:
    terms = matrix_of(("", "The loss landscape, flat minima of 2024 and self-supervised model")).terms
    words = {"loss", "landscape", "flat", "minima", "self", "supervised", "model"}
    assert set(terms) == words | {"loss landscape", "flat minima", "self-supervised", "supervised model"}


def test_words_in_titles_weigh_more() -> None:
    terms = matrix_of(("landscape", "curvature"), ("landscape", "curvature"))
    row = terms.matrix[0].toarray()[0]
    assert row[terms.terms.index("landscape")] > row[terms.terms.index("curvature")]


def test_terms_of_a_single_paper_are_left_out_of_large_collections() -> None:
    many = [("Flat minima", f"The landscape word{'x' * number}") for number in range(30)]
    assert set(matrix_of(*many).terms) == {"flat", "minima", "flat minima", "landscape"}


def test_words_of_every_abstract_are_not_informative() -> None:
    terms = matrix_of(("", "proposed method, significantly flat, novel landscape"))
    informative = np.array(terms.terms)[terms.is_informative]
    assert set(informative.tolist()) == {"flat", "landscape"}


def test_papers_without_any_word() -> None:
    assert matrix_of(("", ""), ("", "的")).matrix.shape[0] == 2
    assert matrix_of().matrix.shape == (0, 0)
