"""Whether a page is a list of papers and nothing else, by what its entries are and what they show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from paper_digest.listings.blocks import Block
from paper_digest.listings.entries.citations import (
    has_authors,
    is_cited,
    is_long,
    names_venue,
    venue_before,
    venue_or_year_behind,
)
from paper_digest.listings.entries.items import Item, ItemKind, text_of
from paper_digest.listings.entries.leading_people import begins_with_inverted_people
from paper_digest.listings.entries.lists_beside_papers import announced_tables
from paper_digest.listings.entries.other_sections import names_other_section
from paper_digest.listings.entries.page_statistics import links_paper
from paper_digest.listings.entries.text_features import BUTTON, YEAR, has_several_words, text_features
from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.entries.units import Part, Unit, column_field
from paper_digest.listings.field_labels import label_of
from paper_digest.listings.person_lines import is_people
from paper_digest.listings.prose import are_lowercase, is_long_prose
from paper_digest.listings.reference_evidence import name_papers
from paper_digest.listings.reference_styles import parse_reference
from paper_digest.values.clean_text import fold_space
from paper_digest.values.paper_url import paper_key

NEARLY_ALL: Final = 0.8
"""Share of the papers that a page links, and of its entries, that must be items of lists or rows."""
_MOST_PROSE: Final = 0.25
"""Paragraphs as long as abstracts beside the entries, and cards, for each entry."""
_FEWEST_LINKED = 5
"""Linked titles that there must be where nothing else shows that links lead to papers."""
_MANY: Final = 0.6
"""Share of entries with a venue, and with a long title, where nothing else shows that they are papers."""
_SOME: Final = 0.2
"""Share of titles with a colon or a question mark; that of papers is about half."""
_FEWEST_CITED, _SAMPLE = 3, 100
"""Entries with people and years, and how many entries are looked at."""
_LONGEST_PEOPLE: Final = 2000
"""Characters in which a colon behind people is looked for."""
_MOST_HEADING_WORDS: Final = 14
"""Words of a heading that says what a page lists: "[Paper List] AI for Databases / Databases for AI"."""


_TALK = re.compile(r"\b(?:talks?|tutorials?|keynotes?|panels?|lectures?|seminars?)\b", re.IGNORECASE)
_COLON = re.compile(r":(?=\s)")
_SENTENCE_END = re.compile(r"[^\W\d_]{2}\.\s")
"""Behind people that end before the title: the colon is in that."""
_BESIDE_PEOPLE = re.compile(r"\A\[[^\[\]]*\]\s*|(?<=\w) \d{4}\b")
"""What DBLP writes before people and behind a name that several have: "[c12] Max Moe 0001"."""
_STYLES: Final = frozenset(("bold", "italic", "link", "quotes"))
"""What sets a title apart from what is beside it."""


class Paper(NamedTuple):
    """A unit with its title."""

    unit: Unit
    title: TitleCandidate


def are_short_items(papers: Sequence[Paper], others: Sequence[Unit]) -> bool:
    """Whether nearly all papers are items without abstracts, as cards of web pages have them.

    They are list items or rows, or nearly all paragraphs of the page, with titles that are set apart.
    """
    paragraphs = [paper for paper in papers if paper.unit.kind is ItemKind.PARAGRAPH]
    n_others = sum(unit.kind is ItemKind.PARAGRAPH and any(map(_has_words, unit.parts)) for unit in others)
    n_items = len(papers) - len(paragraphs)
    if len(paragraphs) >= max(_FEWEST_CITED, NEARLY_ALL * (len(paragraphs) + n_others)):
        n_items += sum(_is_set_apart(unit, title) for unit, title in paragraphs)
    n_prose = sum(_has_prose(unit) for unit, _ in papers)
    return n_items >= NEARLY_ALL * len(papers) and n_prose <= _MOST_PROSE * len(papers)


def _has_prose(unit: Unit) -> bool:
    """Whether a unit has an abstract, or lines with labels, as cards have and rows seldom."""
    lines = [line for part in unit.parts for line in part.content.text.split("\n")]
    is_labeled = unit.kind is not ItemKind.ROW and any(map(label_of, lines))
    return is_labeled or any(is_long_prose(line) and are_lowercase(line.split()) for line in lines)


def is_list(items: Sequence[Item], papers: Sequence[Paper], others: Sequence[Unit]) -> bool:
    """Whether a page is a list of papers and nothing else.

    others: its units that are none.
    """
    return (
        (_show_papers(items, papers) or _are_announced(items, papers, others))
        and not _are_below_titles(items, papers)
        and _hold_all_links(items, papers)
        and _are_entries(papers)
        and _stand_alone(papers, others)
        and not _have_people_before_colons(papers)
        and not _are_references(papers, others)
    )


def _are_below_titles(items: Sequence[Item], papers: Sequence[Paper]) -> bool:
    """Whether a page has more headings as long as titles than entries: then its papers are below these.

    Where the entries have the words of titles and link papers, the headings are topics.
    """
    headings = (item for item in items if item.kind is ItemKind.HEADING)
    n_headings = sum(has_several_words(text_of(heading)) for heading in headings)
    n_titles = sum(is_long(title) and links_paper(unit) for unit, title in papers)
    return n_headings > len(papers) and n_titles < NEARLY_ALL * len(papers)


def _show_papers(items: Sequence[Item], papers: Sequence[Paper]) -> bool:
    """Whether entries show that they are papers, without a heading that announces papers."""
    return (
        _link_papers(papers)
        or _are_linked_titles(papers)
        or _have_people_and_years(papers)
        or (_have_venues_beside(papers) and not _name_other_sections(items))
    )


def _are_announced(items: Sequence[Item], papers: Sequence[Paper], others: Sequence[Unit]) -> bool:
    """Whether entries look like papers below a heading that says so."""
    are_papers = _are_below_papers(items, papers) and (
        _look_like_papers(papers) or _have_titles_in_lines(papers, others)
    )
    are_in_tables = _are_in_tables(papers, announced_tables(items))
    return (are_papers or are_in_tables) and _are_most_items(papers, others)


def _are_in_tables(papers: Sequence[Paper], announced: frozenset[int]) -> bool:
    """Whether nearly all entries are titles of several words in columns for them, some in announced tables.

    announced: the tables that say that they have papers.
    """
    lists = [
        unit.list_number
        for unit, title in papers
        if has_several_words(title.text)
        and column_field(unit.parts[title.part].heading) in ("title", "paper")
    ]
    n_announced = sum(number in announced for number in lists)
    return n_announced >= _FEWEST_CITED and len(lists) >= NEARLY_ALL * len(papers)


def _have_people_before_colons(papers: Sequence[Paper]) -> bool:
    """Whether most titles have people and a colon in them, as in references: `Ada Roe, Max Moe: Title`."""
    return sum(map(_has_people_before_colon, papers)) * 2 > len(papers)


def _has_people_before_colon(paper: Paper) -> bool:
    text = paper.unit.parts[paper.title.part].content.text
    end = paper.title.end if paper.title.opening in _STYLES else _LONGEST_PEOPLE
    colon = _COLON.search(text, paper.title.start, end)
    people = text[: colon.start()] if colon else ""
    return not _SENTENCE_END.search(people) and is_people(_BESIDE_PEOPLE.sub("", people))


def _are_references(papers: Sequence[Paper], others: Sequence[Unit]) -> bool:
    """Whether nearly all of a page are references: `Roe, A.B. and Moe, C., 2017. Title. Journal, 12(1)`."""
    n_references = sum(map(_is_reference, papers))
    n_others = sum(any(map(_has_words, unit.parts)) for unit in others)
    return n_references >= max(_FEWEST_CITED, NEARLY_ALL * (len(papers) + n_others))


def _is_reference(paper: Paper) -> bool:
    """Whether an entry is a reference in a known style, and only quotation marks set its title apart."""
    unit, title = paper
    if begins_with_inverted_people(unit.parts[0].content.text):
        return True
    block = Block(unit.parts[0].content.text, unit.span)
    is_plain = len(unit.parts) == 1 and title.opening not in _STYLES - {"quotes"}
    return is_plain and parse_reference(block) is not None


def _link_papers(papers: Sequence[Paper]) -> bool:
    return any(links_paper(unit) for unit, _ in papers)


def _are_linked_titles(papers: Sequence[Paper]) -> bool:
    """Whether nearly all entries of a page without links to known papers are links with long words."""
    n_linked = sum(title.opening == "link" and is_long(title) for _, title in papers)
    return n_linked >= max(_FEWEST_LINKED, NEARLY_ALL * len(papers))


def _have_people_and_years(papers: Sequence[Paper]) -> bool:
    """Whether nearly all entries of such a page have an id, or authors and a year, a venue, a bold title."""
    sample = papers[:_SAMPLE]
    n_cited = sum(is_cited(unit, title) for unit, title in sample)
    return n_cited >= max(_FEWEST_CITED, NEARLY_ALL * len(sample))


def _is_venue_of_paper(words: str) -> bool:
    return names_venue(words) and bool(YEAR.search(words)) and not _TALK.search(words)


def _name_other_sections(items: Sequence[Item]) -> bool:
    """Whether a heading is that of a section about something else, as "Invited talks" is."""
    return any(names_other_section(text_of(item)) for item in items if item.kind is ItemKind.HEADING)


def _have_venues_beside(papers: Sequence[Paper]) -> bool:
    """Whether nearly all entries have a venue with its year, in brackets behind a title or before it.

    Some titles must have a colon or be questions, as those of papers and not roles at conferences.
    """
    sample = papers[:_SAMPLE]
    n_venues = sum(
        _is_venue_of_paper(venue_or_year_behind(unit, title)) or _is_venue_of_paper(venue_before(unit, title))
        for unit, title in sample
    )
    n_long = sum(is_long(title) for _, title in sample)
    n_like_papers = sum(":" in title.text or "?" in title.text for _, title in sample)
    are_papers = n_long >= _MANY * len(sample) and n_like_papers >= _SOME * len(sample)
    return are_papers and n_venues >= max(_FEWEST_LINKED, NEARLY_ALL * len(sample))


def _look_like_papers(papers: Sequence[Paper]) -> bool:
    """Whether most entries below a heading of papers have people, quotation marks, a venue, or only links.

    A year in brackets may be that of a conference, so venues and long titles must be many.
    """
    sample = papers[:_SAMPLE]
    behind = [venue_or_year_behind(unit, title) for unit, title in sample]
    n_venues, n_long = sum(map(names_venue, behind)), sum(is_long(title) for _, title in sample)
    are_apart = [
        has_authors(unit, title) or title.opening == "quotes" or _has_only_links_beside(unit, title)
        for unit, title in sample
    ]
    n_shown = sum(bool(venue) or is_apart for venue, is_apart in zip(behind, are_apart, strict=True))
    return (
        len(sample) >= _FEWEST_LINKED
        and n_shown >= NEARLY_ALL * len(sample)
        and min(n_venues + sum(are_apart), n_long) >= _MANY * len(sample)
    )


def _has_only_links_beside(unit: Unit, title: TitleCandidate) -> bool:
    """Whether an entry is a title and links behind it: `Looms [[note]](looms.md)`."""
    content = unit.parts[title.part].content
    links = [placed for placed in content.runs if placed.run.url and placed.start >= title.end]
    rest = content.text[title.end :]
    for placed in links:
        rest = rest.replace(placed.run.text, " ", 1)
    return len(unit.parts) == 1 and bool(links) and not any(map(str.isalnum, rest))


def _have_titles_in_lines(papers: Sequence[Paper], others: Sequence[Unit]) -> bool:
    """Whether nearly all of a page are entries whose first line is a title with a style of its own."""
    n_lines = sum(_is_set_apart(unit, title) and _fills_line(unit, title) for unit, title in papers)
    n_long = sum(is_long(title) for _, title in papers)
    return (
        len(papers) >= _FEWEST_LINKED
        and n_lines >= NEARLY_ALL * (len(papers) + len(others))
        and n_long >= _MANY * len(papers)
    )


def _are_most_items(papers: Sequence[Paper], others: Sequence[Unit]) -> bool:
    """Whether nearly all items with several words beside papers are some; else titles are missed."""
    lists = {unit.list_number for unit, _ in papers}
    n_others = sum(unit.list_number in lists and any(map(_has_words, unit.parts)) for unit in others)
    return len(papers) >= NEARLY_ALL * (len(papers) + n_others)


def _has_words(part: Part) -> bool:
    return has_several_words(part.content.text)


def _are_below_papers(items: Sequence[Item], papers: Sequence[Paper]) -> bool:
    """Whether the title of a page or the heading of its first entry says so; conferences have years, too."""
    first = papers[0].unit.span.first if papers else 0
    above = [text_of(item) for item in items if item.kind is ItemKind.HEADING and item.span.first < first]
    return name_papers((*above[:1], *above[-1:]), _MOST_HEADING_WORDS)


def _hold_all_links(items: Sequence[Item], papers: Sequence[Paper]) -> bool:
    """Whether hardly any papers that the page links are linked outside of entries; the text may link one."""
    own = {key for unit, _ in papers for link in unit.links if (key := paper_key(link.url))}
    linked, in_lists = (_linked(some) for some in (items, filter(_is_in_list, items)))
    n_all, n_outside = max(len(linked), len(papers)), len(linked - own)
    is_in_text = n_outside == 1 and not in_lists - own
    return n_all - n_outside >= NEARLY_ALL * n_all or (is_in_text and len(papers) >= _FEWEST_CITED)


def _is_in_list(item: Item) -> bool:
    return item.list_number > 0


def _linked(items: Iterable[Item]) -> set[str]:
    """The papers that items link."""
    return {key for item in items for key in _paper_keys(item)}


def _paper_keys(item: Item) -> Iterator[str]:
    for cell in item.cells:
        yield from (key for line in cell.lines for run in line if (key := paper_key(run.url)))
    for child in item.children:
        yield from _paper_keys(child)


def _are_entries(papers: Sequence[Paper]) -> bool:
    """Whether nearly all are items of lists, rows or such paragraphs, with words that others do not have.

    These have a link to a paper, or people beside a title that is set apart. Among such, references count.
    """
    others = [paper for paper in papers if not _is_entry(*paper)]
    n_listed = len(papers) - len(others)
    if n_listed * 2 > len(papers):
        n_listed += sum(map(_begins_as_reference, others))
    n_named = len({title.text for _, title in papers if _names_paper(title.text)})
    if sum(is_people(title.text) for _, title in papers) >= NEARLY_ALL * len(papers):
        return False  # the titles are the headings above them
    return min(n_listed, n_named) >= NEARLY_ALL * len(papers)


def _is_entry(unit: Unit, title: TitleCandidate) -> bool:
    return unit.kind is not ItemKind.PARAGRAPH or links_paper(unit) or _is_set_apart(unit, title)


def _begins_as_reference(paper: Paper) -> bool:
    """Whether people and a year are before a title: `Roe, A. (2021). Looms`, `A. Roe. 2021. Looms`."""
    before = paper.unit.parts[paper.title.part].content.text[: paper.title.start]
    return paper.title.opening == "people" and bool(YEAR.search(before))


def _is_set_apart(unit: Unit, title: TitleCandidate) -> bool:
    """Whether a title has a style of its own, and its line to itself or people beside it."""
    return title.opening in _STYLES and (_fills_line(unit, title) or has_authors(unit, title))


def _fills_line(unit: Unit, title: TitleCandidate) -> bool:
    """Whether a title is all of the first line of an entry with further lines."""
    before, text = unit.parts[title.part].content.text[: title.start], unit.parts[title.part].content.text
    behind, line_end, _ = text[title.end :].partition("\n")
    return bool(line_end) and not any(map(str.isalnum, before + behind))


def _names_paper(text: str) -> bool:
    return BUTTON not in text_features(text) and "://" not in text


def _stand_alone(papers: Sequence[Paper], others: Sequence[Unit]) -> bool:
    """Whether hardly any entry is a card of a web page, a labeled record, or has its abstract below it."""
    n_cards = sum(map(_is_card, papers))
    labeled = [paper for paper in papers if _is_labeled_record(paper.unit)]
    if len(labeled) * 2 < len(papers):
        labeled = [paper for paper in labeled if paper.title.opening != "link"]  # they have own titles
    n_labeled = len(labeled) + sum(map(_is_labeled_record, others))
    first = papers[0].unit.span.first if papers else 0
    n_prose = sum(_is_prose(unit) for unit in others if unit.span.first > first)  # above are introductions
    return max(n_cards, n_labeled, n_prose) <= _MOST_PROSE * len(papers)


def _is_labeled_record(unit: Unit) -> bool:
    """Whether a paragraph is a record with a label in each line: `Title: ...`, `Authors: ...`.

    The title may be a heading above it.
    """
    if unit.kind is not ItemKind.PARAGRAPH:
        return False
    labels = [label_of(line) for part in unit.parts for line in part.content.text.split("\n")]
    fields = {label.field for label in labels if label}
    return len(fields) > 1 and (labels[0] is not None or "title" in fields)


def _is_card(paper: Paper) -> bool:
    """Whether one link covers several lines and more than the title, as where a whole card was one link."""
    texts = (
        part.content.text[start:end]
        for part in paper.unit.parts
        for start, end in part.content.ranges_of("url")
    )
    return any("\n" in text and fold_space(text) != paper.title.text for text in texts)


def _is_prose(unit: Unit) -> bool:
    return unit.kind is ItemKind.PARAGRAPH and any(is_long_prose(part.content.text) for part in unit.parts)
