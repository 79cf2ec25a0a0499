"""Says whether a digest may be published: no dump may give far fewer papers than it did before, or leave much unread.

What each dump gave is remembered in `raw/dumps.lock`, one line a dump, committed with the dumps. A build raises the numbers by
itself; it lowers or forgets one only when it is told to accept what is there now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.model import Problem, Reading, Span

HEADER = "# How many papers each dump gives. Written by paper-digest build; commit it with the dumps.\n"
LOCK = "raw/dumps.lock"
_LINE = re.compile(r"(?P<papers>\d{1,9})  (?P<dump>\S.*)")
_ENOUGH = 0.9
"""The share of its former papers that a dump must still give."""
_UNREAD = 0.05
"""The share of its filled lines that a dump may leave unread."""
_STRETCHES_TOLD = 5
_TO_ACCEPT = 'If this is as it should be, run "paper-digest build --accept" and commit raw/dumps.lock.'

Former = Mapping[str, int]
"""Papers by the dump that gave them."""


def parse_lock(text: str) -> tuple[Former, tuple[Problem, ...]]:
    """What the dumps gave formerly, and the lines of the lock that could not be read."""
    former: dict[str, int] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match and match["dump"] not in former:
            former[match["dump"]] = int(match["papers"])
        else:
            problems.append(
                _problem(LOCK, number, 'a line such as "68  002_page.txt", each dump once', repr(line[:60]), "Mend or remove the line.")
            )
    return former, tuple(problems)


def format_lock(former: Former) -> str:
    """The lock's text, in the order of names."""
    return HEADER + "".join(f"{papers}  {dump}\n" for dump, papers in sorted(former.items()))


def remembered(former: Former, readings: Iterable[Reading], *, accept: bool = False) -> Former:
    """What to remember after a build: the larger number of each dump, or just the present ones where they are accepted."""
    now = {reading.dump: len(reading.sightings) for reading in readings if reading.layout != "skipped"}
    if accept:
        return now
    return {dump: max(former.get(dump, 0), now.get(dump, 0)) for dump in {*former, *now}}


def refusals(former: Former, readings: Sequence[Reading]) -> tuple[Problem, ...]:
    """Why the digest may not be published; empty where it may."""
    now = {reading.dump: reading for reading in readings}
    lost = [_loss(dump, papers, now.get(dump)) for dump, papers in sorted(former.items())]
    unread = [_unread(reading) for reading in readings]
    return tuple(problem for problem in (*lost, *unread) if problem)


def _loss(dump: str, papers: int, reading: Reading | None) -> Problem | None:
    if reading is None:
        return _problem(dump, None, f"a dump that gives {papers} papers, as {LOCK} remembers", "no such dump", _TO_ACCEPT)
    if len(reading.sightings) >= _ENOUGH * papers:
        return None
    lines = f"; unread are {_lines(reading)}" if reading.unread else ""
    found = f"{len(reading.sightings)}{lines}"
    return _problem(dump, _first(reading), f"at least {_ENOUGH:.0%} of the {papers} papers it used to give", found, _TO_ACCEPT)


def _unread(reading: Reading) -> Problem | None:
    filled = reading.paper_lines + reading.furniture_lines + reading.unread_lines
    if not filled or reading.unread_lines <= _UNREAD * filled:
        return None
    found = f"{reading.unread_lines} of {filled} ({reading.unread_lines / filled:.0%}): {_lines(reading)}"
    advice = "See docs/project/adding-a-layout.md to teach a reader about them, or take them out of the dump."
    return _problem(reading.dump, _first(reading), f"at most {_UNREAD:.0%} of its lines unread", found, advice)


def _first(reading: Reading) -> int | None:
    return reading.unread[0].span.first if reading.unread else None


def _lines(reading: Reading) -> str:
    """The first unread stretches by their lines, each with the start of its text."""
    told = [f"{_place(one.span)} ({one.raw.strip()[:40]!r})" for one in reading.unread[:_STRETCHES_TOLD]]
    more = len(reading.unread) - len(told)
    return ", ".join(told) + (f" and {more} more stretches" if more > 0 else "")


def _place(span: Span) -> str:
    return f"line {span.first}" if len(span) == 1 else f"lines {span.first}-{span.last}"


def _problem(file: str, line: int | None, expected: str, found: str, advice: str) -> Problem:
    return Problem(file=file, line=line, expected=expected, found=found, advice=advice)
