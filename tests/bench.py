"""Measures the generator next to a bare MkDocs build of the same pages: `make bench`.

Seconds differ from machine to machine; the ratios within one run are what to compare.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
SCALE = ROOT.parent / "shared" / "scale" / "papers-16k.jsonl.gz"
_ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
_STAGES = ("read", "merge", "study", "write")


@dataclass(frozen=True)
class Run:
    """One digest, generated and built."""

    name: str
    papers: int
    pages: int
    stages: dict[str, float]
    """Seconds of each stage."""
    generator: float
    """Seconds of the whole command, Python's start included."""
    mkdocs: float
    """Seconds of `mkdocs build` without the plugin."""
    memory: float
    """Peak of the generator, in MB."""


def measure(name: str, dumps: list[Path], folder: Path) -> Run:
    """Generates and builds the digest of some dumps in a project of its own below `folder`."""
    for item in ("topics.yml", "corrections.yml"):
        shutil.copy(ROOT / item, folder)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("  - paper-digest\n", "  - paper-digest: {enabled: false}\n"), "utf-8")
    shutil.copytree(ROOT / "templates", folder / "templates")
    (folder / "docs").mkdir()
    for item in ("about.md", "assets", "project"):
        source = ROOT / "docs" / item
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / "docs" / item)
    (folder / "raw").mkdir()
    for dump in dumps:
        shutil.copy(dump, folder / "raw")
    stages, generator, memory = _generate(folder)
    document = json.loads((folder / "docs" / "catalogue.json").read_text("utf-8"))
    pages = sum(1 for _ in (folder / "docs").rglob("*.md"))
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, env=_ENVIRONMENT, check=True)
    return Run(name, len(document["papers"]), pages, stages, generator, time.perf_counter() - start, memory)


def _generate(folder: Path) -> tuple[dict[str, float], float, float]:
    command = [sys.executable, "-c", "from generator.cli import main; main()", "build", "--timings", "--root", str(folder)]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=_ENVIRONMENT, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    stages = {
        line.split()[0]: float(line.split()[1]) for line in done.stdout.splitlines() if line.endswith(" s") and line.split()[0] in _STAGES
    }
    # The peak over all children so far: the generator of the largest digest, which runs last, or MkDocs where that needs more.
    return stages, seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Prints the table."""
    cases = [("the five dumps", sorted((ROOT / "raw").glob("*.txt")))]
    if SCALE.is_file():
        cases.append(("16,000 records", [SCALE]))
    else:
        print("not run: ../shared/scale, the 16,000 records beside the repository, is absent")
    table = Table(title="Seconds, and the generator as a share of a bare MkDocs build of its pages")
    for column in ("digest", "papers", "pages", *_STAGES, "generator", "mkdocs", "share", "peak MB so far"):
        table.add_column(column, justify="left" if column == "digest" else "right")
    for name, dumps in cases:
        with tempfile.TemporaryDirectory() as folder:
            run = measure(name, dumps, Path(folder))
        stages = (f"{run.stages[stage]:.2f}" for stage in _STAGES)
        share = f"{run.generator / run.mkdocs:.0%}"
        row = (f"{run.papers:,}", f"{run.pages:,}", *stages, f"{run.generator:.1f}", f"{run.mkdocs:.1f}", share, f"{run.memory:.0f}")
        table.add_row(run.name, *row)
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
