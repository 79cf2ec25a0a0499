"""Keeps the books of a reading: every line that is not blank is a paper's, furniture or unread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import DumpMetadata, Reading, Sighting, Span, Unparsed

_RAW_AT_MOST = 20_000
"""Characters of one unread stretch that are kept to show; the dump itself has the rest."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Lines that a page or a format says about itself."""

    span: Span


@dataclass(frozen=True, slots=True)
class UnparsedSpan:
    """Lines that no paper holds, and why."""

    span: Span
    reason: str


ParserOutput = Sighting | Boilerplate | UnparsedSpan | Problem
"""What a reader gives, one after the other, in the order of the dump."""


@dataclass(slots=True)
class _Book:
    """The kinds of lines while they are counted; one byte a line, so that a gigabyte of lines stays affordable."""

    filled: bytearray = field(default_factory=lambda: bytearray(1))

    def counted(self, lines: Iterable[str]) -> Iterator[str]:
        """The same lines, each entered on its way."""
        for line in lines:
            self.filled.append(not line.isspace() and line != "")
            yield line


def reading_of(
    name: str,
    layout: str,
    lines: Callable[[], Iterator[str]],
    read: Callable[[Iterator[str]], Iterable[ParserOutput]],
    notes: DumpMetadata,
) -> Reading:
    """The reading of `lines` by `read`; a line that no piece mentions is unread, so that none can be lost.

    `lines` gives the dump's lines anew at every call: once to be read, and once more if some are unread and must be shown.
    """
    book = _Book()
    entered = book.counted(lines())
    sightings: list[Sighting] = []
    problems: list[Problem] = []
    papers, furniture = bytearray(), bytearray()
    reasons: list[UnparsedSpan] = []
    for piece in read(entered):
        match piece:
            case Sighting():
                sightings.append(replace(piece, position=len(sightings) + 1))
                _mark(papers, piece.span)
            case Boilerplate():
                _mark(furniture, piece.span)
            case UnparsedSpan():
                reasons.append(piece)
            case Problem():
                problems.append(piece)
    for _ in entered:
        pass  # lines that the reader did not want to see are counted all the same
    filled = book.filled
    missing = [
        line
        for line in range(1, len(filled))
        if filled[line] and not _marked(papers, line) and not _marked(furniture, line)
    ]
    unread = _unparsed(lines, missing, reasons)
    paper_lines = sum(1 for line in range(1, len(filled)) if filled[line] and _marked(papers, line))
    return Reading(
        dump=name,
        layout=layout,
        notes=notes,
        sightings=tuple(sightings),
        lines=len(filled) - 1,
        paper_lines=paper_lines,
        boilerplate_lines=sum(filled) - paper_lines - len(missing),
        unparsed_lines=len(missing),
        unparsed=unread,
        problems=tuple(problems),
    )


def _mark(lines: bytearray, span: Span) -> None:
    if len(lines) <= span.last:
        lines.extend(bytes(span.last + 1 - len(lines)))
    lines[span.first : span.last + 1] = b"\x01" * len(span)


def _marked(lines: bytearray, line: int) -> bool:
    return line < len(lines) and lines[line] == 1


def _unparsed(
    lines: Callable[[], Iterator[str]], missing: list[int], reasons: list[UnparsedSpan]
) -> tuple[Unparsed, ...]:
    """The missing lines as stretches that share a reason and follow one another."""
    if not missing:
        return ()
    why = {line: left.reason for left in reasons for line in range(left.span.first, left.span.last + 1)}
    stretches: list[list[int]] = []
    for before, line in pairwise([-1, *missing]):
        if stretches and before == line - 1 and why.get(before) == why.get(line):
            stretches[-1].append(line)
        else:
            stretches.append([line])
    wanted = set(missing)
    raw = {number: line for number, line in enumerate(lines(), 1) if number in wanted}
    return tuple(
        Unparsed(
            Span(stretch[0], stretch[-1]),
            why.get(stretch[0], "no reader understood these lines"),
            "\n".join(raw.get(line, "") for line in stretch)[:_RAW_AT_MOST],
        )
        for stretch in stretches
    )


def unparsed_warnings(readings: Iterable[Reading]) -> Iterator[Problem]:
    """One warning for each dump that has unread lines; `check` and the dump's page tell each stretch."""
    for reading in readings:
        if reading.unparsed:
            first = reading.unparsed[0]
            places = f"{len(reading.unparsed)} place(s)" if len(reading.unparsed) > 1 else "one place"
            yield Problem(
                file=reading.dump,
                line=first.span.first,
                expected="lines of a paper or of the page's own furniture",
                found=f"{reading.unparsed_lines} unread line(s) in {places}: {first.reason}",
                advice="Run paper-digest check to see them; docs/project/adding-a-layout.md tells how to teach a reader about them.",
                severity=Severity.WARNING,
            )
