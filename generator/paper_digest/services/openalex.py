"""Asks OpenAlex for works. Limits: 100 requests a second, and a daily allowance that a free key raises.

See developers.openalex.org/api-reference/authentication. The volume and pages of a work are not asked for:
its date is the earliest of all its versions and may belong to another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from paper_digest.model.record import Sighting
from paper_digest.services.answers import decoded_json, json_sightings, require, title_words
from paper_digest.services.service import ApiKey, Request, Service
from paper_digest.values.identifiers import Identifier, IdentifierKind

_NAME: Final = "OpenAlex"
_FIELDS: Final = (
    "id,doi,display_name,publication_date,primary_location,best_oa_location,authorships,"
    "abstract_inverted_index,ids"
)
_ARXIV_DOI: Final = "10.48550/arxiv."


def lookup(identifiers: Sequence[Identifier]) -> Request:
    """Asks for works by DOI; papers of arXiv have one, too."""
    return _works(f"doi:{'|'.join(map(_doi, identifiers))}", len(identifiers))


def search(title: str) -> Request:
    """Asks for the best five works with these words in their titles."""
    return _works(f"title.search:{title_words(title)}", 5)


def read(text: str) -> tuple[Sighting, ...]:
    """The works in the list."""
    answer = decoded_json(text)
    require(isinstance(answer, dict) and isinstance(answer.get("results"), list))
    works = msgspec.json.encode([_without_repository(work) for work in answer["results"]]).decode()
    return json_sightings(_NAME, works)


def _without_repository(work: object) -> object:
    """The work without the name of a repository, such as Zenodo, which is no venue."""
    location = work.get("primary_location") if isinstance(work, dict) else None
    source = location.get("source") if isinstance(location, dict) else None
    if not (isinstance(work, dict) and isinstance(location, dict) and isinstance(source, dict)):
        return work
    if source.get("type") != "repository":
        return work
    return {**work, "primary_location": {**location, "source": None}}


def _doi(identifier: Identifier) -> str:
    is_arxiv = identifier.kind is IdentifierKind.ARXIV
    return f"{_ARXIV_DOI}{identifier.value}" if is_arxiv else identifier.value


def _works(condition: str, count: int) -> Request:
    form = (("per_page", str(count)), ("select", _FIELDS))
    return Request("/works", (("filter", condition),), form)


SERVICE: Final = Service(
    option="openalex",
    name=_NAME,
    base_url="https://api.openalex.org",
    pause=0.1,
    read=read,
    search=search,
    lookup=lookup,
    kinds=(IdentifierKind.DOI, IdentifierKind.ARXIV),
    batch_size=50,
    contact_parameter="mailto",
    key=ApiKey("OPENALEX_API_KEY", parameter="api_key"),
)
