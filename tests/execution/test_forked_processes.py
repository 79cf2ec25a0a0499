"""Tests that functions run in other processes, with results in order."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from paper_digest.execution.forked_processes import map_in_processes

ITEMS = range(200)


def test_results_are_in_order_and_come_from_other_processes() -> None:
    offset = 7  # neither this function nor its variables can be pickled
    results = list(map_in_processes(lambda item: (item + offset, os.getpid()), ITEMS, processes=2))
    assert [number for number, _ in results] == list(range(7, 207))
    assert os.getpid() not in {process for _, process in results}


@pytest.mark.parametrize(("count", "processes"), [(63, 2), (200, 1)])
def test_small_work_stays_in_this_process(count: int, processes: int) -> None:
    results = map_in_processes(lambda _: os.getpid(), range(count), processes=processes)
    assert list(results) == [os.getpid()] * count


def test_without_fork_this_process_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paper_digest.execution.forked_processes.get_all_start_methods", lambda: ["spawn"])
    assert set(map_in_processes(lambda _: os.getpid(), ITEMS, processes=2)) == {os.getpid()}


def test_an_error_of_the_function_is_raised() -> None:
    def failing(item: int) -> int:
        if item == 150:
            raise ValueError("item 150")
        return item

    with pytest.raises(ValueError, match="item 150"):
        list(map_in_processes(failing, ITEMS, processes=2))


def test_the_work_of_a_lost_process_is_done_here() -> None:
    parent = os.getpid()

    def killed(item: int) -> int:
        if item == 150 and os.getpid() != parent:
            os._exit(9)
        return item

    assert list(map_in_processes(killed, ITEMS, processes=2)) == list(ITEMS)


def test_results_come_while_others_are_computed() -> None:
    results: Iterator[int] = map_in_processes(lambda item: item, ITEMS, processes=2)
    assert next(results) == 0
    assert list(results) == list(ITEMS)[1:]
