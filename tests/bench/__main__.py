"""Compares the generator with a plain MkDocs build of the same pages, and measures search, readers and
analysis.

The generator and MkDocs run in separate processes, one after the other, so that their ratio is comparable
across machines.
"""

from __future__ import annotations

import gzip
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from paper_digest.model.digest import Digest
from paper_digest.pipeline import make_digest
from paper_digest.project import project_at
from rich.console import Console
from rich.table import Table

from tests.arguments import parser_of
from tests.bench.analysis import analysis_table
from tests.bench.builds import main as main_of_builds
from tests.bench.measured_process import MeasuredProcess, run_python
from tests.bench.readers import readers_table
from tests.bench.search import search_table
from tests.project import ROOT, copy_of_project

_SCALE = ROOT.parent / "shared" / "scale" / "papers-16k.jsonl.gz"
_PLUGIN = "  - paper-digest\n"
_STAGE_PATTERN = re.compile(r"^(\w+) ([\d.]+) s$", re.MULTILINE)
_PAPER_COUNT_PATTERN = re.compile(r"^([\d,]+) papers? from", re.MULTILINE)
_COMMAND = "from paper_digest.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Case:
    """One benchmark: the generator and MkDocs on the same dumps."""

    name: str
    generator: MeasuredProcess
    mkdocs: MeasuredProcess
    pages: int
    index: bytes
    """The index of Material's own search, which a browser loads whole before the first result."""

    @property
    def papers(self) -> str:
        """The number of papers that the generator reported."""
        match = _PAPER_COUNT_PATTERN.search(self.generator.output)
        return match[1] if match else "?"

    @property
    def stages(self) -> dict[str, float]:
        """The seconds of each stage of the generator."""
        return {stage: float(seconds) for stage, seconds in _STAGE_PATTERN.findall(self.generator.output)}


def main() -> None:
    """Measures every case that has data and prints the tables."""
    parser_of(__doc__).parse_args()
    console = Console()
    cases = list(_cases(console))  # first: on Linux, the peak of a new process includes that of this one
    console.print(_table(cases))
    console.print("Measuring the search ...")
    console.print(search_table(_digests()))
    console.print("Measuring the readers ...")
    console.print(readers_table())
    if _SCALE.is_file():
        console.print("Measuring the analysis ...")
        console.print(analysis_table(_SCALE))
        console.print("Measuring whole builds ...")
        main_of_builds()
    else:
        console.print(f"Not measured: 16,000 records, because ../shared/scale/{_SCALE.name} is absent.")


def _cases(console: Console) -> Iterator[Case]:
    dumps = {"the five dumps": None, "16,000 records": _SCALE}
    for name, dump in dumps.items():
        if dump is None or dump.is_file():
            console.print(f"Measuring {name} ...")
            with tempfile.TemporaryDirectory() as folder:
                yield _measure(name, _project(Path(folder), dump))


def _digests() -> dict[str, Digest]:
    """The digests of every case that has data."""
    digests = {"the five dumps": make_digest(project_at(ROOT)).digest}
    if _SCALE.is_file():
        digests["16,000 records"] = make_digest(project_at(ROOT).with_raw(_SCALE.parent)).digest
    return digests


def _project(folder: Path, dump: Path | None) -> Path:
    """Copies the project, with `dump` instead of its dumps, and adds bare.yml (no plugin)."""
    project = copy_of_project(folder)
    if dump is not None:
        shutil.rmtree(project / "raw")
        (project / "raw").mkdir()
        shutil.copy(dump, project / "raw")
        (project / "corrections.yml").write_text("[]\n", "utf-8")
    full = (project / "mkdocs.yml").read_text("utf-8")
    if _PLUGIN not in full:
        sys.exit(
            f'Error: mkdocs.yml: expected the line "{_PLUGIN.rstrip()}", which bare.yml replaces; found none.'
        )
    (project / "bare.yml").write_text(full.replace(_PLUGIN, "  - search\n"), "utf-8")
    return project


def _measure(name: str, project: Path) -> Case:
    generator = run_python(project, "-c", _COMMAND, "build", "--root", ".", "--timings")
    mkdocs = run_python(project, "-m", "mkdocs", "build", "--quiet", "--config-file", "bare.yml")
    site = project / "site"
    return Case(
        name,
        generator,
        mkdocs,
        pages=sum(1 for _ in site.rglob("*.html")),
        index=(site / "search" / "search_index.json").read_bytes(),
    )


def _table(cases: list[Case]) -> Table:
    """A table with a column for each case; its last row is the ratio to watch."""
    table = Table("", *(case.name for case in cases))
    table.add_row("papers", *(case.papers for case in cases))
    table.add_row("HTML pages", *(f"{case.pages:,}" for case in cases))
    for stage in cases[0].stages:
        table.add_row(f"generator: {stage}", *(f"{case.stages[stage]:.2f} s" for case in cases))
    table.add_row("generator, the whole process", *(f"{case.generator.seconds:.2f} s" for case in cases))
    table.add_row(
        "mkdocs build with the theme's search instead", *(f"{case.mkdocs.seconds:.2f} s" for case in cases)
    )
    table.add_row(
        "mkdocs, per page", *(f"{1000 * case.mkdocs.seconds / case.pages:.2f} ms" for case in cases)
    )
    table.add_row(
        "Material's search: its index, plain", *(f"{len(case.index) / 1000:,.0f} kB" for case in cases)
    )
    table.add_row(
        "Material's search: its index, compressed",
        *(f"{len(gzip.compress(case.index)) / 1000:,.0f} kB" for case in cases),
    )
    table.add_row("peak memory, generator", *(f"{case.generator.megabytes:,.0f} MB" for case in cases))
    table.add_row("peak memory, mkdocs", *(f"{case.mkdocs.megabytes:,.0f} MB" for case in cases))
    table.add_row(
        "generator : mkdocs", *(f"{case.generator.seconds / case.mkdocs.seconds:.2f}" for case in cases)
    )
    for column in table.columns[1:]:
        column.justify = "right"
    return table


if __name__ == "__main__":
    main()
