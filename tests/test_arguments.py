"""Each program in tests/ says with --help what it does, and does nothing."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.project import ROOT

_STARTED = 'if __name__ == "__main__":'
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__main__")
    for path in (ROOT / "tests").rglob("*.py")
    if f"\n{_STARTED}\n" in path.read_text("utf-8")
)


def _run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *arguments]
    environment = os.environ | {"COLUMNS": "100"}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment, timeout=60
    )


def test_the_programs_are_found() -> None:
    assert {"tests.eval", "tests.bench", "tests.harden", "tests.replay", "tests.fuzz"} <= {*MODULES}


@pytest.mark.slow
@pytest.mark.parametrize("module", MODULES)
def test_a_program_explains_itself(module: str) -> None:
    help_text = _run(module, "--help")
    assert help_text.returncode == 0
    assert help_text.stdout.startswith(f"usage: python -m {module} [-h]")
    assert len(help_text.stdout) > 100


@pytest.mark.slow
def test_an_unknown_argument_starts_nothing() -> None:
    mistake = _run("tests.eval", "--unknown-option")
    assert mistake.returncode == 2
    assert "unrecognized arguments: --unknown-option" in mistake.stderr
