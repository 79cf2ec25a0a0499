"""Formulas become plain Unicode as far as Unicode goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.rich_text.formula_text import formula_text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\ell_\infty", "ℓ∞"),
        ("x^2", "x²"),
        ("x_{10}", "x₁₀"),
        ("T^{-1/4}", "T^(-1/4)"),
        (r"O(n \log n)", "O(n log n)"),
        (r"\mathcal{O}(n)", "O(n)"),
        (r"\mathbb{R}^d", "ℝ^d"),
        (r"95\%", "95%"),
        (r"\sum_i x_i", "∑ᵢ xᵢ"),
        ("", ""),
    ],
)
def test_a_formula_is_readable(tex: str, text: str) -> None:
    assert formula_text(tex) == text


@given(st.text("ab\\{}^_$12 ", max_size=30))
def test_any_tex_gives_one_line_without_braces(tex: str) -> None:
    text = formula_text(tex)
    assert not set(text) & set("{}\n")
    assert text == " ".join(text.split())
