"""What a reader of the digest would notice from one build to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import dist
from pathlib import Path
from statistics import median

from paper_digest.history.hysteresis import analyzed_text_hash
from paper_digest.model.digest import MAP_SIZE, AnalyzedPaper
from paper_digest.model.paper_state import paper_states
from paper_digest.pipeline import Result
from paper_digest.project import Project


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A digest after a build."""

    papers: Mapping[str, AnalyzedPaper]
    pages: Mapping[str, bytes]
    """The Markdown pages by path."""


@dataclass(slots=True)
class Counts:
    """The figures of a replay."""

    builds: int = 0
    lost_pages: int = 0
    moved_papers: int = 0
    """Papers of which the id changed."""
    wrong_history: int = 0
    """Builds after which the history does not lead to the current papers."""
    compared: int = 0
    """Unchanged papers, once for each build."""
    topics: int = 0
    tags: int = 0
    lost_tags: int = 0
    """Those that lost a tag; the others only got one more."""
    related: int = 0
    unexplained_related: int = 0
    """Related papers that came or went though the newcomer is not new."""
    rewritten: list[int] = field(default_factory=list)
    """For each day the pages of older papers that were rewritten."""
    moves: list[float] = field(default_factory=list)
    """For each day the median move of old papers on the map, in shares of its width."""


def snapshot(result: Result, project: Project) -> Snapshot:
    """What is published after a build."""
    return Snapshot(
        papers=dict(result.digest.by_id),
        pages={path.relative_to(project.docs).as_posix(): path.read_bytes() for path in _pages(project.docs)},
    )


def _pages(docs: Path) -> Iterator[Path]:
    return (path for path in sorted(docs.rglob("*.md")) if "project" not in path.parts)


def has_right_history(result: Result) -> bool:
    """Whether the events of all papers add up to the papers of the digest."""
    states = paper_states(result.digest.history.events)
    listed = {paper for paper, state in states.items() if state.is_listed}
    return listed == set(result.digest.by_id)


def compare(before: Snapshot, after: Snapshot, counts: Counts) -> None:
    """Adds what changed between two builds to the counts."""
    counts.builds += 1
    counts.lost_pages += len(before.pages.keys() - after.pages.keys())
    unchanged = [
        (old, after.papers[paper])
        for paper, old in before.papers.items()
        if paper in after.papers
        and analyzed_text_hash(old.paper) == analyzed_text_hash(after.papers[paper].paper)
    ]
    counts.compared += len(unchanged)
    known = {old.paper.id for old, _ in unchanged}
    for old, new in unchanged:
        counts.topics += [score.topic for score in old.topics[:1]] != [
            score.topic for score in new.topics[:1]
        ]
        counts.tags += set(old.tags) != set(new.tags)
        counts.lost_tags += not set(old.tags) <= set(new.tags)
        came = {entry.paper for entry in new.related} - {entry.paper for entry in old.related}
        counts.related += bool(came)
        counts.unexplained_related += bool(came & known)
    counts.moves.append(
        median(dist(old.map_position, new.map_position) for old, new in unchanged) / MAP_SIZE
        if unchanged
        else 0
    )
    relisted = {
        paper
        for paper in known
        if before.papers[paper].paper.sightings != after.papers[paper].paper.sightings
    }
    counts.rewritten.append(
        sum(
            before.pages[f"papers/{paper}.md"] != after.pages[f"papers/{paper}.md"]
            for paper in known - relisted
        )
    )
