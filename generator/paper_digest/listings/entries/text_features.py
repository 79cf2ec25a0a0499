"""Describes a text that may be a title by what its words show."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from paper_digest.listings.boilerplate import is_boilerplate, is_button
from paper_digest.listings.field_labels import bare_label, label_of
from paper_digest.listings.person_lines import is_name, is_people
from paper_digest.listings.phrases import PHRASES, any_of
from paper_digest.listings.prose import has_function_words, is_prose
from paper_digest.values.partial_date import is_date

BUTTON: Final = "button"
YEAR = re.compile(r"\b(?:19|20)\d\d\b|['’]\d\d\b")
ET_AL = re.compile(r"\bet\s+al\b|等$", re.IGNORECASE)
_VENUE = re.compile(rf"\b(?:{any_of(PHRASES['venue_names'])})(?!\w)|\barxiv\b|\bpreprint\b", re.IGNORECASE)
_NAME_OF_VENUE = re.compile(
    r"(?:In )?(?:[A-Z][\w&-]* ){0,2}[A-Z]\w*[A-Z]\w*,?[ -]?['’]?(?:(?:19|20)\d\d|\d\d)"
    r"|(?:In )?(?:Proceedings of|Advances in|(?:\w+ )?(?:Journal|Transactions) (?:of|on))\b.*"
)
"""Words that are a venue and nothing else: "ACM MM 2017", "In Proceedings of the Loom Conference"."""
_SENTENCES = re.compile(r"(?<=[^\W\d_]{2})[.?!]\s+")
_COMMAS = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_WORD = re.compile(r"[^\W\d_]{2,}|\w+")
_LENGTHS: Final = ((1, "1"), (2, "2"), (3, "3"), (5, "4-5"), (20, "6-20"), (30, "21-30"))
_FEWEST_WORDS: Final = 3


def length_class(text: str) -> str:
    """The number of words as one of some classes, such as "6-20"."""
    number = n_words(text)
    return next((name for most, name in _LENGTHS if number <= most), "more")


@lru_cache(maxsize=4096)
def n_words(text: str) -> int:
    """The number of words, formulas and numbers."""
    return len(_WORD.findall(text))


def has_several_words(text: str) -> bool:
    """Whether a text is as long as most titles."""
    return n_words(text) >= _FEWEST_WORDS


def _is_label(text: str) -> bool:
    """Whether a text is the label of a field, or starts with one: `Conclusion`, `Authors: ...`."""
    label = label_of(text)
    return bare_label(text) is not None or (label is not None and label.field != "title")


def _has_names_behind(text: str, separator: re.Pattern[str], n_names: int) -> bool:
    """Whether a text ends with so many names behind other words, each behind a separator."""
    pieces = [piece.strip(" .") for piece in separator.split(text)]
    return len(pieces) > n_names and all(map(is_name, pieces[-n_names:])) and not all(map(is_name, pieces))


@lru_cache(maxsize=8192)
def text_features(text: str) -> tuple[str, ...]:
    """What the words themselves show."""
    return tuple(
        name
        for name, holds in (
            (BUTTON, is_button(text) or is_boilerplate(text)),
            ("label", _is_label(text)),
            ("name of a person", is_name(text)),
            ("people", is_people(text)),
            ("name as last sentence", _has_names_behind(text, _SENTENCES, 1)),
            ("names at the end", _has_names_behind(text, _COMMAS, 2)),
            ("et al.", bool(ET_AL.search(text))),
            ("year", bool(YEAR.search(text))),
            ("date", is_date(text)),
            ("venue", bool(_VENUE.search(text))),
            ("name of a venue", bool(_NAME_OF_VENUE.fullmatch(text))),
            ("address", "://" in text),
            ("starts in lower case", text[:1].islower()),
            ("prose", is_prose(text)),
            ("function words", has_function_words(text)),
            ("sentence break", bool(re.search(r"[^\W\d_]{3}\.\s", text))),
            ("bar", "|" in text),
            ("comma", "," in text),
            ("colon", ":" in text),
            ("dash", " - " in text or " – " in text),
            ("brackets", "[" in text or "]" in text),
            ("parentheses", "(" in text),
            ("unbalanced", text.count("(") != text.count(")") or text.count("[") != text.count("]")),
            ("unbalanced quotes", text.count('"') % 2 == 1 or text.count("“") != text.count("”")),
        )
        if holds
    )
