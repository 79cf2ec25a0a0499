"""Writes map.json, from which the browser draws the map and looks up paper titles.

    {"version": 1, "extent": 10000,
     "areas": [NAME, ...],
     "topics": [[ID, NAME, AREA], ...]      AREA is an index into the areas
     "titles": [...], "ids": [...]          an id is 0 where it is the title in lower case, hyphenated
     "x": [...], "y": [...],                to the right and up, 0 to the extent
     "first": [...]}                        the index of each paper's first topic, -1 for none

The lists from titles on have one item for each paper, in the order of ids.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from paper_digest.model.digest import MAP_SIZE, Digest
from paper_digest.model.paper import Paper
from paper_digest.site.escaping import bare

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of the topics with papers; a topic without an area is an area of its own."""

    names: tuple[str, ...]
    by_topic: dict[str, int]
    """The index of a topic's area, by topic id."""


def areas_of(digest: Digest) -> Areas:
    """The areas of a digest, in the order of its topics."""
    names = {topic.rule.id: topic.rule.area or topic.rule.name for topic in digest.topics if topic.papers}
    areas = tuple(dict.fromkeys(names.values()))
    return Areas(areas, {topic: areas.index(name) for topic, name in names.items()})


def map_file(digest: Digest) -> bytes:
    """The bytes of map.json."""
    fields = {"version": _VERSION, "extent": MAP_SIZE, **_topic_fields(digest), **_paper_fields(digest)}
    lines = ",\n".join(
        f'"{name}":{json.dumps(value, ensure_ascii=False, separators=(",", ":"))}'
        for name, value in fields.items()
    )
    return f"{{{lines}}}\n".encode()


def _topic_fields(digest: Digest) -> dict[str, object]:
    areas = areas_of(digest)
    rules = [topic.rule for topic in digest.topics if topic.papers]
    return {
        "areas": areas.names,
        "topics": [[rule.id, rule.name, areas.by_topic[rule.id]] for rule in rules],
    }


def _paper_fields(digest: Digest) -> dict[str, object]:
    papers = [analyzed.paper for analyzed in digest.papers]
    titles = [bare(paper.heading.plain) for paper in papers]
    return {
        "titles": titles,
        "ids": [_short_id(paper, title) for paper, title in zip(papers, titles, strict=True)],
        "x": [analyzed.map_position[0] for analyzed in digest.papers],
        "y": [analyzed.map_position[1] for analyzed in digest.papers],
        "first": _first_topics(digest),
    }


def _first_topics(digest: Digest) -> list[int]:
    topics = [topic.rule.id for topic in digest.topics if topic.papers]
    return [topics.index(analyzed.topics[0].topic) if analyzed.topics else -1 for analyzed in digest.papers]


def _short_id(paper: Paper, title: str) -> str | int:
    """The paper's id, or 0 if it can be derived from the title."""
    return 0 if paper.id == re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") else paper.id
