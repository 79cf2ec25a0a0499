"""Asks arXiv's API. Limits: one request every three seconds, one connection (info.arxiv.org/help/api/tou)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from paper_digest.model.record import Sighting
from paper_digest.services.answers import UnexpectedAnswerError, feed_sightings, title_words
from paper_digest.services.service import Request, Service
from paper_digest.values.identifiers import Identifier, IdentifierKind

_NAME: Final = "arXiv"
_ERRORS: Final = "arxiv.org/api/errors"
"""The address in the entry by which arXiv reports an error, as info.arxiv.org/help/api/user-manual says."""


def lookup(identifiers: Sequence[Identifier]) -> Request:
    """Asks for papers by their arXiv ids."""
    ids = ",".join(identifier.value for identifier in identifiers)
    return Request("/api/query", (("id_list", ids),), form=(("max_results", str(len(identifiers))),))


def search(title: str) -> Request:
    """Asks for papers whose titles have these words in this order."""
    query = (("search_query", f'ti:"{title_words(title)}"'),)
    return Request("/api/query", query, form=(("max_results", "5"),))


def read(text: str) -> tuple[Sighting, ...]:
    """The entries of the feed."""
    if _ERRORS in text:
        raise UnexpectedAnswerError("a feed that reports an error")
    return feed_sightings(_NAME, text)


SERVICE: Final = Service(
    option="arxiv",
    name=_NAME,
    base_url="https://export.arxiv.org",
    pause=3.0,
    read=read,
    search=search,
    lookup=lookup,
    kinds=(IdentifierKind.ARXIV,),
    batch_size=100,
    accept="application/atom+xml",
)
