"""Regular expressions of phrases."""

from __future__ import annotations

import re

from paper_digest.listings.phrases import any_of, any_pattern


def test_the_longest_phrase_comes_first() -> None:
    assert any_of(["pdf", "pdf link"]) == r"pdf\ link|pdf"


def test_phrases_are_literal_and_patterns_are_not() -> None:
    assert re.fullmatch(any_of(["a.c"]), "abc") is None
    assert re.fullmatch(any_pattern(["a.c"]), "abc")
