"""The one term matrix."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis.text.corpus import Corpus, corpus_of
from paper_digest.analysis.text.document_text import Wording
from paper_digest.analysis.text.token_stream import stream_of


def corpus(*texts: tuple[str, str]) -> Corpus:
    return corpus_of(stream_of([Wording(title, abstract) for title, abstract in texts]))


def test_rows_have_length_one_unless_a_paper_has_no_terms() -> None:
    matrix = corpus(
        ("Flat minima", "The loss landscape has flat minima."), ("", "the of 12"), ("Graphs", "")
    ).matrix
    assert matrix.dtype == np.float32
    assert np.linalg.norm(matrix.toarray(), axis=1) == pytest.approx([1, 0, 1])


def test_terms_are_words_and_pairs_without_stop_words_numbers_or_punctuation_between() -> None:
    assert set(corpus(("", "The loss landscape, flat minima of 2024 and self-supervised model")).terms) == {
        "loss", "landscape", "loss landscape", "flat", "minima", "flat minima",
        "self", "supervised", "model", "self-supervised", "supervised model",
    }  # fmt: skip


def test_a_title_counts_twice() -> None:
    found = corpus(("landscape", "curvature"), ("landscape", "curvature"))
    row = found.matrix[0].toarray()[0]
    assert row[found.terms.index("landscape")] > row[found.terms.index("curvature")]


def test_what_a_single_paper_says_is_left_out_of_many_papers() -> None:
    many = [("Flat minima", f"The landscape word{'x' * number}") for number in range(30)]
    assert set(corpus(*many).terms) == {"flat", "minima", "flat minima", "landscape"}


def test_words_of_every_abstract_tell_nothing() -> None:
    found = corpus(("", "proposed method, significantly flat, novel landscape"))
    assert {term for term, telling in zip(found.terms, found.telling, strict=True) if telling} == {
        "flat", "landscape",
    }  # fmt: skip


def test_papers_without_any_word() -> None:
    assert corpus(("", ""), ("", "的")).matrix.shape[0] == 2
    assert corpus().matrix.shape == (0, 0)
