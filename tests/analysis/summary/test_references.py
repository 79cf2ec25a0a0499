"""Words that refer to other sentences."""

from __future__ import annotations

import pytest
from paper_digest.analysis.summary.references import is_shell, unresolved_references

from tests.linear_time import assert_linear_time


def words_at_references(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """The words with which the unresolved references of a text begin."""
    return [
        text[reference.start :].split()[0].strip(",").lower()
        for reference in unresolved_references(text, known)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("We close this gap with a map.", ["this"], id="this and a noun"),
        pytest.param("To alleviate it, we draw a map.", ["it"], id="a pronoun"),
        pytest.param("We find that their maps are old.", ["their"], id="a possessive"),
        pytest.param("We draw a map of such towns.", ["such"], id="such"),
        pytest.param("To break the trade-off, we draw a map.", ["the"], id="the and a shell noun"),
        pytest.param("To solve the aforementioned tasks, we draw.", ["the"], id="aforementioned"),
        pytest.param("We address both issues.", ["both"], id="both"),
        pytest.param("We show the following results on maps.", ["the"], id="following"),
        pytest.param("We draw maps of old towns to avoid it here.", ["it"], id="a problem as a pronoun"),
        pytest.param("We address that challenge with maps.", ["that"], id="that and a noun"),
        pytest.param("We do so by folding maps.", ["do"], id="do so"),
        pytest.param("We answer the two questions with maps.", ["the"], id="the two"),
        pytest.param("We draw lines between these two areas.", ["these"], id="these two"),
        pytest.param("Motivated by this we draw a map.", ["this"], id="this with nothing before it"),
        pytest.param(
            "We draw round paper maps of mountain valleys to solve these problems.",
            ["these"],
            id="problems that the authors' own sentence has not told",
        ),
        pytest.param(
            "We take a step towards understanding it by a map.", ["it"], id="a pronoun behind a gerund"
        ),
        pytest.param("We support this thesis with maps.", ["this"], id="what authors do something with"),
        pytest.param("We draw a map with this style of folding.", ["this"], id="this style of"),
        pytest.param("We draw the seven maps.", ["the"], id="a number of maps"),
        pytest.param("We address both difficulties for maps.", ["both"], id="both and a complement"),
        pytest.param("This paper fills the gap by folding maps.", ["the"], id="the gap and how it is filled"),
        pytest.param(
            "We show that round paper maps of old mountain towns tear, as the above intuition says.",
            ["the"],
            id="the above, in a long sentence",
        ),
        pytest.param("We fold such a small number of old maps.", ["such"], id="such a number of"),
    ],
)
def test_what_only_another_sentence_says_is_a_reference(text: str, words: list[str]) -> None:
    assert words_at_references(text) == words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("This paper draws a map.", id="the paper itself"),
        pytest.param("We draw a map and show that it is round.", id="a pronoun for a noun before it"),
        pytest.param("Maps are old, and we redraw these maps.", id="a noun that came before"),
        pytest.param("We draw maps such as globes.", id="such as"),
        pytest.param("We redraw maps, such as those printed in old towns.", id="those and which"),
        pytest.param("We solve the problem of round maps.", id="the problem of"),
        pytest.param("We study this tension between maps and globes.", id="this tension between"),
        pytest.param("It is possible to draw a map.", id="it is possible"),
        pytest.param("We find two defects of maps and fix these problems.", id="another word for a problem"),
        pytest.param("We draw the two sides of a map.", id="the two sides of"),
        pytest.param("We draw the two sides: front and back.", id="the two sides and a colon"),
        pytest.param("The goal is to draw a map.", id="the goal is to"),
        pytest.param("We fold maps, making it possible to draw.", id="making it possible"),
        pytest.param("We fold maps with such great care that they last.", id="such that, of a degree"),
        pytest.param("We fold old maps, unlike those using glue.", id="those using"),
        pytest.param("We show the following results: maps are round.", id="following and a colon"),
        pytest.param("We draw a round map.", id="nothing like a reference"),
    ],
)
def test_other_words_are_no_references(text: str) -> None:
    assert words_at_references(text) == []


def test_a_phrase_of_the_title_is_known() -> None:
    assert words_at_references("We draw these round maps.") == ["these"]
    assert words_at_references("We draw these round maps.", frozenset({"round", "map"})) == []


def test_a_number_of_things_in_the_title_is_known() -> None:
    assert words_at_references("We draw the two maps.", frozenset({"map"})) == []


def test_a_problem_may_be_what_a_long_beginning_says() -> None:
    short = "Maps are old, and we solve this problem."
    long = "Paper maps of mountain valleys tear in strong winter storms, and we solve this problem."
    assert words_at_references(short) == ["this"]
    assert words_at_references(long) == []


def test_shell_nouns_say_nothing_alone() -> None:
    assert is_shell("problems")
    assert not is_shell("map")


@pytest.mark.slow
@pytest.mark.parametrize("hostile", ["this ", "the problem ", "it is "])
def test_references_are_found_in_linear_time(hostile: str) -> None:
    assert_linear_time(unresolved_references.__wrapped__, lambda size: hostile * size)
