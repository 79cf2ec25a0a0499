"""Tests of the ids of pages."""

from __future__ import annotations

import pytest
from paper_digest.values.page_id import is_page_id


@pytest.mark.parametrize("text", ["graphs", "3d", "graph-learning-2", "a" * 80])
def test_ids(text: str) -> None:
    assert is_page_id(text)


@pytest.mark.parametrize(
    "text", ["", "A", "a b", "-a", "a-", "a--b", "a/b", "../a", "a\n", "é", "index", "unsorted", "a" * 81]
)
def test_what_is_no_id(text: str) -> None:
    assert not is_page_id(text)
