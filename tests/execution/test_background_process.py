"""Work in a second process."""

from __future__ import annotations

import os

import pytest
from paper_digest.execution import background_process
from paper_digest.execution.background_process import map_in_background


def multiply(first: int, second: int) -> int:
    """Something to do."""
    return first * second


def die_in_another_process(parent: int) -> int:
    """Kills any process but the given one."""
    if os.getpid() != parent:
        os._exit(1)
    return parent


def process_of(_: int) -> int:
    """The process that runs this."""
    return os.getpid()


def fail(number: int) -> int:
    """Raises an error of its own."""
    raise ValueError(number)


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets two items be enough for a second process."""
    monkeypatch.setattr(background_process, "_MIN_ITEMS", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_results_come_in_order() -> None:
    assert map_in_background(multiply, range(30), range(30))() == [number**2 for number in range(30)]


def test_many_items_run_in_another_process() -> None:
    assert os.getpid() not in map_in_background(process_of, [1, 2])()


def test_a_few_items_run_in_this_process() -> None:
    assert map_in_background(process_of, [1])() == [os.getpid()]


def test_a_single_processor_runs_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert set(map_in_background(process_of, [1, 2])()) == {os.getpid()}


def test_the_results_survive_a_process_that_dies() -> None:
    parent = os.getpid()
    assert map_in_background(die_in_another_process, [parent, parent])() == [parent, parent]


def test_an_error_of_the_function_is_raised() -> None:
    with pytest.raises(ValueError, match="1"):
        map_in_background(fail, [1, 2])()
