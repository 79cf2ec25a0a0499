"""Lines that date a section of a page."""

from __future__ import annotations

import pytest
from paper_digest.listings.section_dates import is_day_of_event, is_section_date


@pytest.mark.parametrize(
    "text",
    [
        "Fri, 15 Mar 2024 (showing 4 of 4 entries )",
        "Thu, 14 Mar 2024 (continued, showing 25 of 120 entries )",
        "New submissions for Fri, 15 Mar 24 (showing 3 of 3 entries)",
        "Showing new listings for Friday, 15 March 2024",
        "Replacements for Mon, 18 Mar 24",
        "March 15, 2024 - 12 papers",
        "Aug 7 · 12 papers",
    ],
)
def test_a_date_with_the_number_of_papers_heads_a_section(text: str) -> None:
    assert is_section_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fri, 15 Mar 2024",
        "New submissions (showing 6 of 6 entries)",
        "In 2024 (12 papers)",
        "A Survey of May (12 papers)",
        "Cross submissions for everyone",
    ],
)
def test_a_date_alone_and_other_text_head_none(text: str) -> None:
    assert not is_section_date(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10th - 12th December 2018", True),
        ("March 10-12, 2018", True),
        ("11 December 2018 (Tuesday) Day 1", True),
        ("11 December 2018, Day 1", True),
        ("Looms - 12th December 2018", False),
        ("12 December 2018", False),
        ("2018-10-12", False),
        ("Day 1", False),
    ],
)
def test_several_days_or_their_names_and_numbers_are_those_of_an_event(text: str, expected: bool) -> None:
    assert is_day_of_event(text) is expected
