"""Tests that garbage is collected rarely during a build, and as before after it."""

from __future__ import annotations

import gc

import pytest
from paper_digest.garbage_collection import rare_garbage_collection


def collections(objects: int) -> int:
    """How often Python looks for garbage while this many objects are made."""
    before = _collections_so_far()
    made: list[list[int]] = [[] for _ in range(objects)]
    assert len(made) == objects
    return _collections_so_far() - before


def test_garbage_is_collected_rarely_within_the_context() -> None:
    with rare_garbage_collection():
        assert collections(100_000) <= 3
    assert collections(100_000) > 20


def test_the_thresholds_are_restored_after_an_error() -> None:
    former = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), rare_garbage_collection():
        raise ValueError("broken")
    assert gc.get_threshold() == former


def _collections_so_far() -> int:
    return sum(int(generation["collections"]) for generation in gc.get_stats())
