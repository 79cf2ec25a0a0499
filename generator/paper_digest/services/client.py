"""Asks services over HTTP: with pauses, retries, time and size limits, and a cache of their answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import urlencode

import httpx

from paper_digest.services.answer_cache import AnswerCache
from paper_digest.services.answers import UnexpectedAnswerError
from paper_digest.services.retries import ATTEMPTS, LONGEST_WAIT, TEMPORARY, backoff, retry_after
from paper_digest.services.service import Request, Service

_T = TypeVar("_T")


class ServiceError(Exception):
    """A question that a service did not answer; the message says what it did instead."""

    def __init__(self, actual: str, *, is_final: bool = False) -> None:
        super().__init__(actual)
        self.is_final = is_final
        """There is no use in asking the service anything else in this run."""


class _AttemptError(Exception):
    """One attempt that failed."""

    def __init__(
        self, actual: str, *, is_temporary: bool = True, is_final: bool = False, wait: float | None = None
    ) -> None:
        super().__init__(actual)
        self.is_temporary = is_temporary
        self.is_final = is_final
        """If the last attempt ends so, other questions would end so, too."""
        self.wait = wait
        """Seconds that the service asks to wait."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time and how to let it pass; tests have their own."""

    sleep: Callable[[float], None] = time.sleep
    elapsed: Callable[[], float] = time.monotonic
    """Seconds since any moment."""
    now: Callable[[], float] = time.time
    """Seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take; chosen by hand."""

    step_seconds: float = 30.0
    """For each step, such as connecting or receiving the next bytes."""
    answer_seconds: float = 90.0
    """For a whole answer, which may come in slowly."""
    answer_bytes: int = 32_000_000
    """Many times the largest answer to a batch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Asks any service; one at a time."""

    http: httpx.Client
    cache: AnswerCache
    contact: str
    """An email address, for services that want to know who asks."""
    user_agent: str
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    """API keys by the names of their environment variables; never in an address, a message or the cache."""
    clock: Clock = Clock()
    limits: Limits = Limits()
    _next_start: dict[str, float] = field(default_factory=dict)
    """When each service may be asked again."""

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
        question = _question(service, request)
        for attempt in range(ATTEMPTS):
            try:
                answer = self._answer(service, request)
                value = None if answer is None else read(answer)
            except (_AttemptError, UnexpectedAnswerError) as error:
                self._wait(error, attempt, question)
            else:
                self.cache.put(question, answer or "")
                return value
        raise AssertionError("the last attempt returns or raises")

    def _wait(self, error: Exception, attempt: int, question: str) -> None:
        """Waits before the next attempt; raises ServiceError if there should be none."""
        failed = error if isinstance(error, _AttemptError) else _AttemptError(str(error))
        wait = failed.wait
        if wait is not None and wait > LONGEST_WAIT:
            raise ServiceError(f"{error} and a request to wait {wait:,.0f} seconds", is_final=True) from error
        if attempt + 1 == ATTEMPTS or not failed.is_temporary:
            raise ServiceError(str(error), is_final=failed.is_final) from error
        self.clock.sleep(backoff(attempt, question) if wait is None else wait)

    def _answer(self, service: Service, request: Request) -> str | None:
        """The answer to one attempt; None if the service does not know the paper."""
        self._pause(service)
        started = self.clock.elapsed()
        try:
            with self.http.stream(
                "POST" if request.json else "GET",
                f"{service.base_url}{request.path}",
                params=self._parameters(service, request),
                content=request.json or None,
                headers=self._headers(service, request),
                timeout=self.limits.step_seconds,
            ) as response:
                if request.may_be_missing and response.status_code == HTTPStatus.NOT_FOUND:
                    return None
                self._check_status(response)
                content = b"".join(self._chunks(response, started))
        except httpx.TimeoutException as error:
            raise _AttemptError("no answer in time") from error
        except httpx.ConnectError as error:
            raise _AttemptError("no connection", is_final=True) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _AttemptError("an answer that breaks off or is damaged") from error
        return content.decode("utf-8", "replace")

    def _pause(self, service: Service) -> None:
        """Waits until the service may be asked again."""
        now = self.clock.elapsed()
        start = max(now, self._next_start.get(service.option, now))
        if start > now:
            self.clock.sleep(start - now)
        self._next_start[service.option] = start + service.pause

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

    def _check_status(self, response: httpx.Response) -> None:
        status = response.status_code
        if status == HTTPStatus.OK:
            return
        header = response.headers.get("Retry-After", "")
        raise _AttemptError(
            f"the status {_status_text(status)}",
            is_temporary=status in TEMPORARY,
            wait=retry_after(header, self.clock.now()) if header else None,
        )

    def _chunks(self, response: httpx.Response, started: float) -> Iterator[bytes]:
        """The answer in parts; an answer that takes too long or is too large fails for good."""
        size = 0
        for chunk in response.iter_bytes():
            size += len(chunk)
            if size > self.limits.answer_bytes:
                limit = f"{self.limits.answer_bytes:,} bytes"
                raise _AttemptError(f"an answer of more than {limit}", is_temporary=False)
            if self.clock.elapsed() - started > self.limits.answer_seconds:
                raise _AttemptError("an answer that takes too long")
            yield chunk


def _question(service: Service, request: Request) -> str:
    """What is asked and where, as one line: the answers of a mirror are not those of the service."""
    parameters = urlencode((*request.query, *request.form))
    return f"{service.option} {service.base_url}{request.path}?{parameters} {request.json}"


def _status_text(status: int) -> str:
    """The status with the standard's words, not the server's."""
    known = status in HTTPStatus._value2member_map_
    return f'{status} "{HTTPStatus(status).phrase}"' if known else str(status)
