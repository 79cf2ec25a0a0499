"""Measures whole builds of a site: the first one, one after a further dump, and one when nothing changed.

Beside them, MkDocs alone builds the same Markdown. The records are those of ../shared/scale.
"""

from __future__ import annotations

import gzip
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paper_digest.site.site_size import SiteSize, size_of
from rich.console import Console
from rich.table import Table

from tests.arguments import parser_of
from tests.bench.measured_process import MeasuredProcess, run_python
from tests.project import ROOT, copy_of_project

SCALE: Final = ROOT.parent / "shared" / "scale" / "papers-16k.jsonl.gz"
SIZES: Final = (4_000, 16_000)
"""Records of the digests that are built."""
_DAY: Final = 60
"""Papers of one more dump."""
_PLUGIN: Final = "  - paper-digest\n"
_BUILD: Final = ("-c", "from paper_digest.cli import main; main()", "build", "--site", "--root", ".")
_BARE: Final = ("-m", "mkdocs", "build", "--quiet", "--config-file", "bare.yml")


@dataclass(frozen=True, slots=True)
class Build:
    """One build of the site."""

    name: str
    cost: MeasuredProcess
    html_written: int
    """HTML files that were written, also with the same content."""


@dataclass(frozen=True, slots=True)
class Builds:
    """The builds of one project."""

    papers: int
    bare: MeasuredProcess
    builds: tuple[Build, ...]
    html_files: int
    size: SiteSize


def measured_builds(papers: int, folder: Path) -> Builds:
    """Builds a digest of a number of records in a folder."""
    project, further = _project(papers, folder)
    builds = [_build("full build", project)]
    full_size, html_files = size_of(project / "site"), len(_html_states(project / "site"))
    bare = _run(project, _BARE)
    builds.append(_build("nothing changed", project))
    (project / "raw" / "further.jsonl").write_text(further, "utf-8")
    builds.append(_build(f"after a dump of {_DAY} papers", project))
    return Builds(papers, bare, tuple(builds), html_files, full_size)


def builds_table(measured: Builds) -> Table:
    """A row for each build; its last columns are ratios, which can be compared across machines."""
    first = measured.builds[0].cost
    table = Table(
        f"{measured.papers:,} records, {measured.html_files:,} HTML files",
        "seconds",
        "processor seconds",
        ": bare build",
        ": full build",
        "peak memory",
        "HTML files written",
    )
    for name, cost, written in (
        ("bare mkdocs build of the same Markdown", measured.bare, "all"),
        *((build.name, build.cost, f"{build.html_written:,}") for build in measured.builds),
    ):
        table.add_row(
            name,
            f"{cost.seconds:.1f}",
            f"{cost.processor_seconds:.1f}",
            f"{cost.processor_seconds / measured.bare.processor_seconds:.2f}",
            f"{cost.processor_seconds / first.processor_seconds:.3f}",
            f"{cost.megabytes:,.0f} MB",
            written,
        )
    size = measured.size
    table.caption = f"The site has {size}: {size.bytes / measured.papers / 1000:,.1f} kB a paper."
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def _project(papers: int, folder: Path) -> tuple[Path, str]:
    """A project with records at regular intervals, so that few are as mixed as all; and a further dump."""
    project = copy_of_project(folder)
    with gzip.open(SCALE, "rt", encoding="utf-8") as stream:
        lines = stream.readlines()
    chosen = range(0, len(lines) - _DAY, max(1, (len(lines) - _DAY) // papers))[:papers]
    shutil.rmtree(project / "raw")
    (project / "raw").mkdir()
    (project / "raw" / "papers.jsonl").write_text("".join(lines[number] for number in chosen), "utf-8")
    (project / "corrections.yml").write_text("[]\n", "utf-8")
    full = (project / "mkdocs.yml").read_text("utf-8")
    (project / "bare.yml").write_text(
        f"site_dir: bare\n{full.replace(_PLUGIN, '  - search' + chr(10))}", "utf-8"
    )
    return project, "".join(lines[-_DAY:])


def _build(name: str, project: Path) -> Build:
    before = _html_states(project / "site")
    cost = _run(project, _BUILD)
    after = _html_states(project / "site")
    return Build(name, cost, sum(before.get(path) != state for path, state in after.items()))


def _run(project: Path, arguments: tuple[str, ...]) -> MeasuredProcess:
    """Runs Python with a cache of its own."""
    return run_python(project, *arguments, PAPER_DIGEST_CACHE=str(project / ".cache"))


def _html_states(site: Path) -> dict[Path, tuple[int, int]]:
    """What changes when a page is written, by its file."""
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in site.rglob("*.html")}


def main(sizes: Sequence[int] = SIZES) -> None:
    """Prints a table for each number of records."""
    console = Console()
    for papers in sizes:
        with tempfile.TemporaryDirectory() as folder:
            console.print(builds_table(measured_builds(papers, Path(folder))))


if __name__ == "__main__":
    parser = parser_of(__doc__)
    parser.add_argument("records", type=int, nargs="*", default=SIZES, help="how many records to build")
    main(parser.parse_args().records)
