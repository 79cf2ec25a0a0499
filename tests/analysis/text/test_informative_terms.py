"""Which terms are informative when papers share them."""

from __future__ import annotations

import numpy as np
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.informative_terms import are_recurrent, are_whole_phrases, stop_word_flags
from paper_digest.analysis.text.token_stream import token_stream
from scipy.sparse import csr_matrix


def test_a_word_that_papers_use_in_passing_is_not_recurrent() -> None:
    counts = csr_matrix(np.array([[1.0, 2.0]] * 20))
    assert are_recurrent(counts).tolist() == [False, True]


def test_a_bigram_that_always_continues_is_not_whole() -> None:
    stream = token_stream([DocumentText("", "large language models. large language models. flat minima.")])
    columns = np.array([0, 1, 0, 1, 2])
    positions = np.array([1, 2, 4, 5, 7])
    assert are_whole_phrases(stream, positions, columns, 3).tolist() == [False, True, True]


def test_stop_words_of_the_stream() -> None:
    assert stop_word_flags(token_stream([DocumentText("", "the loss of it")])).tolist() == [
        True,
        False,
        True,
        True,
    ]
