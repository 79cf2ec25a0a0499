"""Searches DBLP by title. Limits: one or two seconds between requests (dblp.org/faq/1474706.html)."""

from __future__ import annotations

from typing import Final

from paper_digest.model.record import Sighting
from paper_digest.services.answers import decoded_json, json_sightings, require, title_words
from paper_digest.services.service import Request, Service

_NAME: Final = "DBLP"


def search(title: str) -> Request:
    """Asks for the best ten publications with these words; c=0 asks for no completions."""
    form = (("format", "json"), ("h", "10"), ("c", "0"))
    return Request("/search/publ/api", (("q", title_words(title)),), form)


def read(text: str) -> tuple[Sighting, ...]:
    """The hits."""
    answer = decoded_json(text)
    require(isinstance(answer, dict) and isinstance(answer.get("result"), dict))
    require(isinstance(answer["result"].get("hits"), dict))
    return json_sightings(_NAME, text)


SERVICE: Final = Service(
    option="dblp",
    name=_NAME,
    base_url="https://dblp.org",
    pause=2.0,
    read=read,
    search=search,
)
