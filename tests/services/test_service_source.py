"""Tests of asking one service for all papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from paper_digest.linkage.wanted_papers import WantedPapers
from paper_digest.model.external_record import SourceRecords
from paper_digest.model.paper import Paper
from paper_digest.pipeline import no_progress
from paper_digest.services.all_services import SERVICES
from paper_digest.services.connection import URL_VARIABLE, connected
from paper_digest.services.service_source import ServiceSource
from paper_digest.values.identifiers import Identifier, IdentifierKind

from tests.services.clock import FakeTime
from tests.services.example_services import LISTED, answer
from tests.services.samples import sample
from tests.services.server import Reply, SeenRequest, ServiceServer, serving
from tests.site.builders import paper


@pytest.fixture
def server() -> Iterator[ServiceServer]:
    with serving(answer) as running:
        yield running


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def sources(server: ServiceServer, time: FakeTime, tmp_path: Path) -> Iterator[dict[str, ServiceSource]]:
    """The services by their options, asked at the server."""
    with connected(
        [*SERVICES],
        contact="ada@example.org",
        cache=tmp_path,
        environment={URL_VARIABLE: server.url},
        clock=time.clock,
    ) as connections:
        yield {source.service.option: source for source in connections}


def ask(source: ServiceSource, papers: tuple[Paper, ...] = LISTED) -> SourceRecords:
    return source.records(WantedPapers.of(papers), no_progress)


def numbered(count: int) -> tuple[Paper, ...]:
    """Papers with titles only."""
    return tuple(paper(f"paper-{number}", f"Paper number {number}") for number in range(count))


@pytest.mark.parametrize(
    ("option", "titles", "questions"),
    [
        ("arxiv", {"Flat Minima"}, ["id_list", "search_query", "search_query"]),
        ("openalex", {"Flat Minima", "A Loom"}, ["filter", "filter"]),
        ("crossref", {"A Loom"}, ["filter", "query.bibliographic", "query.bibliographic"]),
        ("semantic-scholar", {"Flat Minima", "A Loom"}, ["fields", "query", "query"]),
        ("openreview", {"Flat Minima"}, ["term", "term", "term"]),
        ("dblp", {"Flat Minima."}, ["q", "q", "q"]),
        ("hugging-face", {"Flat Minima"}, ["", "q", "q"]),
    ],
)
def test_papers_are_asked_for_by_identifier_and_else_by_title(
    sources: dict[str, ServiceSource],
    server: ServiceServer,
    option: str,
    titles: set[str],
    questions: list[str],
) -> None:
    answered = ask(sources[option])
    assert {record.sighting.title for record in answered.records} == titles
    assert not answered.problems
    assert not answered.not_asked
    assert [next(iter(seen.query), "") for seen in server.requests] == questions


def test_a_record_says_which_service_gave_it_at_which_address(
    sources: dict[str, ServiceSource], server: ServiceServer
) -> None:
    """That of one record rather than of a whole batch, and without contact and key."""
    records = [record for option in ("openalex", "dblp") for record in ask(sources[option]).records]
    assert [record.source for record in records] == [
        f"OpenAlex, {server.url}/openalex/works?filter=doi:10.48550/arxiv.2410.05434",
        f"OpenAlex, {server.url}/openalex/works?filter=doi:10.1000/loom",
        f"DBLP, {server.url}/dblp/search/publ/api?q=Flat+minima",
    ]
    batch = ask(sources["semantic-scholar"]).records[0]
    assert batch.source.endswith("/graph/v1/paper/ARXIV:2410.05434")


def test_many_papers_are_asked_for_in_batches(
    sources: dict[str, ServiceSource], server: ServiceServer
) -> None:
    papers = tuple(
        paper(f"p{number}", f"P {number}", identifiers=(Identifier(IdentifierKind.DOI, f"10.1000/{number}"),))
        for number in range(45)
    )
    ask(sources["crossref"], papers)
    batches = [seen.query["filter"].count("doi:") for seen in server.requests if "filter" in seen.query]
    assert batches == [20, 20, 5]


def test_an_identifier_that_a_list_cannot_hold_is_replaced_by_the_title(
    sources: dict[str, ServiceSource], server: ServiceServer
) -> None:
    odd = paper(heading="A loom", identifiers=(Identifier(IdentifierKind.DOI, "10.1000/a,b|c"),))
    ask(sources["crossref"], (odd,))
    (seen,) = server.requests
    assert seen.query["query.bibliographic"] == "A loom"


def test_a_wrong_paper_in_the_answer_is_left_out(
    sources: dict[str, ServiceSource], server: ServiceServer
) -> None:
    server.script = lambda _: Reply(sample("semantic-scholar-match.json"))
    assert ask(sources["semantic-scholar"], (paper(heading="Old pottery"),)).records == ()


def test_a_record_in_several_answers_counts_once(
    sources: dict[str, ServiceSource], server: ServiceServer
) -> None:
    server.script = lambda _: Reply(sample("openalex.json"))
    records = ask(sources["openalex"]).records
    assert [record.sighting.title for record in records] == ["Flat Minima", "A Loom"]


def test_a_paper_without_words_in_its_title_is_not_asked_for(
    sources: dict[str, ServiceSource], server: ServiceServer
) -> None:
    untitled = paper("untitled", title=None)
    signs = paper("signs", "?!")
    assert ask(sources["dblp"], (untitled, signs)).not_asked == {"untitled", "signs"}
    assert not server.requests


def test_a_service_that_is_down_is_given_up_with_one_problem(
    sources: dict[str, ServiceSource], server: ServiceServer
) -> None:
    server.script = lambda _: Reply(status=503)
    answered = ask(sources["dblp"], numbered(50))
    assert len(server.requests) == 3 * 4
    assert answered.not_asked == {listed.id for listed in numbered(50)}
    (problem,) = answered.problems
    assert str(problem) == (
        'DBLP: error: expected an answer of the documented form, found the status 503 "Service Unavailable" '
        "(and 2 more). It was given up for this run. Run the command again later: it asks only what has no "
        "answer yet."
    )


def test_a_service_that_asks_for_too_long_a_pause_is_given_up_at_once(
    sources: dict[str, ServiceSource], server: ServiceServer
) -> None:
    server.script = lambda _: Reply(status=429, headers={"Retry-After": "86400"})
    (problem,) = ask(sources["dblp"], numbered(5)).problems
    assert len(server.requests) == 1
    assert "to wait 86,400 seconds. It was given up" in str(problem)


def test_failures_now_and_then_do_not_stop_a_service(
    sources: dict[str, ServiceSource], server: ServiceServer
) -> None:
    def script(seen: SeenRequest) -> Reply:
        return Reply(status=406) if seen.query["q"][-1] in "1267" else answer(seen)

    server.script = script
    answered = ask(sources["dblp"], numbered(10))
    assert answered.not_asked == {"paper-1", "paper-2", "paper-6", "paper-7"}
    (problem,) = answered.problems
    assert "406" in str(problem)
    assert "(and 3 more). Its other answers were used" in str(problem)


def test_a_batch_that_fails_is_not_asked_for_by_title(
    sources: dict[str, ServiceSource], server: ServiceServer
) -> None:
    server.script = lambda seen: Reply(status=500) if "id_list" in seen.query else answer(seen)
    assert ask(sources["arxiv"]).not_asked == {"flat-minima"}
    searched = [seen.query["search_query"] for seen in server.requests if "search_query" in seen.query]
    assert searched == ['ti:"A loom"', 'ti:"Old pottery"']


def test_a_second_run_asks_only_what_failed(sources: dict[str, ServiceSource], server: ServiceServer) -> None:
    server.script = lambda seen: Reply(status=406) if "pottery" in seen.query["q"] else answer(seen)
    ask(sources["dblp"])
    server.requests.clear()
    server.script = answer
    assert len(ask(sources["dblp"]).records) == 1
    assert [seen.query["q"] for seen in server.requests] == ["Old pottery"]


def test_a_service_that_is_down_still_gives_its_stored_answers(
    sources: dict[str, ServiceSource], server: ServiceServer
) -> None:
    (record,) = ask(sources["dblp"]).records
    server.script = lambda _: Reply(status=503)
    answered = ask(sources["dblp"], (*numbered(5), *LISTED))
    assert answered.records == (record,)
    assert answered.not_asked == {listed.id for listed in numbered(5)}


def limited(source: ServiceSource, limit: int) -> ServiceSource:
    return replace(source, limit=limit)


def test_runs_with_a_limit_go_on_where_the_last_one_stopped(
    sources: dict[str, ServiceSource], server: ServiceServer
) -> None:
    source = limited(sources["dblp"], 4)
    for n_left in (6, 2, 0, 0):
        assert len(ask(source, numbered(10)).not_asked) == n_left
    assert [seen.query["q"] for seen in server.requests] == [f"Paper number {number}" for number in range(10)]


def test_a_limit_bounds_batches_and_counts_a_paper_once(
    sources: dict[str, ServiceSource], server: ServiceServer
) -> None:
    """Crossref knows none of the DOIs, so it is asked for the title of each paper, too."""
    papers = tuple(
        paper(f"p{number}", f"P {number}", identifiers=(Identifier(IdentifierKind.DOI, f"10.1000/{number}"),))
        for number in range(25)
    )
    server.script = lambda _: Reply('{"status": "ok", "message": {"items": []}}')
    for first, not_asked in ((0, 15), (10, 5), (20, 0)):
        server.requests.clear()
        assert len(ask(limited(sources["crossref"], 10), papers).not_asked) == not_asked
        batch, *titles = (next(iter(seen.query.values())) for seen in server.requests)
        assert batch.split(",")[0] == f"doi:10.1000/{first}"
        assert titles == [f"P {number}" for number in range(first, min(first + 10, 25))]
        assert batch.count("doi:") == len(titles)


def test_the_progress_counts_papers(sources: dict[str, ServiceSource]) -> None:
    calls: list[tuple[str, int, int]] = []
    sources["crossref"].records(WantedPapers.of(LISTED), lambda *call: calls.append(call))
    assert {call[::2] for call in calls} == {("Asking Crossref", 3)}
    assert [done for _, done, _ in calls] == [0, 1, 2, 3]


def test_hostile_text_is_only_text(sources: dict[str, ServiceSource], server: ServiceServer) -> None:
    hostile = '"title": "Old\\u0000 pottery", "authors": ["<script>x</script>", {"name": [[[]]]}]'
    note = f'{{{hostile}, "url": "javascript:x"}}'
    server.script = lambda _: Reply(f'{{"notes": [{note}, "x", 3]}}')
    (record,) = ask(sources["openreview"]).records
    assert record.sighting.urls == ()
    assert not record.sighting.authors or "<" not in str(record.sighting.authors[0])
