"""What the units of a page have in common, by kind, by list, and by the shape of their title candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import filterfalse
from typing import NamedTuple

from paper_digest.listings.entries.items import ItemKind
from paper_digest.listings.entries.text_features import has_several_words
from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.entries.units import Unit
from paper_digest.listings.paper_links import is_other_file, is_paper_address, is_paper_button


class Group(NamedTuple):
    kind: ItemKind
    depth: int


class Shape(NamedTuple):
    group: Group
    place: tuple[str, int, bool]
    """Heading and number of the column, and whether it is below the item."""
    opening: str
    closing: str


@dataclass(frozen=True, slots=True)
class PageStatistics:
    """What the units of a page have in common, by kind and depth."""

    shapes: Mapping[Shape, float]
    """For each shape the share of units of its group that have such a candidate with several words."""
    texts: Mapping[str, int]
    """How many units have a candidate with this text."""
    linking: Mapping[Group, float]
    """For each group the share of units that link a paper."""
    lists: Mapping[int, tuple[int, int]]
    """For each list the number of its units, and of those that link a paper."""


def page_statistics(units: Sequence[Unit], candidates: Sequence[Sequence[TitleCandidate]]) -> PageStatistics:
    """The statistics of a page's units with their candidates."""
    sizes = Counter(map(group_of, units))
    shapes: Counter[Shape] = Counter()
    texts: Counter[str] = Counter()
    linking: Counter[Group] = Counter()
    list_sizes, list_linking = Counter(unit.list_number for unit in units), Counter[int]()
    for unit, own in zip(units, candidates, strict=True):
        shapes.update({shape_of(unit, candidate) for candidate in own if has_several_words(candidate.text)})
        texts.update({candidate.text for candidate in own})
        linking[group_of(unit)] += links_paper(unit)
        list_linking[unit.list_number] += links_paper(unit)
    return PageStatistics(
        {shape: count / sizes[shape.group] for shape, count in shapes.items()},
        texts,
        {group: linking[group] / size for group, size in sizes.items()},
        {number: (size, list_linking[number]) for number, size in list_sizes.items()},
    )


def group_of(unit: Unit) -> Group:
    """The units of a page that are alike."""
    return Group(unit.kind, unit.depth)


def shape_of(unit: Unit, candidate: TitleCandidate) -> Shape:
    """What titles of alike units have in common."""
    part = unit.parts[candidate.part]
    place = (part.heading, part.column, part.is_below)
    return Shape(group_of(unit), place, candidate.opening, candidate.closing)


def share_of_others(size: int, number: int, is_one: bool, default: float) -> float:
    """The share that `number` is of `size` without the unit itself; `default` if there are no others."""
    return (number - is_one) / (size - 1) if size > 1 else default


def links_paper(unit: Unit) -> bool:
    """Whether a unit has a link to a paper, by its address or its words."""
    links = filterfalse(is_other_file, unit.links)
    return any(is_paper_address(link.url) or is_paper_button(link) for link in links)
