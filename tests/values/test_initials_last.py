"""Names with their initials last are people; other texts are not taken for such names."""

from __future__ import annotations

import pytest
from paper_digest.values.initials_last import parse_initials_last

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


@pytest.mark.slow
def test_time_is_linear() -> None:
    assert_linear_time(parse_initials_last, lambda size: "Roe " * (size // 4))
