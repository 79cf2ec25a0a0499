"""Keeps the books of a reading: every line that is not blank is a paper's, furniture or unread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.model import Block, Dump, Problem, Reading, Severity, Sighting, Span, Unread


@dataclass(frozen=True, slots=True)
class Leftover:
    """A block that no paper holds, and why."""

    block: Block
    why: str


def reading_of(
    dump: Dump,
    layout: str,
    sightings: Iterable[Sighting],
    furniture: Iterable[Block] = (),
    leftovers: Iterable[Leftover] = (),
    problems: Iterable[Problem] = (),
) -> Reading:
    """The reading with its lines counted; a line that nothing mentions is unread, so that none can be lost."""
    told = tuple(problems)
    told_lines = {problem.line for problem in told}
    papers = tuple(replace(sighting, position=number) for number, sighting in enumerate(sightings, 1))
    filled = frozenset(dump.filled)
    paper_lines = _lines(sighting.span for sighting in papers) & filled
    furniture_lines = (_lines(block.span for block in furniture) & filled) - paper_lines
    reasons = {line: left.why for left in leftovers for line in range(left.block.span.first, left.block.span.last + 1)}
    missing = sorted(filled - paper_lines - furniture_lines)
    unread = _unread(dump, missing, reasons)
    return Reading(
        dump=dump.name,
        layout=layout,
        sightings=papers,
        lines=dump.lines,
        paper_lines=len(paper_lines),
        furniture_lines=len(furniture_lines),
        unread_lines=len(missing),
        unread=unread,
        problems=(*told, *(_unread_problem(dump.name, one) for one in unread if one.span.first not in told_lines)),
    )


def _lines(spans: Iterable[Span]) -> set[int]:
    return {line for span in spans for line in range(span.first, span.last + 1)}


def _unread(dump: Dump, missing: list[int], reasons: dict[int, str]) -> tuple[Unread, ...]:
    """The missing lines as stretches that share a reason and follow one another."""
    raw = {block.span.first: block.raw for block in dump.blocks}
    stretches: list[list[int]] = []
    for before, line in pairwise([-1, *missing]):
        same = before == line - 1 and _why(reasons, before) == _why(reasons, line)
        if same and stretches:
            stretches[-1].append(line)
        else:
            stretches.append([line])
    return tuple(
        Unread(Span(lines[0], lines[-1]), _why(reasons, lines[0]), "\n".join(raw[line] for line in lines if line in raw))
        for lines in stretches
    )


def _why(reasons: dict[int, str], line: int) -> str:
    return reasons.get(line, "no reader understood these lines")


def _unread_problem(dump: str, unread: Unread) -> Problem:
    start = unread.raw.strip().splitlines()[0][:60] if unread.raw.strip() else ""
    return Problem(
        file=dump,
        line=unread.span.first,
        expected="lines of a paper or of the page's own furniture",
        found=f"{len(unread.span)} unread line(s) starting {start!r}: {unread.why}",
        advice="The lines are kept on the dump's page; see docs/project/adding-a-layout.md to teach a reader about them.",
        severity=Severity.WARNING,
    )
