"""Clauses that refer to other sentences, and what is left without them."""

from __future__ import annotations

import pytest
from paper_digest.analysis.summary.dangling_clauses import without_dangling_clauses, without_tails
from paper_digest.analysis.summary.references import unresolved_references
from paper_digest.values.rich_text import RichText

from tests.linear_time import assert_linear_time


def cut(sentence: str) -> str:
    """The sentence without dangling clauses."""
    return without_dangling_clauses(RichText.parse(sentence)).with_tex


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("To mitigate these problems we draw maps.", "We draw maps.", id="a purpose, no comma"),
        pytest.param(
            "While maps that close this gap, such as globes, tear, this paper draws maps.",
            "This paper draws maps.",
            id="a subordinate clause with commas",
        ),
        pytest.param(
            "We fill this gap by providing maps of towns.", "We provide maps of towns.", id="by and a gerund"
        ),
        pytest.param(
            "This paper fills this gap by studying towns.", "This paper studies towns.", id="third person"
        ),
        pytest.param(
            "We judge this practice and develop maps of towns.", "We develop maps of towns.", id="and a verb"
        ),
        pytest.param(
            "We propose a map to solve this problem, which is round.",
            "We propose a map, which is round.",
            id="a purpose inside",
        ),
        pytest.param(
            "We propose paper maps of all small towns, demonstrating these effects.",
            "We propose paper maps of all small towns.",
            id="a participle at the end",
        ),
        pytest.param(
            "We fold this paper-thin round map.", "We fold the paper-thin round map.", id="a telling phrase"
        ),
        pytest.param(
            "This method folds maps of towns.", "The method folds maps of towns.", id="the paper's method"
        ),
        pytest.param("We draw such round maps.", "We draw round maps.", id="such"),
        pytest.param(
            "Motivated by this, a round map is proposed.", "A round map is proposed.", id="the passive voice"
        ),
        pytest.param(
            "We draw round paper maps of all small old towns designed to fully overcome these limitations.",
            "We draw round paper maps of all small old towns.",
            id="what a method is designed for",
        ),
        pytest.param(
            "We draw round paper maps of all old towns, which are designed to address these two issues.",
            "We draw round paper maps of all old towns.",
            id="a relative clause on what a method is designed for",
        ),
        pytest.param(
            "We draw maps that address these limitations through two folds.",
            "We draw maps through two folds.",
            id="a relative clause before the way",
        ),
        pytest.param(
            "We present a round map of towns—which overcomes these limitations.",
            "We present a round map of towns.",
            id="a relative clause behind a dash",
        ),
        pytest.param(
            "We answer this question, showing that maps are round.",
            "We show that maps are round.",
            id="a comma and a gerund",
        ),
        pytest.param(
            "We shed light on this effect: we show that maps are round.",
            "We show that maps are round.",
            id="a colon and a second verb",
        ),
        pytest.param(
            "We fold maps of towns to alleviate it.", "We fold maps of towns.", id="a problem as a pronoun"
        ),
        pytest.param(
            "We find that their learned maps are round.", "We find that learned maps are round.", id="their"
        ),
        pytest.param(
            "This paper is a bridge, addressing the gap by providing maps of towns.",
            "This paper provides maps of towns.",
            id="a comma before the gap",
        ),
        pytest.param(
            "Addressing this limitation, we draw maps.", "We draw maps.", id="a gerund before the clause"
        ),
        pytest.param(
            "We propose the Globule that addresses these shortcomings and makes many small old mountain towns"
            " easy to reach.",
            "We propose the Globule that makes many small old mountain towns easy to reach.",
            id="the first verb of a relative clause",
        ),
        pytest.param(
            "We draw maps with an old pen tailored for this task.",
            "We draw maps with an old pen.",
            id="what is tailored for",
        ),
        pytest.param(
            "We show that it is hard, at these sample sizes, to fold maps.",
            "We show that it is hard to fold maps.",
            id="an adverbial between commas",
        ),
        pytest.param(
            "We show that in this town, maps are round.",
            "We show that maps are round.",
            id="an adverbial behind that",
        ),
        pytest.param(
            "We show that maps tear, in accordance with the above intuition.",
            "We show that maps tear.",
            id="an adverbial at the end",
        ),
        pytest.param("We fold maps in this way.", "We fold maps.", id="in this way"),
    ],
)
def test_what_refers_to_another_sentence_is_cut(sentence: str, expected: str) -> None:
    assert cut(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("To draw round maps, we fold paper.", id="no reference"),
        pytest.param("We show that this problem remains.", id="nothing can be cut"),
        pytest.param("We find maps, solving this gap.", id="too little would be left"),
        pytest.param("We show that maps of large old towns, testing this gap.", id="the verb would be lost"),
        pytest.param("We try to close this gap by folding maps.", id="the verb has no other form"),
        pytest.param("We show that maps close this gap by using wool.", id="another subject"),
        pytest.param("We propose to combine this method with maps.", id="a method of others"),
        pytest.param("We train such models on maps.", id="such methods are of others"),
    ],
)
def test_other_sentences_stay(sentence: str) -> None:
    assert cut(sentence) == sentence


def test_last_clauses_go_until_a_sentence_is_short_enough() -> None:
    sentence = RichText.parse("We fold maps of all towns, which are old, making them small.")
    assert without_tails(sentence, 12).plain == sentence.plain
    assert without_tails(sentence, 9).plain == "We fold maps of all towns, which are old."
    assert without_tails(sentence, 6).plain == "We fold maps of all towns."
    assert without_tails(sentence, 2).plain == "We fold maps of all towns."


@pytest.mark.slow
@pytest.mark.parametrize("hostile", ["to this ", "We this by ", "We draw, which this ", "to solve this "])
def test_clauses_are_cut_in_linear_time(hostile: str) -> None:
    def cut_uncached(text: str) -> str:
        unresolved_references.cache_clear()
        return cut(text)

    assert_linear_time(cut_uncached, lambda size: hostile * size)
