"""Runs a program until it is about to change its n-th file, and kills it then without notice.

Before its change LAST, the process is killed; if LAST is odd, its workers too, and the file that it was about
to write is there and cut. Changes below FOLDER count, in all processes.
"""

from __future__ import annotations

import mmap
import os
import runpy
import signal
import sys
from argparse import REMAINDER
from pathlib import Path
from typing import Final

from tests.arguments import parser_of

_MOVES: Final = frozenset(("os.rename", "os.remove", "os.rmdir", "os.mkdir", "sqlite3.connect"))
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_NAME: Final = {"os.rename": 1}
"""Which argument of an event is the path that changes, if it is not the first."""


class Killer:
    """Counts changes of files, and kills the process before one of them."""

    def __init__(self, last: int, report: str, folder: Path) -> None:
        self._last = last
        self._report = report
        self._folder = f"{folder.resolve()}{os.sep}"
        self._main = os.getpid()
        self._counter = mmap.mmap(-1, 8)  # the processes of workers share it
        self._is_killing = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Takes note of an event of Python's audit."""
        if self._is_killing or (event != "open" and event not in _MOVES):
            return
        path = arguments[_NAME.get(event, 0)]
        if not isinstance(path, str | bytes | os.PathLike) or not self._is_change(event, arguments):
            return
        file = os.fsdecode(path)
        if not str(Path.cwd() / file).startswith(self._folder):
            return
        number = int.from_bytes(self._counter[:], "little")
        if number >= self._last:
            self._kill(file if event == "open" else "")
        self._counter[:] = (number + 1).to_bytes(8, "little")

    def _is_change(self, event: str, arguments: tuple[object, ...]) -> bool:
        return event != "open" or (isinstance(arguments[2], int) and bool(arguments[2] & _WRITING))

    def _kill(self, file: str) -> None:
        self._is_killing = True
        if self._last % 2 and file:
            Path(file).write_bytes(b"<")
        if self._last % 2:
            os.killpg(os.getpgid(self._main), signal.SIGKILL)
        os.kill(self._main, signal.SIGKILL)

    def save(self) -> None:
        """Writes how many changes there were."""
        self._is_killing = True
        if self._report != "-":
            Path(self._report).write_text(str(int.from_bytes(self._counter[:], "little")), "utf-8")


def main() -> None:
    """Runs the module in the command line."""
    parser = parser_of(__doc__)
    parser.add_argument("last", type=int, metavar="LAST", help="the change before which it is killed")
    parser.add_argument("report", metavar="REPORT", help='a file for the number of changes, or "-"')
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("module", metavar="MODULE", help="what runs")
    parser.add_argument("arguments", nargs=REMAINDER, metavar="ARGUMENT")
    options = parser.parse_args()
    killer = Killer(options.last, options.report, options.folder)
    sys.argv = [options.module, *options.arguments]
    sys.addaudithook(killer)
    try:
        runpy.run_module(options.module, run_name="__main__", alter_sys=True)
    finally:
        killer.save()


if __name__ == "__main__":
    main()
