"""Tests of which lists of authors prove one paper."""

from __future__ import annotations

import pytest
from paper_digest.linkage.author_agreement import authors_agree
from paper_digest.values.person_lists import parse_names


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("Ada Lovelace", "Ada K. Lovelace", True),
        ("Ada Lovelace", "A. Lovelace", False),
        ("Lovelace", "Ada Lovelace", False),
        ("J. R. Smith, B. Li", "John Smith, Bo Li", True),
        ("Dan Smith, Bo Li", "Daniel Smith, Bo Li", True),
        ("Tom Smith, Bo Li", "Thea Smith, Bo Li", False),
        ("", "", False),
        ("", "Ada Lovelace", False),
    ],
)
def test_two_names_or_the_only_one_spelled_out_prove_a_paper(left: str, right: str, agree: bool) -> None:
    assert authors_agree(parse_names(left), parse_names(right)) is agree
    assert authors_agree(parse_names(right), parse_names(left)) is agree
