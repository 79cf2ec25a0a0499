"""Parses pages that say that they list papers and show nothing but their titles, one in a line or an item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Final

from paper_digest.listings.affiliations import is_institution
from paper_digest.listings.blocks import DumpBlocks
from paper_digest.listings.boilerplate import is_boilerplate, is_button
from paper_digest.listings.entries.citations import names_venue
from paper_digest.listings.entries.items import Item, ItemKind, Line
from paper_digest.listings.entries.other_sections import names_other_section
from paper_digest.listings.entries.page_items import items_of_page
from paper_digest.listings.entries.text_features import n_words
from paper_digest.listings.field_labels import bare_label, label_of
from paper_digest.listings.joined_venue import JoinedVenue, joined_venue
from paper_digest.listings.marked_lines import MarkedLine, marked_lines
from paper_digest.listings.person_lines import are_people, is_name, is_people
from paper_digest.listings.prose import ends_open, has_function_words, is_capitalized, is_prose
from paper_digest.listings.reference_evidence import name_listed_papers
from paper_digest.model.record import Sighting, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan
from paper_digest.values.clean_text import fold_space
from paper_digest.values.partial_date import PartialDate, is_date

LAYOUT = "list of titles"
# All chosen by hand, for pages on which no other evidence shows that the lines are papers.
_FEWEST: Final = 5
"""Titles of a page."""
_NEARLY_ALL: Final = 0.9
"""Share of the lines of a section that must look like titles."""
_USUAL_WORDS: Final = 5
"""Words of most titles: topics, names of sessions and of organizations are shorter."""
_MOST_WORDS: Final = 40
_MOST_NAMES: Final = 0.34
"""Share of titles that look like names, as short ones do; more are lines of people and institutions."""
_MOST_SENTENCES: Final = 0.25
"""Share of titles with words of sentences; more are instructions, questions or notes."""
_MOST_INTRODUCTION: Final = 2
"""Lines before the titles that tell what follows."""
_MOST_HEADING_WORDS: Final = 4
_LEVEL_OF_TOPICS: Final = 7
"""Of items above a list: below all headings."""
_ITEMS: Final = frozenset((ItemKind.BULLET, ItemKind.ROW))
_NUMBER = re.compile(
    r"\A(?:(?i:paper|poster|submission|abstract) )?"
    r"[#(\[]?\s?[A-Z]{0,3}-?\d{1,5}[)\].:]*(?:\s*[-–—:|]\s+|\s+)(?=\S)"
)
"""The number of a submission: `12`, `[12]`, `P07:`, `#12 -`, `Paper 12:`."""
_SET_APART = re.compile(
    r"(?=(?i:paper|poster|submission|abstract)\b|[#(\[]|[A-Z]{0,3}-?\d{1,5}(?:[)\].:]|\s*[-–—|]\s))"
    r"[^\d]{0,12}(?P<number>\d{1,5})[)\].:]*(?:\s*[-–—:|]\s+|\s+)(?=\S)"
)
"""A number with a mark or a word for it: "12 minutes" has none."""
_MARKER = re.compile(r"\A[•◦▪‣●○]\s*")
"""What makes a line of plain text an item of a list."""
_SEPARATORS: Final = " \t\n\r\f\v\u00a0\u3000,|/"
_BEFORE_PEOPLE = re.compile(r"\s+(?:by\s+|[-–—|]\s+)|\s*\(|\)\s*\Z|\t")
"""What is between a title and people behind it in one line."""
_BY = re.compile(r"\sby\s")
_ADDRESS = re.compile(r"://|\bwww\.|\S@\S")
_TIME = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_SENTENCES = re.compile(r"\b(?:you|your|my|i|must|should|will|please|who)\b", re.IGNORECASE)
"""Rare in titles, besides the words that all sentences have."""
_INSTRUCTION = re.compile(
    r"\W*(?:please|add|attach|bring|check|confirm|contact|correct|fix|register|remove|reply|resubmit|revise"
    r"|see|send|shorten|sign|submit|update|upload) (?-i:[^\W_A-Z])",
    re.IGNORECASE,
)
"""How what authors are told to do begins: "Sign the form", and not "Sign Language by Hand"."""
_OTHERS = re.compile(
    r"\A\W*(?:how\b|contribut|adding\b|install|usage\b|licen[sc]e|citation|citing|cite\b|acknowledg|faq\b"
    r"|contact|sponsors?\b|organi[sz]|(?:program(?:me)? )?committee|presenters?\b|affiliations?\b|travel"
    r"|(?:invited |keynote )?(?:speakers?|keynotes?|talks?)\b|venue\b|registration|(?:important )?dates\b"
    r"|guidelines|instructions)",
    re.IGNORECASE,
)
"""Headings of what is beside papers on a page; topics of papers have other names."""
_SESSION = re.compile(r"(?:session|track|day|part|room)\s\w{1,4}\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    span: Span
    level: int = 0
    """Of a heading, 0 for all others."""
    is_item: bool = False
    """Whether it is an item of a list or a row, and so something of its own."""
    is_one: bool = True
    """Whether it is one line, or goes on in lower case."""
    behind: str = ""
    """The venue or the date behind it, which is not in the text."""


@dataclass(frozen=True, slots=True)
class _Section:
    lines: tuple[_Line, ...]
    lists_papers: bool
    """Whether its heading or one above says that papers follow."""
    is_other: bool
    """Whether it is about something else, such as the people of a conference."""


def parse(dump: DumpBlocks) -> Iterator[ParserOutput] | None:
    """A sighting for each title, and what the other lines are; None unless the page is such a list."""
    sections = tuple(_sections(_lines(dump)))
    titles = [title for section in sections for title in _titles(section)]
    n_candidates = sum(_may_be_title(line) for section in sections for line in _candidates(section))
    is_list = len(titles) >= max(_FEWEST, _NEARLY_ALL * n_candidates) and _are_like_titles(titles)
    return _outputs(dump, sections, titles) if is_list else None


def _outputs(
    dump: DumpBlocks, sections: Sequence[_Section], titles: Sequence[_Line]
) -> Iterator[ParserOutput]:
    texts = _clean(titles)
    for title, text, before in zip(titles, texts, _venues_before(texts), strict=True):
        venue, date = (before.venue, PartialDate(before.year)) if before else _venue_behind(title)
        yield Sighting(
            dump=dump.name,
            span=title.span,
            position=0,
            title=text[before.end :] if before else text,
            venue=venue,
            published=date,
        )
    for section in sections:
        yield from _unparsed(section)
    yield Boilerplate(Span(1, len(dump.lines)))


def _venues_before(texts: Sequence[str]) -> Sequence[JoinedVenue | None]:
    """The venue and year joined before each title, if nearly all have one: "2021_VLDB_Looms of Wool"."""
    joined = [joined_venue(text) for text in texts]
    return joined if sum(map(bool, joined)) >= _NEARLY_ALL * len(texts) else [None] * len(texts)


def _venue_behind(title: _Line) -> tuple[str | None, PartialDate | None]:
    """The venue behind a title and its date."""
    return (title.behind, PartialDate.parse(title.behind)) if names_venue(title.behind) else (None, None)


def _unparsed(section: _Section) -> Iterator[UnparsedSpan]:
    """The lines of a section that may be papers, and are none of its titles."""
    titles = _titles(section)
    spans = {title.span for title in titles}
    has_items = any(title.is_item for title in titles)
    is_unknown = not (section.lists_papers or section.is_other)
    for line in section.lines:
        if spans and line.is_item and line.span not in spans:
            yield UnparsedSpan(line.span, "an item that is no title in a list of titles")
        elif line.span not in spans and _resembles_title(line):
            yield from _beside_titles(line, has_items=has_items, is_unknown=is_unknown)


def _beside_titles(line: _Line, *, has_items: bool, is_unknown: bool) -> Iterator[UnparsedSpan]:
    """A line that resembles a title, beside items that are titles or below an unknown heading."""
    if has_items:
        yield UnparsedSpan(line.span, "words like a title beside the items of a list of titles")
    elif is_unknown:
        yield UnparsedSpan(line.span, "words like a title below a heading of something else than papers")


def _resembles_title(line: _Line) -> bool:
    """Whether a line elsewhere on the page may be a paper, too, maybe with its people."""
    is_long = n_words(line.text) >= _USUAL_WORDS and is_capitalized(line.text)
    return is_long and (_may_be_title(line) or _ends_with_people(line.text))


def _clean(titles: Sequence[_Line]) -> list[str]:
    """The titles without the numbers before them and the full stops behind them, if most have some."""
    texts = _without_openings(titles, [_NUMBER.sub("", title.text, count=1) for title in titles])
    end_in_stops = sum(text.endswith(".") for text in texts) * 2 > len(texts)
    return [text.rstrip(".") if end_in_stops else text for text in texts]


def _without_openings(titles: Sequence[_Line], texts: Sequence[str]) -> Sequence[str]:
    """The titles without the numbers before them, if nearly all have one; "3D Shapes" has none."""
    n_numbered = sum(text != title.text for title, text in zip(titles, texts, strict=True))
    return texts if n_numbered >= _NEARLY_ALL * len(titles) else [title.text for title in titles]


# ---------------------------------------------------------------- lines


def _lines(dump: DumpBlocks) -> Sequence[_Line]:
    """The lines of a page, or its items; none if it shows more of its papers than titles."""
    items = items_of_page(dump)
    if items is None:
        return _lines_of_text(dump.lines)
    return _lines_of(items, () if dump.is_html else dump.lines)


def _lines_of(items: Sequence[Item], source: Sequence[str]) -> Sequence[_Line]:
    """The texts of a page's items; none if some have parts, or items inside, that say more of them.

    source: the lines of a page whose line breaks may be those of the text.
    """
    opened = list(_opened(items))
    if any(map(_has_more, opened)):
        return ()
    texts = [(item, _words(item)) for item in opened if not _leads_to_section(item)]
    return [
        _Line(
            words[0],
            item.span,
            item.level or int(item.kind is ItemKind.PARAGRAPH and name_listed_papers(words[0])),
            item.kind in _ITEMS,
            is_one=_goes_on(source[item.span.first : item.span.last]),
        )
        for item, words in texts
        if words
    ]


def _opened(items: Sequence[Item]) -> Iterator[Item]:
    """The items of a page; one of few words with a list in it is a heading above the items of that."""
    for item in items:
        if item.kind is ItemKind.BULLET and item.children and _is_topic(item):
            first_line = Span(item.span.first, item.span.first)
            yield replace(item, span=first_line, children=(), level=_LEVEL_OF_TOPICS)
            yield from item.children
        else:
            yield item


def _is_topic(item: Item) -> bool:
    """Whether the words of an item are fewer than those of most titles, and of those in the list in it."""
    n_own, n_below = (sum(map(n_words, _words(some))) for some in (item, item.children[0]))
    return 0 < n_own <= _MOST_HEADING_WORDS and n_own < n_below


def _leads_to_section(item: Item) -> bool:
    """Whether an item is one of a table of contents: its links lead to other parts of the page."""
    return any(run.url.startswith("#") for cell in item.cells for line in cell.lines for run in line)


def _words(item: Item) -> list[str]:
    """The texts of an item; of a row those of its cells with more than one word."""
    lines = (" ".join(map(_without_buttons, cell.lines)) for cell in item.cells)
    return [text for text in map(fold_space, lines) if n_words(text) > 1 or item.kind is not ItemKind.ROW]


def _without_buttons(line: Line) -> str:
    """The text of a line without the buttons behind it: "Weaving Nets [pdf]"."""
    text = "".join("" if run.url and is_button(run.text) else run.text for run in line)
    return _without_empty_brackets(text) if any(run.url for run in line) else text


def _without_empty_brackets(text: str) -> str:
    """The text without brackets at its end in which there is nothing: "Weaving Nets [ | ]"."""
    stem = text.rstrip(f"{_SEPARATORS}[]()")
    end = text[len(stem) :].rstrip()
    openings = [end.index(bracket) for bracket in "[(" if bracket in end]
    if not openings or not end.endswith(("]", ")")):
        return text
    return text[: len(stem) + min(openings)].rstrip(_SEPARATORS)


def _goes_on(lines: Sequence[str]) -> bool:
    """Whether all lines after the first one of an item start in lower case."""
    return all(line.lstrip()[:1].islower() for line in lines if line.strip())


def _has_more(item: Item) -> bool:
    is_one_line = all(len(cell.lines) <= 1 for cell in item.cells) and len(_words(item)) <= 1
    return item.kind in _ITEMS and (bool(item.children) or not is_one_line)


def _lines_of_text(lines: Sequence[str]) -> Sequence[_Line]:
    """The lines of a plain text, or its items; where blank lines separate titles, those between are one.

    None if some have several texts beside each other, as rows of tables have.
    """
    if any(map(_has_cells, lines)):
        return ()
    groups = _paragraphs(lines)
    marked = marked_lines([pair for group in groups for pair in group])
    return list(map(_marked, marked)) if any(line.is_item for line in marked) else _lines_of_groups(groups)


def _marked(line: MarkedLine) -> _Line:
    own = _line(line.text, Span(line.number, line.number))
    return replace(own, is_item=True, level=0, behind=line.behind) if line.is_item else own


def _lines_of_groups(groups: Sequence[Sequence[tuple[int, str]]]) -> Sequence[_Line]:
    """The lines of the groups between blank lines, or the groups, if these are titles."""
    n_several = sum(len(group) > 1 for group in groups)
    if n_several * 2 > len(groups) or len(groups) <= _FEWEST:
        return _single_lines([pair for group in groups for pair in group])
    if not all(map(_is_wrapped, groups)):
        return ()  # the second line of a group is no part of the title
    return [_line(" ".join(text for _, text in group), Span(group[0][0], group[-1][0])) for group in groups]


def _has_cells(line: str) -> bool:
    """Whether tabs separate several texts of a line, such as a title and its people."""
    return sum(n_words(cell) > 1 for cell in line.split("\t")) > 1


def _single_lines(numbered: Sequence[tuple[int, str]]) -> Sequence[_Line]:
    """Each line for itself; none if some go on in the next line."""
    if any(text.split()[0].islower() or _goes_on_below(text) for _, text in numbered):
        return ()
    return [_line(text, Span(number, number)) for number, text in numbered]


def _goes_on_below(text: str) -> bool:
    """Whether a line breaks off; its last word is a verb's if it has a capital: "Which Looms to Rely On"."""
    return ends_open(text) and text.split()[-1].islower()


def _line(text: str, span: Span) -> _Line:
    words = fold_space(_MARKER.sub("", text))
    return _Line(words, span, _level(words), is_item=bool(_MARKER.match(text)))


def _paragraphs(lines: Sequence[str]) -> list[list[tuple[int, str]]]:
    """The lines with their numbers, in groups between blank ones."""
    numbered = [(number, line.strip()) for number, line in enumerate(lines, 1)]
    groups = groupby(numbered, lambda pair: bool(pair[1]))
    return [list(group) for is_text, group in groups if is_text]


def _is_wrapped(group: Sequence[tuple[int, str]]) -> bool:
    """Whether each line after the first goes on with a sentence: it starts in lower case."""
    return all(line[:1].islower() for _, line in group[1:])


def _level(text: str) -> int:
    """1 for a text that looks like a heading, which plain text does not mark."""
    n_text = len(text.split())
    is_heading = (
        n_text <= _MOST_HEADING_WORDS and not _NUMBER.match(text) and not text.endswith((".", "?", "!"))
    )
    is_named = name_listed_papers(text)
    return int(is_named or (is_heading and (text.endswith(":") or is_boilerplate(text) or text.isupper())))


# ---------------------------------------------------------------- sections


def _sections(lines: Sequence[_Line]) -> Iterator[_Section]:
    """The lines below each heading; one within a section about papers may be of a session or a topic."""
    headings = frozenset(line.text.casefold() for line in lines if line.level)
    above: list[_Line] = []
    for is_heading, group in groupby(lines, lambda line: line.level > 0):
        own = tuple(group)
        if is_heading:
            above = _headings_above(above, own)
        else:
            lists_papers = any(name_listed_papers(heading.text) for heading in above)
            is_other = _are_contents(own, headings) or any(
                names_other_section(heading.text) or _OTHERS.search(heading.text) for heading in above
            )
            yield _Section(own, lists_papers and not is_other, is_other)


def _headings_above(above: Sequence[_Line], further: Sequence[_Line]) -> list[_Line]:
    """The headings above what follows; the first one of a page is above all."""
    headings = list(above)
    for heading in further:
        while len(headings) > 1 and headings[-1].level >= heading.level:
            headings.pop()
        headings.append(heading)
    return headings


def _are_contents(lines: Sequence[_Line], headings: frozenset[str]) -> bool:
    """Whether many lines name headings of the page."""
    return sum(line.text.casefold() in headings for line in lines) * 4 >= len(lines)


def _titles(section: _Section) -> list[_Line]:
    """The titles of a section that lists papers; none unless nearly all its lines look like titles."""
    lines = _candidates(section)
    titles = [line for line in lines if _may_be_title(line)]
    n_people = sum(are_people(line.text) for line in titles)
    n_institutions = sum(is_institution(line.text) and ":" not in line.text for line in titles)
    n_names = n_people + (n_institutions if n_institutions > 1 else 0)  # one paper may name its company
    are_titles = len(titles) >= _NEARLY_ALL * len(lines)
    return titles if are_titles and n_names <= _MOST_NAMES * len(titles) else []


def _candidates(section: _Section) -> Sequence[_Line]:
    """The lines that may be titles: the items where there are some; what is between them is about these."""
    if not section.lists_papers:
        return ()
    items = [line for line in section.lines if line.is_item]
    return items or _without_introduction(section.lines)


def _without_introduction(lines: Sequence[_Line]) -> Sequence[_Line]:
    """The lines behind the first ones that end in a full stop or a colon, unless others do, too."""
    end_in_stops = sum(line.text.endswith(".") for line in lines) * 2 > len(lines)
    stops = ":" if end_in_stops else (".", ":")
    n_first = sum(1 for _ in takewhile(lambda line: line.text.endswith(stops), lines[:_MOST_INTRODUCTION]))
    return lines[n_first:]


def _is_page_text(text: str) -> bool:
    """Whether a line is of the page itself: an introduction, a session, a date, a button, a label."""
    is_of_page = is_boilerplate(text) or is_button(text) or is_date(text)
    is_labeled = label_of(text) is not None or bare_label(text) is not None
    is_sentence = is_prose(text) and not text.endswith("?")  # a title may be a question
    return is_of_page or is_labeled or is_sentence or text.endswith(":") or bool(_SESSION.fullmatch(text))


def _may_be_title(line: _Line) -> bool:
    """Whether a line looks like the title of a paper and nothing more: no people, address or time."""
    text = _NUMBER.sub("", line.text, count=1)
    return (
        any(map(str.isalpha, text))
        and line.is_one
        and len(text.split()) <= _MOST_WORDS
        and (line.is_item or n_words(text) > 1)
        and not (_ADDRESS.search(text) or _TIME.search(text))
        and not (_is_page_text(text) or _ends_with_people(text))
    )


def _ends_with_people(text: str) -> bool:
    """Whether people are behind a title in its line: `Title by Ada Roe, Max Moe`, `Title (...)`."""
    return any(map(is_people, _BEFORE_PEOPLE.split(text)[1:]))


def _is_by_one(text: str) -> bool:
    """Whether what may be one name is behind a title: `Title by Ada Roe`, `Weaving by Tying Knots`."""
    return any(map(is_name, _BY.split(text)[1:]))


def _are_like_titles(titles: Sequence[_Line]) -> bool:
    """Whether most titles have as many words as usual and capitals, and few a year or words of sentences.

    References end in a year. Notes, topics and instructions below such headings are in lower case, and have
    no numbers of submissions.
    """
    texts = [_NUMBER.sub("", title.text, count=1) for title in titles]
    n_long = sum(n_words(text) >= _USUAL_WORDS for text in texts)
    n_dated = sum(bool(_YEAR.search(title.text)) for title in titles)
    n_sentences = sum(map(_is_like_sentence, texts))
    n_capitalized = sum(map(is_capitalized, texts))
    n_alike = n_long if _have_submission_numbers(titles) else min(n_long, n_capitalized)
    return (
        n_alike * 2 > len(titles)
        and n_dated * 4 <= len(titles)
        and n_sentences <= _MOST_SENTENCES * len(titles)
        and sum(map(_is_by_one, texts)) * 2 <= len(titles)
    )


def _is_like_sentence(text: str) -> bool:
    """Whether a line has words of sentences, or tells authors what to do."""
    return bool(has_function_words(text) or _OF_SENTENCES.search(text) or _INSTRUCTION.match(text))


def _have_submission_numbers(titles: Sequence[_Line]) -> bool:
    """Whether nearly all have a number set apart, each another one, and these do not count the lines."""
    matches = [_SET_APART.match(title.text) for title in titles]
    numbers = [int(match["number"]) for match in matches if match]
    is_count = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True
    return not is_count and len(set(numbers)) >= _NEARLY_ALL * len(titles)
