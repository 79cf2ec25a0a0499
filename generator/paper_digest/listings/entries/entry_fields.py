"""Collects the metadata fields of an entry from what its unit has beside the title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import filterfalse
from typing import Final

from paper_digest.listings.affiliations import is_institution, without_affiliations
from paper_digest.listings.boilerplate import is_boilerplate, is_button
from paper_digest.listings.entries.items import StyledRun
from paper_digest.listings.entries.labeled_lines import labels_and_lines
from paper_digest.listings.entries.leading_people import ends_of_people
from paper_digest.listings.entries.remarks import without_links_of_remarks
from paper_digest.listings.entries.styled_text import PlacedRun, StyledText
from paper_digest.listings.entries.title_candidates import TitleCandidate, end_of_name_of_notes
from paper_digest.listings.entries.units import Part, Unit, column_field
from paper_digest.listings.field_labels import Label, field_of
from paper_digest.listings.metadata_fields import LABELED_FIELDS, venue_in
from paper_digest.listings.paper_links import is_code_button, is_paper_button
from paper_digest.listings.person_lines import (
    are_first_people,
    are_people,
    are_short_names,
    bare_people,
    is_journal,
    without_parentheses,
)
from paper_digest.listings.prose import is_long_prose, is_prose
from paper_digest.model.record import Sighting
from paper_digest.values.arxiv import without_arxiv_ids
from paper_digest.values.code_url import is_code_url
from paper_digest.values.identifiers import Identifier, identifiers_in_order, own_and_others
from paper_digest.values.name_additions import (
    COUNT_OF_OTHERS,
    OTHERS_AFTER_NAMES,
    ends_with_others,
    has_corporate_word,
)
from paper_digest.values.paper_url import paper_key
from paper_digest.values.partial_date import PartialDate, is_date
from paper_digest.values.person import PersonName
from paper_digest.values.person_lists import parse_names
from paper_digest.values.publication_year import publication_year, without_pages
from paper_digest.values.url import absolute_url, absolute_urls
from paper_digest.values.whole_year import whole_year

_DATE_OR_VENUE: Final = (
    r"(?:19|20)\d\d[-./]\d|\d\d\.\d\d\b|\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d\b"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, (?:19|20)\d\d\b"
    r"|(?:Jan|Feb|Mar|Jul|Sep|Oct|Nov|Dec|February|July|January|September|October|November|December)"
    r"\.? (?:19|20)\d\d\b|[A-Z]\w{0,3}[A-Z]\w{0,3}(?:[ '’-]{0,2}(?:19|20)\d\d|[ '’-]['’-]?\d\d)\b"
)
"""What is behind people without a mark between: "Ada Roe, Max Moe 4 Mar 2024", "Ada Roe, Max Moe ICML-2024".

"Gus May 2024" has a name that is a month.
"""
_PEOPLE_END = re.compile(
    r"(?<=[^\W\d_]{2})\.\s+|(?<=[^\W\d_][*†‡§])\.\s+"
    r"|(?<=\bal)(?:\.\s*|\s+)|[()\[\]|\n]|\s+[-–—]\s+|;\s+(?=[A-Z][\w ]*\d)"
    rf"|(?<=[^\W\d_])\s+(?=https?://|(?:{_DATE_OR_VENUE}))"
    rf"|,\s+(?=\S*\d)(?!{COUNT_OF_OTHERS})|(?<=\s[A-Z])\.\s+(?=(?:arXiv|arxiv|CoRR|bioRxiv|medRxiv)\b)"
)
"""What ends the people beside a title."""
_BEHIND_LABELED_PEOPLE = re.compile(
    r"\s*[,;，；。]\s*(?=(?:19|20)\d\d|\|)|\s+(?=\||\[[^\[\]]*\](?!\s*[,;])|https?://)"
    r"|\s+[-–—]\s+(?=[^,;·•]*\b(?:19|20)\d\d)"
    rf"|(?<=[^\W\d_])\s+(?={_DATE_OR_VENUE})"
)
"""What is between the people behind a label and a venue, a date, an address or a button."""
_IN_VENUE = re.compile(r"In (?:the|Proc|Adv|Int|Conf|Trans|Work|J\b|\W*(?:\d|[A-Z]{3}))")
_BUTTONS_AT_END = re.compile(r"\s*[(\[]\s*\|[\s|\w]{0,80}[)\]]\s*\Z")
"""What is left of the buttons behind an abstract: "(| | tweet)"."""
_BY = re.compile(r"\Aby\s+", re.IGNORECASE)
_NO_AUTHORS = re.compile(
    r"\b(?:presenters?|presented by|speakers?|discussants?|discussion|leads?|led by|moderators?|hosts?"
    r"|chairs?|contributed by|recommended by|reviewers?)\W*\Z"
    r"|(?:报告人|主讲人?|发表者|発表者|担当者?|발표자?)\W*\Z",
    re.IGNORECASE,
)
"""Who presents a paper, before a colon."""
_YEAR_OR_DATE = re.compile(r"(?:19|20)\d\d|['’]\d\d\b|\b\d\d\.\d\d\b")
_INITIAL = re.compile(r"\b[A-Z]\b")
_SHORT_JOURNAL = re.compile(r"J\.\s?[^\W\d_]+")
_WORD_AT_END = re.compile(r"[^\W\d_]{2}\W*\Z")
_AROUND_PEOPLE: Final = ' ,.;:*_-–—，；。"“”<>'
_COLON = re.compile(r":\s")
_EDITORS_MARK: Final = r"\((?:eds?|editors?|hrsg)\.?\)"
_EDITORS = re.compile(rf"\bin:?\s(?:[^.;()\[\]|\n]|(?<=\b[A-Z])\.){{3,120}}{_EDITORS_MARK}", re.IGNORECASE)
"""`In Loom Studies, Ada B. Roe and Max Moe (Eds.)`."""
_PEOPLE_AND_YEAR = re.compile(r"(?P<people>[^\d(]{4,2000})(?:[.,]\s*|\s*\()(?:19|20)\d\d[a-z]?\)?[\s.,:]*")
"""All that is before the title in styles of references: "Ada Roe and Max Moe. 2021. "."""
_VENUE_AND_YEAR = re.compile(r"[A-Z][\w&'’-]*(?:\s[\w&'’-]+){0,5}\s(?:19|20)\d\d")
_SHORT_YEAR = re.compile(
    r"(?P<venue>[^.,;:()\[\]|\n]{0,60}[^\W\d_]{3})(?P<space>\s?)['’](?P<gap>\s?)(?P<year>\d\d)(?!\w)(?P<is_last>\s*(?:$|[^\w\s]))?"
)
_VENUE_BEFORE = re.compile(
    r"(?P<venue>[A-Z][\w&-]*(?:\s[\w&-]+){0,4}?)(?:\s?(?P<mark>['’])|\s)(?P<year>(?:19|20)?\d\d)"
)
"""A venue and its year before a title: "CP'2015", "MobiSys '14", "NSDI 17"."""
_SHORT_YEARS_ALONE: Final = range(1990, 2030)
"""What two digits without an apostrophe may be, behind a known venue: "NSDI 17", but not "AAAI 34"."""
_OTHER_VENUE = re.compile(r"\b(?:arxiv|preprint|interspeech|findings|nature|science|cell)$", re.IGNORECASE)
_ACRONYM = re.compile(r"(?:^|(?<=\s))(?=\w*[A-Z]\w*[A-Z])[A-Z]\w+(?:-[A-Z]\w+)?$")
"""A venue such as "SenSys" or "VLDB" at the end of words."""
_CAPITALIZED = re.compile(r"(?:^|(?<=[\s-]))[A-Z]\w+$")
_FEW_CAPITALIZED = re.compile(r"\W*(?:In )?[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3}")
_NO_VENUE = re.compile(r"arxiv|preprint|corr\b|et al|published|submitted", re.IGNORECASE)
_PIECES = re.compile(
    r"[()\[\]|;\n]|[.,:]\s|\s[-–—]{1,3}\s|\b(?:accepted|published|appeared|appears) (?:by|at|to|in)\b"
)
_LONGEST: Final = 400
"""Characters beside a title in which people, a date and a venue are looked for."""
_MOST_LABEL_WORDS: Final = 3
_SHORT: Final = 2
_SHORT_LABELS: Final = frozenset(("url", "code", "keywords", "editors"))


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The texts of a unit beside its title."""

    labeled: tuple[Label, ...]
    """Values with the field that a label or a column's heading names."""
    italics: tuple[str, ...]
    """What is set in italics beside the title, often people."""
    lines: tuple[str, ...]
    """The other lines in reading order, without the title."""
    people_lines: tuple[str, ...]
    """Those of them that may name the authors: none of a column that names something else."""
    before: str
    """What is before the title in its own text."""


def sighting_of(
    unit: Unit, title: TitleCandidate, dump: str, listed_on: PartialDate | None, page: str = ""
) -> Sighting:
    """The paper that a unit shows.

    listed_on: the date of its section. page: the address of the page; "" if it is not known.
    """
    around = _surroundings(unit, title)
    fields = dict(_labeled_fields(around.labeled))
    beside = "\n".join((around.before, *around.lines))[:_LONGEST]
    people = _people(around, fields.pop("authors", None))
    names, has_more = _names(people)
    authors = tuple(name for name in names if str(name) != title.text)  # "Ada Roe, Looms, 2021"
    beside = beside.replace(people, " ") if people else beside  # "Gus May, 2021" is no month
    pages, code = _addresses(unit, title, page)
    identifiers, others = own_and_others(_identifiers(pages, around))
    prose = (line.lstrip(" ,.;:|*-–—").removeprefix(people) for line in around.lines)
    abstract = next(filter(is_long_prose, prose), None)
    fields.setdefault("abstract", abstract and _BUTTONS_AT_END.sub("", abstract))
    if (digest := fields.pop("digest", None)) and not fields["abstract"]:
        fields |= {"abstract": digest, "machine_generated": True}
    dated = without_arxiv_ids(re.sub(r"https?://\S+", " ", beside))
    venue_before = _venue_before(around.before)
    if date := _date_in(dated, fields.get("venue"), is_cited=bool(authors)):
        fields.setdefault("published", date)
    fields = venue_before | fields
    fields.setdefault("venue", next(filter(None, map(_venue, _PIECES.split(beside))), None))
    return Sighting(
        dump=dump,
        span=unit.span,
        position=0,
        title=title.text,
        seen_on=listed_on,
        authors=authors,
        has_more_authors=has_more,
        identifiers=identifiers,
        other_identifiers=others,
        urls=tuple(dict.fromkeys((*pages, *code))),
        **fields,  # type: ignore[arg-type]
    )


def _date_in(text: str, venue: object, *, is_cited: bool) -> PartialDate | None:
    """The date in a text or a labeled venue, or the year behind a venue's name: "CVPR'17".

    A year alone may be that of something else where a labeled venue has one: "PASCAL VOC2012".

    is_cited: whether the entry has authors, which are hardly beside other things with a year.
    """
    text = "\n".join(map(without_pages, text.split("\n")))
    own = PartialDate.parse(text) or _short_year(text, partial(_is_venue_before_year, is_cited))
    of_venue = _date_of_venue(str(venue or ""))
    return own if own and (own.month or not of_venue) else of_venue


def _date_of_venue(venue: str) -> PartialDate | None:
    return PartialDate.parse(venue) or PartialDate.of_parts(publication_year(venue))


def _short_year(text: str, is_behind_venue: Callable[[re.Match[str]], bool]) -> PartialDate | None:
    year = next((match["year"] for match in _SHORT_YEAR.finditer(text) if is_behind_venue(match)), None)
    return PartialDate(whole_year(year)) if year else None


def _is_venue_before_year(is_cited: bool, match: re.Match[str]) -> bool:
    """Whether words before a short year name a venue: a known one, or an acronym with nothing behind it.

    Any capitalized word may be one without a space beside the apostrophe, and a few at the end of a citation.
    In "Toyota '86 cars" they are none.
    """
    words = match["venue"]
    if venue_in(words) or _OTHER_VENUE.search(words):
        return True
    if not (match["space"] or match["gap"]):
        return bool(_CAPITALIZED.search(words))
    is_venue = _ACRONYM.search(words) or (is_cited and _FEW_CAPITALIZED.fullmatch(words))
    return match["is_last"] is not None and bool(is_venue)


def _venue_before(before: str) -> dict[str, object]:
    """The venue and its year before a title, in which the year is short or behind an apostrophe."""
    pieces = (piece.strip(_AROUND_PEOPLE) for piece in _PIECES.split(before))
    match = next(filter(None, map(_VENUE_BEFORE.fullmatch, pieces)), None)
    if match is None or _NO_VENUE.match(match["venue"]):
        return {}
    year = int(match["year"]) if len(match["year"]) > _SHORT else whole_year(match["year"])
    is_venue = match["mark"] or (venue_in(match["venue"]) and year in _SHORT_YEARS_ALONE)
    return {"venue": match.group(), "published": PartialDate(year)} if is_venue else {}


def _venue(piece: str) -> str | None:
    """The venue that a part of a line names, by a known name or by its form: "Neural Computation 1991"."""
    piece = re.sub(r"^[Ii]n (?=[A-Z])", "", piece.strip(' .,!*_"“”/'))
    has_form = _VENUE_AND_YEAR.fullmatch(piece) and not _NO_VENUE.match(piece) and not is_date(piece)
    return venue_in(piece) or (piece if has_form else None)


def _surroundings(unit: Unit, title: TitleCandidate) -> _Surroundings:
    labeled: list[Label] = []
    lines: list[str] = []
    people_lines: list[str] = []
    before = ""
    for index, part in enumerate(unit.parts):
        start, text = _without_title(part, title if index == title.part else None, title.text)
        before = start or before
        for label, line in labels_and_lines(part.heading, text):
            if label:
                label, line = _without_rest(label)
                labeled.append(label)
            if line.strip() and _may_be_people(label):
                lines.append(line)
                if index == title.part or _may_name_authors(part.heading):
                    people_lines.append(_without_editors(line))
    italics = tuple(_italics(unit, title))
    return _Surroundings(tuple(labeled), italics, tuple(lines), tuple(people_lines), before)


def _without_editors(line: str) -> str:
    """The line with a bar in place of editors at its start, where people are looked for."""
    start = line[:_LONGEST]
    has_editors = re.search(_EDITORS_MARK, start, re.IGNORECASE)
    return f"{_EDITORS.sub('|', start)}{line[_LONGEST:]}" if has_editors else line


def _may_be_people(label: Label | None) -> bool:
    return label is None or label.field == "authors"


def _without_title(part: Part, title: TitleCandidate | None, words: str) -> tuple[str, str]:
    """What is before and behind the title in its part; all of another part, without the words of the title.

    Below "Looms of Wool", in "Ada Roe, Looms of Wool, 2021", they end the people; in prose they stay.
    """
    text = _without_buttons(part.content)
    if title:
        return text[end_of_name_of_notes(part.content) : title.start], text[title.end :]
    return "", text if is_long_prose(text) else text.replace(words, "|")


def _without_rest(label: Label) -> tuple[Label, str]:
    """The label, without what follows its people in their line, and that: "Authors: A. B, 2023, [paper]"."""
    rest = _BEHIND_LABELED_PEOPLE.search(label.value) if label.field == "authors" else None
    return (
        (label._replace(value=label.value[: rest.start()]), label.value[rest.end() :])
        if rest
        else (label, "")
    )


def _may_name_authors(heading: str) -> bool:
    """Whether a column may name authors, by its heading: no presenter, speaker or owner is one."""
    return column_field(heading) != "other" or "author" in heading.lower()


def _without_buttons(content: StyledText) -> str:
    """The text, as long as before, with a bar in place of each button and each label of an unknown field.

    So is the blank before a date or a venue in bold: "Ada Roe, Max Moe **ICML 2024**".
    """
    pieces: list[str] = []
    place = 0
    for placed in content.runs:
        if _is_set_apart(placed, content.text):
            pieces += (content.text[place : placed.start - 1], "|")
            place = placed.start
        elif _is_button_of(placed.run) or _is_unknown_label(placed.run):
            pieces += (content.text[place : placed.start], "|".ljust(placed.end - placed.start))
            place = placed.end
    return "".join((*pieces, content.text[place:]))


def _is_set_apart(placed: PlacedRun, text: str) -> bool:
    """Whether words in bold or in code, with a year or a date, are behind others."""
    has_style = (placed.run.is_bold or placed.run.is_code) and not placed.run.url
    return (
        has_style
        and text[placed.start - 1 : placed.start] == " "
        and bool(_YEAR_OR_DATE.search(placed.run.text))
    )


def _is_button_of(run: StyledRun) -> bool:
    return bool(run.url) and (is_button(run.text) or is_boilerplate(run.text))


def _is_unknown_label(run: StyledRun) -> bool:
    """Whether bold words are a label, by their colon, of a field that no paper has: "**Brief Notes:**"."""
    words = run.text.strip()
    is_label = run.is_bold and words.endswith((":", "：")) and len(words.split()) <= _MOST_LABEL_WORDS
    return is_label and field_of(words) is None


def _italics(unit: Unit, title: TitleCandidate) -> Iterator[str]:
    content = unit.parts[title.part].content
    for start, end in content.ranges_of("is_italic"):
        if end <= title.start or start >= title.end:
            others = OTHERS_AFTER_NAMES.match(content.text, end)
            yield content.text[start : others.end() if others else end]


def _labeled_fields(labels: Iterable[Label]) -> Iterator[tuple[str, object]]:
    """The first value of each field that labels name."""
    seen: set[str] = set()
    for label in labels:
        field, value = label.field, label.value.strip()
        if field in seen or field in _SHORT_LABELS or not value.strip("-–— "):
            continue
        seen.add(field)
        if field == "authors":
            yield "authors", value
        elif field in ("abstract", "digest"):
            yield field, value
        elif field in ("date", "venue", "categories", "remark", "organization", "stars", "votes"):
            name, parse = LABELED_FIELDS[field]
            if parsed := parse(value):
                yield name, parsed


# ---------------------------------------------------------------- people


def _people(around: _Surroundings, labeled: object) -> str:
    """The text that names the authors; empty if none does."""
    return str(labeled or _people_of_reference(around) or _people_beside(around))


def _people_beside(around: _Surroundings) -> str:
    """The text anywhere beside the title that names people; empty if none does."""
    texts = (people for text in _people_texts(around) if (people := _people_in(text)))
    people = next((people for people in texts if are_short_names(_names(people)[0])), "")
    if len(_names(people)[0]) > 1:
        return people
    several = _people_before(around, people) or _several(around, people)
    return several or people or _initials_behind(around)


def _people_of_reference(around: _Surroundings) -> str | None:
    """The people before a year and the title; those behind it are editors, or what looks like names."""
    match = _PEOPLE_AND_YEAR.fullmatch(around.before)
    return _people_in(match["people"]) if match else None


def _beside_italics(around: _Surroundings) -> str | None:
    """Several people beside words in italics, which may be a journal's: `A. Roe, B. Moe, *Loom Review*`."""
    journal = next(iter(around.italics), None)
    texts = (text.partition(journal)[0] if journal else "" for text in _plain_texts(around))
    return next((people for text in texts if (people := _first_people(text))), None)


def _initials_behind(around: _Surroundings) -> str:
    """People with initials right behind the title, whatever follows: `A. Roe, MSc thesis`, or nothing."""
    text = next(
        (line.lstrip(_AROUND_PEOPLE) for line in around.people_lines if line.strip(_AROUND_PEOPLE)), ""
    )
    people = (text[:end] for end in ends_of_people(text, 0))
    with_initials = [text for text in people if _have_initials_and_words(_names(text)[0])]
    return max(with_initials, key=len, default="")


def _first_people(text: str) -> str | None:
    """Several people with whom a text begins, whatever is behind them; else nothing."""
    people = _people_in(text)
    if people and len(_names(people)[0]) > 1:
        return people
    text = _only_people(text)
    ends = [end for end in ends_of_people(text, 0) if len(_names(text[:end])[0]) > 1]
    return text[: max(ends)].strip(_AROUND_PEOPLE) if ends else None


def _people_before(around: _Surroundings, people: str) -> str | None:
    """People before the title, if `people` is one name: it may be that of a journal.

    They have initials, or `people` is as short as "J. Finance".
    """
    if ends_with_others(people):
        return None
    own = around.before.strip(_AROUND_PEOPLE)
    if _SHORT_JOURNAL.fullmatch(people) and are_people(own):
        return own
    before = filter(None, map(_people_in, _pieces(around.before)))
    return next((people for people in before if _have_initials(_names(people)[0])), None)


def _have_initials_and_words(names: tuple[PersonName, ...]) -> bool:
    """Whether each name has initials and ends with a word, as "Ph. D" and "U. S" do not."""
    return _have_initials(names) and all(_WORD_AT_END.search(str(name)) for name in names)


def _have_initials(names: tuple[PersonName, ...]) -> bool:
    return bool(names) and all(_INITIAL.search(str(name)) for name in names)


def _several(around: _Surroundings, people: str) -> str | None:
    """Several people in a line, or before the title if `people` is in parentheses and may be an award, or
    before words in italics.

    One name beside a line of several may be a venue; elsewhere before the title may be editors or topics.
    """
    is_remark = any(f"({people})" in line for line in around.people_lines)
    before = [piece.strip(_AROUND_PEOPLE) for piece in _pieces(around.before)] if is_remark else []
    lines = (*(line.strip() for line in around.people_lines), *before)
    several = next((line for line in lines if are_people(line) and len(_names(line)[0]) > 1), None)
    return several or _beside_italics(around)


def _names(people: str) -> tuple[tuple[PersonName, ...], bool]:
    """The names in a text, and whether they are only the first ones."""
    people = _only_people(people)
    return tuple(without_affiliations(parse_names(people))), ends_with_others(people)


def _only_people(text: str) -> str:
    """People without remarks in parentheses, marks around them and the word "by" before them."""
    return _BY.sub("", bare_people(without_parentheses(text), _AROUND_PEOPLE))


def _people_texts(around: _Surroundings) -> Iterator[str]:
    """Texts that may be people: in italics, behind the title, in lines of their own, before the title."""
    yield from (next(iter(_pieces(text)), "") for text in around.italics if not is_prose(text))
    yield from _plain_texts(around)


def _plain_texts(around: _Surroundings) -> Iterator[str]:
    for line in around.people_lines:
        yield from [piece for piece in _pieces(line[:_LONGEST]) if piece.strip(" ,.;:")][:3]
    yield from _pieces(around.before)


def _pieces(text: str) -> Iterator[str]:
    """The parts of a text that may name people; a colon behind the name of a group ends none."""
    for piece in _PEOPLE_END.split(text):
        before, colon, _ = piece.partition(": ")
        if colon and _NO_AUTHORS.search(before):
            continue
        yield from (piece,) if colon and has_corporate_word(before) else _COLON.split(piece)


def _people_in(text: str) -> str | None:
    """The text if it names people, or the part of it before a venue or a year; `PDF, Code` are buttons."""
    people = _only_people(text)
    if is_button(people) or _are_institutions(people) or _is_venue(people):
        return None
    if are_people(people) or are_first_people(people):
        return people
    ends = [end for end in ends_of_people(people, 0) if _is_behind_people(people[end:])]
    return people[: max(ends)] if ends else None


def _is_behind_people(text: str) -> bool:
    words = text.strip(_AROUND_PEOPLE).split()
    return bool(re.search(r"\d", text) or venue_in(text) or (words and is_journal(words)))


def _are_institutions(text: str) -> bool:
    """Whether a text names institutions and nobody else: "Dye Labs"."""
    return is_institution(text) and all(is_institution(str(name)) for name in parse_names(text))


def _is_venue(text: str) -> bool:
    """Whether a text that looks like one name is a venue's: "Proc. ACL", "In ACL"."""
    return bool(_IN_VENUE.match(text)) or ("," not in text and venue_in(text) is not None)


# ---------------------------------------------------------------- addresses


def _addresses(unit: Unit, title: TitleCandidate, page: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses of the paper, its own link first, and of its code."""
    links = [run for run in _own_links(unit) if absolute_url(run.url, page)]
    own = [run for run in links if _is_title_link(unit, title, run)]
    code = list(filter(_leads_to_code, (run for run in links if run not in own)))
    others = [run for run in links if run not in code]
    of_paper = (*own, *filter(_leads_to_paper, others)) or tuple(filterfalse(_is_count, others))[:1]
    return _absolute(of_paper, page), _absolute(code, page)


def _own_links(unit: Unit) -> Iterator[StyledRun]:
    """The links of a unit without those to other papers in remarks."""
    for part in unit.parts:
        runs = (placed.run for placed in without_links_of_remarks(part.content).runs)
        yield from (run for run in runs if run.url)


def _is_count(link: StyledRun) -> bool:
    """Whether the words of a link are a number, as of citations."""
    return link.text.strip().isdigit()


def _absolute(links: Iterable[StyledRun], page: str) -> tuple[str, ...]:
    return absolute_urls((link.url for link in links), page)


def _leads_to_paper(link: StyledRun) -> bool:
    return paper_key(link.url) is not None or is_paper_button(link)


def _leads_to_code(link: StyledRun) -> bool:
    return is_code_url(link.url) or (is_code_button(link) and paper_key(link.url) is None)


def _is_title_link(unit: Unit, title: TitleCandidate, link: StyledRun) -> bool:
    """Whether a link is (a part of) the title."""
    runs = unit.parts[title.part].content.runs
    return not is_button(link.text) and any(
        placed.run is link and placed.start < title.end and placed.end > title.start for placed in runs
    )


def _identifiers(pages: Iterable[str], around: _Surroundings) -> tuple[Identifier, ...]:
    """All identifiers that the unit states: in the paper's addresses, then in labels and short texts."""
    labeled = (f"{label.field}:{label.value}" for label in around.labeled if label.field in ("arxiv", "doi"))
    short = (line for line in (around.before, *around.lines) if len(line) <= _LONGEST)
    texts = (*pages, *labeled, *short)
    return tuple(dict.fromkeys(identifier for text in texts for identifier in identifiers_in_order(text)))
