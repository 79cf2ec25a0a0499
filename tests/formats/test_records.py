"""Records, rejected lines and everything between them become parser output that covers each line."""

from __future__ import annotations

from paper_digest.formats.records import (
    NO_PAPER,
    RawRecord,
    Reporter,
    SourceText,
    parser_outputs,
)
from paper_digest.model.problem import Problem
from paper_digest.model.record import DumpMetadata, Sighting, Span
from paper_digest.sources.coverage import ParserOutput, UnparsedSpan, covered_reading


def outputs(*events: RawRecord | UnparsedSpan) -> list[ParserOutput]:
    return list(parser_outputs(events, Reporter("dump", "a record", "Fix it."), DumpMetadata()))


def test_offsets_become_lines() -> None:
    source = SourceText(["ab", "", "cd"])
    assert source.text == "ab\n\ncd"
    assert [source.line_of(offset) for offset in (0, 2, 3, 4, 6)] == [1, 1, 2, 3, 3]
    assert source.span(0, 5) == Span(1, 3)
    assert source.span(0, 3) == Span(1, 1)
    assert source.position(5) == "line 3, column 2"


def test_lines_that_no_event_names_are_unparsed() -> None:
    (sighting,) = outputs(RawRecord(Span(3, 4), {"title": "A"}))
    assert isinstance(sighting, Sighting)
    reading = covered_reading("dump", "JSON records", ["x"] * 6, [sighting], DumpMetadata())
    assert [unparsed.span for unparsed in reading.unparsed] == [Span(1, 2), Span(5, 6)]
    assert reading.boilerplate_lines == 0


def test_a_record_without_a_paper_is_unparsed_and_reported() -> None:
    unparsed, problem = outputs(RawRecord(Span(1, 1), {"id": 1}))
    assert unparsed == UnparsedSpan(Span(1, 1), NO_PAPER)
    assert isinstance(problem, Problem)
    assert (problem.line, problem.actual) == (1, NO_PAPER)


def test_problems_beyond_twenty_are_summed_up() -> None:
    rejected = (UnparsedSpan(Span(line, line), "broken") for line in range(1, 31))
    problems = [output for output in outputs(*rejected) if isinstance(output, Problem)]
    assert len(problems) == 21
    assert (problems[-1].line, problems[-1].actual) == (21, "10 more like the 20 reported above")
