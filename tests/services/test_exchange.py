"""Tests of redirects and endless answers; tests/services/test_client.py has the other faults."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import nullcontext

import httpx
import pytest
from paper_digest.services.exchange import Exchange, HttpRequest, Limits, ServiceError

from tests.services.clock import FakeTime
from tests.services.server import Reply, ServiceServer, serving


@pytest.fixture
def server() -> Iterator[ServiceServer]:
    with serving(lambda _: Reply("text")) as running:
        yield running


def ask(url: str, *, pause: float = 0.0, time: FakeTime | None = None) -> str:
    """The text at an address, after redirects."""
    request = HttpRequest(url=url, service="a", pause=pause, question="q", follows_redirects=True)
    with httpx.Client() as http:
        clock = (time or FakeTime()).clock
        exchange = Exchange(http, clock, Limits(answer_bytes=500_000))
        return exchange.ask(request, lambda answer: answer.content.decode())


def redirecting(server: ServiceServer, location: str) -> None:
    server.script = lambda seen: (
        Reply(status=308, headers={"Location": location}) if seen.path == "/a" else Reply("text")
    )


@pytest.mark.parametrize("location", ["/b", "b?x=1#y", "{url}/b"])
def test_a_redirect_on_the_same_host_is_followed(server: ServiceServer, location: str) -> None:
    redirecting(server, location.format(url=server.url))
    time = FakeTime()
    assert ask(f"{server.url}/a", pause=3.0, time=time) == "text"
    assert [seen.path for seen in server.requests] == ["/a", "/b"]
    assert time.pauses == [3.0]


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("https://other.example.org/b", "a redirect to another host, https://other.example.org/b"),
        ("//other.example.org", "a redirect to another host"),
        ("http://127.0.0.1:1/b", "a redirect to another host, http://127.0.0.1:1/b"),
        ("file:///etc/passwd", "a redirect to another host"),
        ("", "a redirect to no address"),
        ("http://a:port/", "an answer that breaks off or is damaged"),
        ("/a", "more than 5 redirects"),
    ],
)
def test_a_redirect_that_leaves_the_host_is_not_followed(
    server: ServiceServer, location: str, message: str
) -> None:
    redirecting(server, location)
    with pytest.raises(ServiceError, match=message):
        ask(f"{server.url}/a")
    assert {seen.path for seen in server.requests} == {"/a"}


def test_an_endless_answer_is_given_up(server: ServiceServer) -> None:
    server.script = lambda _: Reply("x" * 10_000, is_endless=True)
    with pytest.raises(ServiceError, match="an answer of more than 500,000 bytes"):
        ask(server.url)
    assert len(server.requests) == 1


def test_an_endless_answer_without_content_is_given_up(server: ServiceServer) -> None:
    """Compressed data may have blocks without content, and httpx hands on nothing of them."""
    start, empty_block = gzip.compress(b"")[:10], b"\x00\x00\x00\xff\xff"
    server.script = lambda _: Reply(
        start + empty_block * 1_000, headers={"Content-Encoding": "gzip"}, repeated=empty_block * 1_000
    )
    with pytest.raises(ServiceError, match="an answer that takes too long"):
        ask(server.url, time=FakeTime(step=10.0))


@pytest.mark.parametrize("coding", ["gzip, gzip", "br"])
def test_a_compression_that_was_not_asked_for_is_an_error(server: ServiceServer, coding: str) -> None:
    server.script = lambda _: Reply(gzip.compress(b"text"), headers={"Content-Encoding": coding})
    with pytest.raises(ServiceError, match="another compression than gzip"):
        ask(server.url)
    assert {seen.headers["accept-encoding"] for seen in server.requests} == {"gzip"}


@pytest.mark.parametrize(("redirects", "is_followed"), [(5, True), (6, False)])
def test_five_redirects_are_followed(server: ServiceServer, redirects: int, is_followed: bool) -> None:
    server.script = lambda seen: (
        Reply("text")
        if seen.path == f"/{redirects}"
        else Reply(status=302, headers={"Location": f"/{int(seen.path[1:]) + 1}"})
    )
    with nullcontext() if is_followed else pytest.raises(ServiceError, match="more than 5 redirects"):
        assert ask(f"{server.url}/0") == "text"
    assert [seen.path for seen in server.requests] == ["/0", "/1", "/2", "/3", "/4", "/5"]


@pytest.mark.parametrize(
    "url", ["https://300.1.1.1/feed", "https://a..example.org", f"https://{'a' * 64}.org"]
)
def test_an_invalid_address_is_not_asked(url: str) -> None:
    time = FakeTime()
    with pytest.raises(ServiceError, match="an invalid address") as raised:
        ask(url, time=time)
    assert raised.value.is_final
    assert time.pauses == []
