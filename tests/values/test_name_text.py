"""Tests of the text of names."""

from __future__ import annotations

from paper_digest.values.name_text import COMMA, decoded, is_lower, split_outside_braces, without_braces


def test_tex_is_decoded_and_braces_that_protect_are_left() -> None:
    assert decoded(r"J{\"u}rgen {van der Berg}") == "Jürgen {van der Berg}"
    assert without_braces("{van~der Berg}") == "van der Berg"


def test_separators_within_braces_do_not_split() -> None:
    assert split_outside_braces("{Barnes, Noble}, Ada", COMMA) == ["{Barnes, Noble}", "Ada"]
    assert split_outside_braces("Lovelace, Ada", COMMA) == ["Lovelace", "Ada"]


def test_a_word_in_braces_counts_as_capitalized() -> None:
    assert is_lower("van")
    assert not is_lower("{van}")
    assert not is_lower("Van")


def test_letters_that_a_backslash_within_a_word_makes_a_command_stay() -> None:
    assert decoded(r"H\aakon Roe") == "Haakon Roe"
    assert decoded(r"Mo\textsc{e}") == "Mo{e}"
    assert decoded(r"S\o ren, \unknown Moe") == "Søren, Moe"
