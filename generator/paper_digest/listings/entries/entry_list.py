"""Parses lists of papers: each list item, table row or line that has a title of its own is a paper."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from paper_digest.listings.blocks import DumpBlocks
from paper_digest.listings.entries.citations import cites_people, has_people, has_people_and_year, is_long
from paper_digest.listings.entries.entry_fields import sighting_of
from paper_digest.listings.entries.items import Item, ItemKind, text_of
from paper_digest.listings.entries.list_evidence import (
    NEARLY_ALL,
    Paper,
    are_short_items,
    is_list,
)
from paper_digest.listings.entries.lists_beside_papers import (
    announced_tables,
    has_day,
    lists_beside_papers,
    lists_of_talks,
    rows_without_papers,
)
from paper_digest.listings.entries.other_sections import OtherSections, names_other_section
from paper_digest.listings.entries.page_items import items_of_page
from paper_digest.listings.entries.page_statistics import links_paper
from paper_digest.listings.entries.section_years import SectionYears
from paper_digest.listings.entries.text_features import YEAR, has_several_words
from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.entries.title_choice import chosen_titles
from paper_digest.listings.entries.trailing_venues import without_venues
from paper_digest.listings.entries.units import Unit, units_of
from paper_digest.listings.isolated_records import isolated_outputs
from paper_digest.listings.prose import are_lowercase, is_capitalized, is_prose
from paper_digest.listings.reference_evidence import name_listed_papers, names_part_of_program
from paper_digest.model.record import Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan
from paper_digest.values.paper_url import paper_key
from paper_digest.values.partial_date import PartialDate, is_date

LAYOUT = "list of papers"
_PROSE_WORDS, _FEW_PROSE_WORDS = 20, 10
"""Words of an introduction, which is no paper, and of one between lists of papers; by hand."""
_COLON = re.compile(r"\s*[:：]")
_LIST = re.compile(r"\blists?\b|列表", re.IGNORECASE)
_DAY_FIRST = re.compile(r"\W*(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}")
_BY = re.compile(r"\W{0,4}by\s+[^\W\d_a-z]")
_SET_APART: Final = frozenset(("bold", "link", "quotes"))
_FEWEST_MISSED: Final = 3
"""Items of a list below such a heading that may be titles; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The units of a page: papers, and others, both in reading order."""

    papers: tuple[Paper, ...]
    others: tuple[Unit, ...]
    left_out: frozenset[Span] = frozenset()
    """The lines of those others that have a title, in a section or a list of something else than papers."""
    other_lists: frozenset[int] = frozenset()
    """The lists that show no papers, beside others that do."""

    @classmethod
    def of(cls, items: Sequence[Item], sections: OtherSections) -> Entries:
        """The units of some items with the titles that are chosen for them.

        sections: those that list no papers.
        """
        units = tuple(units_of(items))
        titles = _titles_of(units)
        titled = [(unit, title) for unit, title in zip(units, titles, strict=True) if title]
        other_lists = lists_beside_papers(titled, announced_tables(items)) | lists_of_talks(titled)
        left_out = _mentions(titled) | rows_without_papers(titled)
        left_out |= frozenset(
            unit.span
            for unit, title in titled
            if unit.list_number in other_lists or _is_other(unit, title, sections)
        )
        papers: list[Paper] = []
        others: list[Unit] = []
        for unit, title in zip(units, titles, strict=True):
            if title and unit.span not in left_out:
                papers.append(Paper(unit, title))
            else:
                others.append(unit)
        return cls(tuple(papers), tuple(others), left_out, other_lists)


def _is_other(unit: Unit, title: TitleCandidate, sections: OtherSections) -> bool:
    """Whether a unit with a title is in a section without papers, or is a keynote or the like.

    A paper has a link, or people and a year: "Panel Discussion Transcripts as Data".
    """
    is_part_of_program = names_part_of_program(title.text)
    is_paper = is_part_of_program and (links_paper(unit) or has_people_and_year(unit))
    return (is_part_of_program and not is_paper) or sections.leave_out(unit, title)


def _mentions(titled: Sequence[tuple[Unit, TitleCandidate]]) -> frozenset[Span]:
    """The paragraphs that have within a sentence a title that an item of a list has, too."""
    listed = {title.text for unit, title in titled if unit.kind is not ItemKind.PARAGRAPH}
    paragraphs = ((unit, title) for unit, title in titled if unit.kind is ItemKind.PARAGRAPH)
    mentions = ((unit, title) for unit, title in paragraphs if title.text in listed)
    return frozenset(unit.span for unit, title in mentions if _is_within_sentence(unit, title))


def _is_within_sentence(unit: Unit, title: TitleCandidate) -> bool:
    """Whether words as of sentences are before a title; those of references are names and years."""
    return are_lowercase(unit.parts[title.part].content.text[: title.start].split())


def _titles_of(units: Sequence[Unit]) -> list[TitleCandidate | None]:
    """The titles that are chosen for units; none at the start of sentences if most are set apart."""
    pairs = list(zip(units, without_venues(chosen_titles(units)), strict=True))
    titled = [(unit, title) for unit, title in pairs if title]
    n_paragraphs = sum(unit.kind is ItemKind.PARAGRAPH for unit, _ in titled)
    are_items = n_paragraphs <= (1 - NEARLY_ALL) * len(titled)
    n_starts = sum(_starts_prose(unit, title, are_items) for unit, title in titled)
    are_few = n_starts <= (1 - NEARLY_ALL) * len(titled)
    return [
        None
        if title
        and ((are_few and _starts_prose(unit, title, are_items)) or _is_no_title(unit, title, are_items))
        else title
        for unit, title in pairs
    ]


def _is_no_title(unit: Unit, title: TitleCandidate, are_items: bool) -> bool:
    is_about_list = unit.kind is ItemKind.PARAGRAPH and _is_about_list(unit, title, are_items)
    return is_about_list or _is_heading(unit, title)


def _is_about_list(unit: Unit, title: TitleCandidate, are_items: bool) -> bool:
    """Whether a paragraph that shows no paper says something of the page, or of a section of it.

    Its title is within a sentence, or nearly all papers are items and nothing sets it apart: "_Surveys_".
    """
    text = unit.parts[title.part].content.text
    is_cited = YEAR.search(_text_of(unit)) or _BY.match(text, title.end)
    if links_paper(unit) or is_cited or has_people(unit, title):
        return False
    is_apart = title.opening in _SET_APART and is_long(title)
    return _is_within_sentence(unit, title) or (are_items and not is_apart)


def _text_of(unit: Unit) -> str:
    return " ".join(part.content.text for part in unit.parts)


def _is_heading(unit: Unit, title: TitleCandidate) -> bool:
    """Whether a unit names what papers are about: those inside it, or in another part of the page."""
    is_topic = unit.is_topic and not has_people(unit, title)
    return _leads_to_section(unit) or is_topic or _introduces(unit, title)


def _introduces(unit: Unit, title: TitleCandidate) -> bool:
    """Whether a colon ends a text that begins an item, or comes before links to other lists.

    `Surveys of looms: [List](...)`.
    """
    content = unit.parts[title.part].content
    begins_item = not title.start and title.opening == "text" and len(unit.parts) == 1
    has_colon = _COLON.match(content.text, len(content.text[: title.end].rstrip(" :：")))
    behind = [placed.run for placed in content.runs if placed.start >= title.end]
    leads_to_lists = all(run.url and _LIST.search(run.text) for run in behind) and not links_paper(unit)
    return bool(begins_item and has_colon and leads_to_lists)


def _leads_to_section(unit: Unit) -> bool:
    """Whether all of a unit is a link to another part of the page, as in a table of contents.

    Lists below it may have further words: "[ICLR](#iclr) (new!)".
    """
    runs = [placed.run for part in unit.parts if not part.is_below for placed in part.content.runs]
    return bool(runs) and all(run.url.startswith("#") for run in runs)


def _starts_prose(unit: Unit, title: TitleCandidate, are_items: bool) -> bool:
    """Whether what may be a title starts a text of sentences, and nothing sets it apart from them.

    are_items: whether nearly all papers are items, so that paragraphs are about them. A title may be a
    sentence, too, in an item that links a paper.
    """
    text = unit.parts[title.part].content.text
    if unit.kind is ItemKind.BULLET and links_paper(unit):
        text = text[title.end :]
    n_words = _FEW_PROSE_WORDS if are_items and unit.kind is ItemKind.PARAGRAPH else _PROSE_WORDS
    return title.start == 0 and title.opening == "text" and is_prose(text, n_words)


def parse(dump: DumpBlocks) -> Iterator[ParserOutput] | None:
    """A sighting for each entry, and what the other lines are; None unless the page is a list of papers."""
    items = None if dump.has_classes_of_titles else items_of_page(dump)
    if items is None:
        return None
    sections = OtherSections.of(items)
    entries = Entries.of(items, sections)
    own_items = [item for item in items if not sections.has_news(item)]
    are_entries = is_list(own_items, entries.papers, entries.others) and (
        not dump.is_html or are_short_items(entries.papers, entries.others)
    )
    return _outputs(dump, items, entries) if are_entries else None


def _outputs(dump: DumpBlocks, items: Sequence[Item], entries: Entries) -> Iterator[ParserOutput]:
    dates = [(item.span.first, date) for item in items if (date := _section_date(item, dump.day))]
    date_lines = [line for line, _ in dates]
    years = SectionYears.of(items, entries.papers)
    for paper in entries.papers:
        unit = paper.unit
        n_above = bisect_left(date_lines, unit.span.first)
        listed_on = dates[n_above - 1][1] if n_above else None
        yield from isolated_outputs(
            partial(_sightings, paper, dump, listed_on, years.at(paper)), dump.name, unit.span
        )
    beside = _lists_in_sections_like_those_of_papers(items, entries)
    yield from _unparsed(entries, _lists_of_missed_titles(items, entries), beside)
    yield Boilerplate(Span(1, len(dump.lines)))


def _sightings(
    paper: Paper, dump: DumpBlocks, listed_on: PartialDate | None, year: int | None
) -> Iterator[ParserOutput]:
    """The paper of an entry; year: that of its section, which counts where the entry states none."""
    sighting = sighting_of(*paper, dump.name, listed_on, dump.address)
    yield replace(sighting, published=sighting.published or PartialDate.of_parts(year))


def _unparsed(entries: Entries, missed: frozenset[int], beside: frozenset[int]) -> Iterator[UnparsedSpan]:
    """Units without a title that may be papers.

    missed: the lists without papers below headings that say that papers follow. beside: those in sections
    like those of papers.
    """
    lists_of_papers = _lists_of_papers(entries)
    lists_with_papers = frozenset(
        paper.unit.list_number for paper in entries.papers if paper.unit.list_number
    )
    for unit in entries.others:
        if _shows_link_to_paper(unit):
            yield UnparsedSpan(unit.span, "a link to a paper without a title")
        elif unit.list_number in lists_of_papers and _says_something(unit):
            yield UnparsedSpan(unit.span, "an item without a title in a list of papers")
        elif unit.list_number in lists_with_papers and _is_like_title(unit):
            yield UnparsedSpan(unit.span, "words like a title in a list with papers")
        else:
            yield from _like_titles(unit, entries, missed, beside)


def _like_titles(
    unit: Unit, entries: Entries, missed: frozenset[int], beside: frozenset[int]
) -> Iterator[UnparsedSpan]:
    """A unit with words like a title in a list without papers, or in a section of something else."""
    if unit.list_number in missed and _may_be_title(unit):
        yield UnparsedSpan(unit.span, "words like a title below a heading that announces papers")
    elif unit.list_number in beside and _may_be_title(unit) and _may_be_dated_paper(unit):
        yield UnparsedSpan(unit.span, "words and a year in a section like those of papers")
    else:
        yield from _left_out(unit, entries)


def _left_out(unit: Unit, entries: Entries) -> Iterator[UnparsedSpan]:
    """What may be a paper although its section or its list is of something else."""
    if unit.span in entries.left_out and has_people_and_year(unit):
        yield UnparsedSpan(unit.span, "an entry with people and a year in a section without papers")
    elif unit.list_number in entries.other_lists and _has_long_text(unit) and not has_day(unit):
        yield UnparsedSpan(unit.span, "words like a title in a list that shows no papers")
    elif unit.kind is ItemKind.PARAGRAPH and cites_people(unit):
        yield UnparsedSpan(unit.span, "people and a year outside of lists, without a title")


def _lists_of_papers(entries: Entries) -> frozenset[int]:
    """The lists and tables at least half of whose units are papers; on a page of papers, any that has one."""
    n_papers = Counter(paper.unit.list_number for paper in entries.papers if paper.unit.list_number)
    n_others = Counter(unit.list_number for unit in entries.others)
    beside_papers = sum(count for number, count in n_others.items() if number in n_papers)
    are_nearly_all = n_papers.total() >= NEARLY_ALL * (n_papers.total() + beside_papers)
    return frozenset(
        number for number, count in n_papers.items() if are_nearly_all or count >= n_others[number]
    )


def _shows_link_to_paper(unit: Unit) -> bool:
    """Whether a unit links a paper; outside of lists, a picture does not count."""
    return any(paper_key(link.url) for link in unit.links if unit.list_number or not link.is_image)


def _says_something(unit: Unit) -> bool:
    """Whether a unit has a link to another page, or as many words as most titles."""
    leads_elsewhere = any(not link.url.startswith("#") for link in unit.links)
    return leads_elsewhere or _has_long_text(unit)


def _may_be_title(unit: Unit) -> bool:
    """Whether a unit has as many words as most titles, and is none of a table of contents."""
    return _has_long_text(unit) and not any(link.url.startswith("#") for link in unit.links)


def _has_long_text(unit: Unit) -> bool:
    return any(has_several_words(part.content.text) for part in unit.parts)


def _may_be_dated_paper(unit: Unit) -> bool:
    """Whether a unit has a year and words written as in titles; deadlines have their day at the end."""
    texts = [part.content.text for part in unit.parts]
    is_event = has_day(unit) and not any(map(_DAY_FIRST.match, texts))
    return any(map(YEAR.search, texts)) and not is_event and any(map(is_capitalized, texts))


def _is_like_title(unit: Unit) -> bool:
    """Whether a unit has as many words as most titles, and a year or no links in a line written as one."""
    texts = (part.content.text for part in unit.parts)
    is_like = _may_be_dated_paper(unit) or (not unit.links and any(map(is_capitalized, texts)))
    return is_like and _has_long_text(unit)


def _lists_in_sections_like_those_of_papers(items: Sequence[Item], entries: Entries) -> frozenset[int]:
    """The lists without papers below headings of the level of those of papers, but for other sections."""
    papers = frozenset(paper.unit.list_number for paper in entries.papers)
    headings = dict(_headings_of_lists(items))
    levels = {heading.level for number, heading in headings.items() if number in papers}
    return frozenset(
        number
        for number, heading in headings.items()
        if number not in papers and heading.level in levels and not names_other_section(text_of(heading))
    )


def _headings_of_lists(items: Sequence[Item]) -> Iterator[tuple[int, Item]]:
    """The number of each list, once or more, with the last heading above it."""
    heading: Item | None = None
    for item in items:
        if item.kind is ItemKind.HEADING:
            heading = item
        elif heading and item.list_number:
            yield item.list_number, heading


def _lists_of_missed_titles(items: Sequence[Item], entries: Entries) -> frozenset[int]:
    """The lists without papers whose heading says that papers follow: "Accepted papers".

    A list is one of topics if papers are among its items, and of something else if it is shorter.
    """
    lines_of: defaultdict[int, list[int]] = defaultdict(list)
    is_announced = False
    for item in items:
        if item.kind is ItemKind.HEADING:
            is_announced = name_listed_papers(text_of(item))
        elif is_announced and item.list_number:
            lines_of[item.list_number].append(item.span.first)
    papers = [paper.unit.span.first for paper in entries.papers]
    return frozenset(
        number
        for number, lines in lines_of.items()
        if len(lines) >= _FEWEST_MISSED
        and bisect_left(papers, lines[0]) == bisect_left(papers, lines[-1] + 1)
    )


def _has_between(lines: Sequence[int], first: int, last: int) -> bool:
    """Whether any of the lines, in their order, is between two others."""
    return bisect_left(lines, first) < bisect_right(lines, last)


def _section_date(item: Item, day: PartialDate | None) -> PartialDate | None:
    """The date in a heading, with a month at least or nothing else beside it."""
    if item.kind is not ItemKind.HEADING:
        return None
    text = text_of(item)
    date = PartialDate.parse(text, day)
    return date if date and (date.month is not None or is_date(text)) else None
