"""Values of BibTeX entries become text."""

from __future__ import annotations

import pytest
from paper_digest.formats.bibtex_values import value_of, without_braces

STRINGS = {"jmlr": "Journal of Machine Learning Research"}


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("{A Title}", "A Title"),
        ('"A Title"', "A Title"),
        ("2024", "2024"),
        ("JMLR", "Journal of Machine Learning Research"),
        ("unknown", "unknown"),
        ('jmlr # ", Part " # 2', "Journal of Machine Learning Research, Part 2"),
        ('"C# in practice"', "C# in practice"),
        ("{a # b}", "a # b"),
        (r"{an escaped \} brace}", r"an escaped \} brace"),
    ],
)
def test_delimiters_numbers_strings_and_joins_become_text(raw: str, text: str) -> None:
    assert value_of(raw, STRINGS) == text


@pytest.mark.parametrize("raw", ["{a} {b}", "two words", '"'])
def test_anything_else_is_no_value(raw: str) -> None:
    assert value_of(raw, STRINGS) is None


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("{B}ayesian {GAN}s", "Bayesian GANs"),
        ("{{Whole} Title}", "Whole Title"),
        (r"Erd\H{o}s", r"Erd\H{o}s"),
        (r"{\'e}tude", r"{\'e}tude"),
        ("$x_{10}$ {LLM}", "$x_{10}$ LLM"),
        (r"\frac{1}{2} of {US}", r"\frac{1}{2} of US"),
        ("two\n  lines", "two lines"),
    ],
)
def test_only_braces_that_keep_capitals_are_removed(text: str, bare: str) -> None:
    assert without_braces(text) == bare


def test_strings_fill_no_value_without_end() -> None:
    text = value_of(" # ".join(["long"] * 1_000), {"long": "x" * 2_000})
    assert text is not None
    assert text.startswith("x" * 10_000)
    assert len(text) < 15_000


def test_a_field_within_quotation_marks_is_a_lost_comma() -> None:
    assert value_of('"Ada Zed"\n  booktitle = "Looms"', {}) is None
    assert value_of('"The "great" loom"', {}) == 'The "great" loom'
