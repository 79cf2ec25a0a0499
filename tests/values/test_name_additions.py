"""What follows a name is no part of it."""

from __future__ import annotations

import pytest
from paper_digest.values.name_additions import (
    OTHERS_AFTER_NAMES,
    ends_with_others,
    is_placeholder,
    without_additions,
    without_placeholder,
)
from paper_digest.values.person import PersonName
from paper_digest.values.person_lists import parse_names

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Roe1,2,*", "Jane Roe"),
        ("John Poe†", "John Poe"),
        ("John Poe∗", "John Poe"),
        ("John Poe♠", "John Poe"),
        ("John Poe (MIT)⋆", "John Poe"),
        ("Max Mustermann 0000-0002-1825-0097", "Max Mustermann"),
        ("Eva Muster https://orcid.org/0000-0002-1825-0097", "Eva Muster"),
        ("Eva Muster (ORCID: 0000-0002-1694-233X)", "Eva Muster"),
        ("Ann Example (MIT)", "Ann Example"),
        ("Example, Ann1 (MIT, USA)", "Ann Example"),
        ("李明1", "李明"),
        ("Max Public, PhD", "Max Public"),
    ],
)
def test_marks_orcids_affiliations_and_degrees_are_no_part_of_a_name(text: str, name: str) -> None:
    assert str(PersonName.parse(text)) == name
    assert [str(parsed) for parsed in parse_names(f"{text}; Bo Li")] == [name, "Bo Li"]


def test_a_word_may_be_right_behind_et_al() -> None:
    others = OTHERS_AFTER_NAMES.search("Jane Doe et al.Looms")
    assert others is not None
    assert others[0] == " et al."
    assert OTHERS_AFTER_NAMES.search("Jane Doe et alia") is None


@pytest.mark.parametrize(
    "name", ["C3PO Team", "4Paradigm", "R2D2", "Team Qwen3", "World Health Organization (WHO)", "Google (X)"]
)
def test_digits_and_parentheses_of_an_organization_are_kept(name: str) -> None:
    assert str(PersonName.parse(name)) == name
    assert [str(parsed) for parsed in parse_names(f"{name}; Bo Li")] == [name, "Bo Li"]


def test_marks_within_a_word_are_kept_and_lines_still_separate_names() -> None:
    assert list(map(str, parse_names("A*STAR; A. B.2; Jane Doe*\nBo Li1"))) == [
        "A*STAR",
        "A. B.",
        "Jane Doe",
        "Bo Li",
    ]


def test_orcids_are_left_out_of_a_line() -> None:
    names = parse_names("Jane Doe 0000-0002-1825-0097, John Roe 0000-0002-1694-233X")
    assert list(map(str, names)) == ["Jane Doe", "John Roe"]


@pytest.mark.parametrize(
    ("text", "is_incomplete", "rest"),
    [
        ("Jane Doe et al.", True, "Jane Doe"),
        ("Jane Doe, et al. (72 additional authors not shown)", True, "Jane Doe"),
        ("Jane Doe, and 28 additional authors", True, "Jane Doe"),
        ("Jane Doe 等", True, "Jane Doe"),
        ("Jane Doe +3 authors", True, "Jane Doe"),
        ("others", True, "others"),
        ("Jane Doe", False, "Jane Doe"),
    ],
)
def test_a_placeholder_stands_for_unnamed_people(text: str, is_incomplete: bool, rest: str) -> None:
    assert ends_with_others(text) is is_incomplete
    assert without_placeholder(text) == rest
    assert is_placeholder(text) is (text == "others")


@pytest.mark.parametrize("text", ["[No author name available]", "[No authors listed]", "[Anonymous]"])
def test_a_note_that_names_nobody_is_no_person(text: str) -> None:
    assert parse_names(text) == ()
    assert PersonName.parse(text) is None


@pytest.mark.parametrize(
    "text", ["Robert (Bob) Smith", "[a](javascript:alert(1)) Links", "Ann 7*7 Other", "alert(1)> Pictures"]
)
def test_what_is_within_a_name_is_kept(text: str) -> None:
    assert without_additions(text) == text


@pytest.mark.parametrize(
    "others", [" +3 more", ", +3 more", " and 3 more", ", and 5 others", " & 3 more", " (+3)", " +3 authors"]
)
def test_a_number_of_more_people_is_a_placeholder(others: str) -> None:
    line = f"Cy Loe, Di Soe{others}"
    assert ends_with_others(line)
    assert [str(name) for name in parse_names(line)] == ["Cy Loe", "Di Soe"]


@pytest.mark.parametrize("unit", ["*", "†", "a*", "a1*", "[1]", "(1)", "*, ", "* ", "1,", "(a", "((1)"])
def test_time_is_linear(unit: str) -> None:
    assert_linear_time(without_additions, lambda size: f"Ann Roe{unit * (size // len(unit))} 2024")


def test_several_marks_follow_a_name() -> None:
    marked = "Ann Roe***, Bob Poe*†[1], Eva Lee* and Max Low1*, 2†"
    assert without_additions(marked) == "Ann Roe, Bob Poe, Eva Lee and Max Low"


def test_people_named_in_another_file_are_unnamed_here() -> None:
    assert is_placeholder("id:roe")
    assert not is_placeholder("id: Roe")


@pytest.mark.parametrize("end", ["y", "4 authors y", ", y"])
def test_time_is_linear_in_the_white_space_of_a_name(end: str) -> None:
    assert_linear_time(without_placeholder, lambda size: f"Ada Lovelace{' ' * size}{end}")
    assert_linear_time(OTHERS_AFTER_NAMES.search, lambda size: f"Ada Lovelace{' ' * size}{end}")


def test_the_placeholder_at_an_end_is_removed_with_its_comma_and_its_white_space() -> None:
    assert without_placeholder("Ada Lovelace  ,  et al. ") == "Ada Lovelace"
    assert without_placeholder("Ada Lovelace  and 3 others") == "Ada Lovelace"
    assert without_placeholder("Ada Lovelace, 28 additional authors") == "Ada Lovelace"
