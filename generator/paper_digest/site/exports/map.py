"""Turns a digest into map.json, what the map of the papers is drawn from and the names of papers are looked up in.

    {"version": 1, "extent": 10000,
     "areas": [NAME, ...],
     "topics": [[ID, NAME, AREA], ...]      AREA is a place among the areas
     "titles": [...], "ids": [...]          a paper's id is 0 where it is its title in lower case with a hyphen for all else
     "x": [...], "y": [...],                to the right and up, 0 to the extent
     "first": [...]}                        the place of its first topic among the topics, -1 for none

The lists from titles on have one item a paper, in the order of ids. docs/assets/near/papers-file.js reads the file.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from paper_digest.model.digest import MAP_SIZE, Digest
from paper_digest.model.paper import Paper
from paper_digest.site.escaping import bare
from paper_digest.values.rich_text.plain_text import spoken

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of the topics that have papers; a topic without an area is one by itself."""

    names: tuple[str, ...]
    of_topic: dict[str, int]
    """The place of a topic's area among the names, by the topic's id."""


def areas_of(digest: Digest) -> Areas:
    """The areas of a digest, in the order of its topics."""
    named = {topic.rule.id: topic.rule.area or topic.rule.name for topic in digest.topics if topic.papers}
    names = tuple(dict.fromkeys(named.values()))
    return Areas(names, {topic: names.index(name) for topic, name in named.items()})


def map_file(digest: Digest) -> bytes:
    """The bytes of map.json."""
    papers = [entry.paper for entry in digest.papers]
    titles = [bare(spoken(paper.heading)) for paper in papers]
    topics = [topic.rule for topic in digest.topics if topic.papers]
    areas = areas_of(digest)
    number = {rule.id: place for place, rule in enumerate(topics)}
    parts = {
        "version": _VERSION,
        "extent": MAP_SIZE,
        "areas": areas.names,
        "topics": [[rule.id, rule.name, areas.of_topic[rule.id]] for rule in topics],
        "titles": titles,
        "ids": [_id(paper, title) for paper, title in zip(papers, titles, strict=True)],
        "x": [entry.map_position[0] for entry in digest.papers],
        "y": [entry.map_position[1] for entry in digest.papers],
        "first": [number[entry.topics[0].topic] if entry.topics else -1 for entry in digest.papers],
    }
    lines = ",\n".join(
        f'"{name}":{json.dumps(value, ensure_ascii=False, separators=(",", ":"))}'
        for name, value in parts.items()
    )
    return f"{{{lines}}}\n".encode()


def _id(paper: Paper, title: str) -> str | int:
    """The paper's id, 0 where a reader of the file can make it of the title."""
    return 0 if paper.id == re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") else paper.id
