"""Formulas are found, and money is not one."""

from __future__ import annotations

import pytest
from paper_digest.values.rich_text.math_spans import replace_formulas, with_backslashes


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("a $x^2$ b", "a <x^2> b"),
        (r"a \(x\) and \[y\] and $$z$$", "a <x> and <y> and <z>"),
        (r"the rate O(T^{-1/4})", "the rate <O(T^{-1/4})>"),
        (r"bare \ell_2 norm", r"bare <\ell_2> norm"),
        ("stripped ell_infty norm", r"stripped <\ell_\infty> norm"),
        ("10^{-3} and L_2", "<10^{-3}> and <L_2>"),
        ("from $5 million to $10", "from $5 million to $10"),
        ("costs $100", "costs $100"),
        ("between $5 and 10$ dollars", "between $5 and 10$ dollars"),
        ("3 pm4", "3 ± 4"),
        ("2 times 3", "2 × 3"),
        ("at 5 pm we", "at 5 pm we"),
    ],
)
def test_formulas_are_taken_out(text: str, marked: str) -> None:
    formulas: list[str] = []

    def put(tex: str) -> str:
        formulas.append(tex)
        return chr(0xE000 + len(formulas) - 1)

    taken = replace_formulas(text, put)
    for index, tex in enumerate(formulas):
        taken = taken.replace(chr(0xE000 + index), f"<{tex}>")
    assert taken == marked


def test_backslashes_that_a_scraper_dropped_are_restored() -> None:
    assert with_backslashes("ell_infty + alpha") == r"\ell_\infty + \alpha"
    assert with_backslashes(r"\alpha") == r"\alpha"
