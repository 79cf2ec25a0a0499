"""Read JSON and JSON Lines: API answers, exports and records of any usual shape, one object a paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from paper_digest.formats.books import NO_PAPER, is_book
from paper_digest.formats.csl_citation import csl_entry
from paper_digest.formats.json_reader import records_in
from paper_digest.formats.mapping import shows_paper, unwrapped
from paper_digest.formats.people_columns import with_people_apart
from paper_digest.formats.records import Event, RawRecord, Reporter, SourceText, parser_outputs
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.coverage import ParserOutput, UnparsedSpan

LAYOUT = "JSON records"
_START = re.compile(r"\s*(?:\{\s*(?:\"(?:[^\"\\]|\\.)*\"\s*:|\}|$)|\[\s*(?:\{|\[\s*[\"{\[\d]|\]\s*$|\"|$))")
_INNER_LINE = re.compile(
    r"\s*(?:\"(?:[^\"\\]|\\.)*\"\s*:.*|[{}\[\]]+,?|-?\d[\d.eE+-]*,?|\"(?:[^\"\\]|\\.)*\",?)\s*"
)
_KEY = re.compile(r"\s*\"[^\"\\]{1,60}\"\s*:")
_SAMPLE_LINES: Final = 200
_LONG_LINE: Final = 20_000


def recognizes(head: str) -> bool:
    """Whether the text starts like JSON, or most of its lines are JSON although the first is cut."""
    if _START.match(head[:2_000]):
        return True
    lines = [line for line in head.split("\n", _SAMPLE_LINES + 1)[:_SAMPLE_LINES] if line.strip()]
    objects = sum(map(_is_object, lines))
    inner_lines = sum(map(_is_inner_line, lines))
    keys = sum(_KEY.match(line) is not None for line in lines)
    is_json_lines = objects > 0 and objects * 2 >= len(lines) - 1
    return is_json_lines or (keys >= 3 and inner_lines * 5 >= len(lines) * 4)


def _is_inner_line(line: str) -> bool:
    """Whether a line may be from the middle of pretty-printed JSON."""
    return len(line) < _LONG_LINE and _INNER_LINE.fullmatch(line) is not None


def _is_object(line: str) -> bool:
    """Whether a line is one JSON object by itself."""
    text = line.strip().rstrip(",")
    if text[:1] != "{" or text[-1:] != "}":
        return False
    try:
        return isinstance(json.loads(text, strict=False), dict)
    except (ValueError, RecursionError):
        return False


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting an object; broken objects and objects without a paper are reported with their lines."""
    reporter = Reporter(
        name,
        'JSON objects with a "title" or an "abstract"',
        "Fix these lines or delete them; all other records were read.",
    )
    source = SourceText(lines)
    events = records_in(source, lambda value: shows_paper(value, metadata))
    cited = (_with_citation(event, metadata) for event in events)
    return parser_outputs(with_people_apart(cited), reporter, metadata)


def _with_citation(event: Event, metadata: DumpMetadata) -> Event:
    if not isinstance(event, RawRecord):
        return event
    if is_book(event.values):
        return UnparsedSpan(event.span, NO_PAPER)
    return replace(event, citation=csl_entry(unwrapped(event.values, metadata)))
