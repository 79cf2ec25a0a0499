"""Chooses venue, year, volume and pages from the records of a paper, all of one and the same publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from paper_digest.model.record import Sighting
from paper_digest.values.publication_year import publication_year

_PREPRINTS: Final = re.compile(
    r"\s*(?:(?:\w{0,10}rxiv|CoRR|SSRN|Research Square|Preprints(?:\.org)?|Zenodo|figshare|HAL)\b"
    r"|Computing Research Repository)",
    re.IGNORECASE,
)
"""Servers and repositories to which anyone can post a paper; they are no venues."""
_PLAUSIBLE_YEARS: Final = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Publication:
    """Where and when a paper was published; None where unknown."""

    venue: str | None = None
    year: int | None = None
    volume: str | None = None
    pages: str | None = None

    @property
    def known(self) -> int:
        """How many of its fields are known."""
        return sum(value is not None for value in (self.venue, self.year, self.volume, self.pages))


def publication_of(records: Sequence[Sighting]) -> Publication:
    """The publication of which the records say most; the first of several."""
    return max(map(_publication, records), key=lambda publication: publication.known, default=Publication())


def _publication(record: Sighting) -> Publication:
    if not record.venue or _PREPRINTS.match(record.venue):
        return Publication()
    return Publication(record.venue, _year(record), record.volume, record.pages)


def _year(record: Sighting) -> int | None:
    """The year of the venue: in its name, or of a date that is certainly not that of a preprint.

    A date of a record with volume or pages is that of the volume; a year without a month is what
    bibliographies give, while days come from preprint servers.
    """
    year = publication_year(record.venue or "")
    if year is None and record.published:
        is_of_volume = record.volume or record.pages or record.published.month is None
        year = record.published.year if is_of_volume else None
    return year if year in _PLAUSIBLE_YEARS else None
