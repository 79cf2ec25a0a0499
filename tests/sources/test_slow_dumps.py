"""A dump that takes long is named while it is read."""

from __future__ import annotations

import threading

import pytest
from paper_digest.sources.slow_dumps import log, reports_if_slow


def test_a_slow_dump_is_reported_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    reported = threading.Event()
    messages: list[str] = []

    def warning(message: str, *arguments: object) -> None:
        messages.append(message % arguments)
        reported.set()

    monkeypatch.setattr(log, "warning", warning)
    with reports_if_slow("a.jsonl", 0.01):
        assert reported.wait(30)
    assert messages[0].startswith("a.jsonl: warning: expected a dump that is read in 0.01 seconds")


def test_a_fast_dump_is_not_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    messages: list[object] = []
    monkeypatch.setattr(log, "warning", lambda *arguments: messages.append(arguments))
    with reports_if_slow("a.jsonl", 60):
        timers = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    for timer in timers:
        timer.join(30)
    assert not messages
