"""Finds the people of an entry in the texts beside its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paper_digest.listings.affiliations import is_institution, without_affiliations
from paper_digest.listings.boilerplate import is_button
from paper_digest.listings.entries.leading_people import ends_of_people
from paper_digest.listings.entries.surroundings import (
    AROUND_WORDS,
    DATE_OR_VENUE,
    LONGEST_BESIDE,
    Surroundings,
)
from paper_digest.listings.metadata_fields import venue_in
from paper_digest.listings.person_lines import (
    are_first_people,
    are_people,
    are_short_names,
    bare_people,
    is_journal,
    without_parentheses,
)
from paper_digest.listings.prose import is_prose
from paper_digest.values.initials_last import parse_list_with_initials_last
from paper_digest.values.name_additions import COUNT_OF_OTHERS, ends_with_others, has_corporate_word
from paper_digest.values.person import PersonName
from paper_digest.values.person_lists import parse_names

_PEOPLE_END = re.compile(
    r"(?<=[^\W\d_]{2})\.\s+|(?<=[^\W\d_][*†‡§])\.\s+"
    r"|(?<=\bal)(?:\.\s*|\s+)|[()\[\]|\n]|\s+[-–—]\s+|;\s+(?=[A-Z][\w ]*\d)"
    rf"|(?<=[^\W\d_])\s+(?=https?://|(?:{DATE_OR_VENUE}))"
    rf"|,\s+(?=\S*\d)(?!{COUNT_OF_OTHERS})|(?<=\s[A-Z])\.\s+(?=(?:arXiv|arxiv|CoRR|bioRxiv|medRxiv)\b)"
)
"""What ends the people beside a title."""
_IN_VENUE = re.compile(r"In (?:the|Proc|Adv|Int|Conf|Trans|Work|J\b|\W*(?:\d|[A-Z]{3}))")
_BY = re.compile(r"\Aby\s+", re.IGNORECASE)
_NO_AUTHORS = re.compile(
    r"\b(?:presenters?|presented by|speakers?|discussants?|discussion|leads?|led by|moderators?|hosts?"
    r"|chairs?|contributed by|recommended by|reviewers?)\W*\Z"
    r"|(?:报告人|主讲人?|发表者|発表者|担当者?|발표자?)\W*\Z",
    re.IGNORECASE,
)
"""Who presents a paper, before a colon."""
_INITIAL = re.compile(r"\b[A-Z]\b")
_SHORT_JOURNAL = re.compile(r"J\.\s?[^\W\d_]+")
_WORD_AT_END = re.compile(r"[^\W\d_]{2}\W*\Z")
_LABEL_BEFORE = re.compile(r"\A\W{0,4}\[[^\[\],;&]{1,40}\]")
"""A label in brackets before a title, which may look like a name: "[Deep Weaving] Looms of Wool"."""
_COLON = re.compile(r":\s")
_PEOPLE_AND_YEAR = re.compile(r"(?P<people>[^\d(]{4,2000})(?:[.,]\s*|\s*\()(?:19|20)\d\d[a-z]?\)?[\s.,:]*")
"""All that is before the title in styles of references: "Ada Roe and Max Moe. 2021. "."""


def people_of(around: Surroundings, labeled: object) -> str:
    """The text that names the authors; empty if none does."""
    return str(labeled or _people_of_reference(around) or _people_beside(around))


def _people_beside(around: Surroundings) -> str:
    """The text anywhere beside the title that names people; empty if none does."""
    texts = (people for text in _people_texts(around) if (people := _people_in(text)))
    people = next((people for people in texts if are_short_names(names_of(people)[0])), "")
    if len(names_of(people)[0]) > 1:
        return people
    several = _people_before(around, people) or _several(around, people)
    return several or people or _initials_behind(around)


def _people_of_reference(around: Surroundings) -> str | None:
    """The people before a year and the title; those behind it are editors, or what looks like names."""
    match = _PEOPLE_AND_YEAR.fullmatch(around.before)
    return _people_in(match["people"]) if match else None


def _beside_italics(around: Surroundings) -> str | None:
    """Several people beside words in italics, which may be a journal's: `A. Roe, B. Moe, *Loom Review*`."""
    journal = next(iter(around.italics), None)
    texts = (text.partition(journal)[0] if journal else "" for text in _plain_texts(around))
    return next((people for text in texts if (people := _first_people(text))), None)


def _initials_behind(around: Surroundings) -> str:
    """People with initials right behind the title, whatever follows: `A. Roe, MSc thesis`, or nothing."""
    text = next((line.lstrip(AROUND_WORDS) for line in around.people_lines if line.strip(AROUND_WORDS)), "")
    people = (text[:end] for end in ends_of_people(text, 0))
    with_initials = [text for text in people if _have_initials_and_words(names_of(text)[0])]
    return max(with_initials, key=len, default="")


def _first_people(text: str) -> str | None:
    """Several people with whom a text begins, whatever is behind them; else nothing."""
    people = _people_in(text)
    if people and len(names_of(people)[0]) > 1:
        return people
    text = _only_people(text)
    ends = [end for end in ends_of_people(text, 0) if len(names_of(text[:end])[0]) > 1]
    return text[: max(ends)].strip(AROUND_WORDS) if ends else None


def _people_before(around: Surroundings, people: str) -> str | None:
    """People before the title, if `people` is one name: it may be that of a journal.

    They have initials, or `people` is as short as "J. Finance".
    """
    if ends_with_others(people):
        return None
    own = around.before.strip(AROUND_WORDS)
    if _SHORT_JOURNAL.fullmatch(people) and are_people(own):
        return own
    before = filter(None, map(_people_in, _pieces(around.before)))
    return next((people for people in before if _have_initials(names_of(people)[0])), None)


def _have_initials_and_words(names: tuple[PersonName, ...]) -> bool:
    """Whether each name has initials and ends with a word, as "Ph. D" and "U. S" do not."""
    return _have_initials(names) and all(_WORD_AT_END.search(str(name)) for name in names)


def _have_initials(names: tuple[PersonName, ...]) -> bool:
    return bool(names) and all(_INITIAL.search(str(name)) for name in names)


def _several(around: Surroundings, people: str) -> str | None:
    """Several people in a line, or before the title if `people` is in parentheses and may be an award, or
    before words in italics.

    One name beside a line of several may be a venue; elsewhere before the title may be editors or topics.
    """
    is_remark = any(f"({people})" in line for line in around.people_lines)
    before = [piece.strip(AROUND_WORDS) for piece in _pieces(around.before)] if is_remark else []
    lines = (*(line.strip() for line in around.people_lines), *before)
    several = next((line for line in lines if are_people(line) and len(names_of(line)[0]) > 1), None)
    return several or _beside_italics(around)


def names_of(people: str, *, is_medline: bool = False) -> tuple[tuple[PersonName, ...], bool]:
    """The names in a text, and whether they are only the first ones.

    is_medline: whether initials are last, so that "Roe A" is no name as "Malcolm X" is.
    """
    people = _only_people(people)
    if is_medline and (names := parse_list_with_initials_last(f"{people.rstrip('.')}.")):
        return names, False
    return tuple(without_affiliations(parse_names(people))), ends_with_others(people)


def _only_people(text: str) -> str:
    """People without remarks in parentheses, marks around them and the word "by" before them."""
    return _BY.sub("", bare_people(without_parentheses(text), AROUND_WORDS))


def _people_texts(around: Surroundings) -> Iterator[str]:
    """Texts that may be people: in italics, behind the title, in lines of their own, before the title."""
    yield from (next(iter(_pieces(text)), "") for text in around.italics if not is_prose(text))
    yield from _plain_texts(around)


def _plain_texts(around: Surroundings) -> Iterator[str]:
    for line in around.people_lines:
        yield from [piece for piece in _pieces(line[:LONGEST_BESIDE]) if piece.strip(" ,.;:")][:3]
    yield from _pieces(_LABEL_BEFORE.sub("", around.before))


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
    words = text.strip(AROUND_WORDS).split()
    return bool(re.search(r"\d", text) or venue_in(text) or (words and is_journal(words)))


def _are_institutions(text: str) -> bool:
    """Whether a text names institutions and nobody else: "Dye Labs"."""
    return is_institution(text) and all(is_institution(str(name)) for name in parse_names(text))


def _is_venue(text: str) -> bool:
    """Whether a text that looks like one name is a venue's: "Proc. ACL", "In ACL"."""
    return bool(_IN_VENUE.match(text)) or ("," not in text and venue_in(text) is not None)
