"""Damages every sample dump in many ways and feeds random bytes to the readers: `make fuzz` (MINUTES=10).

Three parts: seeded mutations of the samples, hypothesis' texts of hostile pieces, and atheris, which follows the branches of the
program, where it is installed. A finding is printed with the bytes that make it; it belongs into tests/fuzz/findings/.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from paper_digest.model.record import Reading
from paper_digest.reading import readings_of

from tests.expected import samples
from tests.fuzz.mutations import Damaged, damaged
from tests.fuzz.rules import lost, readings_of_bytes, untouched

FINDINGS = Path(__file__).parent / "findings"
MAY_LOSE = 0.01
"""The share of untouched papers that may be lost: on a page of six, an accident may take the clue by which the others are known."""


def main() -> None:
    """Runs for the minutes of the first argument (10), half of them with mutations and half with atheris; exits with 1 on a finding."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    with tempfile.TemporaryDirectory() as folder:
        tally = mutate(Path(folder), time.monotonic() + 30 * minutes)
    share = tally.lost / max(1, tally.untouched)
    print(f"mutations: {tally.runs:,} runs, {tally.findings} findings")
    print(f"untouched papers lost: {tally.lost:,} of {tally.untouched:,} ({share:.2%})")
    guided = follow_branches(30 * minutes)
    sys.exit(1 if tally.findings or share > MAY_LOSE or not guided else 0)


@dataclass
class Tally:
    """What came of the accidents."""

    runs: int = 0
    findings: int = 0
    """Exceptions, and books that do not add up."""
    untouched: int = 0
    """Papers that no accident touched, over all runs."""
    lost: int = 0
    """Those of them that were not found any more."""


def mutate(folder: Path, until: float) -> Tally:
    """Accident after accident on every text sample until the clock says `until`."""
    tally = Tally()
    seed = 0
    while time.monotonic() < until:
        seed += 1
        for sample in samples():
            try:
                text = sample.read_text("utf-8")
            except UnicodeDecodeError:
                continue
            before = readings_of(sample, sample.name)
            for damage in damaged(text, seed, rounds=1) if time.monotonic() < until else ():
                _enter(tally, sample.name, folder, before, damage)
    return tally


def _enter(tally: Tally, name: str, folder: Path, before: tuple[Reading, ...], damage: Damaged) -> None:
    tally.runs += 1
    try:
        after = readings_of_bytes(damage.content, name, folder)
    except Exception as error:  # noqa: BLE001
        tally.findings += 1
        _keep(name, damage.content, f"{type(error).__name__}: {error}")
        return
    tally.untouched += len(untouched(before, damage))
    tally.lost += len(lost(before, damage, after))


def _keep(name: str, content: bytes, what: str) -> None:
    """Keeps the bytes of a finding beside the tests, where pytest reads them from then on."""
    FINDINGS.mkdir(exist_ok=True)
    number = 1 + sum(1 for _ in FINDINGS.iterdir())
    (FINDINGS / f"{number:03}-{name}").write_bytes(content)
    print(f"finding {number:03}-{name}: {what}")


def follow_branches(seconds: float) -> bool:
    """Lets atheris search for that long, in a process of its own since it never returns; whether it found nothing."""
    import subprocess

    command = [sys.executable, "-m", "tests.fuzz.guided", str(int(seconds))]
    return subprocess.run(command, check=False).returncode == 0


if __name__ == "__main__":
    main()
