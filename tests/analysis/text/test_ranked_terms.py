"""Terms to show, without repetitions."""

from __future__ import annotations

from paper_digest.analysis.text.ranked_terms import distinct_terms


def test_phrases_share_no_word() -> None:
    assert distinct_terms(["loss landscape", "landscape geometry"]) == ["loss landscape"]


def test_a_word_of_a_shown_phrase_is_left_out_even_before_it() -> None:
    assert distinct_terms(["loss", "flat", "loss landscape"]) == ["flat", "loss landscape"]


def test_parts_of_hyphenated_words_count_as_words() -> None:
    assert distinct_terms(["self-supervised", "supervised"]) == ["self-supervised"]
