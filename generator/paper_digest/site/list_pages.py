"""Sorts a digest into the lists that its index pages show, none longer than a page holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from slugify import slugify

from paper_digest.model.digest import AnalyzedPaper, Digest, Topic
from paper_digest.model.record import Reading

LONGEST = 200
"""Papers a page lists at most."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[_T]):
    """One page of a list."""

    path: str
    """Of its Markdown file, relative to docs/."""
    number: int
    items: tuple[_T, ...]
    paths: tuple[str, ...]
    """Of all pages of the list, this one too."""


def sheets(path: str, items: Sequence[_T]) -> Iterator[Sheet[_T]]:
    """The list as pages of at most LONGEST items: `a.md`, `a/page-2.md`, ...; an empty list is one empty page."""
    parts = [tuple(items[start : start + LONGEST]) for start in range(0, max(len(items), 1), LONGEST)]
    stem = path.removesuffix(".md")
    paths = (path, *(f"{stem}/page-{number}.md" for number in range(2, len(parts) + 1)))
    for number, part in enumerate(parts, 1):
        yield Sheet(paths[number - 1], number, part, paths)


@dataclass(frozen=True, slots=True)
class Shelf(Generic[_T]):
    """Things under one letter or year."""

    name: str
    path: str
    items: tuple[_T, ...]


def by_letter(things: Sequence[_T], key: Callable[[_T], str], prefix: str) -> tuple[Shelf[_T], ...]:
    """The things by the first letter of their ASCII key; what starts with a digit stands first, under 0-9."""
    found: defaultdict[str, list[_T]] = defaultdict(list)
    for thing in sorted(things, key=key):
        first = key(thing)[:1]
        found[first if first.isalpha() else "0"].append(thing)
    return tuple(
        Shelf("0–9" if one == "0" else one.upper(), f"browse/{prefix}{one}.md", tuple(found[one]))
        for one in sorted(found)
    )


def by_year(entries: Sequence[AnalyzedPaper]) -> tuple[Shelf[AnalyzedPaper], ...]:
    """The papers whose date is known, by year, the newest first."""
    found: defaultdict[str, list[AnalyzedPaper]] = defaultdict(list)
    for entry in entries:
        if entry.paper.date:
            found[entry.paper.date[:4]].append(entry)
    return tuple(Shelf(year, f"browse/{year}.md", tuple(found[year])) for year in sorted(found, reverse=True))


def by_area(topics: Sequence[Topic]) -> tuple[tuple[str, tuple[Topic, ...]], ...]:
    """Each area with its topics, in the order of topics.yml; those without an area come last, under an empty name."""
    found: defaultdict[str, list[Topic]] = defaultdict(list)
    for topic in topics:
        found[topic.rule.area].append(topic)
    alone = found.pop("", [])
    return tuple((area, tuple(one)) for area, one in (*found.items(), *([("", alone)] if alone else [])))


def dump_paths(digest: Digest) -> dict[str, str]:
    """The page of each dump by the dump's name."""
    paths: dict[str, str] = {}
    for reading in digest.readings:
        slug = slugify(reading.dump) or "dump"
        candidate, number = slug, 2
        while candidate in {"index", "unread"} or f"dumps/{candidate}.md" in paths.values():
            candidate, number = f"{slug}-{number}", number + 1
        paths[reading.dump] = f"dumps/{candidate}.md"
    return paths


def newest(digest: Digest) -> Reading | None:
    """The dump that came last: names of dumps are numbered or dated, so it is the last name that has papers."""
    return next((reading for reading in reversed(digest.readings) if reading.sightings), None)
