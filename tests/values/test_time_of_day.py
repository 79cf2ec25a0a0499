"""Times of day are told from other numbers."""

from __future__ import annotations

import re

import pytest
from paper_digest.values.time_of_day import LOOSE_TIME_RANGE, TIME_RANGE


@pytest.mark.parametrize(
    "text",
    [
        "10:30",
        "9:05",
        "09h05",
        "00:00",
        "24:00",
        "9:00 am",
        "9:00AM",
        "9:20 p.m.",
        "9:00-9:20",
        "9:00 am – 1:20 pm",
    ],
)
def test_a_time_or_two(text: str) -> None:
    assert re.fullmatch(TIME_RANGE, text)
    assert re.fullmatch(LOOSE_TIME_RANGE, text)


@pytest.mark.parametrize("text", ["50:50", "80:20", "25:00", "10:60", "10:5", "10:305", "100:30", "9:00 amp"])
def test_another_number_is_no_time(text: str) -> None:
    assert not re.fullmatch(TIME_RANGE, text)
    assert not re.fullmatch(LOOSE_TIME_RANGE, text)


def test_a_point_is_in_a_time_only_beside_other_words() -> None:
    assert re.fullmatch(LOOSE_TIME_RANGE, "10.30 - 11.00")
    assert not re.fullmatch(TIME_RANGE, "10.30")
