"""Letters of acronyms and the words that they stand for."""

from __future__ import annotations

from math import inf

import pytest
from paper_digest.analysis.acronyms.alignment import (
    alignment_costs,
    is_hyphenated,
    max_alignment_cost,
)
from paper_digest.analysis.text.tokens import WORD


def costs(characters: str, phrase: str) -> list[float]:
    """The costs of the alignments that start in each word of the phrase."""
    return alignment_costs(characters, list(WORD.finditer(phrase)))


def test_initials_cost_nothing() -> None:
    assert costs("rl", "reinforcement learning")[0] == 0


def test_function_words_are_skipped_at_no_cost() -> None:
    assert costs("rotl", "rules of the law")[0] == 0
    assert costs("rl", "rules of the law")[0] == 0


def test_a_skipped_word_costs_more_than_an_inner_letter() -> None:
    assert costs("rl", "reinforcement machine learning")[0] == 2
    assert costs("rn", "ration") == [0.5]


def test_a_skipped_word_after_a_hyphen_costs_little() -> None:
    assert costs("sl", "self-supervised learning")[0] == 0.5


def test_letters_that_continue_a_beginning_cost_nothing() -> None:
    assert costs("lora", "Low-Rank Adaptation")[0] == 0


def test_a_capital_inside_a_word_costs_nothing() -> None:
    assert costs("ae", "AutoEncoder") == [0]
    assert costs("ae", "autoencoder") == [0.5]


def test_digits_stand_for_their_sounds() -> None:
    assert costs("t2i", "text-to-image")[0] == 0


def test_the_last_word_needs_a_letter() -> None:
    assert costs("rl", "reinforcement learning method") == [inf, inf, inf]


def test_letters_in_the_wrong_order_have_no_alignment() -> None:
    assert costs("gb", "big game") == [inf, inf]


def test_each_word_is_a_possible_start() -> None:
    assert costs("ab", "an apple bakes") == [2, 0, inf]


@pytest.mark.parametrize(("characters", "cost"), [("rl", 0), ("gan", 1), ("bert", 1.5)])
def test_longer_acronyms_may_have_costlier_alignments(characters: str, cost: float) -> None:
    assert max_alignment_cost(characters) == cost


def test_a_word_knows_the_hyphen_before_it() -> None:
    assert [is_hyphenated(word) for word in WORD.finditer("self-supervised learning")] == [False, True, False]
