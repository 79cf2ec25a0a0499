"""Results of pure functions are computed once for equal inputs."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from paper_digest.caching.entry_file import EntryFile
from paper_digest.caching.results import NO_RESULTS, UNENCODED, Results, encoded
from paper_digest.values.rich_text import RichText


class Length:
    """The length of texts; remembers the texts."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> int:
        self.asked.append(text)
        return len(text)


@pytest.fixture
def length() -> Length:
    return Length()


def lengths(length: Length, results: Results, *texts: str) -> list[int]:
    return results.each("length", texts, lambda text: [encoded(text)], int, length)


def test_equal_inputs_are_computed_once(length: Length, tmp_path: Path) -> None:
    file = EntryFile(tmp_path / "file")
    assert lengths(length, Results(file, b"1"), "a", "bb") == [1, 2]
    assert lengths(length, Results(file, b"1"), "bb", "ccc") == [2, 3]
    assert length.asked == ["a", "bb", "ccc"]


def test_another_version_of_the_code_and_another_stage_have_other_results(
    length: Length, tmp_path: Path
) -> None:
    file = EntryFile(tmp_path / "file")
    first, second = Results(file, b"1"), Results(file, b"2")
    assert len({first.key("a", b"b"), first.key("ab"), first.key("a", b"b", b""), second.key("a", b"b")}) == 4
    lengths(length, first, "a")
    lengths(length, second, "a")
    assert length.asked == ["a", "a"]


def test_without_a_file_everything_is_computed(length: Length) -> None:
    for _ in range(2):
        assert lengths(length, NO_RESULTS, "a") == [1]
    assert length.asked == ["a", "a"]


def test_an_entry_of_another_type_is_computed_anew(length: Length, tmp_path: Path) -> None:
    results = Results(EntryFile(tmp_path / "file"))
    key = results.key("length", encoded("a"))
    for content in (b"", b"\xc1", encoded("one"), encoded([1])):
        results.add({key: content})
        assert lengths(length, results, "a") == [1]
    assert len(length.asked) == 4


def test_inputs_and_results_that_cannot_be_encoded_are_computed_each_time(
    length: Length, tmp_path: Path
) -> None:
    results = Results(EntryFile(tmp_path / "file"))
    for _ in range(2):
        assert lengths(length, results, "half a pair: \ud800") == [14]
        assert results.each("half", ["a"], lambda text: [encoded(text)], str, lambda _: "\ud800") == [
            "\ud800"
        ]
    assert len(length.asked) == 2
    for value in (object(), "\ud800", 1 << 70, iter("a")):
        with pytest.raises(UNENCODED):
            encoded(value)


def test_rich_text_is_the_same_after_decoding() -> None:
    text = RichText.parse(r"An \emph{easy} $x^2$, see https://a.org/b")
    written = encoded(text)
    assert {type(inline).__name__ for inline in text} == {"TextRun", "Math", "Link"}
    assert msgspec.msgpack.decode(written, type=RichText) == text
    assert text.plain  # a computed form is no part of it
    assert encoded(text) == written
