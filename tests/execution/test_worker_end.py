"""Worker processes end with the process that started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from paper_digest.execution.worker_end import end_with_parent

from tests.project import ROOT

_PROGRAM = """
import os, sys
from pathlib import Path
from paper_digest.execution.forked_processes import map_in_processes

def slow(number):
    Path(sys.argv[1], str(os.getpid())).touch()
    return "x" * 1_000_000

for _ in map_in_processes(slow, range(10_000), processes=2):
    pass
"""


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux")
def test_the_workers_of_a_killed_process_end(tmp_path: Path) -> None:
    program = subprocess.Popen([sys.executable, "-c", _PROGRAM, str(tmp_path)], cwd=ROOT)
    end = time.monotonic() + 30
    while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < end:
        time.sleep(0.01)
    program.send_signal(signal.SIGKILL)
    program.wait()
    workers = [int(path.name) for path in tmp_path.iterdir()]
    assert len(workers) == 2
    while any(map(is_running, workers)) and time.monotonic() < end:
        time.sleep(0.01)
    running = [worker for worker in workers if is_running(worker)]
    for worker in running:
        os.kill(worker, signal.SIGKILL)
    assert running == []


def test_a_process_without_a_parent_goes_on() -> None:
    end_with_parent()
    time.sleep(0.05)
