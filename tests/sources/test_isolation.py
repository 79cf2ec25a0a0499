"""Tests that an unforeseen exception costs the item it is in, and that its message says where it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest
from paper_digest.sources.isolation import MOST_FAILING, Failure, attempt, until_failure, without_failing
from paper_digest.values.count import count_of


def _deep(level: int) -> int:
    return _deep(level + 1)


def test_a_task_that_succeeds_gives_its_result() -> None:
    assert attempt(lambda: 3) == 3


@pytest.mark.parametrize("error", [KeyError("a"), RecursionError("deep"), MemoryError()])
def test_any_exception_becomes_a_failure(error: Exception) -> None:
    def task() -> None:
        raise error

    failure = attempt(task)
    assert isinstance(failure, Failure)
    assert type(error).__name__ in failure.error


def test_endless_recursion_becomes_a_failure() -> None:
    failure = attempt(lambda: _deep(0))
    assert isinstance(failure, Failure)
    assert "RecursionError" in failure.error


def test_an_interrupt_by_the_user_is_no_failure() -> None:
    def task() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attempt(task)


def test_the_message_names_the_module_and_asks_for_a_report() -> None:
    failure = attempt(lambda: count_of("many", "paper"))  # type: ignore[arg-type]
    assert isinstance(failure, Failure)
    assert failure.place.startswith("values/count.py:")
    message = str(failure.problem("a.jsonl", 3, "a paper", "The other papers were read."))
    assert message.startswith("a.jsonl:3: error: expected a paper, found a fault of paper-digest (")
    assert "values/count.py" in message
    assert "please report it" in message


def test_a_message_is_printable_and_short() -> None:
    failure = Failure.of(ValueError("\x1b[31m" + "x" * 10_000))
    assert failure.error.isprintable()
    assert len(failure.error) < 300


def test_the_items_before_an_exception_are_kept() -> None:
    def items() -> Iterator[int]:
        yield from (1, 0, 2)
        raise IndexError

    *kept, failure = until_failure(items())
    assert kept == [1, 0, 2]
    assert isinstance(failure, Failure)


def test_items_without_an_exception_are_all_there() -> None:
    assert list(until_failure([1, 2])) == [1, 2]


def _inverse(numbers: Sequence[int]) -> list[float]:
    return [1 / number for number in numbers]


def test_the_items_on_which_a_task_fails_are_left_out() -> None:
    result, failing = without_failing(_inverse, [1, 0, 2, 4, 0])
    assert result == [1, 0.5, 0.25]
    assert [item for item, _ in failing] == [0, 0]
    assert "ZeroDivisionError" in failing[0][1].error


def _differences(numbers: Sequence[int]) -> Sequence[int]:
    """Fails on two numbers of which one is a multiple of ten, as where papers are compared."""
    for first, second in combinations(numbers, 2):
        if first % 10 == 0 or second % 10 == 0:
            raise ValueError("not comparable")
    return numbers


@pytest.mark.parametrize(
    ("numbers", "left_out"),
    [
        ([1, 2, 10, 3, 4], [10]),
        ([10, 1, 2], [10]),
        ([1, 2, 10], [10]),
        ([1, 2, 10, 3, 4, 20, 5, 6, 7], [10, 20]),
    ],
)
def test_an_item_on_which_a_task_fails_only_beside_others_is_left_out(
    numbers: Sequence[int], left_out: Sequence[int]
) -> None:
    result, failing = without_failing(_differences, numbers)
    assert {*result} & {*left_out} == set()
    assert len(result) >= len(numbers) - 2 * len(left_out)
    assert {item for item, _ in failing} == {*numbers} - {*result}
    assert "not comparable" in failing[0][1].error


def test_a_task_that_fails_on_nothing_raises() -> None:
    with pytest.raises(ZeroDivisionError):
        without_failing(lambda numbers: len(numbers) / 0, [1, 2, 3])


@pytest.mark.parametrize("size", [2, 3, 4, 50])
def test_a_task_that_fails_on_any_two_items_raises(size: int) -> None:
    """It is no fault of an item."""

    def run(numbers: Sequence[int]) -> float:
        return 1 / (len(numbers) < 2)

    with pytest.raises(ZeroDivisionError):
        without_failing(run, list(range(size)))


def test_a_task_that_fails_on_most_items_raises() -> None:
    with pytest.raises(ZeroDivisionError):
        without_failing(_inverse, [0] * (MOST_FAILING + 1))


def test_exceptions_that_are_passed_on_are_so_while_failing_items_are_found() -> None:
    def run(numbers: Sequence[int]) -> list[float]:
        if len(numbers) == 1:
            raise KeyError("no model")
        return _inverse(numbers)

    with pytest.raises(KeyError):
        without_failing(run, [1, 0, 2], (KeyError,))


@pytest.mark.parametrize("size", [2, 5])
def test_a_task_that_fails_on_each_item_raises(size: int) -> None:
    """Else nothing would be left, although the fault is in something else."""
    with pytest.raises(ZeroDivisionError):
        without_failing(_inverse, [0] * size)


def test_the_only_item_is_left_out_if_a_task_fails_on_it() -> None:
    result, failing = without_failing(_inverse, [0])
    assert (result, [item for item, _ in failing]) == ([], [0])
