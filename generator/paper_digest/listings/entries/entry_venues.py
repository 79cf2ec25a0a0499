"""Finds the date and the venue of an entry in the texts beside its title."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from paper_digest.listings.entries.surroundings import AROUND_WORDS
from paper_digest.listings.metadata_fields import venue_in
from paper_digest.listings.venue_lines import medline_journal
from paper_digest.values.journal_reference import JournalReference
from paper_digest.values.partial_date import PartialDate, is_date
from paper_digest.values.publication_year import publication_year, without_pages
from paper_digest.values.whole_year import whole_year

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
_BEHIND_JOURNAL = re.compile(
    r"[|\[\n]|\b(?:doi|https?|arxiv)\b|\b(?:Available|Retrieved|Published online)\b", re.IGNORECASE
)
_IN = re.compile(r"^[Ii]n:?\s+")
_SHORT: Final = 2


def date_in(text: str, venue: object, *, is_cited: bool) -> PartialDate | None:
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


def venue_before(before: str) -> dict[str, object]:
    """The venue and its year before a title, in which the year is short or behind an apostrophe."""
    pieces = (piece.strip(AROUND_WORDS) for piece in _PIECES.split(before))
    match = next(filter(None, map(_VENUE_BEFORE.fullmatch, pieces)), None)
    if match is None or _NO_VENUE.match(match["venue"]):
        return {}
    year = int(match["year"]) if len(match["year"]) > _SHORT else whole_year(match["year"])
    is_venue = match["mark"] or (venue_in(match["venue"]) and year in _SHORT_YEARS_ALONE)
    return {"venue": match.group(), "published": PartialDate(year)} if is_venue else {}


def journal_behind(text: str, people: str) -> JournalReference | None:
    """The journal with its pages behind a title, in citations: "Loom Letters, 12, 3-14, 2019. [pdf]".

    people: those of the entry, who may be before the journal.
    """
    cited = _BEHIND_JOURNAL.split(text.replace(people, "") if people else text, maxsplit=1)[0]
    journal = JournalReference.parse(_IN.sub("", cited.strip(AROUND_WORDS)))
    return journal if journal and journal.pages and (journal.volume or journal.year) else None


def venue_of(beside: str, journal: JournalReference | None) -> str | None:
    """The venue that a text names, or the journal that the entry cites if that is no part of its name."""
    venue = venue_beside(beside)
    return journal.venue if journal and not (venue and venue in journal.venue) else venue


def venue_beside(text: str) -> str | None:
    """The first venue that a part of a text names; None without one."""
    if journal := medline_journal(text):
        return journal
    return next(filter(None, map(_venue_of_piece, _PIECES.split(text))), None)


def _venue_of_piece(piece: str) -> str | None:
    """The venue that a part of a line names, by a known name or by its form: "Neural Computation 1991"."""
    piece = re.sub(r"^[Ii]n (?=[A-Z])", "", piece.strip(' .,!*_"“”/'))
    has_form = _VENUE_AND_YEAR.fullmatch(piece) and not _NO_VENUE.match(piece) and not is_date(piece)
    return venue_in(piece) or (piece if has_form else None)
