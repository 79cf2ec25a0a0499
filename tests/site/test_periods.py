"""Days, weeks and months have names and addresses; weeks are those of ISO 8601."""

from __future__ import annotations

import pytest
from paper_digest.history.addresses import address_of
from paper_digest.site.periods import PeriodKind, as_date, as_partial_date, period_of
from paper_digest.values.partial_date import PartialDate

DAY, WEEK, MONTH = PeriodKind


@pytest.mark.parametrize(
    ("day", "kind", "slug", "name"),
    [
        ("2024-08-07", DAY, "2024-08-07", "7 August 2024"),
        ("2024-08-07", WEEK, "2024-w32", "5–11 August 2024"),
        ("2024-08-07", MONTH, "2024-08", "August 2024"),
        ("2024-08-04", WEEK, "2024-w31", "29 July – 4 August 2024"),
        ("2024-12-30", WEEK, "2025-w01", "30 December 2024 – 5 January 2025"),
        ("2025-01-05", WEEK, "2025-w01", "30 December 2024 – 5 January 2025"),
        ("2027-01-03", WEEK, "2026-w53", "28 December 2026 – 3 January 2027"),
    ],
)
def test_a_period_has_a_slug_and_a_name(day: str, kind: PeriodKind, slug: str, name: str) -> None:
    date = PartialDate.from_iso(day)
    assert date
    period = period_of(date, kind)
    assert (period.slug, period.name) == (slug, name)
    assert period.first <= date <= period.last
    assert address_of(f"new/{slug}.md") == f"new/{slug}"
    assert address_of(f"new/{slug}/page-2.md")


@pytest.mark.parametrize(
    ("month", "last"), [("2024-02", 29), ("2023-02", 28), ("2024-12", 31), ("2024-04", 30)]
)
def test_a_month_ends_with_its_last_day(month: str, last: int) -> None:
    first = PartialDate.from_iso(f"{month}-01")
    assert first
    assert str(period_of(first, MONTH).last) == f"{month}-{last}"


def test_only_days_can_be_computed_with() -> None:
    day = PartialDate(2024, 8, 7)
    assert as_date(day).isoformat() == "2024-08-07"
    assert as_partial_date(as_date(day)) == day
    with pytest.raises(ValueError, match="not enough values"):
        as_date(PartialDate(2024, 8))
