"""Tests of the chart of papers by year."""

from __future__ import annotations

import re

import pytest
from paper_digest.model.digest import AnalyzedPaper
from paper_digest.site.year_chart import year_chart

from tests.site.builders import analyzed


def dated(*dates: str | None) -> list[AnalyzedPaper]:
    """A paper of each date."""
    return [analyzed(date=date) if date else analyzed() for date in dates]


def test_each_year_from_first_to_last_has_its_number() -> None:
    chart = year_chart(dated(*["2019"] * 4, *["2020-05"] * 2, *["2022-05-06"] * 2, None))
    assert chart is not None
    assert chart.counts == ((2019, 4), (2020, 2), (2021, 0), (2022, 2))
    assert (chart.dated, chart.peak) == (8, (2019, 4))
    assert 'role="img" aria-label="Papers by year: 2019: 4, 2020: 2, 2021: 0, 2022: 2"' in chart.picture()
    assert re.findall(r"M(\d+) 16v-(\d+)h4", chart.picture()) == [("0", "16"), ("5", "8"), ("15", "8")]
    assert len(chart.picture()) < 300


def test_a_rare_year_still_has_a_bar() -> None:
    chart = year_chart(dated(*["2019"] * 400, "2020"))
    assert chart is not None
    assert "M5 16v-1h4" in chart.picture()


def test_papers_before_the_last_24_years_share_a_bar() -> None:
    chart = year_chart(dated(*["1950"] * 5, "1980", *["2024"] * 5))
    assert chart is not None
    assert len(chart.counts) == 24
    assert chart.dated == 11
    assert "to 2001: 6, 2002: 0" in chart.picture()


@pytest.mark.parametrize(
    "dates",
    [(), ["2019", "2020"] * 3, ["2020"] * 50, [*["2019", "2020"] * 4, *[None] * 9]],
    ids=["no papers", "few dates", "one year", "most without a date"],
)
def test_there_is_no_chart_where_it_would_mislead(dates: list[str | None]) -> None:
    assert year_chart(dated(*dates)) is None
