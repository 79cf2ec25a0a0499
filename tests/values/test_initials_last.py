"""Names with their initials last are people; other texts are not taken for such names."""

from __future__ import annotations

import pytest
from paper_digest.values.initials_last import (
    has_dotted_initials_last,
    parse_initials_last,
    parse_list_with_initials_last,
)

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Smith JA", "Smith, J. A."),
        ("Smith J.A.", "Smith, J. A."),
        ("Smith J A", "Smith, J. A."),
        ("Smith J-P", "Smith, J.-P."),
        ("van der Berg K Jr", "van der Berg, Jr, K."),
        ("Doe J III", "Doe, III, J."),
        ("Doe JA 4th", "Doe, 4th, J. A."),
        ("DOE J", "DOE, J."),
        ("Çelik Ö", "Çelik, Ö."),
        ("O'Neil-Roe AB", "O'Neil-Roe, A. B."),
    ],
)
def test_a_person_has_periods_after_the_initials(text: str, name: str) -> None:
    person = parse_initials_last(text)
    assert person
    assert person.family_first == name


@pytest.mark.parametrize(
    "text", ["", "Roe", "WIJERS, Gea D M", "WHO Group", "Cat Consortium", "J A", "Roe jr"]
)
def test_other_texts_are_no_such_names(text: str) -> None:
    assert parse_initials_last(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lim SM, Shiau CWC, Lau Y.", ["S. M. Lim", "C. W. C. Shiau", "Y. Lau"]),
        ("Phillips J.C., Braun R.", ["J. C. Phillips", "R. Braun"]),
        ("Murata T.", ["T. Murata"]),
        ("Wei D.-Q.; Khan A.", ["D.-Q. Wei", "A. Khan"]),
        ("Malcolm X", []),
        ("Lim SM, Jane Roe", []),
        ("Roe, A., Doe, B.", []),
        ("", []),
    ],
)
def test_a_line_is_a_list_if_all_its_names_are_such(text: str, names: list[str]) -> None:
    assert list(map(str, parse_list_with_initials_last(text))) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roe A.B.", True),
        ("van der Berg J.-P.", True),
        ("Roe A.", True),
        ("Roe AB", False),
        ("A. Roe", False),
        ("Roe, A.", False),
    ],
)
def test_periods_behind_initials_show_that_they_are_last(text: str, expected: bool) -> None:
    assert has_dotted_initials_last(text) is expected


@pytest.mark.slow
def test_time_is_linear() -> None:
    assert_linear_time(parse_initials_last, lambda size: "Roe " * (size // 4))
