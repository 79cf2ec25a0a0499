"""Progress is reported once per stage, and each stage is timed."""

from __future__ import annotations

import pytest
from paper_digest.progress import ProgressReporter, progress_reporter


def test_each_stage_has_one_plain_line_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_reporter() as progress:
        for finished in range(3):
            progress("read", finished, 2)
        progress("link", 0, 1)
    assert capsys.readouterr().err == "Reading the dumps\nLinking records of the same paper\n"


def test_only_finished_stages_are_timed(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_reporter() as progress:
        assert isinstance(progress, ProgressReporter)
        progress("analyze", 0, 1)
        progress("analyze", 1, 1)
        progress("render", 0, 1)
    assert list(progress.seconds) == ["analyze"]
    assert progress.seconds["analyze"] >= 0
    assert capsys.readouterr().out == ""


def test_a_terminal_shows_bars(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    with progress_reporter() as progress:
        progress("read", 0, 0)
        progress("read", 1, 2)
    assert "1/2" in capsys.readouterr().err


def test_an_activity_is_shown_by_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with progress_reporter() as progress:
        progress("Reading [bold]a.json", 0, 1)
    assert capsys.readouterr().err == "Reading [bold]a.json\n"
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    with progress_reporter() as progress:
        progress("Reading [bold]a.json", 3, 4)
    assert "Reading [bold]a.json" in capsys.readouterr().err
