"""Computes the coverage of a dump's lines: part of a paper, boilerplate, or unparsed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import DumpMetadata, Reading, Sighting, Span, Unparsed
from paper_digest.sources.second_papers import SecondPaper, second_identifier, without_second
from paper_digest.values.count import count_of

_MAX_RAW_CHARACTERS = 20_000
"""Characters of an unparsed span that are kept to show it; the dump itself has all of them."""
_REPORTED_AT_MOST = 20
"""Records of two papers that are reported singly; chosen by hand, to keep a report readable."""
_NO_REASON = "no parser recognized these lines"


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Lines that a page or a format says about itself."""

    span: Span


@dataclass(frozen=True, slots=True)
class UnparsedSpan:
    """Lines that are part of no paper, and why."""

    span: Span
    reason: str
    is_within_paper: bool = False
    """Whether they count as unparsed although they are between the first and the last line of a paper."""


@dataclass(frozen=True, slots=True)
class TwoPapers:
    """A record that is two papers; the lines of the second are in spans of their own."""

    second: SecondPaper
    title: str | None
    """Of the first paper."""


ParserOutput = Sighting | Boilerplate | UnparsedSpan | TwoPapers | Problem
"""What parsers yield, in the order of the dump."""


@dataclass(slots=True)
class _Coverage:
    """What parsers yielded so far; one byte per line, so that a hundred million lines stay affordable."""

    is_paper: bytearray
    is_boilerplate: bytearray
    sightings: list[Sighting] = field(default_factory=list)
    unparsed: list[UnparsedSpan] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    two_papers: list[TwoPapers] = field(default_factory=list)

    def add(self, output: ParserOutput) -> None:
        match output:
            case Sighting():
                self._add_sighting(output)
            case TwoPapers():
                self.two_papers.append(output)
            case Boilerplate():
                _mark(self.is_boilerplate, output.span)
            case UnparsedSpan():
                self.unparsed.append(output)
            case Problem():
                self.problems.append(output)

    def _add_sighting(self, sighting: Sighting) -> None:
        """Adds a sighting; a second identifier is taken from it."""
        _mark(self.is_paper, sighting.span)
        if sighting.other_identifiers and (second := second_identifier(sighting)):
            sighting = without_second(sighting, second)
            self.two_papers.append(TwoPapers(second, sighting.title))
        self.sightings.append(replace(sighting, position=len(self.sightings) + 1))

    def covers(self, index: int) -> bool:
        return bool(self.is_paper[index] or self.is_boilerplate[index])


def covered_reading(
    name: str,
    layout: str,
    lines: Sequence[str],
    outputs: Iterable[ParserOutput],
    metadata: DumpMetadata,
) -> Reading:
    """The reading of `lines`; a line with text that no output covers is unparsed, so none is lost."""
    coverage = _Coverage(bytearray(len(lines)), bytearray(len(lines)))
    for output in outputs:
        coverage.add(output)
    coverage.unparsed += _lines_of_second(lines, coverage.two_papers)
    for unparsed in coverage.unparsed:  # a line that is partly boilerplate and partly broken is reported
        _mark(coverage.is_boilerplate, unparsed.span, is_marked=False)
        if unparsed.is_within_paper:
            _mark(coverage.is_paper, unparsed.span, is_marked=False)
    with_text = [index for index, line in enumerate(lines) if line and not line.isspace()]
    uncovered = [index for index in with_text if not coverage.covers(index)]
    n_paper_lines = sum(coverage.is_paper[index] for index in with_text)
    return Reading(
        dump=name,
        layout=layout,
        metadata=metadata,
        sightings=tuple(coverage.sightings),
        lines=len(lines),
        paper_lines=n_paper_lines,
        boilerplate_lines=len(with_text) - n_paper_lines - len(uncovered),
        unparsed_lines=len(uncovered),
        unparsed=tuple(_unparsed(lines, uncovered, coverage.unparsed)),
        problems=(*coverage.problems, *_two_papers_problems(name, coverage.two_papers)),
    )


def _two_papers_problems(dump: str, records: Sequence[TwoPapers]) -> Iterator[Problem]:
    """An error for each of the first records that are two papers, and one for all others."""
    for record in records[:_REPORTED_AT_MOST]:
        yield record.second.problem(dump, record.title)
    if others := records[_REPORTED_AT_MOST:]:
        first = others[0].second.problem(dump, others[0].title)
        yield replace(first, actual=f"{len(others)} more records of two papers")


def _lines_of_second(lines: Sequence[str], records: Iterable[TwoPapers]) -> Iterator[UnparsedSpan]:
    """The lines of a record that name its second identifier and not the first."""
    for first, second in ((record.second.first, record.second.second) for record in records):
        if first.span == second.span:
            for number in range(second.span.first, second.span.last + 1):
                line = lines[number - 1].lower() if number <= len(lines) else ""
                if second.value in line and first.value not in line:
                    reason = SecondPaper(first, second).reason
                    yield UnparsedSpan(Span(number, number), reason, is_within_paper=True)


def _mark(mask: bytearray, span: Span, is_marked: bool = True) -> None:
    first, last = max(span.first - 1, 0), min(span.last, len(mask))
    mask[first:last] = bytes([is_marked]) * max(last - first, 0)


def _unparsed(
    lines: Sequence[str], uncovered: Sequence[int], spans: Iterable[UnparsedSpan]
) -> Iterator[Unparsed]:
    """The uncovered lines, grouped where they follow one another and share a reason."""
    if not uncovered:
        return
    reasons = {
        index: unparsed.reason
        for unparsed in spans
        for index in range(unparsed.span.first - 1, unparsed.span.last)
    }
    groups = groupby(
        enumerate(uncovered), key=lambda entry: (entry[1] - entry[0], reasons.get(entry[1], _NO_REASON))
    )
    for (_, reason), group in groups:
        indices = [index for _, index in group]
        raw = "\n".join(lines[indices[0] : indices[-1] + 1])
        yield Unparsed(Span(indices[0] + 1, indices[-1] + 1), reason, raw[:_MAX_RAW_CHARACTERS])


def reported_problems(readings: Sequence[Reading]) -> Iterator[Problem]:
    """The problems of all dumps; one warning, about the latest, stands for several dumps without papers.

    A digest of a year has dozens of days without papers. `paper-digest check` shows each of them. The last
    problem of a dump without papers says that it has none.
    """
    empty = [reading for reading in readings if reading.is_empty and reading.problems]
    for reading in readings:
        is_counted = len(empty) > 1 and reading.is_empty
        yield from reading.problems[:-1] if is_counted else reading.problems
    if len(empty) > 1:
        latest = max(empty, key=lambda reading: reading.order).problems[-1]
        yield replace(
            latest,
            actual=f"{latest.actual}, and none in {count_of(len(empty) - 1, 'other dump')}",
            advice="Run paper-digest check to see each; save or export those again that should have papers.",
        )


def unparsed_warnings(readings: Iterable[Reading]) -> Iterator[Problem]:
    """One warning per dump with unparsed lines; `paper-digest check` and the dump's page show each span.

    A dump without papers has a problem that says more.
    """
    for reading in readings:
        if reading.unparsed and (reading.sightings or not reading.problems):
            first = reading.unparsed[0]
            n_places = len(reading.unparsed)
            places = f"{n_places} places" if n_places > 1 else "one place"
            n_lines = f"{reading.unparsed_lines} unparsed line{'s' if reading.unparsed_lines > 1 else ''}"
            yield Problem(
                file=reading.dump,
                line=first.span.first,
                expected="lines that are part of a paper or boilerplate",
                actual=f"{n_lines} in {places}: {first.reason}",
                advice="Run paper-digest check to see them; paper-digest guide adding-a-layout helps.",
                severity=Severity.WARNING,
            )
