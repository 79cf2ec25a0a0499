"""Asks Hugging Face for its pages of papers. Limits: 500 requests in five minutes without a token.

See huggingface.co/docs/hub/rate-limits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from paper_digest.model.record import Sighting
from paper_digest.services.answers import decoded_json, json_sightings, require, title_words
from paper_digest.services.service import ApiKey, Request, Service
from paper_digest.values.identifiers import Identifier, IdentifierKind

_NAME: Final = "Hugging Face"


def lookup(identifiers: Sequence[Identifier]) -> Request:
    """Asks for one paper by its arXiv id."""
    path = f"/api/papers/{quote(identifiers[0].value, safe='')}"
    return Request(path, may_be_missing=True)


def search(title: str) -> Request:
    """Asks for papers with these words."""
    return Request("/api/papers/search", (("q", title_words(title)),))


def read(text: str) -> tuple[Sighting, ...]:
    """The papers in the list, or the one that was asked for."""
    answer = decoded_json(text)
    require(isinstance(answer, list) or (isinstance(answer, dict) and "id" in answer and "title" in answer))
    return json_sightings(_NAME, text)


SERVICE: Final = Service(
    option="hugging-face",
    name=_NAME,
    base_url="https://huggingface.co",
    pause=0.7,
    read=read,
    search=search,
    lookup=lookup,
    kinds=(IdentifierKind.ARXIV,),
    key=ApiKey("HF_TOKEN", header="Authorization", prefix="Bearer "),
)
