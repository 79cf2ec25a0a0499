"""This machine as the place where stages do their work."""

from __future__ import annotations

import os

from paper_digest.execution.executor import THIS_MACHINE

ITEMS = range(200)


def test_many_items_are_done_in_order_by_other_processes() -> None:
    results = list(THIS_MACHINE.map(lambda item: (item, os.getpid()), ITEMS))
    assert [number for number, _ in results] == list(ITEMS)
    assert THIS_MACHINE.is_local
    if (os.cpu_count() or 1) > 1:
        assert os.getpid() not in {process for _, process in results}


def test_work_is_started_and_waited_for() -> None:
    assert THIS_MACHINE.start(pow, [2, 3], [3, 2])() == [8, 9]
