"""Finds the day on which listings first showed a paper, from dates that the dumps state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from paper_digest.model.paper import Paper
from paper_digest.model.record import Reading, Sighting
from paper_digest.site.listed_dates import listed_date
from paper_digest.values.partial_date import PartialDate


def retrieval_dates(readings: Iterable[Reading]) -> dict[str, PartialDate]:
    """When each dump was saved, by its name, as far as its metadata say."""
    return {reading.dump: reading.metadata.retrieved for reading in readings if reading.metadata.retrieved}


def arrival_date(paper: Paper, retrieved: Mapping[str, PartialDate]) -> PartialDate | None:
    """The earliest date on which a listing showed the paper, else the paper's own date.

    A listing's date is the one that it states, else the day on which it was saved (`retrieved`, by dump). The
    clock and the names of files say nothing.
    """
    dates = (_shown_on(sighting, retrieved) for sighting in paper.sightings)
    return min((date for date in dates if date), default=None) or listed_date(paper)


def _shown_on(sighting: Sighting, retrieved: Mapping[str, PartialDate]) -> PartialDate | None:
    stated = sighting.seen_on
    return stated if isinstance(stated, PartialDate) else retrieved.get(sighting.dump)
