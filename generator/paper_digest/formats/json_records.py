"""Reads JSON and JSON Lines: API answers, exports and records of any usual shape, one object a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paper_digest.formats.json_scanner import Broken, Found, Frame, is_json_line, records_in
from paper_digest.formats.mapping import shows_paper, sighting_of
from paper_digest.formats.rejections import NO_PAPER, Refusals
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.coverage import Boilerplate, ParserOutput

LAYOUT = "JSON records"
_START = re.compile(r"\s*(?:\{\s*(?:\"(?:[^\"\\]|\\.)*\"\s*:|\}|$)|\[\s*(?:\{|\[\s*[\"{\[\d]|\]\s*$|\"|$))")
_INNER = re.compile(r"\s*(?:\"(?:[^\"\\]|\\.)*\"\s*:.*|[{}\[\]]+,?|\"(?:[^\"\\]|\\.)*\",?)\s*")
_KEY = re.compile(r"\s*\"[^\"\\]{1,60}\"\s*:")
_LINES_ASKED = 200


def recognizes(head: str) -> bool:
    """Whether the text starts as JSON does, or most of its lines are JSON although the first is not whole."""
    if _START.match(head[:2_000]):
        return True
    lines = [line for line in head.split("\n", _LINES_ASKED + 1)[:_LINES_ASKED] if line.strip()]
    whole = sum(1 for line in lines if is_json_line(line))
    inner = sum(1 for line in lines if len(line) < 20_000 and _INNER.fullmatch(line))
    keys = sum(1 for line in lines if _KEY.match(line))
    return bool(lines) and (
        (whole > 0 and whole * 2 >= len(lines) - 1) or (keys >= 3 and inner * 5 >= len(lines) * 4)
    )


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting an object; what is no JSON or no paper is told with its line, and all the others are read."""
    refusals = Refusals(
        name,
        'JSON objects with a "title" or an "abstract"',
        "Mend these lines or take them out; the others were read.",
    )
    for event in records_in(lines, lambda value: shows_paper(value, metadata)):
        match event:
            case Found(span, value):
                sighting = sighting_of(name, span, value, metadata)
                if sighting:
                    yield sighting
                else:
                    yield from refusals.refuse(span, NO_PAPER)
            case Frame(span):
                yield Boilerplate(span)
            case Broken(span, why):
                yield from refusals.refuse(span, why)
    yield from refusals.rest()
