"""Asks Crossref's REST API. Its headers tell the limit, which is more than one list of works a second.

See www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication: a contact address
leads to the polite pool.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from paper_digest.model.record import Sighting
from paper_digest.services.answers import decoded_json, json_sightings, require, title_words
from paper_digest.services.service import Request, Service
from paper_digest.values.identifiers import Identifier, IdentifierKind

_NAME: Final = "Crossref"


def lookup(identifiers: Sequence[Identifier]) -> Request:
    """Asks for works by DOI; several filters of one name are alternatives."""
    condition = ",".join(f"doi:{identifier.value}" for identifier in identifiers)
    return Request("/works", (("filter", condition),), form=(("rows", str(len(identifiers))),))


def search(title: str) -> Request:
    """Asks for the best five works for the words of a reference."""
    return Request("/works", (("query.bibliographic", title_words(title)),), form=(("rows", "5"),))


def read(text: str) -> tuple[Sighting, ...]:
    """The works in the list."""
    answer = decoded_json(text)
    require(isinstance(answer, dict) and answer.get("status") == "ok")
    require(isinstance(answer.get("message"), dict) and isinstance(answer["message"].get("items"), list))
    return json_sightings(_NAME, text)


SERVICE: Final = Service(
    option="crossref",
    name=_NAME,
    base_url="https://api.crossref.org",
    pause=1.0,
    read=read,
    search=search,
    lookup=lookup,
    kinds=(IdentifierKind.DOI,),
    batch_size=20,
    contact_parameter="mailto",
)
