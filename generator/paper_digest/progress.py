"""Shows the progress of a run: bars on a terminal, else one plain line per stage."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from paper_digest.model.site_files import Stage

_TITLES: dict[Stage, str] = {
    "read": "Reading the dumps",
    "link": "Linking records of the same paper",
    "analyze": "Analyzing the papers",
    "render": "Writing the pages",
}


class ProgressReporter:
    """Receives the pipeline's progress calls and measures the seconds of each stage."""

    def __init__(self, bars: Progress | None, console: Console) -> None:
        self.seconds: dict[Stage, float] = {}
        """Wall-clock seconds of each finished stage."""
        self._bars, self._console = bars, console
        self._tasks: dict[Stage, TaskID] = {}
        self._started: dict[Stage, float] = {}

    def __call__(self, stage: Stage, done: int, steps: int) -> None:
        """Reports that `done` of `steps` steps of a stage are finished."""
        if stage not in self._started:
            self._start(stage)
        if self._bars is not None:
            self._bars.update(self._tasks[stage], completed=done, total=max(steps, 1))
        if done >= steps:
            self.seconds[stage] = time.perf_counter() - self._started[stage]

    def _start(self, stage: Stage) -> None:
        self._started[stage] = time.perf_counter()
        if self._bars is None:
            self._console.print(_TITLES[stage], highlight=False)
        else:
            self._tasks[stage] = self._bars.add_task(_TITLES[stage])


@contextmanager
def progress_reporter() -> Iterator[ProgressReporter]:
    """A reporter that writes to standard error."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield ProgressReporter(None, console)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        yield ProgressReporter(bars, console)
