"""Attacks the generator and prints what came of it: `make harden` (`--short`: in a few minutes).

Vectors that would run a script, in all fields and formats; slow inputs; builds that are killed or meet a full
disk; functions that fail on one input. Exits with 1 if anything runs, is slow, is not repaired, or costs more
than the input it is in.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from paper_digest.project import CACHE_VARIABLE
from playwright.sync_api import Dialog, sync_playwright

from tests.arguments import parser_of
from tests.browser import chromium
from tests.harden.faults import Digest, Outcome, faulty_builds, killed_builds
from tests.harden.full_disks import full_disks
from tests.harden.growth import WORST
from tests.harden.hostile_archives import archive_cases
from tests.harden.hostile_builds import faults_of, lock_faults
from tests.harden.hostile_fields import field_cases
from tests.harden.hostile_inputs import LOCKS, cases, n_papers_of
from tests.harden.hostile_site import build_hostile_site, findings, pages_with_vectors
from tests.harden.injected_faults import faults_of_functions, project_with_zebras, wrong_after
from tests.harden.interrupted_sites import interrupted_sites
from tests.harden.interrupted_writes import interrupted_builds
from tests.harden.slow_readers import Place, growths, places
from tests.harden.vectors import MARK, count
from tests.serving import serving

_STEP = 97
"""In short, one place of so many is measured."""


def main() -> None:
    """Runs all attacks and prints a line for each kind."""
    parser = parser_of(__doc__)
    parser.add_argument("--short", action="store_true", help="a few attacks of each kind, in a few minutes")
    is_short = parser.parse_args().short
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        faults = [
            attack_pages(folder / "site", 10 if is_short else 1_500),
            measure(places()[:: _STEP if is_short else 1], folder),
            disturb(folder / "builds", 3 if is_short else 60),
            interrupt(folder / "interrupted", 9 if is_short else 1),
            interrupt_sites(folder / "sites", 2 if is_short else 20),
            fill_disks(folder / "disks", 9 if is_short else 1),
            feed(folder / "fed"),
            inject(folder / "injected", _STEP if is_short else 3),
        ]
    sys.exit(1 if any(faults) else 0)


def attack_pages(folder: Path, n_opened: int) -> int:
    """Builds the site of all vectors and opens pages of it; returns how many vectors run."""
    site = build_hostile_site(folder)
    found = list(findings(site))
    paths = pages_with_vectors(site)
    opened = paths[:: max(1, len(paths) // n_opened)]
    ran = _ran(site, opened)
    return _reported(
        (f"runs: {fault}" for fault in (*found, *ran)),
        f"vectors tried {count():,}, on {len(paths):,} pages, of which {len(opened):,} were opened; "
        f"ran {len(found) + len(ran)}",
    )


def _ran(site: Path, paths: Iterable[str]) -> list[str]:
    """The pages on which a script of a vector runs, or a dialog opens."""
    ran: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    with serving(site) as (address, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium.find()), args=chromium.ARGUMENTS)
        page = browser.new_page()
        page.on("dialog", dismiss)
        for path in paths:
            page.goto(address + path)
            if page.evaluate(f"window.{MARK} !== undefined"):
                ran.append(path)
        browser.close()
    return ran


def measure(chosen: Sequence[Place], folder: Path) -> int:
    """Measures the growth of time at places; returns how many are slow."""
    measured = [(result.factor, str(place), result) for place, result in growths(chosen, folder)]
    slow = [(name, result) for factor, name, result in measured if factor > WORST]
    worst = max(measured, key=lambda entry: entry[0])
    return _reported(
        (f"slow: {name}: {result}" for name, result in slow),
        f"slow inputs {len(measured):,}, worst growth {worst[0]:.2f} for a doubling ({worst[1]})",
    )


def disturb(folder: Path, kills: int, step: int = 1) -> int:
    """Kills builds and gives them faults, each of `step`; returns how many were not repaired."""
    folder.mkdir()
    digest = Digest(folder)
    killed, faulty = killed_builds(digest, kills), faulty_builds(digest, step)
    print(f"builds killed {killed.runs}, repaired {killed.repaired}")
    print(f"faults injected {faulty.runs}, survived {faulty.repaired}, tracebacks {faulty.tracebacks}")
    print(f"addresses lost {killed.lost_addresses + faulty.lost_addresses}")
    return sum(map(_unrepaired, (killed, faulty)))


def interrupt(folder: Path, step: int) -> int:
    """Stops builds before each change of a file, or each `step`-th; returns how many were not repaired."""
    folder.mkdir()
    runs, faults = interrupted_builds(folder, step)
    return _reported(
        (f"not repaired: stopped before {fault}" for fault in faults),
        f"builds stopped before a change of a file {runs}, repaired {runs - len(faults)}",
    )


def interrupt_sites(folder: Path, points: int) -> int:
    """Kills builds of a site, each command at so many points; returns how many were not repaired."""
    folder.mkdir()
    runs, faults = interrupted_sites(folder, points)
    return _reported(
        (f"not repaired: {fault}" for fault in faults),
        f"builds of a site killed {runs}, not repaired {len(faults)}",
    )


def fill_disks(folder: Path, step: int) -> int:
    """Runs each command on full disks, each `step`-th of them; returns how many faults there are."""
    folder.mkdir()
    runs, faults = full_disks(folder, step)
    return _reported(
        (f"not survived: {fault}" for fault in faults),
        f"commands on a full disk {runs}, faults {len(faults)}",
    )


def feed(folder: Path) -> int:
    """Builds digests with hostile files; returns how many faults there are."""
    os.environ[CACHE_VARIABLE] = ""
    folder.mkdir()
    chosen = {**cases(), **archive_cases(), **field_cases()}
    faults = [
        f"{name}: {fault}"
        for number, (name, case) in enumerate(chosen.items())
        for fault in faults_of(case, folder / str(number), n_papers_of(name))
    ]
    for lock in LOCKS:
        (folder / Path(lock).name).mkdir()
        faults += lock_faults(lock, folder / Path(lock).name)
    return _reported(
        (f"not survived: {fault}" for fault in faults),
        f"hostile inputs {len(chosen)}, damaged lock files {len(LOCKS)}, faults {len(faults)}",
    )


def inject(folder: Path, step: int) -> int:
    """Lets functions fail on one input, each `step`-th; returns after how many the rest was not built."""
    project = project_with_zebras(folder)
    chosen = faults_of_functions(project)[::step]
    outcomes = [(fault, wrong_after(fault, project)) for fault in chosen]
    wrong = [(fault, wrong) for fault, wrong in outcomes if wrong]
    return _reported(
        (f"not survived: {fault}: {text}" for fault, text in wrong),
        f"faults injected into functions {len(chosen)}, survived {len(chosen) - len(wrong)}",
    )


def _reported(faults: Iterable[str], figures: str) -> int:
    """Prints each fault, and the figures of an attack; returns how many faults there are."""
    lines = list(faults)
    print(*lines, figures, sep="\n")
    return len(lines)


def _unrepaired(outcome: Outcome) -> int:
    return outcome.runs - outcome.repaired + outcome.lost_addresses + outcome.tracebacks


if __name__ == "__main__":
    main()
