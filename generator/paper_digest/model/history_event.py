"""Defines the events in the history of a digest: what happened to its papers, and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from paper_digest.values.partial_date import PartialDate

REMOVE: Final = "remove"
"""The key of corrections.yml that leaves a paper out."""
_YEARS: Final = range(1900, 2101)
"""Those that a listing may be of; computing with the days of other years may leave the calendar."""


class Change(StrEnum):
    """What happened to a paper; in the order of the events of one paper in one build."""

    ADDED = "added"
    RETURNED = "returned"
    """It is listed again, or no longer withdrawn."""
    SPLIT = "split"
    """It is a paper of its own again, or was a part of another one."""
    MERGED_WITH = "merged_with"
    """It shows the title or the abstract of a paper that was merged into it."""
    SEPARATED_FROM = "separated_from"
    """It no longer shows the title or the abstract of a paper that was split from it."""
    DATED = "dated"
    """A listing of an earlier day showed it."""
    COMPLETED = "completed"
    """A listing has all of its abstract, of which others had the start."""
    REVISED = "revised"
    """Its abstract changed."""
    RETITLED = "retitled"
    CORRECTED = "corrected"
    """corrections.yml set fields, or sets them no more."""
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    """It turned out to be another paper in the digest."""
    REMOVED = "removed"
    """No listing shows it any more, or corrections.yml leaves it out."""


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
    """The title that the paper has since the event, as text with TeX; "" if it did not change."""
    abstract: str = ""
    """The hash of the abstract that it has since the event; "" if there is none, or it did not change."""
    before: str = ""
    """The former title, or the former abstract with TeX."""
    other_paper: str = ""
    """The paper that it was merged into or split from, or merged with or separated from."""
    fields: tuple[str, ...] = ()
    """What corrections.yml sets: fields after ADDED, SPLIT and CORRECTED; REMOVE if it REMOVED the paper."""
    released: tuple[str, ...] = ()
    """The fields that corrections.yml set before, and sets no more since it was CORRECTED."""
    number: int = 0
    """How many events its paper had before on the branch that wrote it; 0 if that is unknown."""

    @property
    def known_date(self) -> PartialDate | None:
        """The date; None if it is unknown, or of a year that no listing is of."""
        return self.date if self.date and self.date.year in _YEARS else None

    @property
    def starts_paper(self) -> bool:
        """Whether a paper begins with the event; one that was split from another may only have come back."""
        is_new_part = self.change is Change.SPLIT and bool(self.title or self.abstract)
        return self.change is Change.ADDED or is_new_part

    @property
    def is_by_maintainers(self) -> bool:
        """Whether corrections.yml removed the paper."""
        return self.change is Change.REMOVED and REMOVE in self.fields

    @property
    def known_day(self) -> PartialDate | None:
        """The date, if it is that of a day."""
        date = self.known_date
        return date if date and date.day else None
