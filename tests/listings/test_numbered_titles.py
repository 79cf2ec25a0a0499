"""Numbers of submissions before titles."""

from __future__ import annotations

import pytest
from paper_digest.listings.numbered_titles import without_numbers
from paper_digest.model.record import Sighting, Span


def titles(texts: list[str]) -> list[str | None]:
    papers = [Sighting(dump="d", span=Span(1, 1), position=0, title=text) for text in texts]
    return [piece.title for piece in without_numbers(papers) if isinstance(piece, Sighting)]


@pytest.mark.parametrize("form", ["{} {}", "#{} {}", "Paper {}: {}"])
def test_numbers_that_differ_are_no_words_of_titles(form: str) -> None:
    names = ["Causal Looms", "Explaining Threads", "Fair Weaving"]
    numbered = [form.format(number, name) for number, name in zip((12, 45, 77), names, strict=True)]
    assert titles(numbered) == names


@pytest.mark.parametrize(
    "texts",
    [
        ["3 Looms Suffice", "Threads", "Fair Weaving", "Causal Looms"],
        ["3 Looms Suffice", "3 Threads Suffice", "3 Hands Suffice"],
        ["12 Angry Looms", "7 Threads"],
    ],
)
def test_other_numbers_stay(texts: list[str]) -> None:
    assert titles(texts) == texts
