"""MathML becomes TeX."""

from __future__ import annotations

import pytest
from paper_digest.formats.embedded_markup import without_markup
from paper_digest.formats.mathml_to_tex import MathMl


@pytest.mark.parametrize(
    ("markup", "tex"),
    [
        ("<msup><mi>x</mi><mn>2</mn></msup>", "x^{2}"),
        ("<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac>", r"\frac{a}{b+1}"),
        ("<msqrt><mi>n</mi><mo>+</mo><mn>1</mn></msqrt>", r"\sqrt{n+1}"),
        ("<mroot><mi>n</mi><mn>3</mn></mroot>", r"\sqrt[3]{n}"),
        ("<msubsup><mo>∑</mo><mn>0</mn><mi>n</mi></msubsup><mi>i</mi>", "∑_{0}^{n}i"),
        ("<munderover><mo>∑</mo><mn>0</mn><mi>n</mi></munderover>", "∑_{0}^{n}"),
        ("<mover><mi>x</mi><mo>^</mo></mover>", r"\hat{x}"),
        ("<mover><mi>x</mi><mi>y</mi></mover>", "x^{y}"),
        ("<mfenced><mi>x</mi><msup><mi>y</mi><mn>2</mn></msup></mfenced>", "(x, y^{2})"),
        ("<msup><mi>a$</mi><mn>2</mn></msup>", r"a\$^{2}"),
        ("<msup><mi>x</mi></msup>", "x"),
        ("<msup><msub><mi>x</mi><mi>i</mi></msub><mn>2</mn></msup>", "x_{i}^{2}"),
    ],
)
def test_the_parts_of_a_formula_keep_their_places(markup: str, tex: str) -> None:
    assert without_markup(f"<math>{markup}</math>") == f"${tex}$"


def test_what_never_ends_ends_with_the_formula() -> None:
    formula = MathMl()
    formula.start("msup")
    formula.text("x")
    formula.end("mfrac")
    formula.text("2")
    assert formula.tex() == "x^{2}"
