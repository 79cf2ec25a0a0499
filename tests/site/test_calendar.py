"""A calendar has the latest month first, and a row for each week."""

from __future__ import annotations

from paper_digest.site.calendar import CalendarDay, calendar
from paper_digest.site.site_index import CountedLink
from paper_digest.values.partial_date import PartialDate


def link(count: int) -> CountedLink:
    return CountedLink("A listing", "dumps/a.md", count)


def test_years_and_months_have_the_latest_first_and_only_those_with_links() -> None:
    days = {
        PartialDate(2023, 12, 31): [link(1)],
        PartialDate(2024, 1, 2): [link(1)],
        PartialDate(2024, 8, 7): [link(1)],
    }
    years = calendar(days)
    assert [(year, [month.period.slug for month in months]) for year, months in years] == [
        (2024, ["2024-08", "2024-01"]),
        (2023, ["2023-12"]),
    ]
    assert calendar({}) == []


def test_a_month_has_rows_from_monday_to_sunday_with_their_week_numbers() -> None:
    ((_, (month,)),) = calendar({PartialDate(2024, 12, 30): [link(3)]})
    rows = [(week.number, [day.number if day else None for day in week.days]) for week in month.weeks]
    assert rows[0] == (48, [None, None, None, None, None, None, 1])
    assert rows[1] == (49, [2, 3, 4, 5, 6, 7, 8])
    assert rows[-1] == (1, [30, 31, None, None, None, None, None])
    assert len(rows) == 6
    assert month.weeks[-1].days[0] == CalendarDay(30, "30 December 2024", (link(3),), 1)


def test_days_with_more_papers_are_darker_and_equal_ones_alike() -> None:
    counts = {1: 5, 2: 10, 3: 10, 4: 900, 5: 11}
    days = {PartialDate(2024, 8, day): [link(count)] for day, count in counts.items()}
    ((_, (month,)),) = calendar(days)
    levels = {day.number: day.level for week in month.weeks for day in week.days if day}
    assert [levels[day] for day in range(1, 7)] == [1, 1, 1, 4, 3, 0]


def test_a_day_counts_the_papers_of_all_its_listings() -> None:
    ((_, (month,)),) = calendar({PartialDate(2024, 8, 7): [link(30), link(12)]})
    assert [link.count for link in month.links] == [30, 12]
    assert sum(day.count for week in month.weeks for day in week.days if day) == 42
