"""Dates are as exact as their text, and never more so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.partial_date import PartialDate, is_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-10-07T12:00:00Z", "2024-10-07"),
        ("Thu, 20 Aug 2026 10:11:12 GMT   (1234kb)", "2026-08-20"),
        ("received from  Thu 20 Aug 26 18:00:00 GMT", "2026-08-20"),
        ("Oct 7, 2024", "2024-10-07"),
        ("Published on October 7th, 2024", "2024-10-07"),
        ("Submitted 7 October, 2024; originally announced October 2024.", "2024-10-07"),
        ("Oct 2024", "2024-10"),
        ("2024/1/3", "2024-01-03"),
        ("ICLR 2024 poster", "2024"),
        ("Aug 7", None),
        ("7.10.2024", "2024-10-07"),
        ("vom 07.10.2024, 12:30", "2024-10-07"),
        ("7. 10. 2024", "2024-10-07"),
        ("07-Oct-2024", "2024-10-07"),
        ("posted 7/Oct/2024 at noon", "2024-10-07"),
        ("2024年10月7日", "2024-10-07"),
        ("发表于2024年10月", "2024-10"),
        ("13/07/2024", "2024-07-13"),
        ("07/13/2024", "2024-07-13"),
        ("13-07-2024", "2024-07-13"),
        ("07/07/2024", "2024-07-07"),
        ("10/07/2024", "2024"),
        ("02/03/2024", "2024"),
        ("10-07-2024", "2024"),
        ("45/13/2024", "2024"),
        ("2024/10", "2024-10"),
        ("season 2023/24", "2023"),
        ("season 2009/10", "2009"),
        ("season 1999/00", "1999"),
        ("1999--2000", "1999"),
        ("10/07/2024, accepted Oct 2023", "2023-10"),
        ("posted 10/07/2024, revised Oct 9, 2024", "2024-10-09"),
        ("version 1.2.3.2024", None),
        ("v1.2.2024", None),
        ("arXiv:2410.05434", None),
        ("PMLR 235:1-20", None),
        ("", None),
    ],
)
def test_the_most_exact_date_is_found(text: str, iso: str | None) -> None:
    assert PartialDate.parse(text) == (PartialDate.from_iso(iso) if iso else None)


@pytest.mark.parametrize(
    "text",
    [
        *("31 February 2024", "Feb 30 2024", "February 30th, 2024", "2024-02-30", "2024/02/30", "2024.2.30"),
        *("30.02.2024", "30/02/2024", "02/30/2024", "2024-02-00", "20240230", "2024 Feb 30"),
    ],
)
def test_an_impossible_day_leaves_the_month(text: str) -> None:
    assert PartialDate.parse_value(text) == PartialDate(2024, 2)


@pytest.mark.parametrize("text", ["2024-13-01", "7.13.2024", "2024-00-00", "2024/13"])
def test_an_impossible_month_leaves_the_year(text: str) -> None:
    assert PartialDate.parse(text) == PartialDate(2024)


def test_a_possible_date_is_preferred_to_an_impossible_one() -> None:
    assert PartialDate.parse("2024-02-30, Mar 1, 2024") == PartialDate(2024, 3, 1)


@pytest.mark.parametrize(
    ("text", "near", "iso"),
    [
        ("Aug 7", "2026-07-01", "2026-08-07"),
        ("Jan 2", "2025-12-30", "2026-01-02"),
        ("30 Dec", "2026-01-02", "2025-12-30"),
        ("Feb 29", "2024", "2024-02-29"),
        ("Feb 29", "2025", None),
        ("no date", "2025-01-01", None),
    ],
)
def test_a_date_without_its_year_gets_the_nearest_one(text: str, near: str, iso: str | None) -> None:
    date = PartialDate.parse(text, PartialDate.from_iso(near))
    assert (str(date) if date else None) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020.05", "2020-05"),
        ("2010.04159", None),
        ("3.2020.05", None),
        ("2026.4", "2026-04"),
        ("v2026.4", None),
        ("2026.4K", None),
        ("2026.0", None),
    ],
)
def test_a_month_behind_a_full_stop(text: str, iso: str | None) -> None:
    date = PartialDate.parse(text)
    assert (str(date) if date else None) == iso


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aug 7", True),
        ("7 Oct 2024", True),
        ("2024", True),
        ("7.10.2024", True),
        ("10/07/2024", True),
        ("1.2/2024", False),
        ("17", False),
        ("12:15 Opening", False),
        ("Wed, 6 Mar 2024 02:00:00 GMT", True),
        ("May I ask?", False),
        ("", False),
    ],
)
def test_a_date_alone(text: str, expected: bool) -> None:
    assert is_date(text) is expected


@given(st.text(max_size=60), st.sampled_from([None, "2024", "2024-02-29"]))
def test_any_text_gives_an_iso_date_or_none(text: str, near: str | None) -> None:
    date = PartialDate.parse(text, PartialDate.from_iso(near or ""))
    assert date is None or PartialDate.from_iso(str(date)) == date


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("20241007", "2024-10-07"),
        ("202410", "2024-10"),
        ("202413", None),
        (2024, "2024"),
        ("2024 Oct 7", "2024-10-07"),
        ("2024 Sep-Oct", "2024-09"),
        ("2024 Spring", "2024"),
        (1728328354, "2024-10-07"),
        ("1728328354000", "2024-10-07"),
        ("4102444799", "2099-12-31"),
        (4102444800, None),
        ("9999999999", None),
        ("9999999999999", None),
        ("7.10.2024", "2024-10-07"),
        ("2024-10-07T19:12:34.000Z", "2024-10-07"),
        (12, None),
        (float("nan"), None),
        (1e300, None),
        ("in press", None),
    ],
)
def test_the_value_of_a_field_is_a_date_in_more_forms(value: str | float, iso: str | None) -> None:
    assert PartialDate.parse_value(value) == (PartialDate.from_iso(iso) if iso else None)


@pytest.mark.parametrize(
    ("parts", "iso"),
    [
        (("2024",), "2024"),
        (("2024", "10"), "2024-10"),
        (("2024", "10", "7"), "2024-10-07"),
        (("2024", "oct", "7"), "2024-10-07"),
        (("2024", "2", "31"), "2024-02"),
        (("2024", "feb", "31"), "2024-02"),
        (("2024", "13"), "2024"),
        (("2024", "winter"), "2024"),
        (("2020", "{Sept.}"), "2020-09"),
        (("2020", "May-June"), "2020-05"),
        (("2020", "May--June"), "2020-05"),
        (("2020", "May and June"), "2020-05"),
        (("2020", "Nov./Dec."), "2020-11"),
        (("2020", "6--7"), "2020-06"),
        (("2020", "1~jun"), "2020-06"),
    ],
)
def test_a_date_is_composed_of_its_parts_as_far_as_they_are_valid(parts: tuple[str, ...], iso: str) -> None:
    assert str(PartialDate.compose(*parts)) == iso


def test_a_date_without_a_year_is_not_composed() -> None:
    assert PartialDate.compose(None, "oct", "7") is None


@pytest.mark.parametrize(
    "text", ["", "2024-13", "2024-02-30", "24-10-07", "2024-1", "2024-10-07T00:00", "0000"]
)
def test_only_a_valid_iso_date_is_accepted_as_one(text: str) -> None:
    assert PartialDate.from_iso(text) is None


DATES = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))


@given(DATES)
def test_a_date_parses_from_its_string_and_refines_its_month_and_year(date: PartialDate) -> None:
    month, year = PartialDate(date.year, date.month), PartialDate(date.year)
    assert PartialDate.from_iso(str(date)) == date
    assert date.refines(month)
    assert month.refines(year)
    assert not year.refines(month)
    assert year < month < date


@given(DATES, DATES)
def test_dates_are_ordered_by_time(first: PartialDate, second: PartialDate) -> None:
    assert (first < second) == (first.parts < second.parts)


@pytest.mark.parametrize(("month", "day"), [(13, None), (2, 30), (None, 7)])
def test_a_day_that_no_calendar_has_is_refused(month: int | None, day: int | None) -> None:
    with pytest.raises(ValueError, match=r"month|day"):
        PartialDate(2024, month, day)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1728259200, "2024-10-07"),
        (1728259200000, "2024-10-07"),
        ("1728259200", "2024-10-07"),
        ("9999999999", None),
        (9999999999, None),
        (12345, None),
        (10**400, None),
    ],
)
def test_unix_times_lie_between_1979_and_2099(value: str | float, expected: str | None) -> None:
    parsed = PartialDate.parse_value(value)
    assert (str(parsed) if parsed else None) == expected


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024.0", "2024"),
        (2024.0, "2024"),
        ("10/2024", "2024-10"),
        ("2023-2024", "2023"),
        (20241007, "2024-10-07"),
        (20241307, None),
    ],
)
def test_numbers_of_tables_are_dates(value: str | float, iso: str | None) -> None:
    assert PartialDate.parse_value(value) == (PartialDate.from_iso(iso) if iso else None)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1887", "1887"),
        (1887, "1887"),
        ("1876-05-07", "1876-05-07"),
        ("7 May 1887", "1887-05-07"),
        ("1789/07/14/", "1789-07-14"),
        ("2021/06//", "2021-06"),
        ("2021/6//", "2021-06"),
        ("2010///Spring", "2010"),
        ("2012/3/5/Spring", "2012-03-05"),
        ("1899-05/1900-01", "1899-05"),
        ("2013-05/..", "2013-05"),
        ("2013-21", "2013"),
        ("1512.03385", "None"),
        ("1500 papers", "None"),
    ],
)
def test_fields_have_years_before_1900_and_missing_parts_and_ranges(value: str | int, expected: str) -> None:
    assert str(PartialDate.parse_value(value)) == expected


def test_a_year_before_1900_takes_a_month_in_words() -> None:
    assert PartialDate.compose("1887", "sep") == PartialDate(1887, 9)
    assert PartialDate.compose("1887", "5", "7") == PartialDate(1887, 5, 7)


def test_prose_has_no_years_before_1900() -> None:
    assert PartialDate.parse("a set of 1887 papers") is None


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ((2024, 8, 7), "7 August 2024"),
        ((2024, 12), "December 2024"),
        ((2024, 1), "January 2024"),
        ((2024,), "2024"),
    ],
)
def test_a_date_in_words_has_its_known_parts(date: tuple[int, ...], words: str) -> None:
    assert PartialDate(*date).in_words == words


@pytest.mark.parametrize("text", ["4-Dec-2025", "04/Dec/2025", "2025年12月4日", "2025 年 12 月"])
def test_days_with_the_name_of_a_month_or_chinese_ones_are_dates(text: str) -> None:
    assert is_date(text)
    assert str(PartialDate.parse(text)).startswith("2025-12")
    assert not is_date(f"{text} release")


def test_a_value_may_have_a_short_year_behind_the_month() -> None:
    assert str(PartialDate.parse_value("4-Dec-25")) == "2025-12-04"
    assert str(PartialDate.parse_value("12-Jan-75")) == "1975-01-12"
    assert PartialDate.parse("4-Dec-25") is None
    assert str(PartialDate.parse("12 Jan 99")) == "1999-01-12"
