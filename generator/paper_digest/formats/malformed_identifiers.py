"""Finds values in the place of an identifier that are none, so that they can be reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from paper_digest.formats.coercion import every_word
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.doi import Doi
from paper_digest.values.identifiers import identifiers_in_order, template_identifiers

_FIELDS: Final = ("doi", "arxiv")
_OF_ANY_IDENTIFIER: Final = frozenset({"eprint", "id", "lid", "aid", "url"})
"""Keys that may also hold identifiers of other kinds."""
_NO_VALUE: Final = frozenset(("0", "nil", "unknown", "tba", "tbd", "not available"))
"""What people write in place of an identifier, besides what `words` leaves out."""
_MOST_QUOTED: Final = 60
"""Characters of a value that a message quotes."""


def malformed_identifiers(inside: Mapping[str, object], keys: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The values of a record's keys for a DOI or an arXiv id that hold neither, shortened.

    inside: the values by the normal form of their keys; keys: the names of keys by field. Identifiers of
    templates are not among them: the dump's report names them.
    """
    named = dict.fromkeys(key for field in _FIELDS for key in keys[field] if key not in _OF_ANY_IDENTIFIER)
    for key in named:
        for text in every_word(inside.get(key)):
            if text.lower() not in _NO_VALUE and not _has_identifier(text):
                yield text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…"


def _has_identifier(text: str) -> bool:
    parsed = Doi.parse(text) or ArxivId.parse(text)
    return bool(parsed) or any(identifiers_in_order(text)) or any(template_identifiers(text))
