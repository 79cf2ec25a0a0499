"""Tests of fetching the listings of a source from a server with the faults of services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from paper_digest.fetching.outcome import Outcome, Result
from paper_digest.fetching.run import Fetcher
from paper_digest.fetching.storage import Storage
from paper_digest.model.fetch_source import FetchSource
from paper_digest.services.exchange import Limits
from paper_digest.services.failure_cause import FailureCause

from tests.fetching.example_listings import DAY, FEED, HUGGING_FACE, client, daily_papers, rss
from tests.services.server import Reply, ServiceServer, serving

GOOD = Reply(daily_papers(range(5)), headers={"ETag": '"v1"'})
CUT = Reply(daily_papers(range(5))[:-200])
LIMITS = Limits(step_seconds=0.3, answer_bytes=1_000_000)


@pytest.fixture
def server() -> Iterator[ServiceServer]:
    with serving(lambda _: GOOD) as running:
        yield running


def fetch(folder: Path, source: FetchSource, server: ServiceServer, *days: date) -> list[Outcome]:
    with client(LIMITS) as ready:
        fetcher = Fetcher(
            source=replace(source, url=f"{server.url}/a"),
            client=ready,
            raw=folder / "raw",
            cache=folder / "cache",
        )
        return [*fetcher.outcomes(days or (DAY,))]


def results(outcomes: list[Outcome]) -> list[Result]:
    return [outcome.result for outcome in outcomes]


def in_turn(server: ServiceServer, *replies: Reply) -> None:
    """Lets the server send these replies, the last one again and again."""
    rest = iter(replies)
    server.script = lambda _: next(rest, replies[-1])


@pytest.mark.parametrize(
    "fault",
    [Reply(status=429, headers={"Retry-After": "7"}), Reply(status=500), Reply("<html>"), CUT, Reply()],
)
def test_a_passing_fault_costs_only_time(tmp_path: Path, server: ServiceServer, fault: Reply) -> None:
    in_turn(server, fault, GOOD)
    assert results(fetch(tmp_path, HUGGING_FACE, server)) == [Result.SAVED]


@pytest.mark.parametrize(
    ("fault", "actual"),
    [
        (Reply(status=429, headers={"Retry-After": "9999"}), "a request to wait 9,999 seconds"),
        (Reply(status=500), "the status 500"),
        (Reply(status=404), "the status 404"),
        (Reply("<!doctype html><h1>Busy</h1>"), "an HTML page"),
        (CUT, "JSON that is cut"),
        (Reply(), "JSON that is cut"),
        (Reply(hangs=True), "no answer in time"),
        (Reply("[1,", is_endless=True), "an answer of more than 1,000,000 bytes"),
        (Reply('[{"pap', announced=900), "an answer that breaks off"),
        (
            Reply(status=302, headers={"Location": "https://other.example.org/a"}),
            "a redirect to another host, https://other.example.org/a",
        ),
        (Reply(status=302, headers={"Location": "/a"}), "more than 5 redirects"),
        (Reply('[{"name": "no paper"}]'), "a listing that cannot be read"),
        (Reply(status=304), "the status 304"),
    ],
)
def test_a_lasting_fault_leaves_the_dump_as_it_is(
    tmp_path: Path, server: ServiceServer, fault: Reply, actual: str
) -> None:
    fetch(tmp_path, HUGGING_FACE, server)
    (path,) = (tmp_path / "raw" / "hf-daily").iterdir()
    before = path.read_bytes()
    (tmp_path / "cache" / "hf-daily.json").unlink()
    server.script = lambda _: fault
    (outcome,) = fetch(tmp_path, HUGGING_FACE, server)
    assert outcome.result is Result.FAILED
    assert actual in outcome.actual
    assert [*path.parent.iterdir()] == [path]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        (Reply(status=403), FailureCause.FORBIDDEN),
        (Reply(status=401), FailureCause.FORBIDDEN),
        (Reply(status=302, headers={"Location": "https://b.org/a"}), FailureCause.OTHER_HOST),
        (Reply(status=302, headers={"Location": "file:///etc/passwd"}), None),
        (Reply(status=404), None),
    ],
)
def test_a_failure_has_a_cause(
    tmp_path: Path, server: ServiceServer, fault: Reply, cause: FailureCause | None
) -> None:
    server.script = lambda _: fault
    (outcome,) = fetch(tmp_path, HUGGING_FACE, server)
    assert (outcome.result, outcome.cause) == (Result.FAILED, cause)


def test_an_unchanged_listing_is_not_sent_again(tmp_path: Path, server: ServiceServer) -> None:
    fetch(tmp_path, HUGGING_FACE, server)
    server.script = lambda seen: Reply(status=304) if "if-none-match" in seen.headers else GOOD
    assert results(fetch(tmp_path, HUGGING_FACE, server)) == [Result.UNCHANGED]
    (tmp_path / "raw" / "hf-daily" / "2025-10-01.json").unlink()
    assert results(fetch(tmp_path, HUGGING_FACE, server)) == [Result.SAVED]
    assert [seen.headers.get("if-none-match") for seen in server.requests] == [None, '"v1"', None]


def test_redirects_on_the_host_are_followed(tmp_path: Path, server: ServiceServer) -> None:
    server.script = lambda seen: (
        Reply(status=301, headers={"Location": "/b?date=x"}) if seen.path == "/a" else GOOD
    )
    assert results(fetch(tmp_path, HUGGING_FACE, server)) == [Result.SAVED]


def test_a_smaller_answer_keeps_the_dump(tmp_path: Path, server: ServiceServer) -> None:
    fetch(tmp_path, HUGGING_FACE, server)
    in_turn(server, Reply(daily_papers(range(3))), Reply("[]"))
    for _ in range(2):
        assert results(fetch(tmp_path, HUGGING_FACE, server)) == [Result.KEPT]


def test_a_feed_is_saved_by_its_own_day(tmp_path: Path, server: ServiceServer) -> None:
    in_turn(server, Reply(rss(range(3), "Tue, 23 Sep 2025 09:00:00 +0000")))
    (outcome,) = fetch(tmp_path, FEED, server)
    assert (outcome.result, outcome.file) == (Result.SAVED, "raw/lab-blog/2025-09-23.xml")
    assert results(fetch(tmp_path, FEED, server)) == [Result.UNCHANGED]


def test_a_source_that_fails_three_times_is_given_up(tmp_path: Path, server: ServiceServer) -> None:
    server.script = lambda _: Reply(status=404)
    days = [DAY - timedelta(number) for number in range(10)]
    assert results(fetch(tmp_path, HUGGING_FACE, server, *days)) == [Result.FAILED] * 3
    server.script = lambda _: Reply(status=503, headers={"Retry-After": "9999"})
    assert results(fetch(tmp_path, HUGGING_FACE, server, *days)) == [Result.FAILED]


def test_a_folder_that_cannot_be_written_is_a_failure(tmp_path: Path, server: ServiceServer) -> None:
    (tmp_path / "raw").write_text("a file")
    (outcome,) = fetch(tmp_path, HUGGING_FACE, server)
    assert outcome.result is Result.FAILED
    assert str(tmp_path / "raw") in outcome.actual


def test_the_server_is_asked_for_each_day(tmp_path: Path, server: ServiceServer) -> None:
    server.script = lambda seen: Reply(daily_papers([int(seen.query["date"][-2:])]))
    outcomes = fetch(tmp_path, HUGGING_FACE, server, DAY, DAY - timedelta(1))
    assert [outcome.file for outcome in outcomes] == [
        "raw/hf-daily/2025-10-01.json",
        "raw/hf-daily/2025-09-30.json",
    ]


def test_a_fault_of_the_program_is_a_failure_of_its_source(
    tmp_path: Path, server: ServiceServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise KeyError("nobody foresaw this")

    monkeypatch.setattr(Storage, "stored", failing)
    (outcome,) = fetch(tmp_path, HUGGING_FACE, server, DAY, DAY - timedelta(1))
    assert outcome.result is Result.FAILED
    assert "KeyError" in outcome.actual
    assert "please report it" in outcome.actual
