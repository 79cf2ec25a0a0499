"""Measures the seconds of each step of the analysis as the collection grows."""

from __future__ import annotations

import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

from paper_digest import analysis
from paper_digest.linkage.link import link_records
from paper_digest.model.paper import Paper
from paper_digest.reading import readings_of
from paper_digest.sources.settings import load_settings
from rich.table import Table

from tests.project import ROOT

_IN_BACKGROUND = frozenset({"summarize"})
"""Steps that may run in a second process; only the total includes their time."""
_SIZES = (2_000, 4_000, 8_000, 16_000)


def analysis_table(dump: Path) -> Table:
    """Seconds of each step (rows) for each size (columns); the last column is the growth from the first size
    to the last."""
    papers = link_records(readings_of(dump, dump.name)).papers
    runs = [_seconds(_spread(papers, size)) for size in _SIZES if size <= len(papers) + 100]
    table = Table("analysis, seconds", *(f"{size:,}" for size in _SIZES[: len(runs)]), "growth")
    for step in runs[-1]:
        table.add_row(
            step,
            *(f"{run.get(step, 0.0):.2f}" for run in runs),
            f"{runs[-1][step] / max(runs[0].get(step, 0.0), 0.005):.1f}",
        )
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 * (1024 if sys.platform == "darwin" else 1)
    )
    table.add_row("peak memory so far, MB", *[""] * (len(runs) - 1), f"{megabytes:,.0f}", "")
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def _spread(papers: Sequence[Paper], size: int) -> tuple[Paper, ...]:
    """Papers at regular intervals, so that small samples are as mixed as the whole collection."""
    step = max(1, len(papers) // size)
    return tuple(papers[::step][:size])


def _seconds(papers: tuple[Paper, ...]) -> dict[str, float]:
    """The seconds of each function that analyze() calls, slowest first, then the total."""
    settings = load_settings(ROOT / "topics.yml", ROOT / "corrections.yml", ROOT / "datasets.yml")
    spent: defaultdict[str, float] = defaultdict(float)
    with ExitStack() as stack:
        for name, step in vars(analysis).items():
            if (
                name not in _IN_BACKGROUND
                and callable(step)
                and getattr(step, "__module__", "").startswith("paper_digest.analysis.")
            ):
                stack.enter_context(
                    patch.object(analysis, name, step if name == "analyze" else _timed(name, step, spent))
                )
        started = time.perf_counter()
        analysis.analyze(papers, settings.topics, (), dataset_rules=settings.datasets)
        total = time.perf_counter() - started
    return dict(sorted(spent.items(), key=lambda item: -item[1])) | {"total": total}


def _timed(name: str, step: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any, **options: Any) -> Any:
        started = time.perf_counter()
        result = step(*arguments, **options)
        spent[name] += time.perf_counter() - started
        return result

    return timed
