"""Informative terms: which terms explain why two papers are related."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.informative_terms import (
    are_generic,
    are_mostly_whole,
    are_recurrent,
    recurrence,
)
from paper_digest.analysis.text.token_stream import token_stream
from scipy.sparse import csr_matrix


def test_a_word_that_papers_use_only_once_each_is_not_recurrent() -> None:
    counts = csr_matrix(np.array([[1.0, 2.0]] * 20))
    assert are_recurrent(counts).tolist() == [False, True]


def test_recurrence_starts_from_three_papers_with_a_share_of_0_3() -> None:
    # Term 0: (1 + 0.9) / (2 + 3); term 1: (0 + 0.9) / (1 + 3).
    shares = recurrence(np.array([True, False, False]), np.array([0, 0, 1]), 2)
    assert shares.tolist() == [pytest.approx(0.38), pytest.approx(0.225)]


def test_a_phrase_that_always_continues_is_not_whole() -> None:
    phrase = np.repeat([0, 1], 4)
    is_whole = np.array([False] * 4 + [True] * 4)
    assert are_mostly_whole(is_whole, phrase, 2).tolist() == [False, True]


def test_a_phrase_is_whole_if_a_quarter_of_its_occurrences_are() -> None:
    # 0 + 0.5 < 0.25 * (2 + 1), but 1 + 0.5 >= 0.25 * (4 + 1).
    phrase = np.array([0, 0, 1, 1, 1, 1])
    is_whole = np.array([False, False, True, False, False, False])
    assert are_mostly_whole(is_whole, phrase, 2).tolist() == [False, True]


def test_common_phrases_and_academic_words_are_generic() -> None:
    stream = token_stream([DocumentText("", "deep learning, flat minima, results, curvature")])
    first = [1 + stream.lemma_index["deep"], 1 + stream.lemma_index["flat"], 0, 0]
    last = [stream.lemma_index[lemma] for lemma in ("learning", "minima", "result", "curvature")]
    assert are_generic(stream, np.array(first), np.array(last)).tolist() == [True, False, True, False]


def test_a_word_that_a_hyphen_mostly_follows_is_generic() -> None:
    stream = token_stream([DocumentText("", "spatio-temporal and spatio-spectral, wave-like wave")])
    spatio, wave = stream.lemma_index["spatio"], stream.lemma_index["wave"]
    assert are_generic(stream, np.array([0, 0]), np.array([spatio, wave])).tolist() == [True, False]
