"""Keyphrase selection: which phrases become the keyphrases of a paper."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis.keyphrases.selection import Keyphrases, select_keyphrases
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.token_stream import token_stream


def select(*texts: tuple[str, str], known: frozenset[str] = frozenset(), max_phrases: int = 5) -> Keyphrases:
    stream = token_stream([DocumentText(title, abstract) for title, abstract in texts])
    return select_keyphrases(stream, known, max_phrases)


def phrases(keyphrases: Keyphrases) -> list[list[str]]:
    return [[keyphrases.words[phrase] for phrase in of_paper] for of_paper in keyphrases.of_paper]


FLAT = ("Flat minima", "Flat minima help.")
SHARP = ("Sharp basins and flat minima", "Sharp basins, sharp basins, flat minima.")


def test_keyphrases_are_ordered_by_weight() -> None:
    keyphrases = phrases(select(FLAT, SHARP, ("Sharp basins", "Sharp basins.")))
    assert keyphrases == [["flat minima"], ["sharp basin", "flat minima"], ["sharp basin"]]


def test_a_paper_has_at_most_the_given_number_of_keyphrases() -> None:
    text = ("Sharp basins", "Sharp basins. Flat minima, flat minima.")
    assert phrases(select(text, text)) == [["sharp basin", "flat minima"]] * 2
    assert phrases(select(text, text, max_phrases=1)) == [["sharp basin"]] * 2


def test_a_paper_adopts_a_keyphrase_that_only_one_other_paper_has() -> None:
    """In the second paper, the phrase weighs about 0.49, less than a keyphrase (0.9)."""
    texts = (("Flat minima", "Here flat minima."), ("", "red leaf flat minima"))
    assert phrases(select(*texts)) == [["flat minima"], ["flat minima"]]


def test_a_keyphrase_without_a_second_paper_is_dropped() -> None:
    """In the second paper, the phrase comes too late to be adopted."""
    texts = (("Flat minima", "Here flat minima."), ("", f"{'red leaf. ' * 20} flat minima"))
    assert phrases(select(*texts)) == [[], []]


def test_common_phrases_are_no_keyphrases() -> None:
    text = ("Deep learning", "Deep learning, deep learning.")
    assert phrases(select(text, text)) == [[], []]


def test_a_single_word_of_a_selected_phrase_is_no_keyphrase() -> None:
    text = ("ImageNet classifier", "The ImageNet classifier on ImageNet: ImageNet classifier.")
    assert phrases(select(text, text)) == [["imagenet classifier"], ["imagenet classifier"]]


def test_known_phrases_need_less_weight() -> None:
    text = ("", "red leaf. ImageNet, ImageNet")
    assert phrases(select(text, text)) == [[], []]
    assert phrases(select(text, text, known=frozenset({"imagenet"}))) == [["imagenet"]] * 2


def test_the_vector_of_a_paper_has_length_1_or_0() -> None:
    vectors = select(FLAT, SHARP, ("Cakes", "Cakes.")).vectors
    assert np.linalg.norm(vectors.toarray(), axis=1) == pytest.approx([1, 1, 0])


def test_papers_without_shared_phrases_have_empty_vectors() -> None:
    assert select(("Cakes", ""), ("Ships", "")).vectors.nnz == 0
