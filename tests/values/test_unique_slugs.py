"""Unique slugs of named things."""

from __future__ import annotations

from paper_digest.values.unique_slugs import unique_slug, unique_slugs

from tests.linear_time import assert_linear_time


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


def test_other_pages_keep_their_addresses() -> None:
    names = [("a", "unread"), ("b", "index"), ("c", "Unread 2")]
    assert unique_slugs(names, "dump", reserved=("index", "unread")) == {
        "a": "unread-2",
        "b": "index-2",
        "c": "unread-2-2",
    }


def test_a_numbered_name_that_is_taken_is_passed_over() -> None:
    names = [("a", "One 2"), ("b", "One"), ("c", "One"), ("d", "One")]
    assert list(unique_slugs(names, "x").values()) == ["one-2", "one", "one-3", "one-4"]


def test_many_names_without_letters_take_linear_time() -> None:
    def names(number: int) -> list[tuple[int, str]]:
        return [(n, "!") for n in range(number)]

    assert_linear_time(lambda names: unique_slugs(names, "tag"), names)


def test_the_slugs_of_long_names_are_short_enough_for_names_of_files() -> None:
    names = [("one", "A long name " * 50), ("two", "A long name " * 51), ("three", "A long name " * 50)]
    slugs = unique_slugs(names, "dataset")
    assert len(set(slugs.values())) == len(names)
    assert max(map(len, slugs.values())) < 200
