"""Papers are grouped by the day on which a listing first showed them."""

from __future__ import annotations

from paper_digest.model.history import History
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.site.arrivals import Arrivals, in_listed_order, listings_of
from paper_digest.site.periods import PeriodKind
from paper_digest.values.partial_date import PartialDate

from tests.site.builders import analyzed, arrived, arrived_digest, digest, sighting

TUESDAY, MONDAY = PartialDate(2024, 12, 31), PartialDate(2024, 12, 30)
SUNDAY, NEXT_MONDAY = PartialDate(2025, 1, 5), PartialDate(2025, 1, 6)


def test_papers_are_grouped_by_day_week_and_month() -> None:
    content = arrived_digest(
        arrived("d", NEXT_MONDAY),
        arrived("b", SUNDAY),
        arrived("a", MONDAY),
        arrived("c", MONDAY),
        analyzed("e"),
    )
    arrivals = Arrivals(content)
    ids = {
        kind: {
            period.slug: [analyzed_paper.paper.id for analyzed_paper in papers]
            for period, papers in arrivals.periods(kind).items()
        }
        for kind in PeriodKind
    }
    assert ids == {
        PeriodKind.DAY: {"2024-12-30": ["a", "c"], "2025-01-05": ["b"], "2025-01-06": ["d"]},
        PeriodKind.WEEK: {"2025-w01": ["a", "c", "b"], "2025-w02": ["d"]},
        PeriodKind.MONTH: {"2024-12": ["a", "c"], "2025-01": ["b", "d"]},
    }
    assert list(arrivals.days_of_periods(PeriodKind.WEEK).values()) == [(MONDAY, SUNDAY), (NEXT_MONDAY,)]
    assert arrivals.latest_day == arrivals.latest_listing == NEXT_MONDAY


def test_the_latest_listing_may_be_later_than_the_latest_paper() -> None:
    again = analyzed("a", sightings=(sighting(seen_on=MONDAY), sighting("b.txt", seen_on=TUESDAY)))
    arrivals = Arrivals(arrived_digest(again))
    assert (arrivals.latest_day, arrivals.latest_listing) == (MONDAY, TUESDAY)


def test_a_digest_without_days_has_no_arrivals() -> None:
    arrivals = Arrivals(digest(analyzed("a")))
    assert (arrivals.by_day, arrivals.latest_day, arrivals.latest_listing) == ({}, None, None)


def test_a_paper_that_left_the_digest_is_not_new() -> None:
    event = HistoryEvent(paper="gone", change=Change.ADDED, date=MONDAY)
    assert Arrivals(digest(analyzed("a"), history=History((event,)))).by_day == {}


def test_listings_count_the_papers_that_they_showed_first() -> None:
    papers = [
        analyzed("a", sightings=(sighting("x", seen_on=MONDAY), sighting("y", seen_on=MONDAY))),
        analyzed("b", sightings=(sighting("y", 2, seen_on=MONDAY), sighting("z", seen_on=TUESDAY))),
    ]
    assert listings_of(papers, {"a": MONDAY, "b": MONDAY}) == {"x": 1, "y": 2}


def test_papers_are_in_the_order_of_their_listing() -> None:
    papers = [arrived("a", MONDAY, position=2), arrived("b", MONDAY, position=1)]
    assert [analyzed_paper.paper.id for analyzed_paper in in_listed_order(papers)] == ["b", "a"]
