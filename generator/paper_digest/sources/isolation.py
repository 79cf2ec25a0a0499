"""Keeps an unforeseen exception, which is a fault of this program, to the dump or the paper it is in."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath
from typing import Final, TypeVar

from paper_digest.model.problem import Problem

_T = TypeVar("_T")
_Result = TypeVar("_Result")
_PACKAGE: Final = "paper_digest"
_LONGEST_MESSAGE: Final = 200
"""Characters of an exception's own message, which may hold a whole dump."""
MOST_FAILING: Final = 100
"""Papers that are left out before a fault counts as one of the whole program; chosen by hand."""
REPORT: Final = (
    "This is a fault of paper-digest and not of the file: please report it with this message and these lines."
)


@dataclass(frozen=True, slots=True)
class Failure:
    """An exception that no code expected."""

    error: str
    """The exception and its message on one printable line."""
    place: str
    """The module and the line of this package that it left last, such as "formats/mapping.py:120"."""

    @classmethod
    def of(cls, error: Exception) -> Failure:
        """The failure that an exception is."""
        message = "".join(char if char.isprintable() else " " for char in str(error)[:_LONGEST_MESSAGE])
        return cls(f"{type(error).__name__}: {message}".rstrip(": "), _place(error))

    @property
    def reason(self) -> str:
        """What happened, for a report of unparsed lines."""
        return f"a fault of paper-digest ({self.error}, in {self.place})"

    def problem(self, file: str, line: int | None, expected: str, rest: str) -> Problem:
        """The problem to report. rest: a sentence on what was done with the rest of the input."""
        return Problem(
            file=file, line=line, expected=expected, actual=self.reason, advice=f"{REPORT} {rest}".rstrip()
        )


def attempt(task: Callable[[], _T], passed_on: tuple[type[Exception], ...] = ()) -> _T | Failure:
    """The result of a task, or how it failed; also if it nests too deeply or needs too much memory.

    Exceptions that code expects are caught where they are raised: this is the last net. Raises those of the
    types `passed_on`.
    """
    try:
        return task()
    except passed_on:
        raise
    except Exception as error:  # noqa: BLE001 (the only place that catches what nobody foresaw)
        return Failure.of(error)


def until_failure(items: Iterable[_T]) -> Iterator[_T | Failure]:
    """The items up to the first exception, and then that as a failure."""
    iterator = iter(items)

    def following() -> list[_T]:
        return list(islice(iterator, 1))

    while items_or_failure := attempt(following):
        if isinstance(items_or_failure, Failure):
            yield items_or_failure
            return
        yield from items_or_failure


def without_failing(
    run: Callable[[Sequence[_T]], _Result], items: Sequence[_T], passed_on: tuple[type[Exception], ...] = ()
) -> tuple[_Result, tuple[tuple[_T, Failure], ...]]:
    """The result of `run` for the items without those on which it fails, and why it fails on each.

    They are found by halving, which takes time only after a failure. Raises what `run` raises if it fails
    on no item alone, or on more than MOST_FAILING, and exceptions of the types `passed_on`.
    """
    result = attempt(lambda: run(items), passed_on)
    if not isinstance(result, Failure):
        return result, ()
    failing = dict(islice(_failing(run, items, range(len(items)), passed_on), MOST_FAILING + 1))
    if not failing or len(failing) > MOST_FAILING:
        return run(items), ()
    rest = [item for index, item in enumerate(items) if index not in failing]
    return run(rest), tuple((items[index], failure) for index, failure in failing.items())


def _failing(
    run: Callable[[Sequence[_T]], object],
    items: Sequence[_T],
    part: range,
    passed_on: tuple[type[Exception], ...],
) -> Iterator[tuple[int, Failure]]:
    """The indices in `part` of the items on which `run` fails alone."""
    result = attempt(lambda: run([items[index] for index in part]), passed_on)
    if not isinstance(result, Failure):
        return
    if len(part) == 1:
        yield part[0], result
        return
    middle = len(part) // 2
    yield from _failing(run, items, part[:middle], passed_on)
    yield from _failing(run, items, part[middle:], passed_on)


def _place(error: Exception) -> str:
    """Where in this package an exception was raised, or where it called the library that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        parts = PurePath(frame.filename).parts
        if _PACKAGE in parts:
            module = PurePath(*parts[len(parts) - parts[::-1].index(_PACKAGE) :]).as_posix()
            return f"{module}:{frame.lineno}"
    return "an unknown module"
