"""Tests of `paper-digest fetch`, from the command line to the dumps."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from paper_digest.cli import commands
from paper_digest.subcommands.fetch import fetch as command

from tests.commands import run
from tests.fetching.example_listings import daily_papers, rss
from tests.processes import accept_interrupts
from tests.services.server import Reply, SeenRequest, ServiceServer, serving


def today() -> date:
    return datetime.now(UTC).date()


def answer(seen: SeenRequest) -> Reply:
    """A listing with five papers for each day, and a feed of today."""
    if seen.service == "feed":
        return Reply(rss(range(3), f"{today():%a, %d %b %Y} 00:00:00 +0000"))
    first = date.fromisoformat(seen.query["date"]).day * 10
    return Reply(daily_papers(range(first, first + 5)))


@pytest.fixture
def server() -> Iterator[ServiceServer]:
    with serving(answer) as running:
        yield running


@pytest.fixture
def digest(tmp_path: Path, server: ServiceServer) -> Path:
    (tmp_path / "raw").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A digest\n"
        'site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]\n'
        "extra:\n"
        "  paper_digest:\n"
        "    sources:\n"
        f"      - {{name: hf-daily, kind: hugging-face, url: {server.url}/hf}}\n"
        f"      - {{name: lab-blog, kind: feed, url: {server.url}/feed}}\n",
        "utf-8",
    )
    return tmp_path


def fetch(digest: Path, *options: str) -> subprocess.CompletedProcess[str]:
    result = run("fetch", *options, cwd=digest)
    assert "Traceback" not in result.stderr
    return result


def dumps(digest: Path) -> dict[str, bytes]:
    paths = (path for path in (digest / "raw").rglob("*") if path.is_file())
    return {path.relative_to(digest / "raw").as_posix(): path.read_bytes() for path in sorted(paths)}


def test_the_newest_listings_are_saved_and_can_be_read(digest: Path) -> None:
    result = fetch(digest)
    assert result.returncode == 0, result.stderr
    day, before = today(), today() - timedelta(1)
    assert result.stdout.splitlines() == [
        f"hf-daily: saved raw/hf-daily/{day}.json with 5 papers",
        f"hf-daily: saved raw/hf-daily/{before}.json with 5 papers",
        f"lab-blog: saved raw/lab-blog/{day}.xml with 3 papers",
    ]
    saved = dumps(digest)
    head = saved[f"hf-daily/{day}.json"].decode().splitlines()[:4]
    assert [head[0], *head[2:]] == ["---", f"retrieved: {day}", "---"]
    assert f"/hf?date={day}&limit=100" in head[1]
    assert "13 sightings" in run("check", cwd=digest).stdout
    again = fetch(digest)
    assert again.stdout.splitlines() == [
        f"hf-daily: unchanged: {before} and {day}",
        f"lab-blog: unchanged: {day}",
    ]
    assert dumps(digest) == saved


def test_one_source_since_a_day(digest: Path, server: ServiceServer) -> None:
    since = today() - timedelta(4)
    result = fetch(digest, "hf-daily", "--since", since.isoformat())
    assert result.returncode == 0
    assert len(dumps(digest)) == 5
    assert {seen.service for seen in server.requests} == {"hf"}


def test_a_run_asks_about_the_days_that_were_missed(digest: Path, server: ServiceServer) -> None:
    days = [today() - timedelta(number) for number in range(4)]
    fetch(digest, "hf-daily", "--date", days[3].isoformat())
    server.script = lambda seen: Reply(status=404) if seen.query["date"] == str(days[2]) else answer(seen)
    assert fetch(digest, "hf-daily").returncode == 1
    assert list(dumps(digest)) == [f"hf-daily/{day}.json" for day in (days[3], days[1], days[0])]
    server.script = answer
    assert fetch(digest, "hf-daily").returncode == 0
    assert list(dumps(digest)) == [f"hf-daily/{day}.json" for day in reversed(days)]


def test_a_feed_cannot_be_asked_about_the_past(digest: Path, server: ServiceServer) -> None:
    result = fetch(digest, "--date", "2024-05-01")
    assert (result.returncode, list(dumps(digest))) == (0, ["hf-daily/2024-05-01.json"])
    assert "lab-blog: lists current papers only, so it was skipped\n" in result.stdout
    assert [seen.service for seen in server.requests] == ["hf"]


def test_a_source_that_fails_does_not_stop_the_others(digest: Path, server: ServiceServer) -> None:
    server.script = lambda seen: Reply(status=404) if seen.service == "hf" else answer(seen)
    result = fetch(digest)
    assert result.returncode == 1
    assert list(dumps(digest)) == [f"lab-blog/{today()}.xml"]
    assert "mkdocs.yml:6: error: expected an answer of hf-daily for " in result.stderr
    assert 'found the status 404 "Not Found" (and 1 more). Nothing was saved' in result.stderr


def test_an_interrupted_run_keeps_what_it_saved_and_names_the_source(
    digest: Path, server: ServiceServer
) -> None:
    server.script = lambda seen: Reply(hangs=True) if seen.service == "feed" else answer(seen)
    command = [sys.executable, "-m", "paper_digest", "fetch"]
    with subprocess.Popen(
        command,
        cwd=digest,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=accept_interrupts,
    ) as process:
        assert server.asked.wait(timeout=120)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate()
    assert process.returncode == 1
    assert errors.splitlines() == [
        "Fetching hf-daily",
        "Fetching lab-blog",
        "Error: interrupted; the listings that were saved so far are kept",
    ]
    assert f"hf-daily: saved raw/hf-daily/{today()}.json with 5 papers\n" in output
    assert len(dumps(digest)) == 2


def test_a_source_with_an_invalid_address_does_not_stop_the_others(digest: Path) -> None:
    settings = digest / "mkdocs.yml"
    entry = "      - {name: a-blog, kind: feed, url: https://300.1.1.1/feed}\n"
    settings.write_text(settings.read_text("utf-8").replace("sources:\n", f"sources:\n{entry}"), "utf-8")
    result = fetch(digest)
    assert result.returncode == 1
    assert "mkdocs.yml:6: error: expected an answer of a-blog for " in result.stderr
    assert "found an invalid address. Nothing was saved" in result.stderr
    assert "Correct its `url` in mkdocs.yml." in result.stderr
    assert len(dumps(digest)) == 3


def test_a_quiet_day_is_no_error_and_a_stale_feed_a_warning(digest: Path, server: ServiceServer) -> None:
    old = today() - timedelta(40)
    server.script = lambda seen: (
        Reply("[]") if seen.service == "hf" else Reply(rss([1], f"{old:%a, %d %b %Y} 00:00:00 +0000"))
    )
    result = fetch(digest)
    assert result.returncode == 0
    assert result.stdout.splitlines() == [
        f"hf-daily: no papers on {today() - timedelta(1)} and {today()}; nothing was saved",
        f"lab-blog: saved raw/lab-blog/{old}.xml with 1 paper",
    ]
    expected = "expected papers of lab-blog from the last 14 days"
    assert f"mkdocs.yml:7: warning: {expected}, found none since {old}, 40 days ago." in result.stderr


def test_in_a_workflow_each_stale_source_is_annotated(
    digest: Path, server: ServiceServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    old = today() - timedelta(40)
    server.script = lambda seen: (
        Reply(status=404) if seen.service == "hf" else Reply(rss([1], f"{old:%a, %d %b %Y} 00:00:00 +0000"))
    )
    lines = [line for line in fetch(digest).stderr.splitlines() if line.startswith("::")]
    failed, stale = lines
    assert failed.startswith(
        "::warning title=Fetching listings::mkdocs.yml:6: error: expected an answer of hf-daily for "
    )
    assert stale.startswith(
        "::warning title=Fetching listings::mkdocs.yml:7: warning: expected papers of lab-b"
    )


def test_a_mistake_in_the_settings_is_an_error_and_the_others_are_fetched(digest: Path) -> None:
    settings = digest / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "      - {name: b, kind: blog}\n", "utf-8")
    result = fetch(digest)
    assert result.returncode == 1
    assert "mkdocs.yml:8: error: expected one of the kinds" in result.stderr
    assert len(dumps(digest)) == 3


def test_a_digest_without_sources_has_nothing_to_fetch(digest: Path) -> None:
    (digest / "mkdocs.yml").write_text("site_name: A digest\n", "utf-8")
    result = fetch(digest)
    assert (result.returncode, result.stdout) == (0, "")
    assert "mkdocs.yml names no sources in `extra: paper_digest: sources:`" in result.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--date", "2025-10-01", "--since", "2025-10-01"), "give one of them"),
        (("--date", "9999-01-01"), "--date: 9999-01-01 is in the future"),
        (("--since", "soon"), "--since: expected a day such as"),
        (("hf-dayly",), "no correct source with the name 'hf-dayly': did you mean 'hf-daily'?"),
        (("zzz",), "it has hf-daily, lab-blog"),
    ],
)
def test_wrong_options_are_explained(
    digest: Path, server: ServiceServer, options: tuple[str, ...], message: str
) -> None:
    result = CliRunner().invoke(command, ["--root", str(digest), *options])
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())
    assert not server.requests


def test_a_wrong_token_is_explained_before_anything_is_fetched(digest: Path, server: ServiceServer) -> None:
    settings = digest / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8")
        + "      - {name: iclr, kind: openreview, venue: ICLR.cc/2025/Conference}\n"
    )
    result = CliRunner().invoke(command, ["--root", str(digest)], env={"OPENREVIEW_TOKEN": "a secret\tkey"})
    assert result.exit_code == 2
    assert "OPENREVIEW_TOKEN has characters" in result.output
    assert "secret" not in result.output
    assert not server.requests
    assert dumps(digest) == {}


def test_the_command_is_listed() -> None:
    assert commands.commands["fetch"] is command
