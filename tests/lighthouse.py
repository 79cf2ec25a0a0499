"""Asks Google's Lighthouse how good three pages are, on a phone and on a desk: `make lighthouse`.

The site of the repository's dumps is built in a copy of the project and served below a sub-path of loopback,
as GitHub Pages serves it. Lighthouse comes from npm at a pinned version and takes the browser of the browser
tests. It reckons what a slow line and processor would make of what it saw, so that its speed depends on what
else the machine does: each page is measured three times, for speed the run with the middle score counts, for
the other categories the worst.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from tests.browser import chromium
from tests.project import copy_of_project, mkdocs
from tests.serving import serving

VERSION = "12.8.2"
"""The last that runs on Node 20; 13 wants Node 22."""
PAGES = {
    "home": "",
    "a topic": "topics/loss-landscapes/",
    "a paper": "papers/adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity/",
}
DEVICES: dict[str, tuple[str, ...]] = {"phone": (), "desk": ("--preset=desktop",)}
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
BAR = 95
"""The least that each category may reach, of 100."""
RUNS = 3


class LighthouseError(Exception):
    """Nothing could be measured; the message says why."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What Lighthouse said of one page on one device."""

    page: str
    device: str
    scores: dict[str, int]
    shift: float
    """How much the page moves while it loads (CLS)."""
    paint: float
    """Seconds until its largest element is there (LCP)."""
    blocked: float
    """Milliseconds in which it hears nobody, since scripts run (TBT). It grows most on a busy machine."""
    weight: int
    """Bytes of all answers, as they came over the wire."""
    wanting: tuple[str, ...]
    """The audits that found something, in Lighthouse's words."""
    speeds: tuple[int, ...] = ()
    """The scores for speed of all runs."""

    @property
    def name(self) -> str:
        """What it is called in the table."""
        return f"{self.page}, {self.device}"

    @property
    def shortfalls(self) -> list[str]:
        """The categories that do not reach the bar, each with its score."""
        return [
            f"{CATEGORIES[name]} of {self.name}: {score}"
            for name, score in self.scores.items()
            if score < BAR
        ]


def main() -> None:
    """Prints a table of all pages and devices, and what kept them from perfection. Raises LighthouseError if
    a score is below the bar."""
    console = Console()
    command = _lighthouse()
    if (load := os.getloadavg()[0]) > (os.cpu_count() or 1) / 2:
        console.print(
            f"This machine is busy (a load of {load:.1f}): the scores for speed may come out too low."
        )
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "served") as (origin, _):
        address = f"{origin}paper-digest/"
        console.print("Building the site ...")
        _build(Path(folder), address)
        measured = []
        for page, path in PAGES.items():
            for device, options in DEVICES.items():
                console.print(f"Measuring {page}, {device} ...")
                runs = [_run([*command, address + path, *options], page, device) for _ in range(RUNS)]
                measured.append(_one_of(runs))
    console.print(_table(measured))
    for audit, where in _wanting(measured).items():
        console.print(
            f"Not perfect: {audit} ({'; '.join(where)})", highlight=False, markup=False, soft_wrap=True
        )
    if shortfalls := [line for each in measured for line in each.shortfalls]:
        raise LighthouseError(f"below {BAR}: {'; '.join(shortfalls)}")


def _lighthouse() -> list[str]:
    """The command that runs Lighthouse, after npm has fetched it."""
    npx = shutil.which("npx")
    if not npx:
        raise LighthouseError(
            "no npx on this machine: install Node 20 or newer with npm, for example with apt-get install npm"
        )
    command = [npx, "--yes", "--prefer-offline", f"lighthouse@{VERSION}"]
    done = subprocess.run(
        [*command, "--version"], env=_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode or done.stdout.strip() != VERSION:
        lines = [line.strip() for line in done.stderr.splitlines() if "code" in line or "rror" in line]
        raise LighthouseError(
            f"npm did not get lighthouse@{VERSION} ready: {lines[0] if lines else f'it ended with {done.returncode}'}"
        )
    return command


@cache
def _environment() -> dict[str, str]:
    # Without a network, npm would else try for more than a minute.
    return os.environ | {
        "CHROME_PATH": str(chromium.find()),
        "npm_config_fetch_retries": "1",
        "npm_config_fetch_retry_mintimeout": "1000",
    }


def _build(folder: Path, address: str) -> None:
    """The site into the folder that is served, made for its address there."""
    project = folder / "project"
    project.mkdir()
    done = mkdocs(
        copy_of_project(project),
        "build",
        "--quiet",
        "--site-dir",
        str(folder / "served" / "paper-digest"),
        site_url=address,
    )
    if done.returncode:
        raise LighthouseError(f"the site could not be built:\n{done.stderr}")


def _run(command: list[str], page: str, device: str) -> Measured:
    """One run of Lighthouse."""
    options = [
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(chromium.ARGUMENTS)}",
        "--no-enable-error-reporting",
    ]
    done = subprocess.run(
        [*command, *options], env=_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise LighthouseError(f"Lighthouse failed on {page}, {device}:\n{done.stderr}")
    return _understood(json.loads(done.stdout), page, device)


def _understood(report: dict[str, Any], page: str, device: str) -> Measured:
    """What is needed of Lighthouse's report."""
    scores = {name: report["categories"][name]["score"] for name in CATEGORIES}
    if None in scores.values():
        said = report.get("runtimeError", {}).get("message", "it gave no score")
        raise LighthouseError(f"Lighthouse failed on {page}, {device}: {said}")
    audits = report["audits"]
    return Measured(
        page=page,
        device=device,
        scores={name: round(100 * score) for name, score in scores.items()},
        shift=audits["cumulative-layout-shift"]["numericValue"],
        paint=audits["largest-contentful-paint"]["numericValue"] / 1000,
        blocked=audits["total-blocking-time"]["numericValue"],
        weight=audits["total-byte-weight"]["numericValue"],
        wanting=_found(report),
    )


def _found(report: dict[str, Any]) -> tuple[str, ...]:
    """The audits that are not perfect: not the times, which the table shows, and not those that Lighthouse
    keeps to itself."""
    references = [each for name in CATEGORIES for each in report["categories"][name]["auditRefs"]]
    audits = [
        report["audits"][each["id"]] for each in references if each.get("group") not in ("metrics", "hidden")
    ]
    return tuple(each["title"] for each in audits if each["score"] is not None and each["score"] < 1)


def _one_of(runs: list[Measured]) -> Measured:
    """The run that stands for all of one page and device."""
    ordered = sorted(runs, key=lambda run: run.scores["performance"])
    middle = ordered[len(runs) // 2]
    worst = {name: min(run.scores[name] for run in runs) for name in CATEGORIES}
    speeds = tuple(run.scores["performance"] for run in ordered)
    return replace(middle, scores=worst | {"performance": middle.scores["performance"]}, speeds=speeds)


def _table(measured: list[Measured]) -> Table:
    """One row a page and device, for 80 columns; in brackets the lowest and the highest score for speed."""
    heads = "performance", "accessi-\nbility", "best\npractices", "SEO", "CLS", "LCP", "TBT", "bytes"
    table = Table("page", box=SIMPLE_HEAD, padding=0, pad_edge=False)
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    for each in measured:
        speed, *others = map(str, each.scores.values())
        times = f"{each.shift:.3f}", f"{each.paint:.1f} s", f"{each.blocked:.0f} ms"
        table.add_row(
            each.name,
            f"{speed} ({each.speeds[0]}–{each.speeds[-1]})",
            *others,
            *times,
            f"{each.weight / 1000:.0f} kB",
        )
    return table


def _wanting(measured: list[Measured]) -> dict[str, list[str]]:
    """Each audit that found something, with the pages and devices where it did."""
    found: dict[str, list[str]] = {}
    for each in measured:
        for audit in each.wanting:
            found.setdefault(audit, []).append(each.name)
    return {audit: where if len(where) < len(measured) else ["everywhere"] for audit, where in found.items()}


if __name__ == "__main__":
    try:
        main()
    except (LighthouseError, chromium.NoBrowserError) as error:
        sys.exit(f"Error: {error}")
