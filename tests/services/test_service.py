"""Tests of questions to services."""

from __future__ import annotations

import pytest
from paper_digest.services.service import Request, is_key


def test_the_address_shows_what_is_asked_and_not_how() -> None:
    request = Request("/works", (("filter", "doi:10.1000/a,b"), ("q", "A & B")), (("rows", "5"),))
    assert request.address("https://a.org") == "https://a.org/works?filter=doi:10.1000/a,b&q=A+%26+B"
    assert Request("/works").address("https://a.org") == "https://a.org/works"


@pytest.mark.parametrize(
    ("text", "expected"), [("abc-1_2=", True), ("", False), ("käse", False), ("a\nb", False), ("a b", False)]
)
def test_a_key_has_no_characters_that_a_header_may_not_have(text: str, expected: bool) -> None:
    assert is_key(text) == expected
