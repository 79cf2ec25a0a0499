"""Shows the progress of a run: bars on a terminal, else one plain line per stage."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from paper_digest.model.site_files import Stage

_TITLES: Mapping[Stage | str, str] = {
    "read": "Reading the dumps",
    "link": "Linking records of the same paper",
    "analyze": "Analyzing the papers",
    "render": "Writing the pages",
}


class ProgressReporter:
    """Receives progress calls, the pipeline's and those that name an activity, and measures their seconds."""

    def __init__(self, bars: Progress | None, console: Console) -> None:
        self.seconds: dict[str, float] = {}
        """Wall-clock seconds of each finished stage."""
        self._bars, self._console = bars, console
        self._tasks: dict[str, TaskID] = {}
        self._started: dict[str, float] = {}

    def __call__(self, stage: Stage | str, done: int, steps: int) -> None:
        """Reports that `done` of `steps` steps of a stage, or of a named activity, are finished."""
        if stage not in self._started:
            self._start(stage)
        if self._bars is not None:
            self._bars.update(self._tasks[stage], completed=done, total=max(steps, 1))
        if done >= steps:
            self.seconds[stage] = time.perf_counter() - self._started[stage]

    def _start(self, stage: str) -> None:
        title = _TITLES.get(stage, stage)
        self._started[stage] = time.perf_counter()
        if self._bars is None:
            self._console.print(title, highlight=False, markup=False)
        else:
            self._tasks[stage] = self._bars.add_task(escape(title))


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
