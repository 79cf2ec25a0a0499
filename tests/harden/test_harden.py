"""Tests of the tools of `make harden`, whose short version runs in CI beside the tests."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.harden.growth import WORST, growth
from tests.harden.hostile_archives import archive_cases
from tests.harden.hostile_builds import faults_of_citations
from tests.harden.hostile_fields import field_cases
from tests.harden.hostile_inputs import cases
from tests.harden.hostile_site import findings
from tests.harden.injected_faults import Fault, project_with_zebras, wrong_after
from tests.harden.slow_inputs import UNITS, slow_text
from tests.harden.vectors import count, dumps


def test_quadratic_time_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.harden.growth.LONGEST", 1.0)

    def quadratic(size: int) -> int:
        return sum(1 for _ in range((size // 20) ** 2))

    assert growth(quadratic, 64_000).factor > 3


def test_linear_time_is_accepted() -> None:
    def linear(size: int) -> int:
        return sum(1 for _ in range(200 * size))

    assert growth(linear, 64_000).factor <= WORST


def test_steps_of_linear_time_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.harden.growth.SLOW", 0.05)

    def steps(size: int) -> int:
        loops = 100 if size < 30_000 else 400 if size < 100_000 else 2_000
        return sum(1 for _ in range(loops * size))

    assert growth(steps, 64_000).factor <= WORST


def test_an_endless_loop_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_size: int) -> None:
        while time.monotonic() >= 0:
            pass

    monkeypatch.setattr("tests.harden.growth.LONGEST", 0.05)
    assert growth(endless, 64_000).factor == float("inf")


def test_there_are_as_many_attacks_as_promised() -> None:
    assert len(UNITS) >= 40
    assert count() >= 400
    assert len(slow_text("dots", 1_000)) == 1_000
    assert len(dumps()) == 4
    assert len(cases()) + len(archive_cases()) + len(field_cases()) == len(
        {*cases(), *archive_cases(), *field_cases()}
    )


@pytest.mark.parametrize(
    "attack",
    [
        "<img src=x onerror=a()>",
        "<script>a()</script>",
        "<a href='java\nscript:a()'>x</a>",
        "<a href=data:text/html,x>",
    ],
)
def test_what_would_run_is_found(tmp_path: Path, attack: str) -> None:
    (tmp_path / "page.html").write_text(f"<p>{attack}</p>", newline="")
    assert len(list(findings(tmp_path))) == 1


def test_what_runs_nothing_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        "<p>&lt;script&gt; onerror=a()</p><script>paintScheme()</script>"
        "<script type='application/json'>{}</script>"
    )
    assert list(findings(tmp_path)) == []


@pytest.mark.parametrize(
    ("name", "text", "is_sound"),
    [
        ("a.bib", "@misc{a,\n  title = {A},\n}\n", True),
        ("a.bib", "@misc{a,\n  title = {A},\n}\n@comment{x}\n", False),
        ("a.bib", "@misc{a,\n  title = {A\n", False),
        ("a.ris", "TY  - JOUR\nTI  - A\nER  - \n", True),
        ("a.ris", "TY  - JOUR\nTI  - A\nER  - \nER  - \n", False),
        ("a.ris", "TY  - JOUR\nTI  - A\nof two lines\nER  - \n", False),
    ],
)
def test_citations_of_other_entries_are_found(name: str, text: str, is_sound: bool) -> None:
    assert (not list(faults_of_citations(name, text))) == is_sound


@pytest.mark.parametrize(
    ("function", "kind"),
    [
        ("formats.records._outputs_of_record", "paper"),
        ("reading._formats", "dump"),
        ("site.exports.catalogue._analysis", "paper"),  # gets the whole digest, with all dumps
        ("site.pages.card_path", "topic"),
        ("sources.yaml_nodes.plain_value", "dataset"),
        ("sources.settings._venue", "venue"),
    ],
)
def test_a_function_that_fails_on_an_input_costs_that_input(tmp_path: Path, function: str, kind: str) -> None:
    assert wrong_after(Fault(kind, function), project_with_zebras(tmp_path / "a")) == ""


def test_a_fault_that_stops_a_build_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paper_digest.cached_stages.attempt", lambda task, *_: task())
    fault = Fault("dump", "cached_stages._content")
    assert "the build stopped" in wrong_after(fault, project_with_zebras(tmp_path / "a"))
