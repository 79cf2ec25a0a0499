"""Formulas in summaries."""

from __future__ import annotations

import pytest
from paper_digest.analysis.summary.formulas import is_long, is_simple, with_simple_formulas_as_text
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import Math


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\ell_\infty", "ℓ∞"),
        ("x^2", "x²"),
        (r"\mathcal{O}(n \log n)", "O(n log n)"),
        (r"(\epsilon, 1)", "(ϵ, 1)"),
    ],
)
def test_what_unicode_can_show_becomes_text(tex: str, text: str) -> None:
    assert with_simple_formulas_as_text(RichText.parse(f"In ${tex}$ steps.")).with_tex == f"In {text} steps."


@pytest.mark.parametrize(
    "tex",
    [
        pytest.param("x^{a/b}", id="what has no raised letter"),
        pytest.param(r"\hat{A}", id="a mark"),
        pytest.param(r"\mynorm{x}", id="a command of the authors"),
        pytest.param(r"\{a, b\}", id="braces, which text would lose"),
        pytest.param(r"\frac{a}{b}", id="a fraction"),
    ],
)
def test_other_formulas_stay(tex: str) -> None:
    assert not is_simple(Math(tex))
    text = RichText.parse(f"In ${tex}$ steps.")
    assert with_simple_formulas_as_text(text) == text


def test_a_sentence_has_formulas_of_one_kind() -> None:
    text = RichText.parse(r"In $x^2$ or $\hat{A}$ steps.")
    assert with_simple_formulas_as_text(text) == text


def test_a_formula_is_long_by_its_signs_or_its_height() -> None:
    assert is_long(Math("a + b + c + d + e + f + g + h"))
    assert is_long(Math(r"\sum_i x"))
    assert not is_long(Math(r"\mathbb{R}^d"))
