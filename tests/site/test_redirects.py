"""Redirects from page to page."""

from __future__ import annotations

import pytest
from paper_digest.site.redirects import first_page, last_page

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


def test_the_first_page_of_a_list_has_no_number() -> None:
    assert first_page("topics/cats/page-12") == "topics/cats"
    assert [first_page(address) for address in ("topics/cats", "tags/page-2-of-x", "page-2")] == [
        "topics/cats",
        "tags/page-2-of-x",
        "page-2",
    ]
