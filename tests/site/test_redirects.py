"""Redirects from page to page."""

from __future__ import annotations

import pytest
from paper_digest.site.redirects import last_page

MOVED = {"topics/dogs.md": "tags/dogs.md", "tags/dogs.md": "topics/cats.md", "a.md": "b.md", "b.md": "a.md"}


@pytest.mark.parametrize(
    ("page", "last"),
    [
        ("topics/dogs.md", "topics/cats.md"),
        ("tags/dogs.md", "topics/cats.md"),
        ("topics/cats.md", "topics/cats.md"),
    ],
)
def test_redirects_are_followed_to_the_last_page(page: str, last: str) -> None:
    assert last_page(page, MOVED) == last


def test_a_circle_of_redirects_ends() -> None:
    assert last_page("a.md", MOVED) in {"a.md", "b.md"}
