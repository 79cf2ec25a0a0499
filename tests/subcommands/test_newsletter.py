"""The command that writes a newsletter."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from paper_digest.subcommands.newsletter import newsletter

from tests.history.daily_digest import MINIMA, DailyDigest, graph_paper, record

URL = "https://example.org/digest/"


@pytest.fixture
def daily(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DailyDigest:
    """Papers of two days; the second revises one of the first."""
    monkeypatch.setenv("SITE_URL", URL)
    digest = DailyDigest(tmp_path)
    settings = 'site_name: Tiny digest\nsite_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]\n'
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    digest.add_listing("2024-08-06", *map(graph_paper, range(3)))
    revised = graph_paper(0) | {"abstract": f"Now with proofs. {graph_paper(0)['abstract']}"}
    digest.add_listing("2024-08-07", record("Flat Minima", MINIMA, authors="Ada Lovelace"), revised)
    return digest


def run(daily: DailyDigest, *options: str) -> Result:
    root = str(daily.project.docs.parent)
    return CliRunner().invoke(newsletter, ["--root", root, "--no-embeddings", *options])


def test_the_mail_has_what_is_new_and_the_same_bytes_each_time(daily: DailyDigest, tmp_path: Path) -> None:
    before = daily.files()
    out = tmp_path.parent / f"{tmp_path.name}.eml"
    result = run(daily, "--since", "2024-08-07", "--from", "Ada <a@example.org>", "--out", str(out))
    assert result.exit_code == 0, result.output
    mail = message_from_bytes(out.read_bytes(), policy=default)
    assert mail["Subject"] == "Tiny digest: 1 new paper, 2024-08-07"
    assert mail["From"] == "Ada <a@example.org>"
    body = mail.get_body(("plain",))
    assert body
    text = body.get_content().replace("\r\n", "\n")
    assert f"  {URL}papers/flat-minima/\n" in text
    assert "Graph Networks for Task 0\n  abstract revised\n" in text
    assert "Task 1" not in text
    content = out.read_bytes()
    run(daily, "--since", "2024-08-07", "--from", "Ada <a@example.org>", "--out", str(out))
    assert out.read_bytes() == content
    assert daily.files() == before


def test_markdown_goes_to_standard_output(daily: DailyDigest) -> None:
    result = run(daily, "--since", "2024-08", "--until", "2024-08-06", "--format", "markdown", "--limit", "2")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("## 3 new papers, 2024-08 to 2024-08-06\n\n### [Graphs](")
    assert f"[and 1 more]({URL}topics/graphs/)" in result.stdout


def test_without_news_no_file_is_written(daily: DailyDigest, tmp_path: Path) -> None:
    result = run(daily, "--since", "2024-08-08", "--out", str(tmp_path / "week.eml"))
    assert result.exit_code == 0
    assert "Nothing is new since 2024-08-08" in result.stderr
    assert not (tmp_path / "week.eml").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--since", "yesterday"], "expected a date such as 2025-09-30 or 2025-09, found 'yesterday'"),
        (
            ["--since", "2024-08-07", "--until", "2024-08-06"],
            "--until 2024-08-06 is before --since 2024-08-07",
        ),
        (["--since", "2024", "--from", "a@b.org\nBcc: c@d.org"], "expected one address such as"),
    ],
)
def test_wrong_options_are_explained(daily: DailyDigest, options: list[str], message: str) -> None:
    result = run(daily, *options)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_links_need_the_address_of_the_site(daily: DailyDigest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL")
    assert "works on this machine only" in run(daily, "--since", "2024-08-08").stderr
    (daily.project.docs.parent / "mkdocs.yml").write_text("site_name: Tiny\n", "utf-8")
    result = run(daily, "--since", "2024-08-06")
    assert result.exit_code == 1
    assert "mkdocs.yml: expected site_url, the address of the site" in result.stderr


def test_listings_must_tell_their_day(daily: DailyDigest) -> None:
    for sidecar in daily.project.raw.glob("*.yml"):
        sidecar.unlink()
    for number, dump in enumerate(sorted(daily.project.raw.glob("*.jsonl"))):
        dump.rename(dump.with_name(f"list-{number}.jsonl"))
    result = run(daily, "--since", "2024-08-06")
    assert result.exit_code == 1
    assert "expected listings with a date, found none" in result.stderr
