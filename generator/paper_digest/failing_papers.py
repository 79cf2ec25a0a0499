"""Leaves out papers on which a stage fails, and reports each with its place in the dump."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from paper_digest.model.problem import Problem
from paper_digest.model.record import Reading, Sighting
from paper_digest.sources.isolation import Failure


def with_sightings(readings: Sequence[Reading], kept: Sequence[Sighting]) -> Sequence[Reading]:
    """The readings with those of their sightings that are in `kept`."""
    if len(kept) == sum(len(reading.sightings) for reading in readings):
        return readings
    places = {(sighting.dump, sighting.position) for sighting in kept}
    return tuple(
        replace(
            reading,
            sightings=tuple(
                sighting for sighting in reading.sightings if (sighting.dump, sighting.position) in places
            ),
        )
        for reading in readings
    )


def left_out(sighting: Sighting, failure: Failure) -> Problem:
    """The problem of a paper on which a stage failed."""
    return failure.problem(
        sighting.dump, sighting.span.first, "a paper", "The paper is left out; all others are in the digest."
    )
