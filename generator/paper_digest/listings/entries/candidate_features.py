"""Describes a title candidate, and the choice of none, by named features."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from paper_digest.listings.boilerplate import is_button
from paper_digest.listings.entries.items import ItemKind, StyledRun
from paper_digest.listings.entries.page_statistics import (
    PageStatistics,
    group_of,
    links_paper,
    shape_of,
    share_of_others,
)
from paper_digest.listings.entries.styled_text import PlacedRun, StyledText
from paper_digest.listings.entries.text_features import (
    ET_AL,
    YEAR,
    has_several_words,
    length_class,
    n_words,
    text_features,
)
from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.entries.units import Unit, column_field
from paper_digest.listings.field_labels import label_of
from paper_digest.listings.paper_links import is_paper_address, is_paper_button
from paper_digest.listings.person_lines import is_name
from paper_digest.listings.prose import is_prose
from paper_digest.values.code_url import is_code_url

Features = dict[str, float]
"""Values by the names of features; absent ones are 0."""

_INITIAL_AT_END = re.compile(r"\b[A-Z]\Z")
_BEHIND_NAME = re.compile(r"[,;(\[]| and |(?<=[^\W\d_]{2})\.\s")
_OTHER_MEDIUM = re.compile(
    r"\W*(?:blog(?: ?post)?|course|lectures?|news|podcast|slides?|talk|tutorial|videos?|website"
    r"|bilibili|youtube|博客|视频|课程)\W*\d?\W*",
    re.IGNORECASE,
)
_TITLE_WORDS: Final = 4
"""Words of most titles; by hand."""
_LIKE_SENTENCES: Final = ("prose", "function words", "sentence break")
_FOLLOWING: Final = 60
"""Characters behind a candidate in which its context is looked at."""
_PROSE_SAMPLE, _PROSE_WORDS = 600, 15
"""Characters of a text that show whether it is prose, and words that prose has."""


def features_of_candidates(
    unit: Unit, candidates: Iterable[TitleCandidate], page: PageStatistics
) -> tuple[Features, ...]:
    """The features of each candidate, with their values; absent ones are 0."""
    texts = _Texts(
        max((len(part.content.text) for part in unit.parts), default=0), _is_titled_by_its_own(unit)
    )
    return tuple(_features(unit, candidate, page, texts) for candidate in candidates)


class _Texts(NamedTuple):
    """What all texts of a unit show."""

    longest: int
    has_title_before_button: bool


def _features(unit: Unit, candidate: TitleCandidate, page: PageStatistics, texts: _Texts) -> Features:
    names = [
        f"starts with or after {candidate.opening}",
        f"ends at {candidate.closing}",
        f"starts with or after {candidate.opening}, ends at {candidate.closing}",
        f"words: {length_class(candidate.text)}",
        *text_features(candidate.text),
        *_place_features(unit, candidate),
        *_context_features(unit, candidate),
        *_unit_features(unit, candidate, texts),
        *_link_features(unit, candidate),
    ]
    features = dict.fromkeys(names, 1.0)
    features["share of units with such a candidate"] = page.shapes.get(shape_of(unit, candidate), 0.0)
    if page.texts[candidate.text] > 2:
        features["the same in several units"] = 1.0
    features["share of the longest text"] = len(candidate.text) / max(1, texts.longest)
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


def _none_names(unit: Unit, own: str) -> Iterator[str]:
    observations = (
        ("no link", not unit.links),
        ("links no paper", not links_paper(unit)),
        ("paper button", any(map(is_paper_button, unit.links))),
        ("button of something else than papers", any(map(_leads_elsewhere, unit.links))),
        ("year", YEAR.search(own)),
        ("et al.", ET_AL.search(own)),
        ("few words", not has_several_words(own)),
        ("link within the page", any(run.url.startswith("#") for run in unit.links)),
        ("prose", is_prose(own[:_PROSE_SAMPLE], _PROSE_WORDS)),
    )
    return (name for name, holds in observations if holds)


def _place_features(unit: Unit, candidate: TitleCandidate) -> Iterator[str]:
    part = unit.parts[candidate.part]
    if unit.kind is ItemKind.ROW:
        yield f"column: {column_field(part.heading)}"
        if not part.column:
            yield "first column"
        if candidate.start == 0 and candidate.end >= len(part.content.text):
            yield f"whole cell, column: {column_field(part.heading)}"
    else:
        yield "below" if part.is_below else f"in a {unit.kind}"
    if label := label_of(part.content.text):
        yield f"labeled {label.field}"


def _leads_elsewhere(link: StyledRun) -> bool:
    """Whether the words of a link say that it leads to something else than a paper: `[video]`, `[blog]`."""
    return bool(_OTHER_MEDIUM.fullmatch(link.text)) and not is_paper_address(link.url)


def _unit_features(unit: Unit, candidate: TitleCandidate, texts: _Texts) -> Iterator[str]:
    """How the candidate is placed among all texts of its unit."""
    part = unit.parts[candidate.part]
    if part.is_below and texts.has_title_before_button:
        yield "below words with a paper button"
    before, behind = part.content.text[: candidate.start], part.content.text[candidate.end :]
    if len(unit.parts) == 1 and not any(map(str.isalnum, before + behind)):
        yield f"all of the entry, {candidate.opening}"


def _is_titled_by_its_own(unit: Unit) -> bool:
    """Whether a unit has words as long as most titles before a paper button, not in a list inside it."""
    return any(
        placed.run.url
        and is_paper_button(placed.run)
        and n_words(part.content.text[: placed.start]) >= _TITLE_WORDS
        for part in unit.parts
        if not part.is_below
        for placed in part.content.runs
    )


def _context_features(unit: Unit, candidate: TitleCandidate) -> Iterator[str]:
    """What is before and behind the candidate."""
    content = unit.parts[candidate.part].content
    behind = content.text[candidate.end : candidate.end + _FOLLOWING]
    kind = _kind_behind(behind.partition("\n")[0])
    yield f"behind: {kind}"
    yield f"ends at {candidate.closing}, behind: {kind}"
    yield from _line_features(content, candidate)
    if candidate.closing == "sentence" and _INITIAL_AT_END.search(candidate.text):
        yield "ends at an initial"
    if behind[:1].isalnum() and content.text[candidate.end - 1 : candidate.end].isalnum():
        yield "cuts a word"
    yield from _features_before(content.text[max(0, candidate.start - _FOLLOWING) : candidate.start])


def _features_before(before: str) -> Iterator[str]:
    """What the words before a candidate show."""
    if re.search(r"[^\W\d_][.,]?\s*$", before.rstrip(' ("“*')[-2:]):
        yield "word before"
    if before.rstrip().endswith("."):
        yield "sentence before"
    if re.search(r"\b[A-Z]\.\s*$", before):
        yield "initial before"
    if ET_AL.search(before):
        yield "et al. before"


def _line_features(content: StyledText, candidate: TitleCandidate) -> Iterator[str]:
    """What the lines above and below a candidate show, if it begins or ends at them."""
    if next_line := _next_line(content, candidate):
        yield f"next line: {next_line}"
    if _goes_on_with_style(content, candidate):
        yield "style of the line above"


def _next_line(content: StyledText, candidate: TitleCandidate) -> str:
    """What the line below a candidate that ends its line starts with; empty if there is none."""
    rest, line_break, line = content.text[candidate.end :].partition("\n")
    if not line_break or any(map(str.isalnum, rest)):
        return ""
    start = candidate.end + len(rest) + 1
    first = next((placed.run for placed in content.runs if placed.start == start), StyledRun(""))
    if first.url:
        return "link"
    styles = [name for name, has_style in (("bold", first.is_bold), ("italic", first.is_italic)) if has_style]
    return f"{candidate.opening}, {styles[0]}" if styles else _kind_behind(line.partition("\n")[0])


def _goes_on_with_style(content: StyledText, candidate: TitleCandidate) -> bool:
    """Whether a candidate in bold or italics starts a line below one that ends in the same style."""
    style = f"is_{candidate.opening}"
    above = (placed.run for placed in content.runs if placed.end == candidate.start - 1)
    is_first = content.text[candidate.start - 1 : candidate.start] == "\n"
    return is_first and any(getattr(run, style, False) for run in above)


def _kind_behind(line: str) -> str:
    """What the rest of a line starts with."""
    rest = line.strip(' ,.;:-–—|*"”')
    if not rest:
        return "nothing"
    if re.match(r"\W{0,4}(?:[^\W\d_][\w ]{0,30})?\W{0,3}(?:19|20)\d\d", line):
        return "year"
    if is_name(_BEHIND_NAME.split(rest)[0].strip(" .")):
        return "name"
    if ET_AL.search(rest):
        return "et al."
    if rest[0] in "[(":
        return "bracket"
    return "lower case" if rest[0].islower() else "other"


def _link_features(unit: Unit, candidate: TitleCandidate) -> Iterator[str]:
    links = [placed for placed in unit.parts[candidate.part].content.runs if placed.run.url]
    inside = [placed.run for placed in links if _overlaps(placed, candidate)]
    following = [placed.run for placed in links if placed.start >= candidate.end]
    yield from _linked_text_features(candidate, links)
    for link in inside[:1]:
        yield from _title_link_features(link) if candidate.opening == "link" else ("holds links",)
    for link in following[:1]:
        yield from _following_features(link)


def _linked_text_features(candidate: TitleCandidate, links: Iterable[PlacedRun]) -> Iterator[str]:
    """What the words of a link show: a title that is a sentence, or one of another paper in a remark."""
    if candidate.opening != "link":
        return
    if any(_is_linked_title(placed, candidate) for placed in links):
        yield "behind another linked title"
    like_sentences = set(_LIKE_SENTENCES).intersection(text_features(candidate.text))
    yield from (f"{name}, link" for name in sorted(like_sentences))


def _is_linked_title(placed: PlacedRun, candidate: TitleCandidate) -> bool:
    """Whether a link before a candidate leads from words as long as most titles to a paper."""
    is_before = placed.end <= candidate.start
    return is_before and n_words(placed.run.text) >= _TITLE_WORDS and is_paper_address(placed.run.url)


def _title_link_features(link: StyledRun) -> Iterator[str]:
    yield "links a paper" if is_paper_address(link.url) else "links something else"
    if link.url.startswith("#"):
        yield "links within the page"
    if is_code_url(link.url):
        yield "links code"


def _following_features(link: StyledRun) -> Iterator[str]:
    if is_paper_button(link):
        yield "paper button behind"
    elif is_button(link.text):
        yield "button behind"


def _overlaps(placed: PlacedRun, candidate: TitleCandidate) -> bool:
    return placed.start < candidate.end and placed.end > candidate.start
