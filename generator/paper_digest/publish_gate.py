"""Says whether a digest may be published: no dump may give far fewer papers than it did before, or leave much unread.

What each dump gave is remembered in `raw/dumps.lock`, one line a dump, committed with the dumps. A build raises the numbers by
itself; it lowers or forgets one only when it is told to accept what is there now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from paper_digest.model.problem import Problem
from paper_digest.model.record import Reading, Span

HEADER = "# How many papers each dump gives. Written by paper-digest build; commit it with the dumps.\n"
LOCK = "raw/dumps.lock"
_LINE = re.compile(r"(?P<papers>\d{1,9})  (?P<dump>\S.*)")
_ENOUGH = 0.9
"""The share of its former papers that a dump must still give."""
_UNREAD = 0.05
"""The share of its filled lines that a dump may leave unread."""
_STRETCHES_TOLD = 5
_TO_ACCEPT = 'If this is as it should be, run "paper-digest build --accept" and commit raw/dumps.lock.'

Papers = Mapping[str, int]
"""How many papers each dump gives, by its name."""


@dataclass(frozen=True, slots=True)
class Former:
    """What the dumps gave formerly."""

    papers: Papers
    problems: tuple[Problem, ...] = ()
    """The lines of the lock that could not be read; what they remembered is not known."""


def parse_lock(text: str) -> Former:
    """What a lock remembers."""
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
                _problem(
                    LOCK,
                    number,
                    'a line such as "68  002_page.txt", each dump once',
                    repr(line[:60]),
                    "Mend or remove the line.",
                )
            )
    return Former(former, tuple(problems))


def format_lock(papers: Papers) -> str:
    """The lock's text, in the order of names."""
    return HEADER + "".join(f"{number}  {dump}\n" for dump, number in sorted(papers.items()))


def remembered(former: Former, readings: Iterable[Reading], *, accept: bool = False) -> Papers | None:
    """What to remember after a build: the larger number of each dump, or just the present ones where they are accepted.

    None while lines of the lock cannot be read: what they say must not be lost.
    """
    if former.problems and not accept:
        return None
    now = {reading.dump: len(reading.sightings) for reading in readings if reading.layout != "skipped"}
    if accept:
        return now
    return {dump: max(former.papers.get(dump, 0), now.get(dump, 0)) for dump in {*former.papers, *now}}


def refusals(former: Former, readings: Sequence[Reading]) -> tuple[Problem, ...]:
    """Why the digest may not be published; empty where it may."""
    now = {reading.dump: reading for reading in readings}
    lost = [_loss(dump, papers, now.get(dump)) for dump, papers in sorted(former.papers.items())]
    broken = _broken(former.problems)
    unread = [_unparsed(reading) for reading in readings]
    return tuple(problem for problem in (broken, *lost, *unread) if problem)


def _broken(problems: Sequence[Problem]) -> Problem | None:
    if not problems:
        return None
    found = f"{len(problems)} that cannot, from line {problems[0].line} on"
    return _problem(
        LOCK, problems[0].line, "a lock whose every line can be read", found, f"Mend them. {_TO_ACCEPT}"
    )


def _loss(dump: str, papers: int, reading: Reading | None) -> Problem | None:
    if reading is None:
        return _problem(
            dump, None, f"a dump that gives {papers} papers, as {LOCK} remembers", "no such dump", _TO_ACCEPT
        )
    if len(reading.sightings) >= _ENOUGH * papers:
        return None
    lines = f"; unread are {_lines(reading)}" if reading.unparsed else ""
    found = f"{len(reading.sightings)}{lines}"
    return _problem(
        dump,
        _first(reading),
        f"at least {_ENOUGH:.0%} of the {papers} papers it used to give",
        found,
        _TO_ACCEPT,
    )


def _unparsed(reading: Reading) -> Problem | None:
    filled = reading.paper_lines + reading.boilerplate_lines + reading.unparsed_lines
    if not filled or reading.unparsed_lines <= _UNREAD * filled:
        return None
    found = f"{reading.unparsed_lines} of {filled} ({reading.unparsed_lines / filled:.0%}): {_lines(reading)}"
    advice = "See docs/project/adding-a-layout.md to teach a reader about them, or take them out of the dump."
    return _problem(
        reading.dump, _first(reading), f"at most {_UNREAD:.0%} of its lines unread", found, advice
    )


def _first(reading: Reading) -> int | None:
    return reading.unparsed[0].span.first if reading.unparsed else None


def _lines(reading: Reading) -> str:
    """The first unread stretches by their lines, each with the start of its text."""
    told = [f"{_place(one.span)} ({one.raw.strip()[:40]!r})" for one in reading.unparsed[:_STRETCHES_TOLD]]
    more = len(reading.unparsed) - len(told)
    return ", ".join(told) + (f" and {more} more stretches" if more > 0 else "")


def _place(span: Span) -> str:
    return f"line {span.first}" if len(span) == 1 else f"lines {span.first}-{span.last}"


def _problem(file: str, line: int | None, expected: str, found: str, advice: str) -> Problem:
    return Problem(file=file, line=line, expected=expected, found=found, advice=advice)
