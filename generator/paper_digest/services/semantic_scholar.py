"""Asks Semantic Scholar's Academic Graph. Limits: with a key one request a second; without, a shared pool.

See www.semanticscholar.org/product/api. The journal of a paper is not asked for: its volume and pages may
belong to another version than the date.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

import msgspec

from paper_digest.model.record import Sighting
from paper_digest.services.answers import decoded_json, json_sightings, require, title_words
from paper_digest.services.service import ApiKey, Request, Service
from paper_digest.values.identifiers import Identifier, IdentifierKind

_NAME: Final = "Semantic Scholar"
_FIELDS: Final = (("fields", "title,abstract,authors,venue,publicationDate,externalIds,openAccessPdf"),)
_PREFIXES: Final = {IdentifierKind.ARXIV: "ARXIV", IdentifierKind.DOI: "DOI"}


def lookup(identifiers: Sequence[Identifier]) -> Request:
    """Asks for papers by their DOIs or arXiv ids, several with one POST."""
    ids = [f"{_PREFIXES[identifier.kind]}:{identifier.value}" for identifier in identifiers]
    if len(ids) == 1:
        return Request(f"/graph/v1/paper/{quote(ids[0], safe=':/')}", form=_FIELDS, may_be_missing=True)
    body = msgspec.json.encode({"ids": ids}).decode()
    return Request("/graph/v1/paper/batch", form=_FIELDS, json=body)


def search(title: str) -> Request:
    """Asks for the paper whose title is closest."""
    query = (("query", title_words(title)),)
    return Request("/graph/v1/paper/search/match", query, _FIELDS, may_be_missing=True)


def read(text: str) -> tuple[Sighting, ...]:
    """The papers in the list, or the one that was asked for; the list has nulls for unknown papers."""
    answer = decoded_json(text)
    is_paper = isinstance(answer, dict) and ("paperId" in answer or isinstance(answer.get("data"), list))
    require(isinstance(answer, list) or is_paper)
    return json_sightings(_NAME, text)


SERVICE: Final = Service(
    option="semantic-scholar",
    name=_NAME,
    base_url="https://api.semanticscholar.org",
    pause=1.0,
    read=read,
    search=search,
    lookup=lookup,
    kinds=(IdentifierKind.DOI, IdentifierKind.ARXIV),
    batch_size=100,
    key=ApiKey("S2_API_KEY", header="x-api-key"),
)
