"""Lines that a program wrapped are joined."""

from __future__ import annotations

from paper_digest.values.wrapped_lines import joined


def test_lines_are_joined_with_a_space() -> None:
    assert joined("Flat", "Minima") == "Flat Minima"


def test_a_word_broken_at_its_hyphen_is_whole_again() -> None:
    assert joined("High-", "Dimensional") == "High-Dimensional"


def test_a_hyphen_before_and_stays_open() -> None:
    assert joined("feed- ".strip(), "and backward") == "feed- and backward"


def test_a_broken_url_is_whole_again() -> None:
    assert joined("see https://", "a.org/x") == "see https://a.org/x"
