"""Damages every sample dump in many ways and feeds random bytes to the readers: `make fuzz` (MINUTES=10).

Three parts: odd papers through every stage, seeded mutations of the samples, and atheris, which follows the
program's branches. Inputs of mutations that raise an error are kept in tests/fuzz/findings/, which the tests
read from then on.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import warnings
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, seed, settings
from paper_digest.model.record import Reading
from paper_digest.reading import readings_of

from tests.arguments import parser_of
from tests.expected import samples
from tests.fuzz.mutations import DamagedDump, damaged_dumps
from tests.fuzz.odd_papers import RECORDS, Record, digest_of_records
from tests.fuzz.rules import lost_papers, readings_of_bytes, unchanged_papers

FINDINGS = Path(__file__).parent / "findings"
MOST_LOST = 0.01
"""The share of unchanged papers that may be lost: on a page of six, damage to one can take the clue to the
others."""


def main() -> None:
    """Runs each part for a third of the minutes that the argument says; exits with 1 on a finding."""
    parser = parser_of(__doc__)
    parser.add_argument("minutes", type=float, nargs="?", default=10.0, help="how long all parts take (10)")
    seconds_each = parser.parse_args().minutes * 20
    with tempfile.TemporaryDirectory() as folder:
        n_odd, odd_failure = run_odd_papers(Path(folder), time.monotonic() + seconds_each)
        print(f"odd papers: {n_odd:,} digests, {odd_failure or 'no finding'}")
        counts = run_mutations(Path(folder), time.monotonic() + seconds_each)
    share = counts.lost / max(1, counts.unchanged)
    print(f"mutations: {counts.runs:,} runs, {counts.findings} findings")
    print(f"unchanged papers lost: {counts.lost:,} of {counts.unchanged:,} ({share:.2%})")
    command = [sys.executable, "-m", "tests.fuzz.guided", str(int(seconds_each))]
    guided = subprocess.run(command, check=False)
    sys.exit(1 if odd_failure or counts.findings or share > MOST_LOST or guided.returncode else 0)


def run_odd_papers(folder: Path, deadline: float) -> tuple[int, str]:
    """Analyzes odd papers until the monotonic clock reaches `deadline`: how many, and the first failure."""
    digests = 0

    @settings(max_examples=100, derandomize=False, deadline=None, database=None)
    @given(RECORDS)
    def analyze_records(records: list[Record]) -> None:
        nonlocal digests
        digests += 1
        digest_of_records(records, folder)

    with warnings.catch_warnings():
        warnings.simplefilter("error", Warning)
        warnings.simplefilter("ignore", DeprecationWarning)
        round_number = 0
        while time.monotonic() < deadline:
            round_number += 1
            try:
                seed(round_number)(analyze_records)()
            except Exception as error:  # noqa: BLE001
                return digests, "\n".join((repr(error), *getattr(error, "__notes__", ())))
    return digests, ""


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
    round_number = 0
    while time.monotonic() < deadline:
        round_number += 1
        for sample in samples():
            try:
                text = sample.read_text("utf-8")
            except UnicodeDecodeError:
                continue
            before = readings_of(sample, sample.name)
            for damage in damaged_dumps(text, round_number, rounds=1) if time.monotonic() < deadline else ():
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
