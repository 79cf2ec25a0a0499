"""Groups papers by the day, week and month in which a listing first showed them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.site.periods import Period, PeriodKind, period_of
from paper_digest.values.dump_order import dump_order
from paper_digest.values.partial_date import PartialDate

_Papers = tuple[AnalyzedPaper, ...]


@dataclass(frozen=True)
class Arrivals:
    """The papers of a digest by the day of their arrival; those of unknown day are left out."""

    digest: Digest

    @cached_property
    def by_day(self) -> Mapping[PartialDate, _Papers]:
        """The papers of each day, the first day first; papers in the digest's order."""
        days: defaultdict[PartialDate, list[AnalyzedPaper]] = defaultdict(list)
        for analyzed in self.digest.papers:
            if day := self.digest.history.arrivals.get(analyzed.paper.id):
                days[day].append(analyzed)
        return {day: tuple(days[day]) for day in sorted(days)}

    def days_of_periods(self, kind: PeriodKind) -> Mapping[Period, tuple[PartialDate, ...]]:
        """The days with papers in each period of a kind, the first period and day first."""
        days: defaultdict[Period, list[PartialDate]] = defaultdict(list)
        for day in self.by_day:
            days[period_of(day, kind)].append(day)
        return {period: tuple(group) for period, group in days.items()}

    def periods(self, kind: PeriodKind) -> Mapping[Period, _Papers]:
        """The papers of each period of a kind, the first period first."""
        return {
            period: tuple(chain.from_iterable(self.by_day[day] for day in days))
            for period, days in self.days_of_periods(kind).items()
        }

    @cached_property
    def latest_listing(self) -> PartialDate | None:
        """The day of the latest listing."""
        return max((reading.day for reading in self.digest.readings if reading.day), default=None)

    @property
    def latest_day(self) -> PartialDate | None:
        """The latest day on which papers arrived."""
        return max(self.by_day, default=None)


def listings_of(papers: Iterable[AnalyzedPaper], arrivals: Mapping[str, PartialDate]) -> Counter[str]:
    """How many of the papers each dump showed on the day of their arrival, by the dump's name."""
    return Counter(
        dump
        for analyzed in papers
        for dump in {
            sighting.dump
            for sighting in analyzed.paper.sightings
            if sighting.seen_on == arrivals.get(analyzed.paper.id)
        }
    )


def in_listed_order(papers: Iterable[AnalyzedPaper]) -> list[AnalyzedPaper]:
    """The papers in the order in which the listings show them."""
    return sorted(
        papers, key=lambda analyzed: min((dump_order(s.dump), s.position) for s in analyzed.paper.sightings)
    )
