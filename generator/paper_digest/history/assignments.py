"""Reads and writes raw/analysis.lock: the topics, tags, related papers and place on the map of each paper.

The next build keeps them as long as the paper's text does not change; see hysteresis.py. The same holds for
the ids of authors with several spellings; see author_ids.py. One JSON object on each line, in the order of
tags, authors and papers, so that a diff shows only what changed and Git merges it by line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Annotated, Any, Final

import msgspec

from paper_digest.model.digest import MAP_SIZE
from paper_digest.model.problem import Problem
from paper_digest.sources.broken_lines import NumberedLine, broken_lines_problem

LOCK: Final = "raw/analysis.lock"
_EXPECTED: Final = "the analysis of one paper as a JSON object"
_ADVICE: Final = "This build analyzes such papers anew and writes the file; commit it afterward."
_ID: Final = re.compile(r"(?=.{1,200}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
_ABOUT: Final = "Written by paper-digest build; commit it with the dumps, never edit it."


Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Coordinate = Annotated[int, msgspec.Meta(ge=0, le=MAP_SIZE)]


class RelatedAssignment(msgspec.Struct, frozen=True, array_like=True):
    """A related paper, by `paper_key`, and what the page says of it."""

    key: str
    score: Share
    terms: tuple[str, ...] = ()
    very_similar: bool = False


class PaperAssignment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The published results of the analysis of one paper."""

    paper: str
    text: str
    """The hash of its title and abstract."""
    topics: tuple[tuple[str, Share], ...] = ()
    """Topic ids with their probabilities, in the order of the page."""
    tags: tuple[str, ...] = ()
    related: tuple[RelatedAssignment, ...] = ()
    map: tuple[Coordinate, Coordinate] = (0, 0)


class TagAssignment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A published tag."""

    tag: str
    name: str
    same_as: str = ""
    """The tag that lists its papers, if it is a synonym."""


class AuthorAssignment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The published id of an author with several spellings of the name."""

    author: str
    same_as: tuple[str, ...] = ()
    """The ids that the other spellings would have, by which the author's page is found if the id is gone."""


class _Header(msgspec.Struct, frozen=True, kw_only=True):
    about: str
    topics: str
    papers_at_layout: int = 0


_Record = PaperAssignment | TagAssignment | AuthorAssignment | _Header
_KINDS: Final[tuple[type[_Record], ...]] = (
    PaperAssignment,
    TagAssignment,
    AuthorAssignment,
    _Header,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignments:
    """What the last build published."""

    rules: str = ""
    """The hash of topics.yml."""
    papers_at_layout: int = 0
    """The papers of the digest when its map was last laid out."""
    papers: Mapping[tuple[str, str], PaperAssignment] = field(default_factory=dict)
    """By paper id and text; after a merge of two branches, a paper may have two texts."""
    tags: Mapping[str, TagAssignment] = field(default_factory=dict)
    """By tag id; also those that no paper has any more, so that they do not come back by chance."""
    authors: Mapping[str, AuthorAssignment] = field(default_factory=dict)
    """By id, authors with several spellings, now or in a former build, so that the ids come back."""
    problems: tuple[Problem, ...] = ()


def paper_key(paper_id: str) -> str:
    """Ten hexadecimal digits that stand for a paper in lists of related papers."""
    return blake2b(paper_id.encode(), digest_size=5).hexdigest()


def parse_assignments(text: str) -> Assignments:
    """The assignments in a lock file; of two lines for one text of a paper, the last.

    Lines that cannot be read are reported; their papers get the results of a new analysis.
    """
    papers: dict[tuple[str, str], PaperAssignment] = {}
    tags: dict[str, TagAssignment] = {}
    authors: dict[str, AuthorAssignment] = {}
    rules, papers_at_layout = "", 0
    broken: list[NumberedLine] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        match _record(line):
            case PaperAssignment() as assignment:
                papers[assignment.paper, assignment.text] = assignment
            case TagAssignment() as tag if _is_id(tag.tag):
                tags[tag.tag] = tag
            case AuthorAssignment() as assigned if all(map(_is_id, (assigned.author, *assigned.same_as))):
                authors[assigned.author] = assigned
            case _Header(topics=digest, papers_at_layout=count):
                rules, papers_at_layout = digest, count
            case _:
                broken.append(NumberedLine(number, line))
    return Assignments(
        rules=rules,
        papers_at_layout=papers_at_layout,
        papers=papers,
        tags=tags,
        authors=authors,
        problems=broken_lines_problem(LOCK, broken, expected=_EXPECTED, advice=_ADVICE),
    )


def format_assignments(assignments: Assignments) -> str:
    """The text of a lock file."""
    records: list[Any] = [
        _Header(about=_ABOUT, topics=assignments.rules, papers_at_layout=assignments.papers_at_layout),
        *(tag for _, tag in sorted(assignments.tags.items())),
        *(author for _, author in sorted(assignments.authors.items())),
        *(paper for _, paper in sorted(assignments.papers.items())),
    ]
    # ASCII, so that odd characters of a dump's phrases stay one valid line.
    return "".join(
        f"{json.dumps(msgspec.to_builtins(record), separators=(',', ':'))}\n" for record in records
    )


def _is_id(text: str) -> bool:
    """Whether the page of a tag or an author can have this name."""
    return _ID.fullmatch(text) is not None and text != "index"


def _record(line: str) -> _Record | None:
    for kind in _KINDS:
        with suppress(msgspec.MsgspecError, RecursionError):
            return msgspec.json.decode(line.encode("utf-8", "replace"), type=kind)
    return None
