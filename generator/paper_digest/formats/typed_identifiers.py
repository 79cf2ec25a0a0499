"""Reads identifiers from lists of objects that each name a kind and a value, as many APIs answer them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from paper_digest.formats.coercion import flat, words
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.doi import Doi

_LISTS: Final = ("articleids", "externalids", "externalid", "identifiers", "identifier", "pids", "pid")
"""PubMed, Lens, ORCID, CORE, DOAJ, OpenAIRE."""
_KINDS: Final = ("type", "idtype", "identifiertype", "externalidtype", "scheme", "source")
_VALUES: Final = ("value", "id", "identifier", "externalidvalue")
_RELATIONS: Final = ("externalidrelationship", "relationtype", "relation")
_OWN: Final = frozenset(("", "self", "version-of"))
"""What the relation of a paper's own identifier is; others are those of what it is a part of."""


def typed_identifiers(inside: Mapping[str, object]) -> Iterator[ArxivId | Doi]:
    """The record's own arXiv ids and DOIs in such lists; `inside`: its values by the normal form of keys."""
    for name in _LISTS:
        for entry in _entries(inside.get(name)):
            yield from _identifier(flat(entry))


def _entries(value: object) -> Iterator[Mapping[str, object]]:
    """The objects in a list; ORCID has the list in an object."""
    if isinstance(value, dict):
        inner = flat(value)
        value = next((inner[name] for name in _LISTS if isinstance(inner.get(name), list)), [])
    if isinstance(value, list | tuple):
        yield from (entry for entry in value if isinstance(entry, dict))


def _identifier(entry: Mapping[str, object]) -> Iterator[ArxivId | Doi]:
    kind = _first(entry, _KINDS).lower()
    text = _first(entry, _VALUES)
    if _first(entry, _RELATIONS).lower() not in _OWN:
        return
    if kind == "doi" and (doi := Doi.parse(text)):
        yield doi
    elif kind.startswith("arxiv") and (arxiv := ArxivId.parse(text)):
        yield arxiv


def _first(entry: Mapping[str, object], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if (text := words(entry.get(key)))), "")
