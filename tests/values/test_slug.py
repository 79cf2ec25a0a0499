"""Slugs are short enough for the names of files, and differ if names do."""

from __future__ import annotations

import pytest
from paper_digest.values.slug import LONGEST, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Hugging Face", "hugging-face"),
        ("a/../b.jsonl", "a-b-jsonl"),
        ("🔥", "dump"),
        ("", "dump"),
        ("x" * 180, "x" * 180),
    ],
)
def test_a_name_is_words_joined_by_hyphens(name: str, slug: str) -> None:
    assert slug_of(name, "dump") == slug


@pytest.mark.parametrize("name", ["CON", "nul", "Aux.", "COM1", "lpt9"])
def test_no_file_gets_the_name_of_a_device(name: str) -> None:
    assert slug_of(name, "dump").startswith(f"{name.lower().rstrip('.')}-")
    assert slug_of(f"{name} 2", "dump").endswith("-2")


@pytest.mark.parametrize("name", ["x" * 5_000, "long words " * 500, "d/" * 3_000])
def test_a_long_name_ends_in_a_hash(name: str) -> None:
    slug, another = slug_of(name, "dump"), slug_of(f"{name}y", "dump")
    assert 160 < len(slug) <= LONGEST
    assert slug != another
    assert slug[:150] == another[:150]
