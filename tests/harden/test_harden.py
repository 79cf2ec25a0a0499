"""The short version of `make harden`: some slow inputs, and builds that are killed or meet a fault."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from paper_digest.project import CACHE_VARIABLE

from tests.harden.__main__ import disturb
from tests.harden.growth import WORST, growth
from tests.harden.hostile_builds import faults_of, lock_faults
from tests.harden.hostile_inputs import LOCKS, cases, n_papers_of
from tests.harden.hostile_site import build_hostile_site, findings
from tests.harden.interrupted_writes import interrupted_builds
from tests.harden.slow_inputs import UNITS, slow_text
from tests.harden.slow_readers import growths, places
from tests.harden.vectors import count, dumps

_STEP = 97
"""One place of so many is measured."""


def test_quadratic_time_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.harden.growth.LONGEST", 1.0)

    def quadratic(size: int) -> int:
        return sum(1 for _ in range((size // 20) ** 2))

    assert growth(quadratic, 64_000).factor > 3


def test_linear_time_is_accepted() -> None:
    def linear(size: int) -> int:
        return sum(1 for _ in range(200 * size))

    assert growth(linear, 64_000).factor <= WORST


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


@pytest.mark.slow
def test_slow_inputs_take_linear_time(tmp_path: Path) -> None:
    slow = {
        str(place): str(result)
        for place, result in growths(places()[::_STEP], tmp_path)
        if result.factor > WORST
    }
    assert not slow


@pytest.mark.slow
def test_disturbed_builds_are_repaired(tmp_path: Path) -> None:
    assert disturb(tmp_path / "builds", kills=1, step=2) == 0


@pytest.mark.slow
def test_a_build_that_is_stopped_before_a_change_of_a_file_is_repaired(tmp_path: Path) -> None:
    runs, faults = interrupted_builds(tmp_path, step=9)
    assert runs > 10
    assert not faults


@pytest.mark.slow
@pytest.mark.parametrize("name", cases())
def test_a_hostile_input_costs_itself(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, "")
    assert list(faults_of(cases()[name], tmp_path / "digest", n_papers_of(name))) == []


@pytest.mark.slow
@pytest.mark.parametrize("lock", LOCKS)
def test_a_damaged_lock_file_is_reported_and_repaired(
    lock: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, "")
    assert list(lock_faults(lock, tmp_path)) == []


@pytest.mark.slow
def test_no_vector_runs(tmp_path: Path) -> None:
    assert list(findings(build_hostile_site(tmp_path / "site"))) == []
