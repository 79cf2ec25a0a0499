"""Blocks publishing if a dump yields far fewer papers than before or leaves many lines unparsed.

`raw/dumps.lock` stores how many papers each dump yielded, one line per dump, and is committed with the dumps.
Every build raises these numbers if needed; only `--accept` lowers or removes them, and only it stores a 0:
the dump lists no papers, as somebody has seen, and its lines block nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from paper_digest.model.digest import Digest
from paper_digest.model.history_event import Change, HistoryEvent
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import Reading, Span
from paper_digest.sources.broken_lines import NumberedLine, broken_lines_problem, filled_lines
from paper_digest.sources.isolation import Failure, attempt
from paper_digest.values.count import count_of
from paper_digest.values.merge_conflicts import is_conflict_marker

HEADER = "# How many papers each dump gives. Written by paper-digest build; commit it with the dumps.\n"
LOCK = "raw/dumps.lock"
_LINE = re.compile(r"(?P<papers>\d{1,9})  (?P<dump>\S.*)")
# Chosen by hand: a parser loses most papers of a changed layout; losing one or two papers is normal.
_FEWEST_PAPERS = 0.9
"""The share of its former papers that a dump must still yield."""
_MOST_UNPARSED = 0.05
"""The share of its non-blank lines that a dump may leave unparsed."""
_SPANS_SHOWN = 5
_EXPECTED_LINE = 'a line such as "68  002_page.txt"'
_BROKEN_ADVICE = (
    "A build without --gate keeps the other counts, of a conflict the larger ones, and leaves this line out; "
    "commit the file after it."
)
_ADVICE = 'If this is intended, run "paper-digest build --accept" and commit raw/dumps.lock.'


@dataclass(frozen=True, slots=True)
class DumpCounts:
    """How many papers each dump yielded before, by its name."""

    papers: Mapping[str, int]
    broken: tuple[NumberedLine, ...] = ()
    """The lines of the lock file that could not be read."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """One warning for the broken lines; none if there are none."""
        return broken_lines_problem(LOCK, self.broken, expected=_EXPECTED_LINE, advice=_BROKEN_ADVICE)


def parse_counts(text: str) -> DumpCounts:
    """The counts in a lock file; the larger one of a dump that two merged branches have counted."""
    papers: dict[str, int] = {}
    broken: list[NumberedLine] = []
    for line in filled_lines(text):
        match = _LINE.fullmatch(line.text)
        if match and line.has_end:
            papers[match["dump"]] = max(int(match["papers"]), papers.get(match["dump"], 0))
        else:
            broken.append(line)
    return DumpCounts(papers, tuple(broken))


def format_counts(papers: Mapping[str, int]) -> str:
    """The text of a lock file, in the order of names."""
    return HEADER + "".join(f"{count}  {dump}\n" for dump, count in sorted(papers.items()))


def updated_counts(
    before: DumpCounts, readings: Sequence[Reading], *, accept: bool = False
) -> Mapping[str, int]:
    """The counts to store after a build: the larger one of each dump, or the current one with `accept`."""
    current = {reading.dump: len(reading.sightings) for reading in readings if reading.layout != "skipped"}
    if accept:
        return current
    # A dump that was accepted without papers and is gone needs no line any more.
    names = {reading.dump for reading in readings}
    kept = {dump: count for dump, count in before.papers.items() if count or dump in names}
    return _larger(kept, current)


def _larger(kept: Mapping[str, int], current: Mapping[str, int]) -> dict[str, int]:
    """The larger count of each dump; without papers, only dumps that were accepted so."""
    dumps = {*kept, *(dump for dump, count in current.items() if count)}
    return {dump: max(kept.get(dump, 0), current.get(dump, 0)) for dump in dumps}


def with_accepted(before: DumpCounts, readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings; what is wrong with a dump that was accepted without papers is only a warning.

    If nothing in the dump may be a paper, it is not even that.
    """
    return tuple(
        replace(reading, problems=() if reading.is_empty else tuple(map(_as_warning, reading.problems)))
        if _is_accepted_empty(before, reading)
        else reading
        for reading in readings
    )


def _is_accepted_empty(before: DumpCounts, reading: Reading) -> bool:
    is_text = reading.layout != "unreadable"
    return is_text and not reading.sightings and before.papers.get(reading.dump) == 0


def _as_warning(problem: Problem) -> Problem:
    return replace(problem, severity=Severity.WARNING)


def gate_problems(before: DumpCounts, readings: Sequence[Reading]) -> tuple[Problem, ...]:
    """The reasons not to publish the digest; empty if there are none."""
    by_dump = {reading.dump: reading for reading in readings}
    lost = (
        _found(partial(_lost_papers, dump, count, by_dump.get(dump)), dump)
        for dump, count in sorted(before.papers.items())
    )
    unparsed = (
        _found(partial(_too_many_unparsed, reading), reading.dump)
        for reading in readings
        if not _is_accepted_empty(before, reading)
    )
    return tuple(problem for problem in (_broken_lock(before.broken), *lost, *unparsed) if problem)


def all_papers_lost(digest: Digest, events: Iterable[HistoryEvent]) -> Problem | None:
    """The problem that no dump shows a paper any more; None if there are papers, or none were published.

    events: what happened since the last build. Papers that corrections.yml leaves out are not lost.
    """
    is_removal = (event.change is Change.REMOVED and not event.is_by_maintainers for event in events)
    n_lost = sum(is_removal)
    if digest.papers or not n_lost:
        return None
    expected = f"dumps with papers: the last build had {count_of(n_lost, 'paper')}"
    dumps = count_of(len(digest.readings), "dump")
    actual = f"{dumps} without a paper" if digest.readings else "no dumps"
    return _problem("raw", None, expected, actual, f"Restore the dumps. {_ADVICE}")


def _found(check: Callable[[], Problem | None], dump: str) -> Problem | None:
    """What a check of a dump finds; a dump on which the program fails is not known to be whole."""
    outcome = attempt(check)
    if isinstance(outcome, Failure):
        return outcome.problem(dump, None, "a file of papers", "Nobody knows whether it lost papers.")
    return outcome


def _broken_lock(broken: Sequence[NumberedLine]) -> Problem | None:
    """The counts in broken lines are not known; those of both sides of a conflict are."""
    numbers = [line.number for line in broken if not is_conflict_marker(line.text)]
    if not numbers:
        return None
    actual = f"{len(numbers)} unreadable, the first in line {numbers[0]}"
    return _problem(LOCK, numbers[0], "only readable lines", actual, f"Fix them. {_ADVICE}")


def _lost_papers(dump: str, count: int, reading: Reading | None) -> Problem | None:
    if reading is None and not count:
        return None
    if reading is None:
        return _problem(
            dump, None, f"a dump with {count_of(count, 'paper')}, as in {LOCK}", "no such dump", _ADVICE
        )
    if len(reading.sightings) >= _FEWEST_PAPERS * count:
        return None
    unparsed = f"; unparsed: {_unparsed_spans(reading)}" if reading.unparsed else ""
    expected = f"at least {_FEWEST_PAPERS:.0%} of the {count_of(count, 'paper')} that it yielded before"
    return _problem(dump, _first_unparsed(reading), expected, f"{len(reading.sightings)}{unparsed}", _ADVICE)


def _too_many_unparsed(reading: Reading) -> Problem | None:
    lines = reading.paper_lines + reading.boilerplate_lines + reading.unparsed_lines
    if reading.unparsed_lines <= _MOST_UNPARSED * lines:
        return None
    share = f"{reading.unparsed_lines} of {lines} ({reading.unparsed_lines / lines:.0%})"
    advice = "Remove these lines from the dump, or extend a parser: see paper-digest guide adding-a-layout."
    expected = f"at most {_MOST_UNPARSED:.0%} of its lines unparsed"
    actual = f"{share}: {_unparsed_spans(reading)}"
    return _problem(reading.dump, _first_unparsed(reading), expected, actual, advice)


def _first_unparsed(reading: Reading) -> int | None:
    return reading.unparsed[0].span.first if reading.unparsed else None


def _unparsed_spans(reading: Reading) -> str:
    """The line numbers of the first unparsed spans, each with the start of its text."""
    shown = reading.unparsed[:_SPANS_SHOWN]
    spans = ", ".join(f"{_line_numbers(unparsed.span)} ({unparsed.raw.strip()[:40]!r})" for unparsed in shown)
    more = len(reading.unparsed) - len(shown)
    return spans + (f" and {more} more" if more else "")


def _line_numbers(span: Span) -> str:
    return f"line {span.first}" if len(span) == 1 else f"lines {span.first}-{span.last}"


def _problem(file: str, line: int | None, expected: str, actual: str, advice: str) -> Problem:
    return Problem(file=file, line=line, expected=expected, actual=actual, advice=advice)
