"""Asks for listings over HTTP, conditionally where the last answer is still there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, Self, TypeVar
from urllib.parse import urlsplit

import httpx

from paper_digest.services.answer_text import answer_text
from paper_digest.services.exchange import Clock, Exchange, HttpAnswer, HttpRequest, Limits
from paper_digest.services.user_agent import user_agent

_T = TypeVar("_T")
_LONGEST_VALIDATOR: Final = 500


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server says to identify the version that it sent (RFC 9110, section 8.8); "" for nothing."""

    etag: str = ""
    last_modified: str = ""

    @classmethod
    def of(cls, etag: str, last_modified: str) -> Self:
        """Of these values those that a header may have."""
        return cls(*(value if _is_plain(value) else "" for value in (etag, last_modified)))

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingRequest:
    """What to ask for."""

    url: str
    accept: str
    pause: float
    """Seconds from one request to a host to the next."""
    validators: Validators = Validators()
    """Those of the last answer, which the server need not send again; empty if it is not there any more."""
    token: str = ""
    """The user's key for the service; "" for none."""


@dataclass(frozen=True, slots=True)
class ListingClient:
    """Asks for listings, one at a time."""

    exchange: Exchange
    user_agent: str

    def ask(self, request: ListingRequest, read: Callable[[str], _T]) -> tuple[_T, Validators] | None:
        """What `read` makes of the answer, and its version; None if the last version is still the newest.

        `read` raises UnexpectedAnswerError for what is no listing, which is asked for again. Raises
        ServiceError after the last attempt.
        """
        is_conditional = bool(request.validators)
        accepted = {HTTPStatus.OK} | ({HTTPStatus.NOT_MODIFIED} if is_conditional else set())

        def value(answer: HttpAnswer) -> tuple[_T, Validators] | None:
            if answer.status == HTTPStatus.NOT_MODIFIED:
                return None
            text = answer_text(answer.content, answer.headers.get("content-type", ""))
            headers = answer.headers
            return read(text), Validators.of(headers.get("etag", ""), headers.get("last-modified", ""))

        http_request = HttpRequest(
            url=request.url,
            service=urlsplit(request.url).netloc,
            pause=request.pause,
            question=request.url,
            headers=self._headers(request),
            accepted=frozenset(accepted),
            follows_redirects=True,
        )
        return self.exchange.ask(http_request, value)

    def _headers(self, request: ListingRequest) -> dict[str, str]:
        headers = {
            "User-Agent": self.user_agent,
            "Accept": request.accept,
            "If-None-Match": request.validators.etag,
            "If-Modified-Since": request.validators.last_modified,
            "Authorization": f"Bearer {request.token}" if request.token else "",
        }
        return {name: value for name, value in headers.items() if value}


def _is_plain(value: str) -> bool:
    return len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable()


@contextmanager
def listing_client(
    contact: str,
    clock: Clock = Clock(),  # noqa: B008 - it has no state
    limits: Limits = Limits(),  # noqa: B008 - it has no state
) -> Iterator[ListingClient]:
    """A client that is ready to ask; `contact` is an email address to name, or anything else for none."""
    with httpx.Client(follow_redirects=False) as http:
        yield ListingClient(Exchange(http, clock, limits), user_agent(contact))
