"""The sentence that says what a paper does."""

from __future__ import annotations

from statistics import median

import pytest
from paper_digest.analysis.summary.extractive_summary import summarize
from paper_digest.model.digest import Digest
from paper_digest.values.rich_text import RichText

from tests.linear_time import assert_linear_time


def summary(abstract: str, title: str = "A Title") -> str | None:
    """The summary of an abstract, with formulas as TeX."""
    sentence = summarize(RichText.parse(title), RichText.parse(abstract))
    return None if sentence is None else sentence.with_tex


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param(
            "Things are hard. We propose a way out. Experiments show that it works.",
            "We propose a way out.",
            id="cue phrases",
        ),
        pytest.param(
            "Butter melts every day. A title may return in an abstract of lines. Milk is good for cats.",
            "A title may return in an abstract of lines.",
            id="words of the title",
        ),
        pytest.param(
            "Purple doors are in houses. Green windows are in huts.",
            "Purple doors are in houses.",
            id="position",
        ),
        pytest.param(
            "Green windows are in huts. Purple doors are in houses. Purple doors! Purple doors!",
            "Purple doors are in houses.",
            id="frequent words",
        ),
    ],
)
def test_the_summary_is_the_sentence_with_the_best_score(abstract: str, expected: str) -> None:
    assert summary(abstract) == expected


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param(
            "Old town maps tear. To close this gap, we propose folding maps along lakes. We fold them all.",
            "We propose folding maps along lakes.",
            id="a clause is cut",
        ),
        pytest.param(
            "Old maps tear. We show why this happens in towns. We fold maps of small old towns.",
            "We fold maps of small old towns.",
            id="another sentence",
        ),
        pytest.param(
            "Old maps tear. We propose A Title (AT). AT folds maps along all lakes.",
            "We propose A Title (AT). AT folds maps along all lakes.",
            id="a second sentence",
        ),
    ],
)
def test_the_summary_stands_alone(abstract: str, expected: str) -> None:
    assert summary(abstract) == expected


def test_the_summary_is_trimmed() -> None:
    assert summary("Things are hard. In this paper, we propose a way.") == "We propose a way."


def test_simple_formulas_become_text() -> None:
    assert summary("Graphs are dull. We show that $x^2$ is small.") == "We show that x² is small."


def test_formulas_that_text_cannot_show_are_kept() -> None:
    assert summary("We show that $x^{a/b}$ is small.") == "We show that $x^{a/b}$ is small."


def test_a_long_sentence_loses_to_a_good_short_one() -> None:
    long = "We propose a way " + "and another way " * 20 + "out."
    assert summary(f"{long} We propose two ways out of it.") == "We propose two ways out of it."


def test_a_heading_loses_to_a_sentence() -> None:
    assert (
        summary("We propose! Doors are round and green.", title="We propose") == "Doors are round and green."
    )


def test_a_short_sentence_is_better_than_none() -> None:
    assert summary("We propose doors.") == "We propose doors."


def test_one_word_of_a_script_without_spaces_may_be_a_sentence() -> None:
    assert summary("本文研究深度学习的几何。") == "本文研究深度学习的几何。"


@pytest.mark.parametrize("abstract", ["", "We", "to", "Abstract unavailable", "...", "$x$"])
def test_an_abstract_without_a_sentence_has_no_summary(abstract: str) -> None:
    assert summary(abstract) is None


def test_a_paper_without_abstract_has_no_summary() -> None:
    assert summarize(RichText.parse("A Title"), None) is None


def test_a_paper_without_title_has_a_summary() -> None:
    assert summarize(None, RichText.parse("We propose a way out.")) == RichText.parse("We propose a way out.")


@pytest.mark.slow
@pytest.mark.parametrize(
    "hostile",
    ["However, ", "We propose it; and", "We propose (", "To this "],
    ids=["lead-ins", "clauses", "brackets", "adverbials"],
)
def test_a_hostile_abstract_is_summarized_in_linear_time(hostile: str) -> None:
    assert_linear_time(summary, lambda size: hostile * size)


def test_the_summaries_of_the_dumps_are_readable(real: Digest) -> None:
    lengths = [len(entry.summary.plain.split()) for entry in real.papers if entry.summary]
    assert len(lengths) == 359
    assert median(lengths) <= 25
