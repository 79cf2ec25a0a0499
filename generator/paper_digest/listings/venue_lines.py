"""Recognizes lines that name where a paper was published, and nothing else."""

from __future__ import annotations

import re

from paper_digest.listings.affiliations import is_institution

_WORD = r"[\w@&/.'’-]{1,15}"
_VENUE_AND_YEAR = re.compile(
    rf"(?:In )?[A-Z]{_WORD}(?:,? {_WORD}){{0,12}},? (?:19|20)\d\d"
    r"|[A-Z][A-Za-z@&/-]{1,15} (?:19|20)\d\d(?: \(?[A-Z][a-z]{3,12}\)?)?"
)
_ET_AL = re.compile(r"\bet al\b")
_EVENT_IN_YEAR = re.compile(
    r"(?>[^.@{}]*?\b(?:conference|workshop|symposium|proceedings|transactions)\b)[^@{}]*\b(?:19|20)\d\d\W*",
    re.IGNORECASE,
)
"""A venue with its place and date behind it: "3rd Conference on Looms (LOOM 2011). Oslo. May 2011."."""


_KIND_AND_YEAR = re.compile(
    r"\W*(?:(?:book|conference|journal|proceedings|symposium|workshop)\s)?"
    r"(?:abstract|article|chapter|contribution|paper|poster|publication)\W+(?:19|20)\d\d\W*",
    re.IGNORECASE,
)
"""What a paper is, which is no venue: "Conference paper • 2021"."""
_NAMED = re.compile(
    r"[^\W\d_a-z][^\W\d_A-Z]*[^\W\d_a-z]"
    r"|\b(?i:journal|letters|transactions|proceedings|conference|workshop|symposium|review|bulletin)\b"
)
"""An acronym, as nearly all conferences have one, or a word of journals and conferences."""


_MEDLINE = re.compile(
    r"(?:\A|\n|[.?!]\s)[\W_]{0,4}(?P<venue>[A-Z][^.;:\n]{1,80}?)[*_]{0,2}\.[*_]{0,2}"
    r" (?:19|20)\d\d(?: [A-Z][a-z]{2}(?:[ -][A-Z]?\w{1,3}){0,2})?;[\d(]"
)
"""A journal as MEDLINE cites it: "J Loom. 2021 Mar 4;66(3):512-525."."""


def medline_journal(text: str) -> str | None:
    """The journal that a text cites as MEDLINE does; None without one."""
    match = _MEDLINE.search(text)
    return match["venue"] if match else None


def venue_of_line(text: str) -> str | None:
    """The venue that is all of a line, with its year; None for people or an institution with a year."""
    is_named = is_venue_with_year(text) and _NAMED.search(text) and not _ET_AL.search(text)
    return text.removeprefix("In ") if is_named and not is_institution(text) else None


def is_venue_with_year(text: str) -> bool:
    """Whether a line is a venue and its year: "In Proceedings of Looms, 2023", "Journal of Yarn 2021"."""
    if _KIND_AND_YEAR.fullmatch(text):
        return False
    return bool(_VENUE_AND_YEAR.fullmatch(text) or _EVENT_IN_YEAR.fullmatch(text))
