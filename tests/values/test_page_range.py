"""Pages have a first and a last one, whatever dash is between them."""

from __future__ import annotations

import pytest
from paper_digest.values.page_range import first_and_last_page, with_hyphen


@pytest.mark.parametrize(
    ("pages", "first", "last"),
    [
        ("1-9", "1", "9"),
        ("1--9", "1", "9"),
        ("1 – 9", "1", "9"),
        ("1\N{NON-BREAKING HYPHEN}9", "1", "9"),
        ("103316", "103316", ""),
        ("", "", ""),
    ],
)
def test_pages_have_a_first_and_a_last_one(pages: str, first: str, last: str) -> None:
    assert first_and_last_page(pages) == (first, last)


def test_each_range_gets_a_hyphen() -> None:
    assert with_hyphen("1 — 9, 12--15") == "1-9, 12-15"
