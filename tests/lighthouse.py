"""Measures three pages with Google's Lighthouse, on a phone and on a desktop: `make lighthouse`.

A copy of the project is built and served below a sub-path of the loopback interface, as on GitHub Pages.
Lighthouse comes from npm at a pinned version and uses the browser of the browser tests. It simulates a slow
network and processor, and other load on the machine lowers its performance score. So each page is measured
three times: the median run counts for performance, the worst score for the other categories.
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

from tests.arguments import parser_of
from tests.browser import chromium
from tests.project import copy_of_project, mkdocs
from tests.serving import serving

VERSION = "12.8.2"
"""The last version that runs on Node 20; 13 needs Node 22."""
PAGES = {
    "home": "",
    "a topic": "topics/loss-landscapes/",
    "a paper": "papers/adam-exploits-l-geometry-of-loss-landscape-via-coordinate-wise-adaptivity/",
}
DEVICES: dict[str, tuple[str, ...]] = {"phone": (), "desktop": ("--preset=desktop",)}
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
MIN_SCORE = 95
"""The lowest acceptable score of each category, of 100."""
RUNS = 3


class LighthouseError(Exception):
    """A measurement failed, for the reason in the message, or a score is too low."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """Lighthouse's results for a page on a device."""

    page: str
    device: str
    scores: dict[str, int]
    shift: float
    """Cumulative layout shift (CLS)."""
    paint: float
    """Seconds to the largest contentful paint (LCP)."""
    blocked: float
    """Total blocking time (TBT), in milliseconds. It grows most on a busy machine."""
    weight: int
    """Bytes of all responses, compressed."""
    imperfect_audits: tuple[str, ...]
    """Titles of the audits with a score below 1."""
    speeds: tuple[int, ...] = ()
    """The performance scores of all runs, in order."""

    @property
    def name(self) -> str:
        """Its name in the table."""
        return f"{self.page}, {self.device}"

    @property
    def shortfalls(self) -> list[str]:
        """The categories with a score below MIN_SCORE."""
        return [
            f"{CATEGORIES[name]} of {self.name}: {score}"
            for name, score in self.scores.items()
            if score < MIN_SCORE
        ]


def main() -> None:
    """Prints a table of all pages and devices, and their imperfect audits. Raises LighthouseError if a score
    is too low."""
    parser_of(__doc__).parse_args()
    console = Console()
    command = _lighthouse()
    if (load := os.getloadavg()[0]) > (os.cpu_count() or 1) / 2:
        console.print(f"This machine is busy (a load of {load:.1f}): the performance scores may be too low.")
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "served") as (origin, _):
        site_url = f"{origin}paper-digest/"
        console.print("Building the site ...")
        _build(Path(folder), site_url)
        measurements = []
        for page, path in PAGES.items():
            for device, options in DEVICES.items():
                console.print(f"Measuring {page}, {device} ...")
                runs = [_run([*command, site_url + path, *options], page, device) for _ in range(RUNS)]
                measurements.append(_representative(runs))
    console.print(_table(measurements))
    for audit, names in _imperfect_audits(measurements).items():
        console.print(
            f"Not perfect: {audit} ({'; '.join(names)})", highlight=False, markup=False, soft_wrap=True
        )
    if shortfalls := [line for measurement in measurements for line in measurement.shortfalls]:
        raise LighthouseError(f"below {MIN_SCORE}: {'; '.join(shortfalls)}")


def _lighthouse() -> list[str]:
    """The command that runs Lighthouse; npm downloads it first."""
    npx = shutil.which("npx")
    if not npx:
        raise LighthouseError(
            "no npx on this machine: install Node 20 or newer with npm, for example with apt-get install npm"
        )
    command = [npx, "--yes", "--prefer-offline", f"lighthouse@{VERSION}"]
    result = subprocess.run(
        [*command, "--version"], env=_environment(), capture_output=True, text=True, check=False
    )
    if result.returncode or result.stdout.strip() != VERSION:
        lines = [line.strip() for line in result.stderr.splitlines() if "code" in line or "rror" in line]
        reason = lines[0] if lines else f"exit status {result.returncode}"
        raise LighthouseError(f"npm did not install lighthouse@{VERSION}: {reason}")
    return command


@cache
def _environment() -> dict[str, str]:
    # Without a network, npm would otherwise retry for more than a minute.
    return os.environ | {
        "CHROME_PATH": str(chromium.find()),
        "npm_config_fetch_retries": "1",
        "npm_config_fetch_retry_mintimeout": "1000",
    }


def _build(folder: Path, site_url: str) -> None:
    """Builds the site for this URL into the served folder."""
    project = folder / "project"
    project.mkdir()
    result = mkdocs(
        copy_of_project(project),
        "build",
        "--quiet",
        "--site-dir",
        str(folder / "served" / "paper-digest"),
        site_url=site_url,
    )
    if result.returncode:
        raise LighthouseError(f"the site could not be built:\n{result.stderr}")


def _run(command: list[str], page: str, device: str) -> Measurement:
    """Runs Lighthouse once."""
    options = [
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(chromium.ARGUMENTS)}",
        "--no-enable-error-reporting",
    ]
    result = subprocess.run(
        [*command, *options], env=_environment(), capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise LighthouseError(f"Lighthouse failed on {page}, {device}:\n{result.stderr}")
    return _measurement(json.loads(result.stdout), page, device)


def _measurement(report: dict[str, Any], page: str, device: str) -> Measurement:
    """The results in Lighthouse's report."""
    scores = {name: report["categories"][name]["score"] for name in CATEGORIES}
    if None in scores.values():
        message = report.get("runtimeError", {}).get("message", "it gave no score")
        raise LighthouseError(f"Lighthouse failed on {page}, {device}: {message}")
    audits = report["audits"]
    return Measurement(
        page=page,
        device=device,
        scores={name: round(100 * score) for name, score in scores.items()},
        shift=audits["cumulative-layout-shift"]["numericValue"],
        paint=audits["largest-contentful-paint"]["numericValue"] / 1000,
        blocked=audits["total-blocking-time"]["numericValue"],
        weight=audits["total-byte-weight"]["numericValue"],
        imperfect_audits=_imperfect(report),
    )


def _imperfect(report: dict[str, Any]) -> tuple[str, ...]:
    """Titles of the audits with a score below 1, except the metrics, which the table shows, and hidden
    audits."""
    references = [reference for name in CATEGORIES for reference in report["categories"][name]["auditRefs"]]
    audits = [
        report["audits"][reference["id"]]
        for reference in references
        if reference.get("group") not in ("metrics", "hidden")
    ]
    return tuple(audit["title"] for audit in audits if audit["score"] is not None and audit["score"] < 1)


def _representative(runs: list[Measurement]) -> Measurement:
    """The median run by performance, with the worst scores of the other categories."""
    ordered = sorted(runs, key=lambda run: run.scores["performance"])
    median = ordered[len(runs) // 2]
    worst = {name: min(run.scores[name] for run in runs) for name in CATEGORIES}
    speeds = tuple(run.scores["performance"] for run in ordered)
    return replace(median, scores=worst | {"performance": median.scores["performance"]}, speeds=speeds)


def _table(measurements: list[Measurement]) -> Table:
    """A row for each page and device, within 80 columns; the range of speed scores is in parentheses."""
    heads = "performance", "accessi-\nbility", "best\npractices", "SEO", "CLS", "LCP", "TBT", "bytes"
    table = Table("page", box=SIMPLE_HEAD, padding=0, pad_edge=False)
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    for measurement in measurements:
        performance, *scores = map(str, measurement.scores.values())
        times = f"{measurement.shift:.3f}", f"{measurement.paint:.1f} s", f"{measurement.blocked:.0f} ms"
        table.add_row(
            measurement.name,
            f"{performance} ({measurement.speeds[0]}–{measurement.speeds[-1]})",
            *scores,
            *times,
            f"{measurement.weight / 1000:.0f} kB",
        )
    return table


def _imperfect_audits(measurements: list[Measurement]) -> dict[str, list[str]]:
    """Each imperfect audit with its pages and devices."""
    names_by_audit: dict[str, list[str]] = {}
    for measurement in measurements:
        for audit in measurement.imperfect_audits:
            names_by_audit.setdefault(audit, []).append(measurement.name)
    return {
        audit: names if len(names) < len(measurements) else ["everywhere"]
        for audit, names in names_by_audit.items()
    }


if __name__ == "__main__":
    try:
        main()
    except (LighthouseError, chromium.NoBrowserError) as error:
        sys.exit(f"Error: {error}")
