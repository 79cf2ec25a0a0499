"""Parses references to a publication, such as arXiv's "Phys. Rev. D 100, 014020 (2019)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

_LONGEST: Final = 300
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_MONTH: Final = r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s)?"
_MONTH_BEHIND: Final = r"(?:\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?:\s\d{1,2})?)?"
_YEARS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\(\s?{_MONTH}{_YEAR}\s?\)",
        rf"(?<![\w./(-]){_YEAR}{_MONTH_BEHIND}(?=[,;]\s?\d{{1,4}}(?:\s?\([\d-]{{1,9}}\))?[,:;]\s?\d)",
        rf"(?<=[,;.\s]){_MONTH}{_YEAR}\.?$",
        rf"(?<![\w./(-]){_YEAR}(?![\w/)]|[.-]\d)",
    )
)
"""The year in parentheses, else before volume and page, at the end, or anywhere; no part of a page range."""
_PAGES: Final = r"(?P<pages>[a-z]{0,2}\d[\w.]{0,12}(?:-[a-z]{0,2}\d[\w.]{0,12})?)"
_PAGES_LABEL: Final = r"(?:pp?|pages?|art(?:icle)?|paper|id)\b[.:]?\s?(?:no\.?\s?)?"
_ISSUE: Final = (
    r"(?:\s?\([\w .-]{1,20}\)|[,\s]{1,2}(?:no|nr|num(?:ber)?|issue)\.?\s?[\w/-]{1,15}"
    r"|,\s\d{1,3}(?=,\s[a-z]{0,2}\d))?"
)
_END: Final = r"[,;.\s]{0,6}"
_VOLUME: Final = re.compile(
    r"(?P<venue>\S.{0,250}?)(?:[,;:\s]{1,4}|(?<=\.))(?:vol(?:ume)?\b[.:]?\s?)?(?P<volume>[A-Z]?\d{1,4}[A-Z]?)"
    rf"{_ISSUE}(?:[,:;\s]{{1,6}}(?:{_PAGES_LABEL})?{_PAGES})?{_END}",
    re.IGNORECASE,
)
_ONLY_PAGES: Final = re.compile(
    rf"(?P<venue>\S.{{0,250}}?)(?:[,;:\s]{{1,4}}{_PAGES_LABEL}|\s?[:,]\s?(?=\d{{1,6}}-\d)|\s(?=\d{{1,6}}-\d{{1,6}}{_END}\Z)){_PAGES}{_END}",
    re.IGNORECASE,
)
"""Pages with a label, or a range of them behind a colon or a comma, as in DBLP's "CVPR 2020: 1-10"."""
_SERIES: Final = re.compile(r"(?<=\w),\s?(?:PMLR|LNCS|LNAI|CCIS|JMLR W&CP|CEUR-WS)$")
"""Series of proceedings, whose volume follows the name of the conference."""
_EDITION: Final = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\b|['’]\d\d\b", re.IGNORECASE)
_EMPTY_PARENTHESES: Final = re.compile(r"\(\s?\)")


@dataclass(frozen=True, slots=True)
class JournalReference:
    """The parts of a reference; "" where it has none."""

    venue: str
    """The name without numbers, except those of an edition, such as "37th"."""
    volume: str = ""
    pages: str = ""
    """The pages, or the number of the article."""
    year: str = ""

    @classmethod
    def parse(cls, text: str) -> JournalReference | None:
        """The parts; None if numbers are left that are neither volume, pages, nor year."""
        if len(text) > _LONGEST:
            return None
        plain = re.sub(r"\s?(?:[–—]|--)\s?", "-", " ".join(text.split())).replace(" ,", ",")
        rest, year = _without_year(plain)
        match = _VOLUME.fullmatch(rest) or _ONLY_PAGES.fullmatch(rest)
        parts = {name: value or "" for name, value in match.groupdict().items()} if match else {}
        venue = _SERIES.sub("", parts.pop("venue", rest).strip(" ,;:")).strip(" ,;:")
        if not any(map(str.isalpha, venue)) or any(map(str.isdigit, _EDITION.sub("", venue))):
            return None
        venue = venue if "." in venue[:-1] else venue.removesuffix(".")
        return _with_section(cls(venue, year=year, **parts))

    @property
    def has_place(self) -> bool:
        """Whether it says where in the venue: in which volume or on which pages."""
        return bool(self.volume or self.pages)

    @property
    def venue_and_year(self) -> str:
        """Such as "Phys. Rev. D, 2019"."""
        return f"{self.venue}, {self.year}" if self.year else self.venue


def _with_section(reference: JournalReference) -> JournalReference:
    """The reference with the letter of "Phys.Rev.D76" at the journal, and with spaces: "Phys. Rev. D"."""
    venue, volume = reference.venue, reference.volume
    if venue.endswith(".") and volume[:1].isalpha():
        venue, volume = f"{venue} {volume[0]}", volume[1:]
    if reference.has_place and " " not in reference.venue:
        venue = re.sub(r"\.(?=[^\W\d_])", ". ", venue)
    return replace(reference, venue=venue, volume=volume)


def _without_year(text: str) -> tuple[str, str]:
    """The text without the year of the publication, and the year."""
    match = next((match for pattern in _YEARS if (match := pattern.search(text))), None)
    if match is None:
        return text, ""
    rest = f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip()}"
    rest = _EMPTY_PARENTHESES.sub("", rest).replace(" ,", ",").replace(". .", ".")
    return rest.strip(" ,;"), match["year"]
