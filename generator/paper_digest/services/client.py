"""Asks services for papers over HTTP, and keeps a cache of their answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final, TypeVar
from urllib.parse import urlencode

import httpx

from paper_digest.services.answer_cache import AnswerCache
from paper_digest.services.answers import UnexpectedAnswerError
from paper_digest.services.exchange import Exchange, HttpAnswer, HttpRequest
from paper_digest.services.service import Request, Service

_T = TypeVar("_T")
_OK: Final = frozenset({HTTPStatus.OK})
_OK_OR_MISSING: Final = frozenset({HTTPStatus.OK, HTTPStatus.NOT_FOUND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Asks any service; one at a time."""

    exchange: Exchange
    cache: AnswerCache
    contact: str
    """An email address, for services that want to know who asks."""
    user_agent: str
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    """API keys by the names of their environment variables; never in an address, a message or the cache."""

    def stored(
        self, service: Service, request: Request, read: Callable[[str], _T]
    ) -> tuple[_T | None] | None:
        """What `read` makes of the stored answer, as `ask` returns it; None if it can read none."""
        answer = self.cache.get(_question(service, request))
        try:
            return None if answer is None else (read(answer) if answer else None,)
        except UnexpectedAnswerError:
            return None

    def ask(self, service: Service, request: Request, read: Callable[[str], _T]) -> _T | None:
        """What `read` makes of the answer, which is stored; None if the service does not know the paper.

        `read` raises UnexpectedAnswerError for anything but an answer of the documented form, which is asked
        for again and never stored. Raises ServiceError after the last attempt.
        """

        def text_and_value(answer: HttpAnswer) -> tuple[str, _T | None]:
            if answer.status == HTTPStatus.NOT_FOUND:
                return "", None
            text = answer.content.decode("utf-8", "replace")
            return text, read(text)

        text, value = self.exchange.ask(self._http_request(service, request), text_and_value)
        self.cache.put(_question(service, request), text)
        return value

    def _http_request(self, service: Service, request: Request) -> HttpRequest:
        return HttpRequest(
            url=f"{service.base_url}{request.path}",
            service=service.option,
            pause=service.pause,
            question=_question(service, request),
            headers=self._headers(service, request),
            parameters=self._parameters(service, request),
            body=request.json,
            accepted=_OK_OR_MISSING if request.may_be_missing else _OK,
        )

    def _parameters(self, service: Service, request: Request) -> httpx.QueryParams:
        extra = {service.contact_parameter: self.contact}
        if service.key:
            extra[service.key.parameter] = self.keys.get(service.key.variable, "")
        known = tuple((name, value) for name, value in extra.items() if name and value)
        return httpx.QueryParams((*request.query, *request.form, *known))

    def _headers(self, service: Service, request: Request) -> dict[str, str]:
        headers = {"User-Agent": self.user_agent, "Accept": service.accept}
        if request.json:
            headers["Content-Type"] = "application/json"
        key = self.keys.get(service.key.variable) if service.key else None
        if service.key and service.key.header and key:
            headers[service.key.header] = f"{service.key.prefix}{key}"
        return headers


def _question(service: Service, request: Request) -> str:
    """What is asked and where, as one line: the answers of a mirror are not those of the service."""
    parameters = urlencode((*request.query, *request.form))
    return f"{service.option} {service.base_url}{request.path}?{parameters} {request.json}"
