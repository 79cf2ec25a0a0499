"""Whether an entry of a list cites a paper, by what it has beside its title."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from paper_digest.listings.entries.entry_fields import sighting_of
from paper_digest.listings.entries.text_features import YEAR
from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.entries.units import Unit
from paper_digest.listings.joined_venue import joined_venue
from paper_digest.listings.metadata_fields import venue_in
from paper_digest.listings.person_lines import is_people

LONG_TITLE: Final = 4
"""Words of a title that few other texts in bold or linked texts have; by hand."""
_IN_BRACKETS = re.compile(r"[\s.,*_]{0,4}[(（\[]\s?(?P<words>[^()（）\[\]\n]{3,80})[)）\]]")
_REST_OF_LINE = re.compile(
    r"(?:[ *_]{0,4}[.,|–—]|[ *_]{1,4}-)[ *_]{1,4}(?P<words>[^()（）\[\]\n]{3,50})(?:\n|\Z)"
)
_ACRONYM_AND_YEAR = re.compile(
    r"\b(?:[^\WA-Z]*+[A-Z][^\WA-Z]*+[A-Z]\w*?|arXiv|Nature|Science)(?:[ -]\w+)?"
    r"(?: ?[,|–-] ?| )?['’]?(?:(?:19|20)\d\d|\d\d\b)"
)
_SHORT_YEAR = re.compile(r"[A-Za-z][ '’]?\d\d$")
_YEAR_BEHIND = re.compile(r"(?P<people>[^()\n]{5,400})\((?:19|20)\d\d[a-z]?\)")
_TAG_AT_END = re.compile(r"[(\[](?P<words>[^()\[\]\n]{3,60})[)\]]\W*\Z")
_NUMBER_BEFORE = re.compile(r"\s*\[?\d{1,4}[.)\]]\s*")
_AROUND_PEOPLE = re.compile(r"[.:;()\[\]\n]|\b(?:with|by)\b")


def is_cited(unit: Unit, title: TitleCandidate) -> bool:
    """Whether an entry has an identifier, or people and a year, a venue or a bold title."""
    return has_people(unit, title) or bool(sighting_of(unit, title, "", None).identifiers)


def has_people(unit: Unit, title: TitleCandidate) -> bool:
    """Whether an entry has people beside its title, and a year, a venue or a bold title."""
    sighting = sighting_of(unit, title, "", None)
    is_bold = title.opening == "bold" and is_long(title)
    return bool(sighting.authors) and bool(is_bold or sighting.published or sighting.venue)


def has_authors(unit: Unit, title: TitleCandidate) -> bool:
    """Whether an entry has people beside its title."""
    return bool(sighting_of(unit, title, "", None).authors)


def is_published(unit: Unit, title: TitleCandidate) -> bool:
    """Whether an entry has an identifier, or people and a known venue; "Wired 2021" is none."""
    sighting = sighting_of(unit, title, "", None)
    beside = (part.content.text.replace(title.text, " ") for part in unit.parts)
    return bool(sighting.identifiers) or (bool(sighting.authors) and any(map(venue_in, beside)))


def venue_or_year_behind(unit: Unit, title: TitleCandidate) -> str:
    """What an entry has behind its title, if that has a year or is a venue: "(VLDB 2021)", " - VLDB - 2021".

    Without brackets it is the rest of the line and behind a dash, a bar, a comma or a period.
    """
    text = unit.parts[title.part].content.text
    behind = _IN_BRACKETS.match(text, title.end) or _REST_OF_LINE.match(text, title.end)
    words = behind["words"] if behind else ""
    return words if YEAR.search(words) or _SHORT_YEAR.search(words) or venue_in(words) else ""


def venue_before(unit: Unit, title: TitleCandidate) -> str:
    """The venue and year that an entry has before its title: "[VLDB 2021] ", or as in names of files."""
    text = unit.parts[title.part].content.text
    before = text[: title.start]
    if joined := joined_venue(_NUMBER_BEFORE.sub("", text, count=1) if before else ""):
        return f"{joined.venue} {joined.year}"
    match = _TAG_AT_END.search(before)
    return match["words"] if match and YEAR.search(match["words"]) else ""


def names_venue(text: str) -> bool:
    """Whether a text names a known venue, or an acronym with a year: "VLDB 2021", "aiDM2020"."""
    return bool(venue_in(text) or _ACRONYM_AND_YEAR.search(text))


def is_long(title: TitleCandidate) -> bool:
    """Whether a title has as many words as most titles of papers."""
    return len(title.text.split()) >= LONG_TITLE


def has_people_and_year(unit: Unit) -> bool:
    """Whether an entry names two people or more and a year, anywhere."""
    texts = [part.content.text for part in unit.parts]
    pieces = (piece for text in texts for piece in _AROUND_PEOPLE.split(text))
    return any(map(YEAR.search, texts)) and any(_has_people(piece.strip(" ,-–—")) for piece in pieces)


def cites_people(unit: Unit) -> bool:
    """Whether an entry starts with people and has a year in parentheses behind them, as references have."""
    texts = (part.content.text for part in unit.parts)
    return any(is_people(match["people"].strip(" ,.")) for match in map(_YEAR_BEHIND.match, texts) if match)


def _has_people(piece: str) -> bool:
    """Whether a piece of a text is people, or has two names in a row between its commas."""
    return is_people(piece) or any(is_people(", ".join(pair)) for pair in pairwise(piece.split(", ")))
