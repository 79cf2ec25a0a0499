"""What holds for any damaged dump: no exception, lines that add up, and unchanged papers are still read."""

from __future__ import annotations

import shutil
from pathlib import Path

from paper_digest.model.record import Reading, Sighting
from paper_digest.reading import readings_of

from tests.expected import SAMPLES
from tests.fuzz.mutations import DamagedDump

_NEIGHBORS = 1
"""Papers on either side of a damaged one that may suffer with it."""


def readings_of_bytes(content: bytes, name: str, folder: Path) -> tuple[Reading, ...]:
    """The readings of a file with this content; checks that the lines of each add up."""
    path = folder / name
    path.write_bytes(content)
    for sidecar in SAMPLES.rglob(f"{Path(name).stem}*.yml"):
        shutil.copy(sidecar, folder)
    readings = readings_of(path, name)
    assert readings, "a file without a reading"
    for reading in readings:
        counts = (reading.paper_lines, reading.boilerplate_lines, reading.unparsed_lines, reading.lines)
        assert lines_add_up(reading), f"{reading.dump}: {counts}"
        assert all(problem.expected and problem.actual and problem.advice for problem in reading.problems)
    return readings


def lines_add_up(reading: Reading) -> bool:
    """Whether no line is counted twice, all spans are inside the dump, and every unparsed line is listed."""
    counted = reading.paper_lines + reading.boilerplate_lines + reading.unparsed_lines
    papers = [sighting.span for sighting in reading.sightings]
    spans = [*papers, *(unparsed.span for unparsed in reading.unparsed)]
    inside = all(1 <= span.first <= span.last <= max(1, reading.lines) for span in spans)
    return counted <= reading.lines and inside and bool(reading.unparsed) == bool(reading.unparsed_lines)


def unchanged_papers(before: tuple[Reading, ...], damage: DamagedDump) -> list[Sighting]:
    """The papers that the mutation did not change, nor a neighbor of theirs."""
    papers = [sighting for reading in before for sighting in reading.sightings]
    changed = [
        any(line in damage.changed for line in range(paper.span.first - 1, paper.span.last + 2))
        for paper in papers
    ]
    return [
        paper
        for index, paper in enumerate(papers)
        if not any(changed[max(0, index - _NEIGHBORS) : index + _NEIGHBORS + 1])
    ]


def lost_papers(before: tuple[Reading, ...], damage: DamagedDump, after: tuple[Reading, ...]) -> list[str]:
    """The titles of unchanged papers that are no longer read."""
    read = {(sighting.title, sighting.abstract) for reading in after for sighting in reading.sightings}
    return [
        paper.title or (paper.abstract or "")[:60]
        for paper in unchanged_papers(before, damage)
        if (paper.title, paper.abstract) not in read
    ]
