"""The expected overlap of sentences with the authors' own summary."""

from __future__ import annotations

import pytest
from paper_digest.analysis.summary.sentence_scoring import OverlapEstimator, fold_plurals, lowercase_words


def overlap(sentence: str, title: str = "", abstract: str = "") -> float:
    """The expected overlap of a sentence of the abstract."""
    sentences = [sentence.split(), abstract.split()]
    return OverlapEstimator(title.split(), sentences).expected_overlap(sentence.split())


def test_the_overlap_is_the_share_of_expected_words() -> None:
    assert overlap("purple doors") == pytest.approx(2 * (0.06 + 0.06) / (2 + 18))


def test_words_of_the_title_are_likely() -> None:
    assert overlap("purple doors", title="purple") == pytest.approx(2 * (0.45 + 0.06) / (2 + 18))


def test_frequent_words_are_likely() -> None:
    assert overlap("purple doors", abstract="purple") == pytest.approx(2 * (0.17 + 0.06) / (2 + 18))


def test_words_count_up_to_four_times() -> None:
    assert overlap("purple", abstract="purple " * 3) == overlap("purple", abstract="purple " * 9)


def test_stop_words_count_little() -> None:
    assert overlap("whose") == pytest.approx(2 * 0.02 / (1 + 18))


def test_a_bigram_of_the_title_counts() -> None:
    assert overlap("purple doors", title="purple doors") == pytest.approx(2 * (0.45 + 0.45 + 0.2) / (2 + 18))


def test_words_are_in_lower_case_without_punctuation() -> None:
    assert lowercase_words("Self-Supervised, (always)!") == ["self", "supervised", "always"]


def test_plurals_become_singular() -> None:
    assert fold_plurals(["doors", "policies", "loss", "door"]) == ["door", "policy", "loss", "door"]
