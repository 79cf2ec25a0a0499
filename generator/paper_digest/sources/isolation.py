"""Keeps an unforeseen exception, which is a fault of this program, to the dump or the paper it is in."""

from __future__ import annotations

import traceback
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath
from typing import Final, TypeVar

from paper_digest.model.problem import Problem
from paper_digest.model.record import Reading

_T = TypeVar("_T")
_Result = TypeVar("_Result")
_PACKAGE: Final = "paper_digest"
_LONGEST_MESSAGE: Final = 200
"""Characters of an exception's own message, which may hold a whole dump."""
MOST_FAILING: Final = 100
"""Papers that are left out before a fault counts as one of the whole program; chosen by hand."""
_MOST_TOGETHER: Final = 4
"""The same for a fault that no paper has alone."""
REPORT: Final = (
    "This is a fault of paper-digest and not of the file: please report it with this message and these lines."
)


DEBUG_VARIABLE: Final = "PAPER_DIGEST_DEBUG"
"""The environment variable that lets commands show the traceback of a fault."""
_UNKNOWN: Final = "an unknown module"


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
    def is_of_program(self) -> bool:
        """Whether code of this program raised it, or called what did."""
        return self.place != _UNKNOWN

    @property
    def reason(self) -> str:
        """What happened, for a report of unparsed lines."""
        return f"a fault of paper-digest ({self.error}, in {self.place})"

    def problem(self, file: str, line: int | None, expected: str, rest: str) -> Problem:
        """The problem to report. rest: a sentence on what was done with the rest of the input."""
        return Problem(
            file=file, line=line, expected=expected, actual=self.reason, advice=f"{REPORT} {rest}".rstrip()
        )

    def reading(self, dump: str) -> Reading:
        """The reading of a dump on which the program failed."""
        problem = self.problem(dump, None, "a file of papers", "The other dumps were read.")
        return Reading(dump=dump, layout="unreadable", problems=(problem,))


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
    run: Callable[[Sequence[_T]], _Result],
    items: Sequence[_T],
    passed_on: tuple[type[Exception], ...] = (),
    *,
    may_leave_none: bool = False,
) -> tuple[_Result, tuple[tuple[_T, Failure], ...]]:
    """The result of `run` for the items without those on which it fails, and why it fails on each.

    They are found by halving, which takes time only after a failure. Where it fails on no item alone, it may
    compare two. Raises what `run` raises if it fails on too many, on none or, unless `may_leave_none`, on
    each of several, and exceptions of the types `passed_on`.
    """

    def task(indices: Sequence[int]) -> _Result | Failure:
        return attempt(lambda: run([items[index] for index in indices]), passed_on)

    every = range(len(items))
    result = task(every)
    if not isinstance(result, Failure):
        return result, ()
    rest = None if isinstance(task(()), Failure) else _without_failing_indices(task, every, may_leave_none)
    if rest is None:
        return run(items), ()
    result, failing = rest
    return result, tuple((items[index], failing[index]) for index in sorted(failing))


def _without_failing_indices(
    task: Callable[[Sequence[int]], _Result | Failure], every: Sequence[int], may_leave_none: bool
) -> tuple[_Result, Mapping[int, Failure]] | None:
    """The result of the task for the items on which it does not fail, and the others; None if too many."""
    alone = dict(islice(_failing_alone(task, every), MOST_FAILING + 1))
    if len(alone) == len(every) > 1 and not may_leave_none:
        return None  # the fault is rather in what each of them is compared with
    together: dict[int, Failure] = {}
    most_together = min(_MOST_TOGETHER, (len(every) - 1) // 2)
    while len(alone) <= MOST_FAILING and len(together) <= most_together:
        rest = [index for index in every if index not in alone and index not in together]
        result = task(rest)
        if not isinstance(result, Failure):
            return result, alone | together
        compared = _failing_together(task, rest, result)
        if not compared:
            break
        together |= compared
    return None


_Task = Callable[[Sequence[int]], object]
"""What is done with the items of these indices; its result is a Failure if it fails."""


def _failing_alone(task: _Task, part: Sequence[int]) -> Iterator[tuple[int, Failure]]:
    """The indices in `part` of the items on which the task fails alone."""
    result = task(part)
    if not isinstance(result, Failure):
        return
    if len(part) == 1:
        yield part[0], result
        return
    middle = len(part) // 2
    yield from _failing_alone(task, part[:middle])
    yield from _failing_alone(task, part[middle:])


def _failing_together(task: _Task, part: Sequence[int], failure: Failure) -> dict[int, Failure]:
    """The items without which the task would not fail on all, as where it compares two; none if it does.

    It fails on no item alone. Of two on which it fails together, both are returned if it is not enough to
    leave one of them out.
    """

    def fails(indices: Sequence[int]) -> bool:
        return isinstance(task(indices), Failure)

    end = bisect_left(range(len(part) + 1), True, key=lambda size: fails(part[:size]))
    start = bisect_left(range(end), True, key=lambda first: not fails(part[first:end])) - 1
    if start < 0 or end > len(part):
        return {}
    pair = (part[start], part[end - 1])
    alone = (culprit for culprit in pair if not fails([index for index in part if index != culprit]))
    return dict.fromkeys(next(((culprit,) for culprit in alone), pair), failure)


def _place(error: Exception) -> str:
    """Where in this package an exception was raised, or where it called the library that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        parts = PurePath(frame.filename).parts
        if _PACKAGE in parts:
            module = PurePath(*parts[len(parts) - parts[::-1].index(_PACKAGE) :]).as_posix()
            return f"{module}:{frame.lineno}"
    return _UNKNOWN
