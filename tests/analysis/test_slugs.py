"""Unique slugs of named things."""

from __future__ import annotations

from paper_digest.analysis.slugs import unique_slug, unique_slugs


def test_equal_names_are_numbered() -> None:
    assert unique_slugs([(1, "Flat minima"), (2, "flat minima"), (3, "Flat Minima")], "tag") == {
        1: "flat-minima",
        2: "flat-minima-2",
        3: "flat-minima-3",
    }


def test_a_name_without_letters_gets_the_fallback() -> None:
    assert unique_slug("+++", "tag", ()) == "tag"


def test_index_is_left_for_the_list_page() -> None:
    assert unique_slugs([("key", "INDEX")], "tag") == {"key": "index-2"}


def test_the_slugs_of_long_names_are_short_enough_for_names_of_files() -> None:
    names = [("one", "A long name " * 50), ("two", "A long name " * 51), ("three", "A long name " * 50)]
    slugs = unique_slugs(names, "dataset")
    assert len(set(slugs.values())) == len(names)
    assert max(map(len, slugs.values())) < 200
