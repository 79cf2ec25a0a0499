"""Each program in tests/ says with --help what it does, and does nothing."""

from __future__ import annotations

import runpy
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


def test_the_programs_are_found() -> None:
    assert {"tests.eval", "tests.bench", "tests.harden", "tests.replay", "tests.fuzz"} <= {*MODULES}


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:'tests.* found in sys.modules:RuntimeWarning")
@pytest.mark.parametrize("module", MODULES)
def test_a_program_explains_itself(
    module: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # In this process, which has most of what the programs import: a new one would need a second for each.
    monkeypatch.setattr(sys, "argv", [module, "--help"])
    with pytest.raises(SystemExit) as end:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    assert not end.value.code
    help_text = capsys.readouterr().out
    assert help_text.startswith(f"usage: python -m {module} [-h]")
    assert len(help_text) > 100


@pytest.mark.slow
def test_an_unknown_argument_starts_nothing() -> None:
    command = [sys.executable, "-m", "tests.eval", "--unknown-option"]
    mistake = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=60)
    assert mistake.returncode == 2
    assert "unrecognized arguments: --unknown-option" in mistake.stderr
