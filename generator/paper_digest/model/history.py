"""Defines the history of a digest: what happened to its papers, and when the listings showed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from paper_digest.values.partial_date import PartialDate

_YEARS: Final = range(1900, 2101)
"""Those that a listing may be of; computing with the days of other years may leave the calendar."""


class Change(StrEnum):
    """What happened to a paper."""

    ADDED = "added"
    DATED = "dated"
    """A listing of an earlier day showed it."""
    COMPLETED = "completed"
    """A listing has all of its abstract, of which others had the start."""
    REVISED = "revised"
    """Its abstract changed."""
    RETITLED = "retitled"
    MERGED = "merged"
    """It turned out to be another paper in the digest."""
    SPLIT = "split"
    """It is a paper of its own again, or was a part of another one."""
    CORRECTED = "corrected"
    """corrections.yml set or released fields."""
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    """No listing shows it any more, or corrections.yml leaves it out."""
    RETURNED = "returned"
    """It is listed again, or no longer withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEvent:
    """One change of one paper."""

    paper: str
    """Paper id."""
    change: Change
    date: PartialDate | None = None
    """The day of the listing that shows the change; of other changes, the day of the latest listing."""
    dump: str = ""
    """The dump that shows the change; "" if a setting made it."""
    title: str = ""
    """The title after ADDED and RETITLED, as text with TeX."""
    abstract: str = ""
    """The digest (hash) of the abstract after ADDED and REVISED; "" without an abstract."""
    before: str = ""
    """The former title, or the former abstract with TeX."""
    other_paper: str = ""
    """The paper that it was merged into, or split from."""
    fields: tuple[str, ...] = ()
    """The fields that corrections.yml sets after ADDED, SPLIT and CORRECTED; "remove" if it REMOVED it."""

    @property
    def known_date(self) -> PartialDate | None:
        """The date; None if it is unknown, or of a year that no listing is of."""
        return self.date if self.date and self.date.year in _YEARS else None


@dataclass(frozen=True)
class History:
    """All events, in the order in which builds noticed them."""

    events: tuple[HistoryEvent, ...] = ()

    @cached_property
    def by_paper(self) -> Mapping[str, tuple[HistoryEvent, ...]]:
        """The events of each paper by its id."""
        events: defaultdict[str, list[HistoryEvent]] = defaultdict(list)
        for event in self.events:
            events[event.paper].append(event)
        return {paper: tuple(group) for paper, group in events.items()}

    @cached_property
    def arrivals(self) -> Mapping[str, PartialDate]:
        """The day on which a listing first showed each paper, by paper id; without those of unknown day."""
        arrivals: dict[str, PartialDate] = {}
        for event in self.events:
            day = event.known_date
            if day and day.day and _shows_arrival(event):
                arrivals[event.paper] = min(day, arrivals.get(event.paper, day))
        return arrivals


def _shows_arrival(event: HistoryEvent) -> bool:
    """Whether the day of an event is one on which a listing showed the paper as a new one."""
    is_start = event.change is Change.SPLIT and bool(event.title or event.abstract)
    return is_start or event.change in {Change.ADDED, Change.DATED}
