"""Years of birth and death behind names."""

from __future__ import annotations

import pytest
from paper_digest.values.years_of_life import separated_by_years_of_life, without_years_of_life

YEARS = (
    "1960-",
    "1960-2010",
    "1960–2010.",
    "1960?-",
    "2001-",
    "b. 1960",
    "d. 1960",
    "born 1960",
    "approximately 1960-",
    "active 1960-1980",
    "1960- author.",
    "1960-, author",
)


@pytest.mark.parametrize("years", YEARS)
@pytest.mark.parametrize("name", ["Smith, Robert", "Smith, Robert A.", "Smith, R. (Robert)", "Madonna"])
def test_years_end_a_name(name: str, years: str) -> None:
    assert without_years_of_life(f"{name}, {years}") == name
    assert separated_by_years_of_life(f"{name}, {years}") == name


@pytest.mark.parametrize("separator", [", ", "; ", " and ", " & ", " | ", ", and "])
def test_years_end_a_name_of_several(separator: str) -> None:
    line = f"Smith, Robert, 1960-{separator}Doe, Jane, 1970-2020"
    assert separated_by_years_of_life(line) == "Smith, Robert; Doe, Jane"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lovelace, Alan Turing, 2010",
        "Smith, Robert, 2010-2012",
        "Smith, Robert, 1123-1130",
        "Smith, Robert, 1100-1960",
        "Smith, Robert, 1960-05-01",
        "Smith, Robert, 12, 1960-",
        "Looms 1960-1990",
    ],
)
def test_other_numbers_are_no_years_of_life(text: str) -> None:
    assert without_years_of_life(text) == text
    assert separated_by_years_of_life(text) == text


def test_a_year_by_itself_is_of_birth_behind_one_name_only() -> None:
    assert without_years_of_life("Turing, Alan, 1912") == "Turing, Alan"
    assert separated_by_years_of_life("Ada Lovelace, Alan Turing, 1912") == "Ada Lovelace, Alan Turing, 1912"
