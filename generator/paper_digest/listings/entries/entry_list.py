"""Parses lists of papers: each list item, table row or line that has a title of its own is a paper."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from paper_digest.listings.blocks import DumpBlocks
from paper_digest.listings.entries.citations import (
    has_people_and_year,
    is_cited,
    is_long,
    names_venue,
    venue_or_year_behind,
)
from paper_digest.listings.entries.entry_fields import sighting_of
from paper_digest.listings.entries.html_items import items_of_html
from paper_digest.listings.entries.items import Item, ItemKind
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.other_sections import OtherSections
from paper_digest.listings.entries.page_statistics import links_paper
from paper_digest.listings.entries.text_features import BUTTON, has_several_words, text_features
from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.entries.title_choice import chosen_titles
from paper_digest.listings.entries.units import Part, Unit, units_of
from paper_digest.listings.field_labels import label_of
from paper_digest.listings.isolated_records import isolated_outputs
from paper_digest.listings.markup.line_markup import dialect_of
from paper_digest.listings.person_lines import is_people
from paper_digest.listings.prose import is_long_prose
from paper_digest.listings.reference_evidence import name_papers
from paper_digest.model.record import Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan
from paper_digest.values.paper_url import paper_key
from paper_digest.values.partial_date import PartialDate, is_date

LAYOUT = "list of papers"
_NEARLY_ALL: Final = 0.8
"""Share of the papers that a page links, and of its entries, that must be items of lists or rows."""

_MOST_PROSE: Final = 0.25
"""Paragraphs as long as abstracts beside the entries, and cards, for each entry."""

_FEWEST_LINKED = 5
"""Linked titles that there must be where nothing else shows that links lead to papers."""
_MANY: Final = 0.6
"""Share of entries with a venue, and with a long title, where nothing else shows that they are papers."""
_FEWEST_CITED, _SAMPLE = 3, 100
"""Entries with people and years, and how many entries are looked at."""

_LONGEST_PEOPLE: Final = 2000
"""Characters in which a colon behind people is looked for."""
_BULLET = re.compile(r"^\s{0,20}[-*+] \S", re.MULTILINE)
_TABLE = re.compile(
    r"^\|.*\n\s{0,3}\|?\s{0,9}:?-{3,}:?\s{0,9}(?:\|\s{0,9}:?-{3,}:?\s{0,9})+\|?\s*$", re.MULTILINE
)
"""The headings of a table of Markdown, with the row of dashes below them."""
_FEWEST_BULLETS: Final = 3
"""List items that make a page without other marks Markdown; chosen by hand."""


class Paper(NamedTuple):
    """A unit with its title."""

    unit: Unit
    title: TitleCandidate


@dataclass(frozen=True, slots=True)
class Entries:
    """The units of a page: papers, and others, both in reading order."""

    papers: tuple[Paper, ...]
    others: tuple[Unit, ...]
    left_out: frozenset[Span] = frozenset()
    """The lines of those others that have a title, in a section about something else than papers."""

    @classmethod
    def of(cls, units: Sequence[Unit], sections: OtherSections) -> Entries:
        """The units with the titles that are chosen for them; sections: those that list no papers."""
        titles = chosen_titles(units)
        left_out = frozenset(
            unit.span
            for unit, title in zip(units, titles, strict=True)
            if title and sections.leave_out(unit, title)
        )
        papers: list[Paper] = []
        others: list[Unit] = []
        for unit, title in zip(units, titles, strict=True):
            if title and unit.span not in left_out:
                papers.append(Paper(unit, title))
            else:
                others.append(unit)
        return cls(tuple(papers), tuple(others), left_out)


def parse(dump: DumpBlocks) -> Iterator[ParserOutput] | None:
    """A sighting for each entry, and what the other lines are; None unless the page is a list of papers."""
    if dump.is_html:
        items = items_of_html(dump.lines)
    elif _is_markdown("\n".join(dump.lines)):
        items = items_of_markdown(dump.lines)
    else:
        return None
    sections = OtherSections.of(items)
    entries = Entries.of(tuple(units_of(items)), sections)
    is_list = _is_list([item for item in items if not sections.has_news(item)], entries) and (
        not dump.is_html or _are_short_items(entries.papers)
    )
    return _outputs(dump, items, entries) if is_list else None


def _is_markdown(text: str) -> bool:
    return (
        dialect_of(text).is_markdown
        or bool(_TABLE.search(text))
        or len(_BULLET.findall(text)) >= _FEWEST_BULLETS
    )


def _are_short_items(papers: Sequence[Paper]) -> bool:
    """Whether nearly all papers are list items or rows without abstracts, as cards of web pages have them."""
    n_items = sum(unit.kind is not ItemKind.PARAGRAPH for unit, _ in papers)
    n_prose = sum(_has_prose(unit) for unit, _ in papers)
    return n_items >= _NEARLY_ALL * len(papers) and n_prose <= _MOST_PROSE * len(papers)


def _has_prose(unit: Unit) -> bool:
    lines = (line for part in unit.parts for line in part.content.text.split("\n"))
    return any(is_long_prose(line) or label_of(line) for line in lines)


def _is_list(items: Sequence[Item], entries: Entries) -> bool:
    """Whether a page is a list of papers and nothing else."""
    papers = entries.papers
    return (
        (
            _link_papers(papers)
            or _are_linked_titles(papers)
            or _have_people_and_years(papers)
            or (_have_venues_and_years(papers) and _are_below_papers(items, papers))
        )
        and _hold_all_links(items, papers)
        and _are_entries(papers)
        and _stand_alone(entries)
        and not _have_people_before_colons(papers)
    )


def _have_people_before_colons(papers: Sequence[Paper]) -> bool:
    """Whether most titles have people and a colon in them, as in references: `Ada Roe, Max Moe: Title`."""
    return sum(map(_has_people_before_colon, papers)) * 2 > len(papers)


def _has_people_before_colon(paper: Paper) -> bool:
    text = paper.unit.parts[paper.title.part].content.text
    colon = text.find(": ", 0, _LONGEST_PEOPLE)
    return paper.title.start < colon and is_people(text[:colon])


def _link_papers(papers: Sequence[Paper]) -> bool:
    return any(links_paper(unit) for unit, _ in papers)


def _are_linked_titles(papers: Sequence[Paper]) -> bool:
    """Whether nearly all entries of a page without links to known papers are links with long words."""
    n_linked = sum(title.opening == "link" and is_long(title) for _, title in papers)
    return n_linked >= max(_FEWEST_LINKED, _NEARLY_ALL * len(papers))


def _have_people_and_years(papers: Sequence[Paper]) -> bool:
    """Whether nearly all entries of such a page have an id, or authors and a year, a venue, a bold title."""
    sample = papers[:_SAMPLE]
    n_cited = sum(is_cited(unit, title) for unit, title in sample)
    return n_cited >= max(_FEWEST_CITED, _NEARLY_ALL * len(sample))


def _have_venues_and_years(papers: Sequence[Paper]) -> bool:
    """Whether nearly all entries of such a page have a venue or a year in brackets behind long titles."""
    sample = papers[:_SAMPLE]
    behind = [venue_or_year_behind(unit, title) for unit, title in sample]
    n_venues, n_long = sum(map(names_venue, behind)), sum(is_long(title) for _, title in sample)
    return (
        len(sample) >= _FEWEST_LINKED
        and sum(map(bool, behind)) >= _NEARLY_ALL * len(sample)
        and min(n_venues, n_long) >= _MANY * len(sample)
    )


def _are_below_papers(items: Sequence[Item], papers: Sequence[Paper]) -> bool:
    """Whether the title of a page or the heading of its first entry says so; conferences have years, too."""
    headings = [item for item in items if item.kind is ItemKind.HEADING]
    above = [_text(heading) for heading in headings if heading.span.first < papers[0].unit.span.first]
    return name_papers((*above[:1], *above[-1:]))


def _hold_all_links(items: Sequence[Item], papers: Sequence[Paper]) -> bool:
    """Whether nearly all papers that the page links are linked in entries."""
    own = {key for unit, _ in papers for link in unit.links if (key := paper_key(link.url))}
    linked = {key for item in items for key in _paper_keys(item)}
    return len(own) >= _NEARLY_ALL * len(linked)


def _paper_keys(item: Item) -> Iterator[str]:
    for cell in item.cells:
        yield from (key for line in cell.lines for run in line if (key := paper_key(run.url)))
    for child in item.children:
        yield from _paper_keys(child)


def _are_entries(papers: Sequence[Paper]) -> bool:
    """Whether nearly all are items of lists, rows or lines with links, with words that others do not have."""
    n_listed = sum(unit.kind is not ItemKind.PARAGRAPH or links_paper(unit) for unit, _ in papers)
    n_named = len({title.text for _, title in papers if _names_paper(title.text)})
    if sum(is_people(title.text) for _, title in papers) >= _NEARLY_ALL * len(papers):
        return False  # the titles are the headings above them
    return min(n_listed, n_named) >= _NEARLY_ALL * len(papers)


def _names_paper(text: str) -> bool:
    return BUTTON not in text_features(text) and "://" not in text


def _stand_alone(entries: Entries) -> bool:
    """Whether hardly any entry is a card of a web page, a labeled record, or has its abstract below it."""
    n_cards = sum(any(map(_has_card, paper.unit.parts)) for paper in entries.papers)
    n_labeled = sum(map(_is_labeled_record, (*(paper.unit for paper in entries.papers), *entries.others)))
    n_prose = sum(map(_is_prose, entries.others))
    return max(n_cards, n_labeled, n_prose) <= _MOST_PROSE * len(entries.papers)


def _is_labeled_record(unit: Unit) -> bool:
    """Whether a paragraph is a record with a label in each line: `Title: ...`, `Authors: ...`.

    The title may be a heading above it.
    """
    if unit.kind is not ItemKind.PARAGRAPH:
        return False
    labels = [label_of(line) for part in unit.parts for line in part.content.text.split("\n")]
    fields = {label.field for label in labels if label}
    return len(fields) > 1 and (labels[0] is not None or "title" in fields)


def _has_card(part: Part) -> bool:
    """Whether one link covers several lines, as where a whole card of a web page was one link."""
    return any("\n" in part.content.text[start:end] for start, end in part.content.ranges_of("url"))


def _is_prose(unit: Unit) -> bool:
    return unit.kind is ItemKind.PARAGRAPH and any(is_long_prose(part.content.text) for part in unit.parts)


def _outputs(dump: DumpBlocks, items: Sequence[Item], entries: Entries) -> Iterator[ParserOutput]:
    dates = [(item.span.first, date) for item in items if (date := _section_date(item, dump.day))]
    date_lines = [line for line, _ in dates]
    for unit, title in entries.papers:
        n_above = bisect_left(date_lines, unit.span.first)
        listed_on = dates[n_above - 1][1] if n_above else None
        yield from isolated_outputs(
            partial(_sightings, unit, title, dump.name, listed_on, dump.address), dump.name, unit.span
        )
    yield from _unparsed(entries)
    yield Boilerplate(Span(1, len(dump.lines)))


def _sightings(
    unit: Unit, title: TitleCandidate, dump: str, listed_on: PartialDate | None, page: str
) -> Iterator[ParserOutput]:
    yield sighting_of(unit, title, dump, listed_on, page)


def _unparsed(entries: Entries) -> Iterator[UnparsedSpan]:
    """Units without a title that may be papers."""
    lists_of_papers = _lists_of_papers(entries)
    for unit in entries.others:
        if any(paper_key(link.url) for link in unit.links if unit.list_number or not link.is_image):
            yield UnparsedSpan(unit.span, "a link to a paper without a title")
        elif unit.list_number in lists_of_papers and _says_something(unit):
            yield UnparsedSpan(unit.span, "an item without a title in a list of papers")
        elif unit.span in entries.left_out and has_people_and_year(unit):
            yield UnparsedSpan(unit.span, "an entry with people and a year in a section without papers")


def _lists_of_papers(entries: Entries) -> frozenset[int]:
    """The lists and tables at least half of whose units are papers; on a page of papers, any that has one."""
    n_papers = Counter(paper.unit.list_number for paper in entries.papers if paper.unit.list_number)
    n_others = Counter(unit.list_number for unit in entries.others)
    beside_papers = sum(count for number, count in n_others.items() if number in n_papers)
    are_nearly_all = n_papers.total() >= _NEARLY_ALL * (n_papers.total() + beside_papers)
    return frozenset(
        number for number, count in n_papers.items() if are_nearly_all or count >= n_others[number]
    )


def _says_something(unit: Unit) -> bool:
    """Whether a unit has a link to another page, or as many words as most titles."""
    leads_elsewhere = any(not link.url.startswith("#") for link in unit.links)
    return leads_elsewhere or any(has_several_words(part.content.text) for part in unit.parts)


def _section_date(item: Item, day: PartialDate | None) -> PartialDate | None:
    """The date in a heading, with a month at least or nothing else beside it."""
    if item.kind is not ItemKind.HEADING:
        return None
    text = _text(item)
    date = PartialDate.parse(text, day)
    return date if date and (date.month is not None or is_date(text)) else None


def _text(item: Item) -> str:
    return " ".join("".join(run.text for run in line) for cell in item.cells for line in cell.lines)
