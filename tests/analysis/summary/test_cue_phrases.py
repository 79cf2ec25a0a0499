"""Cue phrases: each rule of the score by itself."""

from __future__ import annotations

import pytest
from paper_digest.analysis.summary.cue_phrases import CUE_RULES, cue_score

# The rules that apply to each sentence.
SENTENCES = {
    "we propose a way out": {"presents the contribution", "is in the first person"},
    "introducing this paper about doors": {"presents the contribution", "mentions this paper"},
    "this thesis is about doors": {"mentions this paper"},
    "our doors are round": {"is in the first person"},
    "we prove a bound": {"is in the first person", "describes our work"},
    "we also like doors": {"is in the first person", "describes additional work"},
    "extensive tables are shown": {"reports experiments"},
    "see https doors org": {"announces code or data"},
    "code is available": {"announces code or data"},
    "data is old": set(),
    "solving this problem is hard": {"refers to an unnamed problem"},
    "this is hard": {"begins with a reference"},
    "however doors are hard": {"begins with a reference"},
    "recently doors became round": {"reports previous work"},
    "recently our doors became round": {"is in the first person"},
    "a round door is proposed": {"has something proposed"},
    "our door is proposed": {"is in the first person"},
    "doors are round": set(),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_score_is_the_sum_of_the_rules_that_apply(sentence: str) -> None:
    weights = {rule.name: rule.weight for rule in CUE_RULES}
    assert cue_score(sentence.split()) == sum(weights[name] for name in SENTENCES[sentence])


def test_each_rule_has_a_sentence() -> None:
    assert set().union(*SENTENCES.values()) == {rule.name for rule in CUE_RULES}
