"""Describes a title candidate, and the choice of none, by named features."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from paper_digest.listings.boilerplate import is_boilerplate, is_button
from paper_digest.listings.entries.items import ItemKind, StyledRun
from paper_digest.listings.entries.links import is_paper_address, is_paper_button
from paper_digest.listings.entries.styled_text import PlacedRun
from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.entries.units import Unit
from paper_digest.listings.field_labels import field_of, label_of
from paper_digest.listings.person_lines import is_name, is_people
from paper_digest.listings.phrases import PHRASES, any_of
from paper_digest.listings.prose import has_function_words, is_prose
from paper_digest.values.partial_date import is_date

Features = dict[str, float]
"""Values by the names of features; absent ones are 0."""
BUTTON: Final = "button"

_YEAR = re.compile(r"\b(?:19|20)\d\d\b|['’]\d\d\b")
_VENUE = re.compile(rf"\b(?:{any_of(PHRASES['venue_names'])})(?!\w)|\barxiv\b|\bpreprint\b", re.IGNORECASE)
_ET_AL = re.compile(r"\bet\s+al\b|等$", re.IGNORECASE)
_FOLLOWING: Final = 60
"""Characters behind a candidate in which its context is looked at."""
_WORD = re.compile(r"[^\W\d_]{2,}|\w+")
_LENGTHS: Final = ((1, "1"), (2, "2"), (3, "3"), (5, "4-5"), (20, "6-20"), (30, "21-30"))
_FEWEST_WORDS: Final = 3
_PROSE_SAMPLE, _PROSE_WORDS = 600, 15
"""Characters of a text that show whether it is prose, and words that prose has."""


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


def has_several_words(text: str) -> bool:
    """Whether a text is as long as most titles."""
    return _n_words(text) >= _FEWEST_WORDS


def candidate_features(unit: Unit, candidate: TitleCandidate, page: PageStatistics) -> Features:
    """The features of a candidate, each with its value; absent ones are 0."""
    names = [
        f"starts with or after {candidate.opening}",
        f"ends at {candidate.closing}",
        f"starts with or after {candidate.opening}, ends at {candidate.closing}",
        f"words: {_length(candidate.text)}",
        *text_features(candidate.text),
        *_place_features(unit, candidate),
        *_context_features(unit, candidate),
        *_link_features(unit, candidate),
    ]
    features = dict.fromkeys(names, 1.0)
    features["share of units with such a candidate"] = page.shapes.get(shape_of(unit, candidate), 0.0)
    if page.texts[candidate.text] > 2:
        features["the same in several units"] = 1.0
    longest = max(len(part.content.text) for part in unit.parts)
    features["share of the longest text"] = len(candidate.text) / max(1, longest)
    return features


def none_features(unit: Unit, page: PageStatistics) -> Features:
    """The features of the choice that a unit is no paper."""
    own = " ".join(part.content.text for part in unit.parts if not part.is_below)
    features = {f"none: {name}": 1.0 for name in (unit.kind, *_none_names(unit, own))}
    features["none"] = 1.0
    share = page.linking[group_of(unit)]
    size, n_linking = page.lists[unit.list_number]
    features["none: share of units that link papers"] = share
    features["none: share of its list that links papers"] = share_of_others(
        size, n_linking, links_paper(unit), share
    )
    return features


def share_of_others(size: int, number: int, is_one: bool, default: float) -> float:
    """The share that `number` is of `size` without the unit itself; `default` if there are no others."""
    return (number - is_one) / (size - 1) if size > 1 else default


def _none_names(unit: Unit, own: str) -> Iterator[str]:
    signs = (
        ("no link", not unit.links),
        ("links no paper", not links_paper(unit)),
        ("paper button", any(map(is_paper_button, unit.links))),
        ("year", _YEAR.search(own)),
        ("et al.", _ET_AL.search(own)),
        ("few words", _n_words(own) < _FEWEST_WORDS),
        ("link within the page", any(run.url.startswith("#") for run in unit.links)),
        ("prose", is_prose(own[:_PROSE_SAMPLE], _PROSE_WORDS)),
    )
    return (name for name, holds in signs if holds)


def _length(text: str) -> str:
    n_words = _n_words(text)
    return next((name for most, name in _LENGTHS if n_words <= most), "more")


@lru_cache(maxsize=4096)
def _n_words(text: str) -> int:
    return len(_WORD.findall(text))


@lru_cache(maxsize=8192)
def text_features(text: str) -> tuple[str, ...]:
    """What the words themselves show."""
    return tuple(
        name
        for name, holds in (
            (BUTTON, is_button(text) or is_boilerplate(text)),
            ("name of a person", is_name(text)),
            ("people", is_people(text)),
            ("et al.", bool(_ET_AL.search(text))),
            ("year", bool(_YEAR.search(text))),
            ("date", is_date(text)),
            ("venue", bool(_VENUE.search(text))),
            ("address", "://" in text),
            ("starts in lower case", text[:1].islower()),
            ("prose", is_prose(text)),
            ("function words", has_function_words(text)),
            ("sentence break", bool(re.search(r"[^\W\d_]{3}\.\s", text))),
            ("bar", "|" in text),
            ("comma", "," in text),
            ("colon", ":" in text),
            ("dash", " - " in text or " – " in text),
            ("brackets", "[" in text or "]" in text),
            ("parentheses", "(" in text),
            ("unbalanced", text.count("(") != text.count(")") or text.count("[") != text.count("]")),
            ("unbalanced quotes", text.count('"') % 2 == 1 or text.count("“") != text.count("”")),
        )
        if holds
    )


def _place_features(unit: Unit, candidate: TitleCandidate) -> Iterator[str]:
    part = unit.parts[candidate.part]
    if unit.kind is ItemKind.ROW:
        yield f"column: {_column_field(part.heading)}"
        if not part.column:
            yield "first column"
        if candidate.start == 0 and candidate.end >= len(part.content.text):
            yield f"whole cell, column: {_column_field(part.heading)}"
    else:
        yield "below" if part.is_below else f"in a {unit.kind}"
    if label := label_of(part.content.text):
        yield f"labeled {label.field}"


def _column_field(heading: str) -> str:
    """The field that a column's heading names; "paper" may be a title's or a link's."""
    words = re.findall(r"[^\W\d_]+", heading.lower())
    if "title" in words or "标题" in heading:
        return "title"
    if "paper" in words or "article" in words or "publication" in words:
        return "paper"
    return field_of(heading) or ("none" if not words else "other")


def _context_features(unit: Unit, candidate: TitleCandidate) -> Iterator[str]:
    """What is before and behind the candidate."""
    content = unit.parts[candidate.part].content
    behind = content.text[candidate.end : candidate.end + _FOLLOWING]
    before = content.text[max(0, candidate.start - _FOLLOWING) : candidate.start]
    kind = _kind_behind(behind.partition("\n")[0])
    yield f"behind: {kind}"
    yield f"ends at {candidate.closing}, behind: {kind}"
    if behind[:1].isalnum() and content.text[candidate.end - 1 : candidate.end].isalnum():
        yield "cuts a word"
    if re.search(r"[^\W\d_][.,]?\s*$", before.rstrip(' ("“*')[-2:]):
        yield "word before"
    if before.rstrip().endswith("."):
        yield "sentence before"
    if re.search(r"\b[A-Z]\.\s*$", before):
        yield "initial before"
    if _ET_AL.search(before):
        yield "et al. before"


def _kind_behind(line: str) -> str:
    """What the rest of a line starts with."""
    rest = line.strip(' ,.;:-–—|*"”')
    if not rest:
        return "nothing"
    if re.match(r"\W{0,4}(?:[^\W\d_][\w ]{0,30})?\W{0,3}(?:19|20)\d\d", line):
        return "year"
    if is_name(re.split(r"[,;(\[]| and ", rest)[0].strip(" .")):
        return "name"
    if _ET_AL.search(rest):
        return "et al."
    if rest[0] in "[(":
        return "bracket"
    return "lower case" if rest[0].islower() else "other"


def _link_features(unit: Unit, candidate: TitleCandidate) -> Iterator[str]:
    links = [placed for placed in unit.parts[candidate.part].content.runs if placed.run.url]
    inside = [placed.run for placed in links if _overlaps(placed, candidate)]
    following = [placed.run for placed in links if placed.start >= candidate.end]
    for link in inside[:1]:
        yield from _title_link_features(link) if candidate.opening == "link" else ("holds links",)
    for link in following[:1]:
        yield from _following_features(link)


def _title_link_features(link: StyledRun) -> Iterator[str]:
    yield "links a paper" if is_paper_address(link.url) else "links something else"
    if link.url.startswith("#"):
        yield "links within the page"


def _following_features(link: StyledRun) -> Iterator[str]:
    if is_paper_button(link):
        yield "paper button behind"
    elif is_button(link.text):
        yield "button behind"


def _overlaps(placed: PlacedRun, candidate: TitleCandidate) -> bool:
    return placed.start < candidate.end and placed.end > candidate.start


def links_paper(unit: Unit) -> bool:
    """Whether a unit has a link to a paper, by its address or its words."""
    return any(is_paper_address(run.url) or is_paper_button(run) for run in unit.links)
