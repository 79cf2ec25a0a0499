"""Searches OpenReview's API 2 by title. Limits: none are published, so one request a second.

Only the search answers anonymous clients; the lists of notes ask for a proof that one is human. See
docs.openreview.net/reference/api-v2.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from paper_digest.model.record import Sighting
from paper_digest.services.answers import decoded_json, json_sightings, require, title_words
from paper_digest.services.service import Request, Service

_NAME: Final = "OpenReview"
_NOT_PUBLISHED: Final = re.compile(
    r"\b(?:submitted to|withdrawn|(?:desk[- ])?reject(?:ed)?|submission|under review|pending)\b",
    re.IGNORECASE,
)
"""Words in the venue of a submission that the venue did not publish."""
_ACCEPTED: Final = re.compile(r"^accepted (?:by|at|to|for) ", re.IGNORECASE)
_PRESENTATION: Final = re.compile(
    r"[ (]{1,3}(?:conditional )?(?:poster|oral|spotlight|notable).*$", re.IGNORECASE
)


def search(title: str) -> Request:
    """Asks for the best five submissions with these words."""
    scope = (("type", "terms"), ("content", "all"), ("group", "all"), ("source", "forum"), ("limit", "5"))
    return Request("/notes/search", (("term", title_words(title)),), scope)


def read(text: str) -> tuple[Sighting, ...]:
    """The submissions in the list, with a venue only if it published them."""
    answer = decoded_json(text)
    require(isinstance(answer, dict) and isinstance(answer.get("notes"), list))
    require(not answer.get("searchUnavailable"))
    return tuple(replace(sighting, venue=_venue(sighting.venue)) for sighting in json_sightings(_NAME, text))


def _venue(text: str | None) -> str | None:
    """The venue in a text such as "ICLR 2025 Poster"."""
    if text is None or _NOT_PUBLISHED.search(text):
        return None
    return _PRESENTATION.sub("", _ACCEPTED.sub("", text)) or None


SERVICE: Final = Service(
    option="openreview",
    name=_NAME,
    base_url="https://api2.openreview.net",
    pause=1.0,
    read=read,
    search=search,
)
