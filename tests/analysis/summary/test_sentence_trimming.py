"""What trimming removes from a sentence."""

from __future__ import annotations

import pytest
from paper_digest.analysis.summary.sentence_trimming import trim_sentence
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import Math, TextRun


def trimmed(sentence: str) -> str:
    """The sentence, trimmed."""
    return trim_sentence(RichText.parse(sentence)).with_tex


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("However, we propose a way.", "We propose a way.", id="a connective"),
        pytest.param("In this paper, we propose a way.", "We propose a way.", id="this paper"),
        pytest.param("In this paper we propose a way.", "We propose a way.", id="this paper, no comma"),
        pytest.param("Here we propose a way.", "We propose a way.", id="here"),
        pytest.param("However, in this work, we propose a way.", "We propose a way.", id="two"),
        pytest.param("(2) We propose a way.", "We propose a way.", id="an item's number"),
        pytest.param("1) We propose a way.", "We propose a way.", id="a number without a first bracket"),
        pytest.param("And (iii), we propose a way.", "We propose a way.", id="a number with a comma"),
        pytest.param("More importantly, we propose a way.", "We propose a way.", id="more importantly"),
        pytest.param("Furthermore we propose a way.", "We propose a way.", id="a connective, no comma"),
        pytest.param("To address these problems, we propose a way.", "We propose a way.", id="an adverbial"),
    ],
)
def test_lead_ins_are_removed(sentence: str, expected: str) -> None:
    assert trimmed(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("To train deep nets faster, we propose a way.", id="an adverbial without reference"),
        pytest.param("To address these problems, nets are deep.", id="another subject"),
        pytest.param("However,", id="nothing else"),
        pytest.param("However it works.", id="no comma"),
    ],
)
def test_other_beginnings_stay(sentence: str) -> None:
    assert trimmed(sentence) == sentence


def test_a_list_whose_other_items_are_other_sentences_goes() -> None:
    assert trimmed("We draw two maps of old towns: (1) A round globe.") == "We draw two maps of old towns."
    whole = "We draw two maps of old towns: (1) a globe and (2) a plan."
    assert trimmed(whole) == whole
    assert trimmed("We draw: 1) A globe.") == "We draw: 1) A globe."


def test_at_most_three_lead_ins_are_removed() -> None:
    assert trimmed("But, however, thus, hence, we propose a way.") == "Hence, we propose a way."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("To win faster, in this paper, we take a way.", "To win faster, we take a way."),
        ("We also propose a way.", "We propose a way."),
        ("This article instead gives a way.", "This article gives a way."),
        ("We we propose a way.", "We propose a way."),
        ("We propose a way in this paper.", "We propose a way."),
    ],
)
def test_connectives_inside_are_removed(sentence: str, expected: str) -> None:
    assert trimmed(sentence) == expected


@pytest.mark.parametrize("citation", ["(Smith et al., 2017)", "[3, 4]", "(see Section 2)", "(e.g. this one)"])
def test_citations_are_removed(citation: str) -> None:
    assert trimmed(f"This work proposes a way {citation}.") == "This work proposes a way."


def test_other_brackets_stay() -> None:
    assert trimmed("We propose a way (of $n$ steps).") == "We propose a way (of $n$ steps)."


def test_an_unused_acronym_is_removed() -> None:
    assert trimmed('We propose Deep Ways Out ("DWO").') == "We propose Deep Ways Out."


def test_an_acronym_that_is_used_later_stays() -> None:
    assert trimmed("We sell Deep Ways Out (DWO) and DWOs.") == "We sell Deep Ways Out (DWO) and DWOs."


def test_an_acronym_that_the_next_sentence_uses_stays() -> None:
    sentence = RichText.parse("We sell Deep Ways Out (DWO).")
    assert trim_sentence(sentence, following="DWO wins.").plain == "We sell Deep Ways Out (DWO)."


def test_a_word_in_brackets_is_no_acronym() -> None:
    assert trimmed("We propose ways (Deep) out.") == "We propose ways (Deep) out."


def test_formulas_and_styles_are_kept() -> None:
    text = RichText((TextRun("However, "), Math("x^2"), TextRun(" is"), TextRun(" small [3].")))
    assert trim_sentence(text).inlines == (Math("x^2"), TextRun(" is"), TextRun(" small"), TextRun("."))
