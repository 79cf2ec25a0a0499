"""The LaTeX library gives Unicode, nothing for what it does not know, never fails; letters go both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.rich_text.latex_symbols import latex_of, unicode_of, with_unicode_letters

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("latex", "text"), [(r"\alpha", "α"), (r"\ss", "ß"), (r"\'{e}", "é"), (r"\&", "&"), (r"\method", "")]
)
def test_latex_becomes_unicode(latex: str, text: str) -> None:
    assert unicode_of(latex) == text


@given(st.text("\\{}[]$^_'\"ab%&", max_size=15))
def test_no_latex_fails(latex: str) -> None:
    assert isinstance(unicode_of(latex), str | None)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\L}ukasz J{\"u}rgen L{\'e}on", "Łukasz Jürgen Léon"),
        (r"\'Elan, \v{S}koda, \c c, \k{a}, \'{\i}, \'{\^e}", "Élan, Škoda, ç, ą, í, ế"),
        (r"stra\ss e, \o re, {\AA}ngstr\"om", "straße, øre, Ångström"),
        (r"$\o x\'e$ and \'e", r"$\o x\'e$ and é"),
        (r"\textbf{\'e} \emph{so} \alpha \over", r"\textbf{é} \emph{so} \alpha \over"),
        (r"50\% \& \\'e \'", r"50\% \& \\'e \'"),
    ],
    ids=["with braces", "without", "letters", "not in formulas", "other commands stay", "escapes stay"],
)
def test_only_accented_and_special_letters_become_unicode(latex: str, text: str) -> None:
    assert with_unicode_letters(latex) == text


@pytest.mark.parametrize(
    ("letter", "latex"),
    [("é", r"{\'e}"), ("Ł", r"{\L}"), ("Å", r"{\r{A}}"), ("e", "e"), ("深", "深"), ("–", "–"), ("ű", "ű")],
)
def test_latin_letters_become_latex(letter: str, latex: str) -> None:
    """The library's LaTeX for ű is another letter, so it stays as it is."""
    assert latex_of(letter) == latex


@given(st.characters())
def test_the_latex_of_a_letter_is_that_letter(letter: str) -> None:
    assert with_unicode_letters(latex_of(letter)) == letter


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["\\", "$", "\\'", "{\\'", "\\a{", "\\'{\\i", "\\o "])
def test_the_time_for_letters_is_linear(unit: str) -> None:
    assert_linear_time(with_unicode_letters, lambda size: unit * (size // len(unit)))
