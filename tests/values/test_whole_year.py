"""Years of two digits are of the last century or this one."""

from __future__ import annotations

import pytest
from paper_digest.values.whole_year import whole_year


@pytest.mark.parametrize(
    ("short", "year"), [("00", 2000), ("24", 2024), ("49", 2049), ("50", 1950), ("98", 1998)]
)
def test_a_year_of_two_digits_is_completed(short: str, year: int) -> None:
    assert whole_year(short) == year
