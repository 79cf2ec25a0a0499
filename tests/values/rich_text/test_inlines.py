"""Inlines are values that compare by content and cannot be changed."""

from __future__ import annotations

import pytest
from paper_digest.values.rich_text.inlines import Link, Math, TextRun, TextStyle


def test_text_is_plain_unless_it_has_a_style() -> None:
    assert TextRun("Flat") == TextRun("Flat", TextStyle.PLAIN)
    assert TextRun("Flat") != TextRun("Flat", TextStyle.EMPHASIS)


def test_a_formula_is_not_text_of_the_same_characters() -> None:
    assert len({TextRun("x"), Math("x"), Link("x", "https://a.org")}) == 3


def test_an_inline_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        TextRun("Flat").text = "Sharp"  # type: ignore[misc]
