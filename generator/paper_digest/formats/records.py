"""Turn the records, rejected lines and remaining lines of a structured file into parser output."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from paper_digest.formats.malformed_identifiers import malformed_identifiers
from paper_digest.formats.mapping import is_no_paper, keys_by_field, sighting_of, unwrapped
from paper_digest.model.citation import CitationEntry
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import DumpMetadata, Sighting, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput, UnparsedSpan
from paper_digest.sources.isolation import REPORT, Failure, attempt

_REPORTED_AT_MOST: Final = 20
"""Problems of one dump that are reported singly; chosen by hand, to keep a report readable."""
_IDENTIFIER_EXPECTED: Final = "a DOI such as 10.1000/182, or an arXiv id such as 2401.01234"
_IDENTIFIER_ADVICE: Final = "It was ignored. Write the paper's own identifier there, or none."
NO_PAPER: Final = "a record with neither a title nor an abstract"


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record: its lines and its values by the file's own keys."""

    span: Span
    values: Mapping[str, object]
    warning: str = ""
    """What is odd about a record that is read nevertheless."""
    citation: CitationEntry | None = None
    """What the record says of the paper as an entry of a bibliography."""


Event = RawRecord | Boilerplate | UnparsedSpan


class Text(str):
    """A text whose lines `json` does not count at each decoding error, which would take quadratic time."""

    __slots__ = ()

    def count(self, *_: object) -> int:
        return 0

    def rfind(self, *_: object) -> int:
        return -1


class SourceText:
    """The whole text of a file, with the line of every offset."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines: Sequence[str] = list(lines)
        self.text = Text("\n".join(self.lines))
        self.line_starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))

    def line_of(self, offset: int) -> int:
        """The line, counted from 1, of an offset."""
        return max(1, min(bisect_right(self.line_starts, offset), len(self.lines)))

    def span(self, start: int, end: int) -> Span:
        """The lines from the offset `start` up to, but not including, the offset `end`."""
        return Span(self.line_of(start), self.line_of(max(start, end - 1)))

    def position(self, offset: int) -> str:
        """An offset as messages name it."""
        line = self.line_of(offset)
        return f"line {line}, column {offset - self.line_starts[line - 1] + 1}"


@dataclass(slots=True)
class Reporter:
    """Reports the first problems of a dump singly and the others by their number."""

    dump: str
    expected: str
    advice: str
    count: int = 0
    first_unreported: int = 0

    def report(
        self,
        line: int,
        actual: str,
        severity: Severity = Severity.ERROR,
        *,
        expected: str = "",
        advice: str = "",
    ) -> Iterator[Problem]:
        """A problem, unless enough have been reported; `expected` and `advice` replace the usual ones."""
        self.count += 1
        if self.count <= _REPORTED_AT_MOST:
            yield Problem(
                file=self.dump,
                line=line,
                expected=expected or self.expected,
                actual=actual,
                advice=advice or self.advice,
                severity=severity,
            )
        elif not self.first_unreported:
            self.first_unreported = line

    def summary(self) -> Iterator[Problem]:
        """How many more problems there were."""
        if self.first_unreported:
            more, self.count = self.count - _REPORTED_AT_MOST, 0
            yield from self.report(
                self.first_unreported, f"{more} more like the {_REPORTED_AT_MOST} reported above"
            )


def parser_outputs(
    events: Iterable[Event], reporter: Reporter, metadata: DumpMetadata
) -> Iterator[ParserOutput]:
    """One sighting a record, with its problems. Lines that no event names end up as unparsed."""
    for event in events:
        yield from _outputs_of(event, reporter, metadata)
    yield from reporter.summary()


def _outputs_of(event: Event, reporter: Reporter, metadata: DumpMetadata) -> Iterator[ParserOutput]:
    match event:
        case Boilerplate():
            yield event
        case UnparsedSpan(span, reason):
            yield event
            yield from reporter.report(span.first, reason)
        case RawRecord():
            yield from _outputs_of_record(event, reporter, metadata)


def _outputs_of_record(
    record: RawRecord, reporter: Reporter, metadata: DumpMetadata
) -> Iterator[ParserOutput]:
    """The sighting of a record; one on which the program fails costs no other record."""
    first_line = record.span.first
    sighting = attempt(lambda: sighting_of(reporter.dump, record.span, record.values, metadata))
    if isinstance(sighting, Failure):
        yield UnparsedSpan(record.span, sighting.reason)
        yield from reporter.report(first_line, sighting.reason, advice=REPORT)
    elif sighting is None and is_no_paper(unwrapped(record.values, metadata)):
        yield Boilerplate(record.span)
    elif sighting is None:
        yield UnparsedSpan(record.span, NO_PAPER)
        yield from reporter.report(first_line, NO_PAPER)
    else:
        yield _with_citation(sighting, record.citation)
        if record.warning:
            yield from reporter.report(first_line, record.warning, Severity.WARNING)
        for value in _malformed_identifiers(record, metadata):
            actual = f"{value!r} in the place of a DOI or an arXiv id"
            yield from reporter.report(
                first_line,
                actual,
                Severity.WARNING,
                expected=_IDENTIFIER_EXPECTED,
                advice=_IDENTIFIER_ADVICE,
            )


def _malformed_identifiers(record: RawRecord, metadata: DumpMetadata) -> tuple[str, ...]:
    """The malformed identifiers of a record; none if the program fails on them."""
    values = attempt(
        lambda: tuple(malformed_identifiers(unwrapped(record.values, metadata), keys_by_field(metadata)))
    )
    return () if isinstance(values, Failure) else values


def _with_citation(sighting: Sighting, citation: CitationEntry | None) -> Sighting:
    """The sighting with its entry, which has the date of the sighting."""
    return replace(sighting, citation=citation and replace(citation, date=sighting.published))
