"""Work that is done beside the rest of the study."""

from __future__ import annotations

import os

import pytest
from paper_digest.analysis import background_process as module
from paper_digest.analysis.background_process import beside
from paper_digest.analysis.summary.extraction import summary_of
from paper_digest.values.rich_text.latex import parse


@pytest.mark.parametrize("processors", [1, 2])
def test_the_results_are_the_same_wherever_the_work_is_done(
    processors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MANY", 10)
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    texts = [
        (parse(f"Title {number}"), parse(f"We propose {number} ways out of here.")) for number in range(30)
    ]
    assert beside(summary_of, texts)() == [summary_of(one) for one in texts]


def test_a_second_process_that_dies_costs_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MANY", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    parent = os.getpid()
    assert beside(_dies_elsewhere, [parent, parent])() == [parent, parent]


def _dies_elsewhere(parent: int) -> int:
    if os.getpid() != parent:
        os._exit(1)
    return parent
