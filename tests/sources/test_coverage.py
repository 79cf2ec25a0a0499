"""Every line with text is part of a paper, boilerplate, or unparsed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import DumpMetadata, Reading, Sighting, Span, Unparsed
from paper_digest.sources.coverage import (
    Boilerplate,
    ParserOutput,
    UnparsedSpan,
    covered_reading,
    reported_problems,
    unparsed_warnings,
)
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate

LINES = ("Papers", "", "Flat Minima", "some words", "more words", "footer")


def paper(first: int, last: int) -> Sighting:
    return Sighting(dump="x", span=Span(first, last), position=0, title="T")


def unparsed(*outputs: ParserOutput) -> tuple[Unparsed, ...]:
    return covered_reading("x", "layout", LINES, outputs, DumpMetadata()).unparsed


def test_lines_are_counted_by_what_they_are() -> None:
    reading = covered_reading(
        "x", "layout", LINES, [Boilerplate(Span(1, 2)), paper(3, 3), Boilerplate(Span(6, 6))], DumpMetadata()
    )
    counts = (reading.lines, reading.paper_lines, reading.boilerplate_lines, reading.unparsed_lines)
    assert counts == (6, 1, 2, 2)


def test_sightings_are_numbered_in_their_order() -> None:
    reading = covered_reading("x", "layout", LINES, [paper(1, 1), paper(3, 3)], DumpMetadata())
    assert [sighting.position for sighting in reading.sightings] == [1, 2]


def test_a_line_that_no_parser_covers_is_unparsed() -> None:
    (span,) = unparsed(paper(1, 3), Boilerplate(Span(6, 6)))
    assert span == Unparsed(Span(4, 5), "no parser recognized these lines", "some words\nmore words")


def test_lines_with_different_reasons_are_different_spans() -> None:
    spans = unparsed(paper(1, 3), UnparsedSpan(Span(4, 4), "a"), UnparsedSpan(Span(5, 5), "b"), paper(6, 6))
    assert [(span.span, span.reason) for span in spans] == [(Span(4, 4), "a"), (Span(5, 5), "b")]


def test_a_span_beyond_the_last_line_covers_what_is_there() -> None:
    assert unparsed(paper(1, 99)) == ()


def test_one_warning_names_the_first_place_and_the_number_of_lines() -> None:
    reading = covered_reading("x", "layout", LINES, [paper(3, 4)], DumpMetadata())
    (warning,) = unparsed_warnings([reading])
    assert (warning.line, warning.actual) == (
        1,
        "3 unparsed lines in 2 places: no parser recognized these lines",
    )


def without_papers(day: str) -> Reading:
    problem = Problem(
        file=f"{day}.md",
        line=None,
        expected="papers",
        actual='"No papers today"',
        advice="Nothing to do.",
        severity=Severity.WARNING,
    )
    return Reading(dump=f"{day}.md", layout="page", saved_on=PartialDate.from_iso(day), problems=(problem,))


def test_one_dump_without_papers_is_reported_as_it_is() -> None:
    reading = without_papers("2026-03-01")
    assert tuple(reported_problems([reading])) == reading.problems


def test_one_warning_about_the_latest_stands_for_all_dumps_without_papers() -> None:
    error = Problem(file="bad.md", line=1, expected="papers", actual="milk", advice="")
    bad = Reading(dump="bad.md", layout="unknown", problems=(error,))
    sundays = [without_papers(f"2026-03-{day:02}") for day in (8, 15, 1)]
    first, warning = reported_problems([sundays[0], bad, *sundays[1:]])
    assert first == error
    assert str(warning) == (
        '2026-03-15.md: warning: expected papers, found "No papers today", and none in 2 other dumps. '
        "Run paper-digest check to see each; save or export those again that should have papers."
    )


def test_what_else_is_wrong_with_a_dump_without_papers_is_still_reported() -> None:
    sidecar = Problem(file="2026-03-01.md.yml", line=1, expected="a date", actual="'milk'", advice="")
    first, second = without_papers("2026-03-01"), without_papers("2026-03-08")
    broken = replace(first, problems=(replace(sidecar, severity=Severity.WARNING), *first.problems))
    warning, *_ = reported_problems([broken, second])
    assert warning.file == "2026-03-01.md.yml"


def two_ids(first: str, second: str, **fields: Any) -> Sighting:
    own, further = (Identifier(IdentifierKind.DOI, value) for value in (first, second))
    return Sighting(
        dump="x", position=0, title="Looms", identifiers=(own,), other_identifiers=(further,), **fields
    )


def test_the_line_of_a_second_identifier_is_unparsed_and_reported() -> None:
    lines = ("title: Looms", "doi: 10.1145/1.2", "doi: 10.1145/1.3")
    reading = covered_reading(
        "x", "layout", lines, [two_ids("10.1145/1.2", "10.1145/1.3", span=Span(1, 3))], DumpMetadata()
    )
    assert [identifier.value for identifier in reading.sightings[0].identifiers] == ["10.1145/1.2"]
    assert (reading.paper_lines, reading.unparsed_lines) == (2, 1)
    assert reading.unparsed[0].span == Span(3, 3)
    (problem,) = reading.problems
    assert 'two DOIs in the record of "Looms": "10.1145/1.2" and "10.1145/1.3"' in problem.actual


def test_many_records_of_two_papers_are_summarized() -> None:
    lines = ["a line"] * 50
    outputs = [two_ids("10.1145/1.2", "10.1145/1.3", span=Span(line, line)) for line in range(1, 51)]
    problems = covered_reading("x", "layout", lines, outputs, DumpMetadata()).problems
    assert len(problems) == 21
    assert problems[-1].actual == "30 more records of two papers"


def test_unused_lines_within_a_paper_are_not_its_own() -> None:
    unused = UnparsedSpan(Span(4, 4), "unused", is_within_paper=True)
    reading = covered_reading("x", "layout", LINES, [paper(3, 6), unused], DumpMetadata())
    assert (reading.paper_lines, reading.unparsed_lines) == (3, 2)
    assert [lines.span for lines in reading.unparsed] == [Span(1, 1), Span(4, 4)]
