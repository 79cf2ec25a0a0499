"""What must hold of any reading, however damaged its dump: no exception, lines that add up, untouched papers still found."""

from __future__ import annotations

import shutil
from pathlib import Path

from paper_digest.model.record import Reading, Sighting
from paper_digest.reading import readings_of

from tests.expected import SAMPLES
from tests.fuzz.mutations import Damaged

_ALL_BUT = 1
"""Neighbours of a touched paper that may suffer with it, on either side."""


def readings_of_bytes(content: bytes, name: str, folder: Path) -> tuple[Reading, ...]:
    """The readings of a file with that content; checks that the books of each add up."""
    path = folder / name
    path.write_bytes(content)
    for sidecar in SAMPLES.rglob(f"{Path(name).stem}*.yml"):
        shutil.copy(sidecar, folder)
    readings = readings_of(path, name)
    assert readings, "a file without any reading"
    for reading in readings:
        assert books_add_up(reading), (
            f"{reading.dump}: {reading.paper_lines} + {reading.boilerplate_lines} + {reading.unparsed_lines}"
        )
        assert all(problem.expected and problem.found and problem.advice for problem in reading.problems)
        assert not any(problem.found.startswith("a mistake") for problem in reading.problems)
    return readings


def books_add_up(reading: Reading) -> bool:
    """Whether the lines of papers, furniture and unread text are no more than the dump's, and every unread stretch is told."""
    counted = reading.paper_lines + reading.boilerplate_lines + reading.unparsed_lines
    spans = [*(one.span for one in reading.sightings), *(one.span for one in reading.unparsed)]
    inside = all(1 <= span.first <= span.last <= max(1, reading.lines) for span in spans)
    return counted <= reading.lines and inside and bool(reading.unparsed) == bool(reading.unparsed_lines)


def untouched(before: tuple[Reading, ...], damage: Damaged) -> list[Sighting]:
    """The papers that the damage did not touch, nor a neighbour of theirs."""
    papers = [one for reading in before for one in reading.sightings]
    hurt = [
        any(line in damage.touched for line in range(one.span.first - 1, one.span.last + 2)) for one in papers
    ]
    return [
        one
        for place, one in enumerate(papers)
        if not any(hurt[max(0, place - _ALL_BUT) : place + _ALL_BUT + 1])
    ]


def lost(before: tuple[Reading, ...], damage: Damaged, after: tuple[Reading, ...]) -> list[str]:
    """The titles of untouched papers that are not found any more."""
    found = {_face(one) for reading in after for one in reading.sightings}
    return [
        one.title or (one.abstract or "")[:60] for one in untouched(before, damage) if _face(one) not in found
    ]


def _face(sighting: Sighting) -> tuple[str | None, str | None]:
    return sighting.title, sighting.abstract
