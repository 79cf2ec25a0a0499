"""Reads venue, volume and pages of a record, which formats keep in several ways."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from paper_digest.formats.coercion import flat, words
from paper_digest.formats.markdown_values import without_markdown
from paper_digest.values.journal_reference import JournalReference
from paper_digest.values.page_range import with_hyphen

_VOLUME = re.compile(r"(?=[^\d]{0,20}\d)[\w.:() -]{1,30}")
"""A short text with a number; DBLP's "abs/2410.05434" is none."""
_PAGE: Final = r"[A-Za-z]{0,3}\d[\w.:]{0,15}"
_SINGLE = re.compile(_PAGE)
_RANGE = re.compile(rf"{_PAGE}-{_PAGE}")
_ONE_PAGE_KEYS: Final = frozenset(("page", "firstpage", "pageinfo", "pagination"))
"""Keys whose number alone is a page; in others it is the number of pages."""
_DETAILS_KEYS: Final = ("biblio", "journal", "journalinfo", "publicationinfo", "parent")
"""Objects with volume and pages, in answers of OpenAlex, Semantic Scholar, Europe PMC, INSPIRE, in Typst."""
_SUBSERIES: Final = re.compile(r"\s*\(including (?:its )?subseries [^()]*\)")
"""What Scopus adds to the name of a series: "Lecture Notes in Computer Science (including subseries ...)"."""
_SERIES_OF_VOLUME: Final = re.compile(r"(?<=\d)\s(?:LN[A-Z]{2,4}|CCIS|AISC|IFIP ?AICT|LECTURE NO\w*)\Z")
"""What Scopus adds to a volume: "12000 LNAI"."""
_IN_EMPHASIS: Final = re.compile(r"^In (?=[*_])")
"""What a site's generator shows before italics: `In *Proceedings of a Conference*`."""
_FIRST_PAGE_KEYS: Final = ("firstpage", "pagestart", "startpage", "startingpage", "bibliofirstpage")
_LAST_PAGE_KEYS: Final = ("lastpage", "pageend", "endpage", "endingpage", "bibliolastpage")
_FIRST_OR_TIME_KEY: Final = "start"
_LAST_OR_TIME_KEY: Final = "end"
_OF_PRINTED: Final = frozenset(("journal", "volume", "issue", "collectiontitle"))
"""Keys beside which, as in CITATION.cff, these two are pages; in a program, they are times of day."""
_TITLED_KEYS: Final = ("source", "parent")
"""Objects of Lens and Typst with the title of the journal; most texts say where the record is from."""
_KINDS_OF_VENUES: Final = (
    "(?:Annals|Conference|Congress|Journal|Meeting|Proceedings|Symposium|Transactions|Workshop)"
)
_NAMED_VENUE: Final = re.compile(
    rf"(?:[A-Z\d][\w.&'’-]* ){{0,10}}(?:{_KINDS_OF_VENUES} (?:for|in|of|on) \w"
    rf"|(?!(?:Annual|{_KINDS_OF_VENUES})\b)[A-Z][\w.&-]* {_KINDS_OF_VENUES}(?:,? \(?['’]?\d{{2,4}}\)?)?\Z)"
)
"""A text that names a journal or a conference in place of such an object: "Journal of Looms", "Loom Meeting".

One that only says of which kind the venue is, such as "Conference proceedings", names none.
"""
_LONGEST: Final = 60
_JOURNAL_INSIDE: Final[Mapping[str, str]] = {"primarylocation": "source", "journalinfo": "journal"}
"""Keys of the journal in objects of OpenAlex and Europe PMC."""
_COLLECTION_KEY: Final = "collectiontitle"
"""The proceedings of a paper in CITATION.cff; of a book in CSL, the series."""
_OF_PROCEEDINGS: Final = re.compile(r"conference|proceedings|article")
_REFERENCE_KEY: Final = "journalref"
"""arXiv's key, whose text is that of a reference and not the name of a venue."""


@dataclass(frozen=True, slots=True)
class PublicationDetails:
    """Where a record says that the paper was published; None where it does not."""

    venue: str | None
    volume: str | None
    pages: str | None


def publication_in(inside: Mapping[str, object], keys: Mapping[str, tuple[str, ...]]) -> PublicationDetails:
    """Venue, volume and pages in their own keys; a reference to all of them is split."""
    venue, reference = _venue(inside, keys["venue"])
    volume, pages = volume_in(inside, keys["volume"]), pages_in(inside, keys["pages"])
    if reference and not (volume or pages):
        volume, pages = reference.volume or None, reference.pages or None
    return PublicationDetails(venue, volume, pages)


def _venue(inside: Mapping[str, object], keys: tuple[str, ...]) -> tuple[str | None, JournalReference | None]:
    """The first venue, with its year if the reference has it; a reference that cannot be split is none."""
    for key in keys:
        text = _venue_text(inside, key)
        reference = JournalReference.parse(text) if text else None
        if reference and _is_sure(reference, key):
            return reference.venue_and_year, reference
        if text and (reference or key != _REFERENCE_KEY):
            return text, None
    return None, None


def _venue_text(inside: Mapping[str, object], key: str) -> str | None:
    name = words(_venue_value(inside, key))
    if not name or not any(map(str.isalpha, name)):
        return None  # `conf: 0.87` is how sure a program is
    return without_markdown(_IN_EMPHASIS.sub("", _SUBSERIES.sub("", name)))


def _titled(value: object) -> object:
    """The title of an object, or a text that names a venue."""
    if isinstance(value, dict):
        return flat(value).get("title")
    return value if isinstance(value, str) and _NAMED_VENUE.match(value) else None


def _venue_value(inside: Mapping[str, object], key: str) -> object:
    """The value of a key, or what an object in it says of the venue."""
    value = inside.get(key)
    if key in _JOURNAL_INSIDE and isinstance(value, dict):
        return flat(value).get(_JOURNAL_INSIDE[key])
    if key in _TITLED_KEYS:
        return _titled(value)
    if key == "publicationinfo":
        return _object_in(value).get("journaltitle")  # INSPIRE
    is_series = key == _COLLECTION_KEY and not _OF_PROCEEDINGS.search(words(inside.get("type")) or "")
    return None if is_series else value


def _is_sure(reference: JournalReference, key: str) -> bool:
    """Whether the text is a reference: a number alone may be a month, as in "ICLR 2025 1"."""
    return bool(reference.pages or (reference.volume and key == _REFERENCE_KEY))


def volume_in(inside: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    """The volume, in one of the keys or in an object of such details."""
    details = _with_details(inside)
    texts = (words(details[key]) for key in keys if key in details)
    volume = next((text for text in texts if text and _VOLUME.fullmatch(text)), None)
    return _SERIES_OF_VOLUME.sub("", volume) if volume else None


def pages_in(inside: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    """The pages, such as "18378-18399", in one of the keys, or from the first to the last page."""
    details = _with_details(inside)
    candidates = [(key, words(details[key])) for key in keys if key in details]
    candidates.append(("firstpage", _page_range(details)))
    return next((pages for key, text in candidates if text and (pages := _pages(key, text))), None)


def _page_range(details: Mapping[str, object]) -> str | None:
    """The pages from the first to the last one, which are in keys of their own."""
    is_printed = not _OF_PRINTED.isdisjoint(details)
    first_keys = (*_FIRST_PAGE_KEYS, *((_FIRST_OR_TIME_KEY,) if is_printed else ()))
    last_keys = (*_LAST_PAGE_KEYS, *((_LAST_OR_TIME_KEY,) if is_printed else ()))
    first, last = _first_words(details, first_keys), _first_words(details, last_keys)
    return f"{first}-{last}" if first and last and first != last else first


def _first_words(details: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    return next((text for key in keys if (text := words(details.get(key)))), None)


def _with_details(inside: Mapping[str, object]) -> Mapping[str, object]:
    """The record with what an object in it says of volume and pages."""
    objects = (_object_in(inside.get(key)) for key in _DETAILS_KEYS)
    return {key: value for details in objects for key, value in details.items()} | dict(inside)


def _object_in(value: object) -> Mapping[str, object]:
    """The fields of an object, or of the first object of a list."""
    first = value[0] if isinstance(value, list) and value else value
    return flat(first) if isinstance(first, dict) else {}


def _pages(key: str, text: str) -> str | None:
    pages = with_hyphen(text).rstrip(".") if len(text) <= _LONGEST else ""
    is_page = _RANGE.fullmatch(pages) or (key in _ONE_PAGE_KEYS and _SINGLE.fullmatch(pages))
    return pages if is_page else None
