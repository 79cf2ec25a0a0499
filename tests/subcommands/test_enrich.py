"""Tests of `paper-digest enrich` with services, from the command line to metadata.jsonl."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from paper_digest.enrichment.record_sources import FileSource
from paper_digest.enrichment.run import Run
from paper_digest.enrichment.run import run as run_enrichment
from paper_digest.project import project_at
from paper_digest.services.all_services import SERVICES
from paper_digest.services.connection import URL_VARIABLE, connected
from paper_digest.sources.paper_metadata import MetadataRecord, decode_records
from paper_digest.subcommands.enrich import enrich as command

from tests.commands import run
from tests.processes import accept_interrupts
from tests.project import ROOT
from tests.services.clock import FakeTime
from tests.services.example_services import ABSTRACT, answer
from tests.services.server import Reply, SeenRequest, ServiceServer, serving

PAPERS = (
    {"title": "Flat minima", "abstract": ABSTRACT, "arxiv_id": "2410.05434"},
    {"title": "A loom", "doi": "10.1000/loom"},
    {"title": "Old pottery"},
)


@pytest.fixture
def server() -> Iterator[ServiceServer]:
    with serving(answer) as running:
        yield running


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with three papers."""
    for name in ("mkdocs.yml", "topics.yml", "venues.yml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "papers.jsonl").write_text("\n".join(map(json.dumps, PAPERS)), "utf-8")
    return tmp_path


def settings(server: ServiceServer) -> dict[str, str]:
    return {URL_VARIABLE: server.url, "PAPER_DIGEST_CONTACT": "ada@example.org"}


def enrich(project: Path, server: ServiceServer, *options: str) -> subprocess.CompletedProcess[str]:
    return run("enrich", *options, cwd=project, environment=settings(server))


def enrich_in_process(project: Path, server: ServiceServer, *files: Path) -> Run:
    """A run that asks all services, on a clock that takes no time."""
    with connected(
        [*SERVICES],
        contact="ada@example.org",
        cache=project / ".cache",
        environment=settings(server),
        clock=FakeTime().clock,
    ) as services:
        return run_enrichment(project_at(project), [*map(FileSource, files), *services])


def table(result: subprocess.CompletedProcess[str]) -> str:
    """What a run prints, with one space between words."""
    return "".join(f"{' '.join(line.split())}\n" for line in result.stdout.splitlines())


def lines(project: Path) -> list[MetadataRecord]:
    return list(decode_records((project / "metadata.jsonl").read_bytes()))


def test_all_services_together_complete_a_paper(project: Path, server: ServiceServer) -> None:
    loom, minima = decode_records(enrich_in_process(project, server).metadata)
    assert (minima.title, minima.authors) == ("Flat minima", ["Ada Lovelace", "Léon Bottou"])
    assert (minima.date, minima.arxiv, minima.openreview) == ("2024-10-07", "2410.05434", "AbCdEf1234")
    assert (minima.venue, minima.year, minima.pages) == ("ICML", 2025, "1234-1245")
    assert minima.pdf == "https://arxiv.org/pdf/2410.05434"
    assert minima.code == "https://github.com/example/minima"
    assert (loom.venue, loom.year, loom.volume, loom.pages) == ("Journal of Looms", 2023, "7", "12-15")
    assert loom.source == (
        f"OpenAlex, {server.url}/openalex/works?filter=doi:10.1000/loom; "
        f"Crossref, {server.url}/crossref/works?filter=doi:10.1000/loom; "
        f"Semantic Scholar, {server.url}/semantic-scholar/graph/v1/paper/search/match?query=A+loom"
    )


def test_pages_are_added_to_the_same_venue_under_another_name(project: Path, server: ServiceServer) -> None:
    (project / "metadata.jsonl").write_text(
        '{"title": "Flat minima", "venue": "International Conference on Machine Learning", "source": "x"}\n'
    )
    _, minima = decode_records(enrich_in_process(project, server).metadata)
    assert (minima.venue, minima.year, minima.pages) == (
        "International Conference on Machine Learning",
        2025,
        "1234-1245",
    )


def test_dead_and_damaged_services_do_not_stop_the_others(project: Path, server: ServiceServer) -> None:
    faults = {
        "arxiv": Reply(status=503),
        "openalex": Reply(status=429, headers={"Retry-After": "99999"}),
        "semantic-scholar": Reply("<html>Forbidden</html>", headers={"Content-Type": "text/html"}),
        "openreview": Reply('{"notes": [{"ti', announced=5_000),
        "dblp": Reply(status=406),
        "hugging-face": Reply(status=302, headers={"Location": "/hugging-face/api/papers/search"}),
    }
    server.script = lambda seen: faults.get(seen.service) or answer(seen)
    result = enrich_in_process(project, server)
    assert [problem.file for problem in result.problems] == [
        "arXiv",
        "OpenAlex",
        "Semantic Scholar",
        "OpenReview",
        "DBLP",
        "Hugging Face",
    ]
    (loom,) = decode_records(result.metadata)
    assert (loom.title, loom.venue) == ("A loom", "Journal of Looms")
    assert [row.n_not_asked for row in result.counts] == [3, 3, 0, 3, 3, 3, 3, 0]


def test_a_paper_that_a_service_only_may_know_is_doubtful(project: Path, server: ServiceServer) -> None:
    (project / "raw" / "papers.jsonl").write_text('{"title": "Flat minima"}', "utf-8")
    result = enrich(project, server, "--service", "dblp")
    assert (result.returncode, result.stderr.splitlines()[-1]) == (0, "Asking DBLP")
    assert result.stdout.splitlines() == [
        "of 1 paper      found   doubtful  not found  not asked",
        "DBLP                0          1          0          0",
        "all                 0          1          0          0",
        "",
        "metadata.jsonl: 0 new lines, 0 completed",
        "metadata-review.txt: 1 doubtful, to be decided by hand",
    ]
    assert not (project / "metadata.jsonl").exists()
    review = (project / "metadata-review.txt").read_text("utf-8")
    assert f"# DBLP, {server.url}/dblp/search/publ/api?q=Flat+minima: the titles are equal" in review
    (proposal,) = (line for line in review.splitlines() if line.startswith("# {"))
    assert decode_records(proposal.removeprefix("# ").encode())[0].pages == "1234-1245"


def test_the_command_prints_what_each_service_found_and_keeps_answers(
    project: Path, server: ServiceServer
) -> None:
    options = ("--service", "openalex", "--service", "hugging-face")
    first = enrich(project, server, *options)
    assert first.returncode == 0, first.stderr
    assert first.stdout.splitlines() == [
        "of 3 papers       found   doubtful  not found  not asked",
        "OpenAlex              2          0          1          0",
        "Hugging Face          1          0          2          0",
        "all                   2          0          1          0",
        "",
        "metadata.jsonl: 2 new lines, 0 completed",
        "metadata-review.txt: 0 doubtful, to be decided by hand",
    ]
    assert [line.title for line in lines(project)] == ["A loom", "Flat minima"]
    assert len(server.requests) == 5
    metadata = (project / "metadata.jsonl").read_bytes()
    second = enrich(project, server, *options)
    assert (second.returncode, second.stdout) == (
        0,
        first.stdout.replace("2 new lines", "0 new lines"),
    )
    assert len(server.requests) == 5
    assert (project / "metadata.jsonl").read_bytes() == metadata


def test_all_services_are_asked_by_one_option(project: Path, server: ServiceServer) -> None:
    (project / "raw" / "papers.jsonl").write_text('{"title": "Old pottery"}', "utf-8")
    result = enrich(project, server, "--service", "all", "--service", "dblp")
    assert result.returncode == 0, result.stderr
    assert [seen.service for seen in server.requests] == [*SERVICES]
    assert "\nall 0 0 1 0\n" in table(result)


def test_files_and_services_are_combined(project: Path, server: ServiceServer) -> None:
    (project / "pottery.bib").write_text(
        "@article{a, title={Old pottery}, author={Bo Li}}\n@misc{b, title={A loom}, doi={10.1000/loom}}",
        "utf-8",
    )
    result = enrich(project, server, "--from", "pottery.bib", "--service", "openalex", "--dry-run")
    assert table(result).splitlines()[1:] == [
        "pottery.bib 1 1 1 0",
        "OpenAlex 2 0 1 0",
        "all 2 1 0 0",
        "",
        "Dry run: nothing was written. A real run changes:",
        "metadata.jsonl: 2 new lines, 0 completed",
        "metadata-review.txt: 1 doubtful, to be decided by hand",
    ]
    assert not (project / "metadata.jsonl").exists()


def test_only_incomplete_papers_are_asked_for(project: Path, server: ServiceServer) -> None:
    (project / "metadata.jsonl").write_text(
        '{"title": "Flat minima", "authors": ["A"], "date": "2024", "url": "https://a.org", "source": "x"}\n'
    )
    result = enrich(project, server, "--service", "openalex", "--only-missing", "--limit", "1")
    assert "\nall 1 0 0 1\n" in table(result)
    (seen,) = server.requests
    assert seen.query["filter"] == "doi:10.1000/loom"


def test_a_run_with_a_limit_goes_on_where_the_last_one_stopped(project: Path, server: ServiceServer) -> None:
    tables = [table(enrich(project, server, "--service", "dblp", "--limit", "2")) for _ in range(2)]
    assert [text.splitlines()[2] for text in tables] == ["all 0 1 1 1", "all 0 1 2 0"]
    assert [seen.query["q"] for seen in server.requests] == ["A loom", "Flat minima", "Old pottery"]


def test_a_service_that_fails_makes_the_exit_status_1(project: Path, server: ServiceServer) -> None:
    server.script = lambda seen: Reply(status=406) if seen.service == "dblp" else answer(seen)
    result = enrich(project, server, "--service", "dblp", "--service", "openalex")
    assert result.returncode == 1
    assert "DBLP: error: expected an answer of the documented form, found the status 406" in result.stderr
    assert "Traceback" not in result.stderr
    assert table(result).splitlines()[1:4] == ["DBLP 0 0 0 3", "OpenAlex 2 0 1 0", "all 2 0 1 0"]
    assert len(lines(project)) == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "name a file with --from FILE or a service with --service arxiv|openalex|crossref|"),
        (
            ("--service", "dblp", "--contact", "nobody"),
            "give yours with --contact or in PAPER_DIGEST_CONTACT",
        ),
        (("--service", "dblp", "--contact", ""), "or in PAPER_DIGEST_CONTACT"),
        (("--service", "google"), "is not one of 'arxiv', 'openalex'"),
        (("--from", __file__, "--limit", "1"), "--limit bounds the papers that services are asked"),
    ],
)
def test_wrong_options_are_explained(
    project: Path, server: ServiceServer, options: tuple[str, ...], message: str
) -> None:
    result = CliRunner().invoke(command, ["--root", str(project), *options], env=settings(server))
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())
    assert not server.requests


@pytest.mark.slow
@pytest.mark.parametrize("kill", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_run_goes_on_where_it_stopped(
    project: Path, server: ServiceServer, kill: signal.Signals
) -> None:
    def script(seen: SeenRequest) -> Reply:
        return Reply(hangs=True) if len(server.requests) == 2 else answer(seen)

    server.script = script
    options = ("--service", "openalex")
    command = [sys.executable, "-m", "paper_digest", "enrich", *options]
    with subprocess.Popen(
        command,
        cwd=project,
        env=os.environ | settings(server),
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=accept_interrupts,
    ) as process:
        assert server.asked.wait(timeout=120)
        process.send_signal(kill)
        errors = process.communicate()[1]
    assert "Traceback" not in errors
    if kill == signal.SIGINT:
        assert process.returncode == 1
        assert "Error: interrupted; metadata.jsonl is unchanged." in errors
    assert not (project / "metadata.jsonl").exists()
    server.requests.clear()
    server.script = answer
    assert enrich(project, server, *options).returncode == 0
    assert [seen.query["filter"] for seen in server.requests] == ["title.search:Old pottery"]
    assert [line.title for line in lines(project)] == ["A loom", "Flat minima"]
