"""Finds the venue that a text names, in any of its spellings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from paper_digest.model.paper import Venue, VenueKind
from paper_digest.model.settings import VenueRule
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.journal_reference import JournalReference
from paper_digest.values.rich_text import RichText

_YEAR: Final = r"(?:19|20)\d\d"
_PAGES: Final = re.compile(
    r",?\s*\b(?:pp?\.|pages?|vol\.|volume|no\.|issue)\s*[\d:–-]+(?:\s*\([\d–-]+\))?", re.IGNORECASE
)
_TENS: Final = "twent|thirt|fort|fift|sixt|sevent|eight|ninet"
_ORDINAL: Final = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth"
    rf"|(?:{_TENS})ieth|(?:{_TENS})y-\w+"
)
# What a text has beside the name of a venue: an article, pages, the year, the number of the edition.
_DETAILS: Final = re.compile(
    rf"^the\s+|{_PAGES.pattern}"
    rf"|['’]?\b{_YEAR}\b|['’]\d\d\b|(?<=[a-z]) \d+\s*$"
    rf"|\b(?:\d+(?:st|nd|rd|th)|{_ORDINAL})\b(?!\s+workshop)",
    re.IGNORECASE,
)
_PARENTHESES: Final = re.compile(r"\([^()]*\)")
_EMPTY_PARENTHESES: Final = re.compile(r"\([\s,;.]*\)")
_PREFIX: Final = re.compile(r"^(?:in\s+)?(?:the\s+)?proc(?:eedings|\.)?\s+of\s+(?:the\s+)?", re.IGNORECASE)
_IN: Final = re.compile(r"^in:?\s+", re.IGNORECASE)
_WORKSHOPS: Final = re.compile(r"\bworkshops?\b", re.IGNORECASE)
_KIND_WORDS: Final = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        (VenueKind.CONFERENCE, "conference|symposium|workshops?|proceedings|proc|findings"),
        (VenueKind.JOURNAL, "journal|transactions|letters|magazine|annals|review"),
    )
)
"""Words that tell the kind of a venue that venues.yml does not list."""


class VenueIndex:
    """The venues of venues.yml by their spellings."""

    def __init__(self, rules: Sequence[VenueRule] = ()) -> None:
        self._by_key: Mapping[str, Venue] = {
            normalized_key(spelling): rule.venue
            for rule in rules
            for spelling in (*rule.spellings, rule.venue.full_name, rule.venue.name)
            if spelling
        }

    @property
    def by_key(self) -> Mapping[str, Venue]:
        """The venues by the keys of their spellings."""
        return self._by_key

    def find(self, text: str) -> Venue | None:
        """The venue of a text such as "Proceedings of ICML 2023, pages 1-9"; None for a text without words.

        A venue that venues.yml does not list has the text without these details as its name.
        """
        plain = RichText.parse(text).plain
        name = _without_details(plain)
        bare_name = _without_details(_PARENTHESES.sub(" ", plain))
        in_reference = _without_details(_name_in_reference(plain))
        keys = map(normalized_key, (plain, name, bare_name, in_reference, _IN.sub("", name)))
        known = next((self._by_key[key] for key in keys if key in self._by_key), None)
        return known or self._workshops(name) or _unlisted(plain)

    def is_named(self, venue: Venue | None, text: str | None) -> bool:
        """Whether a text names this venue, or names none where there is none."""
        named = self.find(text or "")
        names = [normalized_key(candidate.name) if candidate else None for candidate in (named, venue)]
        return names[0] == names[1]

    def _workshops(self, name: str) -> Venue | None:
        """The workshops of a listed conference are one venue: "ICML Workshops"."""
        match = _WORKSHOPS.search(name)
        words = name[: match.start()].split() if match else []
        conference = next(
            (
                venue
                for end in range(len(words), 0, -1)
                if (venue := self._by_key.get(normalized_key(" ".join(words[:end]))))
            ),
            None,
        )
        if conference is None or conference.kind is not VenueKind.CONFERENCE:
            return None
        short_name = f"{conference.name} Workshops"
        is_short = normalized_key(name) == normalized_key(short_name)
        full_name = f"{conference.full_name} Workshops" if is_short and conference.full_name else name
        return Venue(short_name, VenueKind.CONFERENCE, full_name)


def _without_openings(text: str) -> str:
    return " ".join(_EMPTY_PARENTHESES.sub(" ", _DETAILS.sub(" ", text)).split()).strip(" ,.;:")


def _without_details(text: str) -> str:
    return _without_openings(_PREFIX.sub("", text))


def _unlisted(text: str) -> Venue | None:
    """The venue with the name in the text, and the kind that its words tell."""
    if not normalized_key(text):
        return None
    text = _name_in_reference(text)
    name = _without_details(text)
    if _kind(name) is VenueKind.OTHER:  # "Proceedings of the" is part of the name of some journals
        name = _without_openings(text)
    return Venue(name or text, _kind(text))


def _name_in_reference(text: str) -> str:
    """The venue of a reference such as "JMLR 22(1):1-30, 2021"; any other text as it is."""
    reference = JournalReference.parse(text)
    return reference.venue if reference and reference.has_place else text


def _kind(text: str) -> VenueKind:
    return next((kind for kind, words in _KIND_WORDS if words.search(text)), VenueKind.OTHER)


NO_VENUES: Final = VenueIndex()
