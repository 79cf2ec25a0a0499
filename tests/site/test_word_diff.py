"""Two versions of a text, compared word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from paper_digest.site.word_diff import DiffPart, Part, word_diff

words = st.lists(st.sampled_from(["a", "b", "c", "d"])).map(" ".join)


def test_words_are_kept_removed_and_added() -> None:
    assert list(word_diff("it is better than five others", "now it is better than nine others")) == [
        DiffPart(Part.ADDED, "now"),
        DiffPart(Part.SAME, "it is better than"),
        DiffPart(Part.REMOVED, "five"),
        DiffPart(Part.ADDED, "nine"),
        DiffPart(Part.SAME, "others"),
    ]


def test_a_few_words_between_two_changes_are_a_part_of_both() -> None:
    assert list(word_diff("a old b c stale d", "a new b c fresh d")) == [
        DiffPart(Part.SAME, "a"),
        DiffPart(Part.REMOVED, "old b c stale"),
        DiffPart(Part.ADDED, "new b c fresh"),
        DiffPart(Part.SAME, "d"),
    ]


@given(words, words)
def test_both_versions_can_be_read_from_the_parts(before: str, after: str) -> None:
    parts = list(word_diff(before, after))
    assert " ".join(part.text for part in parts if part.kind is not Part.ADDED) == before
    assert " ".join(part.text for part in parts if part.kind is not Part.REMOVED) == after


def test_long_texts_are_not_compared() -> None:
    before, after = "a b " * 2000, "b a " * 2000
    assert [part.kind for part in word_diff(before, after)] == [Part.REMOVED, Part.ADDED]
