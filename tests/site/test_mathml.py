"""Formulas as MathML, and as TeX where they cannot be."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.site.markdown import markup
from paper_digest.site.mathml import mathml
from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import Link, Math, TextRun, TextStyle


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
def test_says_what_the_tex_says(tex: str, letters: str) -> None:
    element = mathml(tex)
    assert element is not None
    tree = ElementTree.fromstring(element)
    assert tree.tag == "math"
    assert "".join(tree.itertext()).replace(" ", "") == letters


@pytest.mark.parametrize(
    ("tex", "lean"),
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
def test_no_element_that_changes_nothing(tex: str, lean: str) -> None:
    assert mathml(tex) == lean


@pytest.mark.parametrize("tex", [r"\unknowncommand{x}", r"\frac{1}", "{", "x" * 1000])
def test_what_cannot_be_converted_is_left_to_the_caller(tex: str) -> None:
    assert mathml(tex) is None
    assert '<code class="tex"' in markup(RichText((Math(tex),)))


def test_a_name_that_is_all_formula_is_told_in_words() -> None:
    assert '<math aria-label="x²">' in markup(RichText((Math("x^2"),)), links=False)
    assert "aria-label" not in markup(RichText((TextRun("The "), Math("x^2"))), links=False) + markup(
        RichText((Math("x^2"),))
    )


@given(st.text(max_size=40))
def test_no_tex_breaks_out(tex: str) -> None:
    element = mathml(tex)
    if element is not None:
        names = {node.tag for node in ElementTree.fromstring(element).iter()}
        assert all(name.startswith("m") for name in names)


def test_pieces_become_markdown() -> None:
    inlines = (
        TextRun("a*b "),
        TextRun("bold", TextStyle.STRONG),
        TextRun(" "),
        Link("x_y", "https://a.org/x_y"),
        Link("bad", "javascript:x"),
    )
    text = RichText(inlines)
    assert markup(text) == 'a&#42;b <strong>bold</strong> <a href="https://a.org/x&#95;y">x&#95;y</a>bad'
    assert "<a" not in markup(text, links=False)
    assert markup(RichText((Math("x"),))).startswith("<span></span><math>")
