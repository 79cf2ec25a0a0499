"""Damages every sample dump in many ways and feeds random bytes to the readers: `make fuzz` (MINUTES=10).

Three parts: seeded mutations of the samples, hypothesis' texts of hostile pieces, and atheris, which follows the branches of the
program, where it is installed. A finding is printed with the bytes that make it; it belongs into tests/fuzz/findings/.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from generator.dumps.reading import readings_of
from tests.dumps.expected import samples
from tests.fuzz.mutations import damaged
from tests.fuzz.rules import lost, readings_of_bytes

FINDINGS = Path(__file__).parent / "findings"


def main() -> None:
    """Runs for the minutes of the first argument (10), half of them with mutations and half with atheris; exits with 1 on a finding."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    with tempfile.TemporaryDirectory() as folder:
        runs, findings = mutate(Path(folder), time.monotonic() + 30 * minutes)
    print(f"mutations: {runs:,} runs, {findings} findings")
    guided = follow_branches(30 * minutes)
    sys.exit(1 if findings or not guided else 0)


def mutate(folder: Path, until: float) -> tuple[int, int]:
    """Accident after accident on every text sample until the clock says `until`; the number of runs and of findings."""
    runs = findings = seed = 0
    while time.monotonic() < until:
        seed += 1
        for sample in samples():
            if time.monotonic() >= until:
                break
            try:
                text = sample.read_text("utf-8")
            except UnicodeDecodeError:
                continue
            before = readings_of(sample, sample.name)
            for damage in damaged(text, seed, rounds=1):
                runs += 1
                findings += not _is_fine(sample.name, damage.content, folder, before, damage)
    return runs, findings


def _is_fine(name: str, content: bytes, folder: Path, before: object, damage: object) -> bool:
    try:
        after = readings_of_bytes(content, name, folder)
        missing = lost(before, damage, after)  # type: ignore[arg-type]
    except Exception as error:  # noqa: BLE001 whatever a reader raises is a finding
        return _keep(name, content, f"{type(error).__name__}: {error}")
    return _keep(name, content, f"lost {missing[:3]}") if missing else True


def _keep(name: str, content: bytes, what: str) -> bool:
    """Keeps the bytes of a finding beside the tests, where pytest reads them from then on."""
    FINDINGS.mkdir(exist_ok=True)
    number = 1 + sum(1 for _ in FINDINGS.iterdir())
    (FINDINGS / f"{number:03}-{name}").write_bytes(content)
    print(f"finding {number:03}-{name}: {what}")
    return False


def follow_branches(seconds: float) -> bool:
    """Lets atheris search for that long, in a process of its own since it never returns; whether it found nothing."""
    import subprocess

    command = [sys.executable, "-m", "tests.fuzz.guided", str(int(seconds))]
    return subprocess.run(command, check=False).returncode == 0


if __name__ == "__main__":
    main()
