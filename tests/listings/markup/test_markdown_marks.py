"""Marks of Markdown in a text, and those that are written."""

from __future__ import annotations

import pytest
from paper_digest.listings.markup.markdown_marks import heading, n_markdown_marks

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("# Looms\n\n* [A](https://example.org/a) and [B](/b), see [above](#looms)\n###### Silk\n", 5),
        ("#Looms\n####### Silk\n a # b\n[A] (https://example.org/a)\n[A](a)\n", 0),
        ("", 0),
    ],
)
def test_links_and_headings_are_marks(text: str, count: int) -> None:
    assert n_markdown_marks(text) == count


@pytest.mark.parametrize(("level", "line"), [(1, "# Looms"), (6, "###### Looms"), (8, "###### Looms")])
def test_a_heading_has_at_most_six_levels(level: int, line: str) -> None:
    assert heading(level, "Looms") == line


@pytest.mark.parametrize("piece", ["](", "# ", "#\n", "[a](#"])
def test_time_is_linear(piece: str) -> None:
    assert_linear_time(n_markdown_marks, lambda size: piece * size)
