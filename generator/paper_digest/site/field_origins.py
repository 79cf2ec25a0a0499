"""Tells where each field of a paper comes from: the maintainers, metadata.jsonl or the dumps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from paper_digest.model.paper import LinkKind, Paper
from paper_digest.values.identifiers import IdentifierKind

_FIELDS: Final[dict[str, tuple[str, Callable[[Paper], object]]]] = {
    "title": ("title", lambda paper: paper.title),
    "authors": ("authors", lambda paper: paper.authors),
    "date": ("date", lambda paper: paper.date),
    "venue": ("venue", lambda paper: paper.venue),
    "year": ("year", lambda paper: paper.year),
    "volume": ("volume", lambda paper: paper.volume),
    "pages": ("pages", lambda paper: paper.pages),
    "arxiv": ("arXiv id", lambda paper: paper.identifier(IdentifierKind.ARXIV)),
    "doi": ("DOI", lambda paper: paper.identifier(IdentifierKind.DOI)),
    "openreview": ("OpenReview id", lambda paper: paper.identifier(IdentifierKind.OPENREVIEW)),
    "url": ("address", lambda paper: paper.url),
    "pdf": ("PDF", lambda paper: _has_link(paper, LinkKind.PDF)),
    "code": ("code", lambda paper: _has_link(paper, LinkKind.CODE)),
    "topics": ("topics", lambda paper: paper.pinned_topics),
    "abstract": ("abstract", lambda paper: paper.abstract),
}
"""The fields that a page shows: their names for readers, and their values."""


@dataclass(frozen=True, slots=True)
class FieldOrigin:
    """Fields of a paper that come from the same source."""

    fields: tuple[str, ...]
    """Their names for readers."""
    source: str


def field_origins(paper: Paper, dumps: str) -> tuple[FieldOrigin, ...]:
    """The source of each known field; `dumps` names the dumps that list the paper."""
    set_by_metadata = frozenset(paper.from_metadata)
    set_by_hand = frozenset(paper.corrected)
    known = [name for name, (_, value_of) in _FIELDS.items() if value_of(paper)]
    groups = (
        ("corrected by the maintainers", [name for name in known if name in set_by_hand]),
        (paper.metadata_source, [name for name in known if name in set_by_metadata]),
        (dumps, [name for name in known if name not in set_by_hand | set_by_metadata | {"url"}]),
    )
    return tuple(_origins(groups))


def _origins(groups: tuple[tuple[str, list[str]], ...]) -> Iterator[FieldOrigin]:
    for source, names in groups:
        if names:
            yield FieldOrigin(tuple(_FIELDS[name][0] for name in names), source)


def _has_link(paper: Paper, kind: LinkKind) -> bool:
    return any(link.kind is kind for link in paper.links)
