"""Shows how far a run is: bars on a terminal, nothing but its seconds elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from paper_digest.model.site_files import Stage

_WORDS: dict[Stage, str] = {
    "read": "Reading the dumps",
    "merge": "Merging sightings into papers",
    "study": "Studying the papers",
    "write": "Writing the pages",
}


class Watcher:
    """Takes a pipeline's progress calls; keeps the seconds of each stage."""

    def __init__(self, bars: Progress | None, console: Console) -> None:
        self.seconds: dict[Stage, float] = {}
        """Wall-clock seconds of each finished stage."""
        self._bars, self._console = bars, console
        self._tasks: dict[Stage, TaskID] = {}
        self._started: dict[Stage, float] = {}

    def __call__(self, stage: Stage, done: int, steps: int) -> None:
        """Notes that `done` of `steps` steps of a stage are done."""
        if stage not in self._started:
            self._started[stage] = time.perf_counter()
            if self._bars is None:
                self._console.print(_WORDS[stage], highlight=False)
        if self._bars is not None:
            task = (
                self._tasks.setdefault(stage, self._bars.add_task(_WORDS[stage], total=steps))
                if stage not in self._tasks
                else self._tasks[stage]
            )
            self._bars.update(task, completed=done, total=max(steps, 1))
        if done >= steps:
            self.seconds[stage] = time.perf_counter() - self._started[stage]


@contextmanager
def watcher() -> Iterator[Watcher]:
    """A watcher on standard error: with bars where a person sees it, one plain line a stage elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Watcher(None, console)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        yield Watcher(bars, console)
