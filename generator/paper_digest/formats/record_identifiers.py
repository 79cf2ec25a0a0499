"""Finds the identifiers of a paper in a record: in keys of their own, in addresses, and in references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, filterfalse, islice
from typing import Final

from paper_digest.formats.coercion import every_word, flat, words
from paper_digest.formats.typed_identifiers import typed_identifiers
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.doi import Doi
from paper_digest.values.identifiers import Identifier, IdentifierKind, identifiers_in_order
from paper_digest.values.openreview import OpenReviewId

Flat = Mapping[str, object]
_ANY_ID_KEYS: Final = ("id", "uid", "paperid", "number", "articlenumber")
_ALL_OF_ONE_PAPER: Final = frozenset(("arxiveprints", "dois"))
"""INSPIRE's lists of all identifiers that one paper was given: as a preprint, an article and a reprint."""
_REFERENCE_KEYS: Final = (
    "extra",
    "identifier",
    "identifiers",
    "comments",
    "volume",
    "journal",
    "publication",
    "publicationtitle",
    "venue",
    "booktitle",
    "containertitle",
    "journaltitle",
    "note",
    "volumeinfo",
)
_RESOLVERS: Final = ("openurllink",)
"""Keys of addresses at which a library finds the paper: they are no page of it, but state its DOI."""
_LONGEST_REFERENCE: Final = 2_000
_OTHER_PAPER: Final = re.compile(
    r"\b(?:overlap|errat|corrig|supersed|replac|duplicat|compan|sequel)"
    r"|\b(?:comment(?:ary)? on|reply to|response to|rebuttal|extends|extension of|based on|builds on"
    r"|follow-?up|see(?: also)?|cf|related to|withdrawn)\b",
    re.IGNORECASE,
)
"""A text with these words names another paper. Collected by hand from arXiv's comments."""


def stated_identifiers(
    inside: Flat, keys: Mapping[str, tuple[str, ...]], urls: tuple[str, ...]
) -> Iterator[Identifier]:
    """The identifiers in keys for the record's own, the best first."""
    own = list(map(Identifier.of, _in_own_keys(inside, keys)))
    resolvers = (words(inside.get(key)) or "" for key in _RESOLVERS)
    of_urls = chain.from_iterable(map(identifiers_in_order, (*urls, *resolvers)))
    has_doi = any(map(_is_doi, own))
    stated = [*own, *(filterfalse(_is_of_register, of_urls) if has_doi else of_urls)]
    yield from stated
    if not any(map(_is_doi, stated)):
        yield from map(Identifier.of, _parsed(Doi, inside, ("uid",)))


def _is_doi(identifier: Identifier) -> bool:
    return identifier.kind is IdentifierKind.DOI


def _is_of_register(identifier: Identifier) -> bool:
    """Whether a DOI is that of a note in Cochrane's register; the paper may have a DOI of its own."""
    return _is_doi(identifier) and identifier.value.startswith("10.1002/central/")


def referenced_identifiers(inside: Flat) -> Iterator[Identifier]:
    """The identifiers in keys that may name the paper or another one, such as notes and journals."""
    references = (inside[key] for key in _REFERENCE_KEYS if key in inside)
    yield from chain.from_iterable(map(_in_reference, references))
    yield from filterfalse(_is_doi, _in_reference(_title_of_parent(inside.get("parent"))))


def _title_of_parent(parent: object) -> str | None:
    """The title of what holds a paper in Hayagriva: that of arXiv has the paper's id. A DOI is its own."""
    return words(flat(parent).get("title")) if isinstance(parent, dict) else None


def _in_own_keys(inside: Flat, keys: Mapping[str, tuple[str, ...]]) -> Iterator[ArxivId | Doi | OpenReviewId]:
    """The identifiers in their own keys, and in keys of any content if it looks like an identifier."""
    archive = words(inside.get("archiveprefix") or inside.get("eprinttype")) or "arxiv"
    arxiv_keys = [key for key in keys["arxiv"] if key != "eprint" or archive.lower() == "arxiv"]
    yield from _parsed(ArxivId, inside, arxiv_keys)
    yield from list(_parsed(Doi, inside, keys["doi"])) or _parsed(Doi, inside, ("id",))
    yield from _parsed(ArxivId, inside, _ANY_ID_KEYS)
    yield from _parsed(OpenReviewId, inside, ("forum",))
    for key in ("externalids", "ids", "identifiers", "serialnumber"):
        if isinstance(registries := inside.get(key), dict):
            yield from _in_own_keys(flat(registries), {"arxiv": ("arxiv",), "doi": ("doi",)})
    yield from typed_identifiers(inside)


def _parsed(
    kind: type[ArxivId | Doi | OpenReviewId], inside: Flat, keys: Iterable[str]
) -> Iterator[ArxivId | Doi | OpenReviewId]:
    """What the keys state: of a list of all that one paper was given, the first."""
    for key in keys:
        parsed = map(kind.parse, every_word(inside[key])) if key in inside else ()
        identifiers = (identifier for identifier in parsed if identifier)
        yield from islice(identifiers, 1 if key in _ALL_OF_ONE_PAPER else None)


def _in_reference(value: object) -> Iterator[Identifier]:
    """The identifiers in a key that may hold a reference, such as DBLP's volume "abs/2410.05434"."""
    for text in every_word(value):
        if len(text) < _LONGEST_REFERENCE and not _OTHER_PAPER.search(text):
            yield from identifiers_in_order(text)
            whole = Doi.parse(text) or ArxivId.in_url(text if text.startswith("abs/") else "")
            yield from (Identifier.of(identifier) for identifier in (whole,) if identifier)
