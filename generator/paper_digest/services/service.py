"""Defines a service: how it is asked, how often, and how its answers become sightings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from paper_digest.model.record import Sighting
from paper_digest.values.identifiers import Identifier, IdentifierKind

Parameters = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """A question to a service, without the contact address and without keys."""

    path: str
    """Behind the base URL, percent-encoded."""
    query: Parameters = ()
    """What is asked."""
    form: Parameters = ()
    """How the answer should look: its fields, their format, the number of records."""
    json: str = ""
    """The body of a POST request; "" for GET."""
    may_be_missing: bool = False
    """The status 404 means that the service does not know the paper."""

    def address(self, base_url: str) -> str:
        """The URL by which people can ask the same."""
        query = f"?{urlencode(self.query, safe=':/,')}" if self.query else ""
        return f"{base_url}{self.path}{query}"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """How a service takes an API key, which people keep in an environment variable."""

    variable: str
    header: str = ""
    """The header that carries it; "" for none."""
    prefix: str = ""
    """What precedes it in the header, such as "Bearer "."""
    parameter: str = ""
    """The query parameter that carries it; "" for none."""


def is_key(text: str) -> bool:
    """Whether a text can be an API key or a token: printable ASCII without spaces, as a header may have."""
    return bool(text) and text.isascii() and text.isprintable() and " " not in text


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service on the web with metadata of papers."""

    option: str
    """Its name on the command line."""
    name: str
    base_url: str
    pause: float
    """Seconds from one request to the next, by the service's published limits."""
    read: Callable[[str], tuple[Sighting, ...]]
    """The papers in an answer, with the service's name; raises UnexpectedAnswerError."""
    search: Callable[[str], Request]
    """Asks for the words of a title."""
    lookup: Callable[[Sequence[Identifier]], Request] | None = None
    """Asks for papers by their identifiers; None if the service only searches."""
    kinds: tuple[IdentifierKind, ...] = ()
    """The identifiers that `lookup` takes, the best first."""
    batch_size: int = 1
    """The most identifiers in one request."""
    accept: str = "application/json"
    """The media type of its answers."""
    contact_parameter: str = ""
    """The query parameter for a contact address, beside the user agent; "" for none."""
    key: ApiKey | None = None
