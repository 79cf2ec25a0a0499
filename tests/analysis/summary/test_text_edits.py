"""Removing parts of rich text."""

from __future__ import annotations

import re

from paper_digest.analysis.summary.text_edits import capitalized, ended_at, without
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import Math, TextRun


def test_matches_are_removed_and_formulas_stay() -> None:
    text = RichText((TextRun("a bad "), Math("x"), TextRun(" and bad")))
    assert without(text, re.finditer(" ?bad", text.flat)).inlines == (
        TextRun("a"),
        TextRun(" "),
        Math("x"),
        TextRun(" and"),
    )


def test_a_text_without_matches_is_the_same() -> None:
    text = RichText.parse("good")
    assert without(text, ()) is text


def test_the_first_letter_becomes_a_capital_but_no_formula_changes() -> None:
    assert capitalized(RichText.parse("we draw")).plain == "We draw"
    formula = RichText((Math("x"), TextRun(" is")))
    assert capitalized(formula) == formula


def test_a_text_that_ends_earlier_keeps_its_full_stop() -> None:
    assert ended_at(RichText.parse("We draw, and fold."), 8).plain == "We draw."
    assert ended_at(RichText.parse("We draw, and fold"), 8).plain == "We draw"
