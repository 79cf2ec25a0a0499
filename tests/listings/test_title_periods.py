"""Periods with which nearly all titles of a page end."""

from __future__ import annotations

import pytest
from paper_digest.listings.title_periods import without_periods
from paper_digest.model.record import Sighting, Span


def titles(*given: str | None) -> list[str | None]:
    papers = [Sighting(dump="page.txt", span=Span(1, 1), position=0, title=title) for title in given]
    return [output.title for output in without_periods(papers) if isinstance(output, Sighting)]


def test_nearly_all_titles_lose_their_period() -> None:
    assert titles("Looms of Wool.", "Why Wool?", "Threads.", "Knots...") == [
        "Looms of Wool",
        "Why Wool?",
        "Threads",
        "Knots...",
    ]


@pytest.mark.parametrize(
    "given", [("Looms of Wool Inc.", "Threads", "Knots"), ("Looms of Wool.",), ("Threads...", "Knots...")]
)
def test_a_period_of_few_titles_is_theirs(given: tuple[str, ...]) -> None:
    assert titles(*given) == list(given)


def test_a_paper_may_have_no_title() -> None:
    assert titles(None, "Looms of Wool.", "Threads.") == [None, "Looms of Wool", "Threads"]
