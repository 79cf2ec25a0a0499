"""Tests that an unforeseen exception costs the item it is in, and that its message says where it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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


def test_a_task_that_fails_on_no_item_alone_raises() -> None:
    def first_and_last(numbers: Sequence[int]) -> float:
        return 1 / (numbers[0] - numbers[-1] if len(numbers) > 1 else 1)

    with pytest.raises(ZeroDivisionError):
        without_failing(first_and_last, [1, 2, 1])


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
