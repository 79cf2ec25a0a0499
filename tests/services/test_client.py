"""Tests of asking over HTTP, against a server on the loopback interface with the faults of services."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path
from typing import Any

import httpx
import pytest
from paper_digest.services.answer_cache import AnswerCache
from paper_digest.services.answers import UnexpectedAnswerError, decoded_json, require
from paper_digest.services.client import Client
from paper_digest.services.exchange import Exchange, Limits, ServiceError
from paper_digest.services.service import ApiKey, Request, Service

from tests.services.clock import START, FakeTime
from tests.services.server import Reply, ServiceServer, serving

QUESTION = Request("/works", (("q", "Flat minima"),), (("rows", "5"),))
GOOD = Reply('{"title": "Flat minima"}')
BUSY = Reply(status=503)
KEY = "secret-key-of-the-user"


def read(text: str) -> str:
    """The title in an answer."""
    answer = decoded_json(text)
    require(isinstance(answer, dict) and "title" in answer)
    return str(answer["title"])


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def server() -> Iterator[ServiceServer]:
    with serving(lambda _: GOOD) as running:
        yield running


@pytest.fixture
def service(server: ServiceServer) -> Service:
    return Service(
        option="example",
        name="Example",
        base_url=server.url,
        pause=3.0,
        read=lambda _: (),
        search=lambda _: QUESTION,
        contact_parameter="mailto",
        key=ApiKey("EXAMPLE_KEY", header="Authorization", prefix="Bearer ", parameter="api_key"),
    )


@pytest.fixture
def client(tmp_path: Path, time: FakeTime) -> Iterator[Client]:
    with httpx.Client() as http:
        yield Client(
            exchange=Exchange(http, time.clock),
            cache=AnswerCache(tmp_path, time.now),
            contact="ada@example.org",
            user_agent="paper-digest/1 (mailto:ada@example.org)",
            keys={"EXAMPLE_KEY": KEY},
        )


def answer_in_turn(server: ServiceServer, *replies: Reply) -> None:
    """Lets the server send these replies, the last one again and again."""
    rest = iter(replies)
    server.script = lambda _: next(rest, replies[-1])


def failure(client: Client, service: Service, request: Request = QUESTION) -> ServiceError:
    with pytest.raises(ServiceError) as caught:
        client.ask(service, request, read)
    return caught.value


def test_a_question_says_who_asks_and_how_the_answer_should_look(
    client: Client, service: Service, server: ServiceServer
) -> None:
    assert client.ask(service, QUESTION, read) == "Flat minima"
    (seen,) = server.requests
    assert (seen.method, seen.path) == ("GET", "/works")
    assert seen.query == {"q": "Flat minima", "rows": "5", "mailto": "ada@example.org", "api_key": KEY}
    assert seen.headers["user-agent"] == "paper-digest/1 (mailto:ada@example.org)"
    assert seen.headers["accept"] == "application/json"
    assert seen.headers["authorization"] == f"Bearer {KEY}"


def test_nothing_is_sent_for_a_key_that_is_not_set(
    client: Client, service: Service, server: ServiceServer
) -> None:
    replace(client, keys={}).ask(service, QUESTION, read)
    (seen,) = server.requests
    assert "api_key" not in seen.query
    assert "authorization" not in seen.headers


def test_a_body_is_posted(client: Client, service: Service, server: ServiceServer) -> None:
    client.ask(service, replace(QUESTION, json='{"ids": ["a"]}'), read)
    (seen,) = server.requests
    assert (seen.method, seen.body) == ("POST", '{"ids": ["a"]}')
    assert seen.headers["content-type"] == "application/json"


def test_a_key_is_neither_kept_nor_shown(
    client: Client, service: Service, server: ServiceServer, tmp_path: Path
) -> None:
    client.ask(service, QUESTION, read)
    answer_in_turn(server, Reply(KEY, status=403))
    error = failure(client, service, Request("/other"))
    assert KEY not in f"{error!r} {client!r}"
    assert KEY not in b"".join(path.read_bytes() for path in tmp_path.iterdir()).decode()


def test_an_answer_is_stored_for_its_question(client: Client, service: Service) -> None:
    assert client.stored(service, QUESTION, read) is None
    client.ask(service, QUESTION, read)
    assert client.stored(service, QUESTION, read) == ("Flat minima",)
    others = (
        (service, replace(QUESTION, form=(("rows", "6"),))),
        (service, replace(QUESTION, json="{}")),
        (replace(service, option="other"), QUESTION),
        (replace(service, base_url="https://mirror.example.org"), QUESTION),
    )
    for asked, request in others:
        assert client.stored(asked, request, read) is None


def test_a_stored_answer_that_cannot_be_read_is_none(
    client: Client, service: Service, tmp_path: Path
) -> None:
    client.ask(service, QUESTION, lambda text: text)
    (path,) = tmp_path.iterdir()
    assert path.read_bytes().endswith(b'{"title": "Flat minima"}')

    def read_another_form(_: str) -> str:
        raise UnexpectedAnswerError("another form")

    assert client.stored(service, QUESTION, read_another_form) is None


def test_questions_to_one_service_have_a_pause_between_them(
    client: Client, service: Service, time: FakeTime
) -> None:
    for number in range(3):
        client.ask(service, Request(f"/{number}"), read)
    client.ask(replace(service, option="other"), Request("/3"), read)
    assert time.pauses == [3.0, 3.0]
    time.seconds += 2
    client.ask(service, Request("/4"), read)
    assert time.pauses[2:] == [1.0]


def test_a_service_does_not_know_a_paper(client: Client, service: Service, server: ServiceServer) -> None:
    answer_in_turn(server, Reply("<html>Not found</html>", status=404))
    request = replace(QUESTION, may_be_missing=True)
    assert client.ask(service, request, read) is None
    assert client.stored(service, request, read) == (None,)
    assert '404 "Not Found"' in str(failure(client, service, Request("/a")))


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_busy_service_is_asked_again_with_growing_waits(
    client: Client, service: Service, server: ServiceServer, time: FakeTime, status: int
) -> None:
    answer_in_turn(server, Reply(status=status), Reply(status=status), GOOD)
    assert client.ask(replace(service, pause=0.0), QUESTION, read) == "Flat minima"
    assert len(server.requests) == 3
    first, second = time.pauses
    assert 1 <= first <= 1.25
    assert 2 <= second <= 2.5


@pytest.mark.parametrize("value", ["7", formatdate(START + 7, usegmt=True)])
def test_a_service_is_given_the_time_that_it_asks_for(
    client: Client, service: Service, server: ServiceServer, time: FakeTime, value: str
) -> None:
    answer_in_turn(server, Reply(status=429, headers={"Retry-After": value}), GOOD)
    assert client.ask(service, QUESTION, read) == "Flat minima"
    assert time.pauses == [7.0]


def test_a_service_that_asks_for_an_hour_is_given_up(
    client: Client, service: Service, server: ServiceServer, time: FakeTime
) -> None:
    answer_in_turn(server, Reply(status=429, headers={"Retry-After": "3600"}))
    error = failure(client, service)
    assert str(error) == 'the status 429 "Too Many Requests" and a request to wait 3,600 seconds'
    assert error.is_final
    assert (len(server.requests), time.pauses) == (1, [])


@pytest.mark.parametrize("status", [400, 401, 403, 406, 410, 418, 301, 302, 204, 999])
def test_other_statuses_are_not_tried_again(
    client: Client, service: Service, server: ServiceServer, status: int
) -> None:
    answer_in_turn(server, Reply(status=status, headers={"Location": server.url + "/works"}))
    error = failure(client, service)
    assert str(error).startswith(f"the status {status}")
    assert not error.is_final
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "location", ["/works", "//evil.example/x", "http://[", "javascript:alert(1)", "\x1b[31m"]
)
def test_a_redirect_is_never_followed(
    client: Client, service: Service, server: ServiceServer, location: str
) -> None:
    """It could lead a key to another host, or in circles."""
    answer_in_turn(server, Reply(status=302, headers={"Location": location}))
    assert location not in str(failure(client, service))
    assert {seen.path for seen in server.requests} == {"/works"}


@pytest.mark.parametrize(
    ("reply", "actual"),
    [
        (
            Reply("<!doctype html><h1>Service unavailable</h1>", headers={"Content-Type": "text/html"}),
            "an HTML page",
        ),
        (Reply('{"title": "Flat m'), "JSON that is cut or damaged"),
        (Reply('{"message": "Internal server error"}'), "JSON of another form than documented"),
        (Reply(""), "JSON that is cut or damaged"),
        (Reply(b"\xff\xfe\x00\x01"), "JSON that is cut or damaged"),
        (Reply('{"title": "Flat minima"}', announced=1_000), "an answer that breaks off or is damaged"),
        (Reply(b"no gzip", headers={"Content-Encoding": "gzip"}), "an answer that breaks off or is damaged"),
    ],
)
def test_what_is_no_answer_is_tried_again_and_never_kept(
    client: Client, service: Service, server: ServiceServer, tmp_path: Path, reply: Reply, actual: str
) -> None:
    answer_in_turn(server, reply)
    assert str(failure(client, service)) == actual
    assert len(server.requests) == 4
    assert not list(tmp_path.iterdir())
    answer_in_turn(server, reply, GOOD)
    assert client.ask(service, QUESTION, read) == "Flat minima"


def test_a_right_answer_counts_whatever_its_type(
    client: Client, service: Service, server: ServiceServer
) -> None:
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    answer_in_turn(server, Reply(gzip.compress(b'{"title": "Flat minima"}'), headers=headers))
    assert client.ask(service, QUESTION, read) == "Flat minima"


def test_a_giant_answer_is_cut_off(client: Client, service: Service, server: ServiceServer) -> None:
    bomb = gzip.compress(b'{"title": "' + b" " * 1_000_000 + b'"}')
    answer_in_turn(server, Reply(bomb, headers={"Content-Encoding": "gzip"}))
    limited = replace(client, exchange=replace(client.exchange, limits=Limits(answer_bytes=100_000)))
    assert str(failure(limited, service)) == "an answer of more than 100,000 bytes"
    assert len(server.requests) == 1


def test_an_answer_that_drips_is_cut_off(
    client: Client, service: Service, server: ServiceServer, time: FakeTime
) -> None:
    time.step = 100.0
    assert str(failure(client, service)) == "an answer that takes too long"
    assert len(server.requests) == 4


def test_a_server_that_says_nothing_is_not_waited_for(
    client: Client, service: Service, server: ServiceServer, time: FakeTime
) -> None:
    answer_in_turn(server, Reply(hangs=True))
    impatient = replace(client, exchange=replace(client.exchange, limits=Limits(step_seconds=0.05)))
    assert str(failure(impatient, service)) == "no answer in time"
    assert len(time.pauses) >= 3


def test_a_service_that_is_not_there_is_no_connection(
    client: Client, service: Service, time: FakeTime
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    error = failure(client, replace(service, base_url=url))
    assert (str(error), error.is_final) == ("no connection", True)
    assert str(failure(client, replace(service, base_url="http://no-such-host.invalid"))) == "no connection"
    assert len(time.pauses) >= 6


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe",
        b"HTTP/9.9 abc \xff\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 30 + b"\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000,
    ],
)
def test_bytes_that_are_no_http_are_damaged(
    client: Client, service: Service, server: ServiceServer, raw: bytes
) -> None:
    answer_in_turn(server, Reply(raw=raw))
    assert str(failure(client, service)) == "an answer that breaks off or is damaged"
    assert len(server.requests) == 4


def test_the_limits_are_generous_enough_for_a_batch() -> None:
    limits: Any = Limits()
    assert limits.answer_bytes >= 10_000_000
    assert limits.answer_seconds > limits.step_seconds
