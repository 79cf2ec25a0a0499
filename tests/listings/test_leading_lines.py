"""Lines that papers have above their titles."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from paper_digest.listings.block_features import page_features
from paper_digest.listings.leading_lines import LeadingLines, leading_lines

from tests.listings.pages import block

TITLES = ("Weaving Looms of Wool and Silk", "Threads without Noise at Sea", "Knots That Hold for a Year")


def lines_above(*lines: str) -> LeadingLines:
    """The leading lines of a page, whose titles are known."""
    page = page_features([block(text) for text in lines])
    return leading_lines(page, [index for index, text in enumerate(lines) if text in TITLES])


def page_of(above: Sequence[str], below: Sequence[str] = ()) -> list[str]:
    """The lines of a page on which each title has others above and below it, all with their own numbers."""
    return [
        line.replace("1", str(number))
        for number, title in enumerate(TITLES, 3)
        for line in (*above, title, *below)
    ]


@pytest.mark.parametrize(
    ("above", "has_dates"),
    [
        (["2021-01-05"], True),
        (["Article", "1 Feb 2024"], True),
        (["2024/1 (PDF) Last updated: 2024-01-3"], False),
    ],
)
def test_lines_of_one_form_above_all_titles_are_of_the_papers(above: list[str], has_dates: bool) -> None:
    lines = page_of(above)
    leading = lines_above(*lines)
    assert leading.has_dates is has_dates
    assert leading.begins == {index: index - len(above) for index, line in enumerate(lines) if line in TITLES}


def test_lines_that_also_end_the_last_paper_are_not() -> None:
    lines = ["2021-01-05", *page_of((), ["2021-02-01"])]
    assert lines_above(*lines) == LeadingLines()


def test_other_words_are_above_the_first_paper() -> None:
    lines = ["Jan 2, 2021", "Words of the page", *page_of(["Letter"])]
    assert lines_above(*lines).begins == {3: 2, 5: 4, 7: 6}


def test_one_paper_has_no_line_like_others() -> None:
    assert lines_above("2021-01-05", TITLES[0]) == LeadingLines()
