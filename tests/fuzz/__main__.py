"""Damages every sample dump in many ways and feeds random bytes to the readers: `make fuzz` (MINUTES=10).

Two parts: seeded mutations of the samples, and atheris, which follows the program's branches. Inputs that
raise an error are kept in tests/fuzz/findings/, which the tests read from then on.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from paper_digest.model.record import Reading
from paper_digest.reading import readings_of

from tests.expected import samples
from tests.fuzz.mutations import DamagedDump, damaged_dumps
from tests.fuzz.rules import lost_papers, readings_of_bytes, unchanged_papers

FINDINGS = Path(__file__).parent / "findings"
MOST_LOST = 0.01
"""The share of unchanged papers that may be lost: on a page of six, damage to one can take the clue to the
others."""


def main() -> None:
    """Runs for the minutes of the first argument (10), half of them with each part; exits with 1 on a
    finding."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    with tempfile.TemporaryDirectory() as folder:
        counts = run_mutations(Path(folder), time.monotonic() + 30 * minutes)
    share = counts.lost / max(1, counts.unchanged)
    print(f"mutations: {counts.runs:,} runs, {counts.findings} findings")
    print(f"unchanged papers lost: {counts.lost:,} of {counts.unchanged:,} ({share:.2%})")
    command = [sys.executable, "-m", "tests.fuzz.guided", str(int(30 * minutes))]
    guided = subprocess.run(command, check=False)
    sys.exit(1 if counts.findings or share > MOST_LOST or guided.returncode else 0)


@dataclass
class Counts:
    """The results of the mutations."""

    runs: int = 0
    findings: int = 0
    """Exceptions, and lines that do not add up."""
    unchanged: int = 0
    """Papers that no mutation changed, over all runs."""
    lost: int = 0
    """Those of them that were no longer read."""


def run_mutations(folder: Path, deadline: float) -> Counts:
    """Mutates every text sample again and again until the monotonic clock reaches `deadline` (seconds)."""
    counts = Counts()
    seed = 0
    while time.monotonic() < deadline:
        seed += 1
        for sample in samples():
            try:
                text = sample.read_text("utf-8")
            except UnicodeDecodeError:
                continue
            before = readings_of(sample, sample.name)
            for damage in damaged_dumps(text, seed, rounds=1) if time.monotonic() < deadline else ():
                _check(counts, sample.name, folder, before, damage)
    return counts


def _check(counts: Counts, name: str, folder: Path, before: tuple[Reading, ...], damage: DamagedDump) -> None:
    counts.runs += 1
    try:
        after = readings_of_bytes(damage.content, name, folder)
    except Exception as error:  # noqa: BLE001
        counts.findings += 1
        _keep(name, damage.content, f"{type(error).__name__}: {error}")
        return
    counts.unchanged += len(unchanged_papers(before, damage))
    counts.lost += len(lost_papers(before, damage, after))


def _keep(name: str, content: bytes, error: str) -> None:
    """Keeps the bytes of a finding, for the tests."""
    FINDINGS.mkdir(exist_ok=True)
    number = 1 + sum(1 for _ in FINDINGS.glob("[0-9]*"))
    (FINDINGS / f"{number:03}-{name}").write_bytes(content)
    print(f"finding {number:03}-{name}: {error}")


if __name__ == "__main__":
    main()
