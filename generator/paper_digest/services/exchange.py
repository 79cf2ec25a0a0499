"""Sends requests over HTTP: with pauses, retries, and limits of time and size."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final, TypeVar

import httpx

from paper_digest.services.answers import UnexpectedAnswerError
from paper_digest.services.decompression import ACCEPTED, decompressed
from paper_digest.services.failure_cause import FailureCause
from paper_digest.services.retries import ATTEMPTS, LONGEST_WAIT, TEMPORARY, backoff, retry_after
from paper_digest.values.printable import printable

_T = TypeVar("_T")
_FORBIDDEN: Final = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_REDIRECTS_AT_MOST: Final = 5
"""Redirects of one request that are followed; a longer chain is a circle."""
_LONGEST_ADDRESS: Final = 200
"""Characters of a redirect's target in a message."""


class ServiceError(Exception):
    """A question that a service did not answer; the message says what it did instead."""

    def __init__(self, actual: str, *, is_final: bool = False, cause: FailureCause | None = None) -> None:
        super().__init__(actual)
        self.is_final = is_final
        """There is no use in asking the service anything else in this run."""
        self.cause = cause
        """What people can do something about, if it is known."""


class _AttemptError(Exception):
    """One attempt that failed."""

    def __init__(
        self,
        actual: str,
        *,
        is_temporary: bool = True,
        is_final: bool = False,
        wait: float | None = None,
        cause: FailureCause | None = None,
    ) -> None:
        super().__init__(actual)
        self.is_temporary = is_temporary
        self.is_final = is_final
        """If the last attempt ends so, other questions would end so, too."""
        self.wait = wait
        """Seconds that the service asks to wait."""
        self.cause = cause


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
    """Many times the largest answer to a batch, or the largest listing of a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpRequest:
    """One request."""

    url: str
    service: str
    """Its name or host; requests with the same one are `pause` seconds apart."""
    pause: float
    question: str
    """What is asked, without keys; varies the pauses between attempts."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    parameters: httpx.QueryParams | None = None
    """In place of those in the URL; None for none."""
    body: str = ""
    """The body of a POST request; "" for GET."""
    accepted: frozenset[int] = frozenset({HTTPStatus.OK})
    """The statuses of answers; any other one is a failure."""
    follows_redirects: bool = False
    """Whether redirects are followed that stay on the host."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """A whole answer."""

    status: int
    content: bytes
    headers: Mapping[str, str]
    """By names in lower case."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Sends requests, one at a time."""

    http: httpx.Client
    clock: Clock = Clock()
    limits: Limits = Limits()
    next_start: dict[str, float] = field(default_factory=dict)
    """When each service may be asked again."""

    def ask(self, request: HttpRequest, read: Callable[[HttpAnswer], _T]) -> _T:
        """What `read` makes of the answer.

        `read` raises UnexpectedAnswerError for anything but an answer of the documented form, which is asked
        for again. Raises ServiceError after the last attempt.
        """
        for attempt in range(ATTEMPTS):
            try:
                return read(self._answer(request))
            except (_AttemptError, UnexpectedAnswerError) as error:
                self._wait(error, attempt, request.question)
        raise AssertionError("the last attempt returns or raises")

    def _wait(self, error: Exception, attempt: int, question: str) -> None:
        """Waits before the next attempt; raises ServiceError if there should be none."""
        failed = error if isinstance(error, _AttemptError) else _AttemptError(str(error))
        wait = failed.wait
        if wait is not None and wait > LONGEST_WAIT:
            raise ServiceError(f"{error} and a request to wait {wait:,.0f} seconds", is_final=True) from error
        if attempt + 1 == ATTEMPTS or not failed.is_temporary:
            raise ServiceError(str(error), is_final=failed.is_final, cause=failed.cause) from error
        self.clock.sleep(backoff(attempt, question) if wait is None else wait)

    def _answer(self, request: HttpRequest) -> HttpAnswer:
        """The answer to one attempt, after redirects on the same host."""
        url = _address(request)
        for _ in range(_REDIRECTS_AT_MOST + 1):
            answer = self._response(request, url)
            if isinstance(answer, HttpAnswer):
                return answer
            url = answer
        raise _AttemptError(f"more than {_REDIRECTS_AT_MOST} redirects", is_temporary=False)

    def _response(self, request: HttpRequest, url: httpx.URL) -> HttpAnswer | httpx.URL:
        """The answer at this address, or the address to which it redirects."""
        self._pause(request)
        started = self.clock.elapsed()
        try:
            with self.http.stream(
                "POST" if request.body else "GET",
                url,
                params=request.parameters,
                content=request.body or None,
                headers={**request.headers, "Accept-Encoding": ACCEPTED},
                timeout=self.limits.step_seconds,
            ) as response:
                if request.follows_redirects and response.status_code in _REDIRECTS:
                    return _redirect(response, url)
                self._check_status(response, request.accepted)
                content = b"".join(self._chunks(response, started))
        except httpx.TimeoutException as error:
            raise _AttemptError("no answer in time") from error
        except httpx.ConnectError as error:
            raise _AttemptError("no connection", is_final=True) from error
        except UnicodeError as error:
            # Of the look-up of a host with an empty or too long part, which httpx lets through.
            raise _invalid_address() from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _AttemptError("an answer that breaks off or is damaged") from error
        headers = {name.lower(): value for name, value in response.headers.items()}
        return HttpAnswer(response.status_code, content, headers)

    def _pause(self, request: HttpRequest) -> None:
        """Waits until the service may be asked again."""
        now = self.clock.elapsed()
        start = max(now, self.next_start.get(request.service, now))
        if start > now:
            self.clock.sleep(start - now)
        self.next_start[request.service] = start + request.pause

    def _check_status(self, response: httpx.Response, accepted: frozenset[int]) -> None:
        status = response.status_code
        if status in accepted:
            return
        header = response.headers.get("Retry-After", "")
        raise _AttemptError(
            f"the status {_status_text(status)}",
            is_temporary=status in TEMPORARY,
            wait=retry_after(header, self.clock.now()) if header else None,
            cause=FailureCause.FORBIDDEN if status in _FORBIDDEN else None,
        )

    def _chunks(self, response: httpx.Response, started: float) -> Iterator[bytes]:
        """The answer in parts; an answer that takes too long or is too large fails for good."""
        size = 0
        for part in decompressed(response.iter_raw(), response.headers.get("Content-Encoding", "")):
            size += len(part)
            if size > self.limits.answer_bytes:
                limit = f"{self.limits.answer_bytes:,} bytes"
                raise _AttemptError(f"an answer of more than {limit}", is_temporary=False)
            if self.clock.elapsed() - started > self.limits.answer_seconds:
                raise _AttemptError("an answer that takes too long")
            yield part


def _address(request: HttpRequest) -> httpx.URL:
    try:
        return httpx.URL(request.url)
    except httpx.InvalidURL as error:
        raise _invalid_address() from error


def _invalid_address() -> _AttemptError:
    cause = FailureCause.INVALID_ADDRESS
    return _AttemptError("an invalid address", is_temporary=False, is_final=True, cause=cause)


def _redirect(response: httpx.Response, url: httpx.URL) -> httpx.URL:
    """The target of a redirect; one that leaves the host fails, since people should decide about it."""
    location = response.headers.get("Location", "")
    if not location:
        raise _AttemptError("a redirect to no address", is_temporary=False)
    target = url.join(location)
    is_upgrade = (url.scheme, target.scheme) == ("http", "https") and url.port is target.port is None
    is_same = (url.scheme, url.port) == (target.scheme, target.port) or is_upgrade
    if target.host != url.host or not is_same:
        address = printable(str(target))[:_LONGEST_ADDRESS]
        actual = f"a redirect to another host, {address}"
        cause = FailureCause.OTHER_HOST if target.scheme in ("http", "https") else None
        raise _AttemptError(actual, is_temporary=False, cause=cause)
    return target


def _status_text(status: int) -> str:
    """The status with the standard's words, not the server's."""
    known = status in HTTPStatus._value2member_map_
    return f'{status} "{HTTPStatus(status).phrase}"' if known else str(status)
