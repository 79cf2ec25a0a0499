"""Defines where the work of a stage is done: in processes of this machine by default."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol, TypeVar

from paper_digest.execution.background_process import map_in_background
from paper_digest.execution.forked_processes import map_in_processes

Item = TypeVar("Item")
Result = TypeVar("Result")


class Executor(Protocol):
    """Applies pure functions to many items. Results come in the order of the items; what a function raises is
    raised where its result would come.
    """

    @property
    def is_local(self) -> bool:
        """Whether all work is done on this machine."""
        ...

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """The results of `map(function, items)`, of which later ones are computed meanwhile."""
        ...

    def start(
        self, function: Callable[..., Result], *arguments: Sequence[object]
    ) -> Callable[[], list[Result]]:
        """Starts `map(function, *arguments)` while the caller continues; the returned function waits for the
        results. The function is importable by another process.
        """
        ...


class LocalProcesses:
    """The processors of this machine, as an `Executor`."""

    is_local = True

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """See `map_in_processes`."""
        return map_in_processes(function, items)

    def start(
        self, function: Callable[..., Result], *arguments: Sequence[object]
    ) -> Callable[[], list[Result]]:
        """See `map_in_background`."""
        return map_in_background(function, *arguments)


THIS_MACHINE: Final[Executor] = LocalProcesses()
