"""Rich text has a plain form and one with TeX, and is cut without harm to formulas and links."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.rich_text.inlines import Inline, Link, Math, TextRun, TextStyle
from paper_digest.values.rich_text.text import RichText

TEXT = RichText(
    (
        TextRun("See "),
        Link("the page", "https://a.org"),
        TextRun(" on "),
        Math(r"\alpha_1"),
        TextRun(" now", TextStyle.STRONG),
    )
)
INLINES = st.one_of(
    st.builds(TextRun, st.text("ab ", min_size=1, max_size=5)),
    st.just(Math("x")),
    st.just(Link("b", "https://b.org")),
)
TEXTS = st.lists(INLINES, max_size=6).map(tuple).map(RichText)


def test_the_form_with_tex_keeps_formulas_and_shows_hidden_urls() -> None:
    assert TEXT.with_tex == r"See the page (https://a.org) on $\alpha_1$ now"


def test_the_plain_form_has_no_tex() -> None:
    assert TEXT.plain == "See the page on α₁ now"


def test_a_url_that_is_shown_is_not_repeated() -> None:
    assert RichText((Link("github.com/a", "https://github.com/a"),)).with_tex == "github.com/a"


def test_a_form_is_made_once() -> None:
    text = RichText((Math("x^2"), TextRun(" grows")))
    assert text.plain is text.plain
    assert text.with_tex is text.with_tex


def test_a_text_is_parsed_once() -> None:
    assert RichText.parse(r"a \emph{once} parsed title") is RichText.parse(r"a \emph{once} parsed title")


def test_an_empty_text_is_false_and_plain_nothing() -> None:
    assert not RichText()
    assert (RichText().plain, RichText().with_tex, RichText().flat) == ("", "", "")
    assert RichText.parse(" \n ") == RichText()


@pytest.mark.parametrize(
    ("spans", "inlines"),
    [
        ([(0, 3)], (TextRun("See"),)),
        ([(4, 5)], (Link("the page", "https://a.org"),)),
        ([(0, 1), (9, 14)], (TextRun("S"), Math(r"\alpha_1"), TextRun(" now", TextStyle.STRONG))),
        ([(11, 14)], (TextRun("now", TextStyle.STRONG),)),
        ([], ()),
    ],
)
def test_a_text_is_cut_at_the_characters_of_its_flat_form(
    spans: list[tuple[int, int]], inlines: tuple[Inline, ...]
) -> None:
    assert TEXT.cut(spans).inlines == inlines


@given(TEXTS, st.integers(0, 20))
def test_two_parts_of_a_text_are_the_whole(text: RichText, place: int) -> None:
    middle = min(place, len(text.flat))
    first, second = text.cut([(0, middle)]), text.cut([(middle, len(text.flat))])
    assert first.flat + second.flat == text.flat
    assert text.cut([(0, middle), (middle, len(text.flat))]).plain == text.plain


def test_a_text_survives_the_way_to_another_process() -> None:
    assert TEXT.plain
    assert pickle.loads(pickle.dumps(TEXT)) == TEXT
