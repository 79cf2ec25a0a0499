"""Tests of formulas as MathML."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.site.markdown import markup
from paper_digest.site.mathml import mathml
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import Math


@pytest.mark.parametrize(
    ("tex", "letters"),
    [
        (r"\ell_\infty", "ℓ∞"),
        (r"O(n\log n)", "O(nlogn)"),
        (r"\mathbb{R}^d", "ℝd"),
        (r"0.6\%", "0.6%"),
        (r"\mathtt{ab1}", "𝚊𝚋𝟷"),
        (r"\mathsf{X}", "𝖷"),
        (r"\boldsymbol{\alpha x}", "𝜶𝒙"),
        (r"a<b", "a<b"),
        (r"\arg\max_x f", "argmaxxf"),
        (r"\pi_{\text{ref}}", "πref"),
    ],
)
def test_mathml_has_the_text_of_the_formula(tex: str, letters: str) -> None:
    element = mathml(tex)
    assert element is not None
    tree = ElementTree.fromstring(element)
    assert tree.tag == "math"
    assert "".join(tree.itertext()).replace(" ", "") == letters


@pytest.mark.parametrize(
    ("tex", "minimal"),
    [
        (r"\theta\ge 2", "<math><mi>θ</mi><mo>≥</mo><mn>2</mn></math>"),
        (r"x^{2}", "<math><msup><mi>x</mi><mn>2</mn></msup></math>"),
        (r"x^{+}", "<math><msup><mi>x</mi><mrow><mo>+</mo></mrow></msup></math>"),
        (
            r"\left(x\right)^2",
            "<math><msup><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow><mn>2</mn></msup></math>",
        ),
    ],
)
def test_elements_and_attributes_without_effect_are_dropped(tex: str, minimal: str) -> None:
    assert mathml(tex) == minimal


@pytest.mark.parametrize("tex", [r"\unknowncommand{x}", r"\frac{1}", "{", "x" * 1000])
def test_a_formula_that_cannot_be_converted_is_shown_as_tex(tex: str) -> None:
    assert mathml(tex) is None
    assert '<code class="tex"' in markup(RichText((Math(tex),)))


@given(st.text(max_size=40))
def test_any_tex_gives_only_elements_of_mathml(tex: str) -> None:
    element = mathml(tex)
    if element is not None:
        names = {node.tag for node in ElementTree.fromstring(element).iter()}
        assert all(name.startswith("m") for name in names)
