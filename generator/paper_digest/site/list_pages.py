"""Groups papers, tags and acronyms into lists, and paginates them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from slugify import slugify

from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.model.paper import Venue
from paper_digest.model.record import Reading
from paper_digest.values.slug import DEVICE_NAMES
from paper_digest.values.unique_slugs import unique_slugs

_LONGEST_SLUG = 80
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list."""

    path: str
    """Of its Markdown file, relative to docs/."""
    number: int
    paths: tuple[str, ...]
    """Of all pages of the list, including this one."""


def paginate(path: str, items: Sequence[_T], size: int) -> Iterator[tuple[ListPage, tuple[_T, ...]]]:
    """The pages `a.md`, `a/page-2.md`, ... and up to `size` items of each; an empty list has one page."""
    parts = [tuple(items[start : start + size]) for start in range(0, max(len(items), 1), size)]
    stem = path.removesuffix(".md")
    paths = (path, *(f"{stem}/page-{number}.md" for number in range(2, len(parts) + 1)))
    for number, part in enumerate(parts, 1):
        yield ListPage(paths[number - 1], number, paths), part


@dataclass(frozen=True, slots=True)
class Group(Generic[_T]):
    """The items under one letter or year."""

    name: str
    path: str
    items: tuple[_T, ...]

    @property
    def count(self) -> int:
        return len(self.items)


def by_letter(items: Sequence[_T], key: Callable[[_T], str], prefix: str = "") -> tuple[Group[_T], ...]:
    """The items by the first letter of their ASCII key; those with a digit come first, under 0–9."""
    groups: defaultdict[str, list[_T]] = defaultdict(list)
    for item in sorted(items, key=key):
        letter = key(item)[:1]
        groups[letter if letter.isalpha() else "0"].append(item)
    return tuple(
        Group("0–9" if letter == "0" else letter.upper(), f"browse/{prefix}{letter}.md", tuple(group))
        for letter, group in sorted(groups.items())
    )


def by_year(analyzed_papers: Sequence[AnalyzedPaper]) -> tuple[Group[AnalyzedPaper], ...]:
    """The papers by year of publication, newest first; those without one are left out."""
    groups: defaultdict[str, list[AnalyzedPaper]] = defaultdict(list)
    for analyzed in analyzed_papers:
        if analyzed.paper.year_of_publication:
            groups[str(analyzed.paper.year_of_publication)].append(analyzed)
    return tuple(
        Group(year, f"browse/{year}.md", tuple(groups[year])) for year in sorted(groups, reverse=True)
    )


def by_venue(analyzed_papers: Sequence[AnalyzedPaper]) -> tuple[Group[AnalyzedPaper], ...]:
    """The papers with a venue by its name, in alphabetical order; names that differ in case are one venue."""
    groups: defaultdict[str, list[AnalyzedPaper]] = defaultdict(list)
    for analyzed in analyzed_papers:
        if analyzed.paper.venue:
            groups[venue_slug(analyzed.paper.venue)].append(analyzed)
    named = ((slug, _name_of_venue(members), tuple(members)) for slug, members in groups.items())
    return tuple(
        Group(name, f"venues/{slug}.md", members)
        for slug, name, members in sorted(named, key=lambda venue: (venue[1].casefold(), venue[0]))
    )


def venue_slug(venue: Venue) -> str:
    """The last part of the address of a venue's page."""
    slug = str(slugify(venue.name, max_length=_LONGEST_SLUG, word_boundary=True))
    return f"{slug or 'venue'}-venue" if slug in {"", "index", *DEVICE_NAMES} else slug


def _name_of_venue(members: Sequence[AnalyzedPaper]) -> str:
    """The most frequent spelling, the first of ties."""
    names = Counter(analyzed.paper.venue.name for analyzed in members if analyzed.paper.venue)
    return min(names, key=lambda name: (-names[name], name))


def dump_paths(digest: Digest) -> dict[str, str]:
    """The path of each dump's page, by the name of the dump."""
    names = ((reading.dump, reading.dump) for reading in digest.readings)
    slugs = unique_slugs(names, "dump", reserved=("index", "unread"))
    return {dump: f"dumps/{slug}.md" for dump, slug in slugs.items()}


def newest(digest: Digest) -> Reading | None:
    """The latest listing with papers: that of the latest day; the last by name if none tells its day."""
    with_papers = [reading for reading in digest.readings if reading.sightings]
    return max(with_papers, key=lambda reading: reading.order, default=None)
