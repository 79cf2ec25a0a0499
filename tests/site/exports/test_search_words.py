"""Tests of folding and splitting words; tests/javascript/test_parity.py compares them with the browser's."""

from __future__ import annotations

import pytest
from paper_digest.site.exports.search_words import fold_text, name_words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Poincaré", "poincare"),
        ("STRASSE Straße", "strasse strasse"),
        ("ﬁne", "fine"),
        ("Łukasz Øyvind Đặng Ægir Þór", "lukasz oyvind dang aegir thor"),
        ("深度", "深度"),
    ],
)
def test_case_and_accents_are_removed(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Yann LeCun", {"yann", "lecun"}),
        ("Jean-Luc O'Brien", {"jean", "luc", "jeanluc", "o", "brien", "obrien"}),
        ("J.-P. Serre", {"j", "p", "jp", "serre"}),
        ("深度 学习", {"深度", "学习"}),
        ("🎉 …", set()),
    ],
)
def test_a_name_has_its_words_and_compounds(name: str, words: set[str]) -> None:
    assert name_words(name) == words
