"""Reads the wanted records of JSON Lines of any size; lines with other titles and identifiers are skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

import msgspec

from paper_digest.formats import json_records
from paper_digest.linkage.wanted_papers import is_wanted, is_wanted_title
from paper_digest.model.problem import Problem, and_more
from paper_digest.model.record import DumpMetadata, Sighting
from paper_digest.sources.files import Source
from paper_digest.sources.streams import BrokenStreamError
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.doi import Doi

_SAMPLE: Final = 3
"""Lines by which the format is recognized."""
_BATCH: Final = 1_000
"""Selected lines that are parsed at once."""
_REPORTED_EVERY: Final = 20_000
"""Lines between two reports of the progress."""
_MAX_LINE: Final = 16_000_000
"""Bytes; a longer line is no record."""
_DECODE_ERRORS: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class _Head(msgspec.Struct, rename={"external_ids": "externalIds", "upper_doi": "DOI"}):
    """What decides whether a line is parsed: the title and the identifiers in usual keys."""

    title: object = None
    display_name: object = None
    id: object = None
    doi: object = None
    upper_doi: object = None
    arxiv_id: object = None
    external_ids: object = None


_DECODER = msgspec.json.Decoder(_Head)


def is_json_lines(source: Source) -> bool:
    """Whether the first lines start like objects and one is a whole one; if they start so, they are read."""
    try:
        if source.stream.peek()[:1] != b"{":
            return False
        lines = [*islice(iter(lambda: source.stream.readline(_MAX_LINE), b""), _SAMPLE)]
    except (BrokenStreamError, OSError):
        return False
    return len(lines) > 1 and all(line.startswith(b"{") for line in lines) and any(map(_is_object, lines))


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except _DECODE_ERRORS:
        return False


def read_json_lines(
    source: Source, wanted: frozenset[str], update_progress: Callable[[], None]
) -> Iterator[Sighting | Problem]:
    """The records whose title or identifier is wanted, with their lines; and one problem of broken lines."""
    broken: list[int] = []
    batch: list[tuple[int, str]] = []
    for number, line in _lines(source, broken):
        if number % _REPORTED_EVERY == 1:
            update_progress()
        try:
            if _may_be_wanted(_DECODER.decode(line), wanted):
                batch.append((number, line.decode("utf-8", "replace")))
        except _DECODE_ERRORS:
            broken.append(number)
        if len(batch) >= _BATCH:
            yield from _parsed(source.name, batch, wanted)
            batch.clear()
    yield from _parsed(source.name, batch, wanted)
    if broken:
        yield _broken_lines(source.name, broken)


def _lines(source: Source, broken: list[int]) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers; a damaged end is a broken line."""
    number = 0
    try:
        for number, line in enumerate(iter(lambda: source.stream.readline(_MAX_LINE), b""), 1):
            if line.strip():
                yield number, line
    except (BrokenStreamError, OSError):
        broken.append(number + 1)


def _may_be_wanted(head: _Head, wanted: frozenset[str]) -> bool:
    """Whether a key is wanted, or the title has an unusual one, so that only the reader can tell."""
    title = head.title or head.display_name
    titles = title if isinstance(title, list) else [title]
    return (
        not title
        or any(is_wanted_title(text, wanted) for text in titles if isinstance(text, str))
        or any(identifier in wanted for identifier in _identifiers(head))
    )


def _identifiers(head: _Head) -> Iterator[str]:
    for text in (head.id, head.arxiv_id, head.doi, head.upper_doi, *_external_ids(head.external_ids)):
        if isinstance(text, str):
            yield from (str(value) for value in (ArxivId.parse(text), Doi.parse(text)) if value)


def _external_ids(ids: object) -> Iterable[object]:
    return ids.values() if isinstance(ids, dict) else ()


def _parsed(name: str, batch: list[tuple[int, str]], wanted: frozenset[str]) -> Iterator[Sighting | Problem]:
    """The wanted records in the lines, with the line numbers of the file; lines without a paper are none."""
    numbers = [number for number, _ in batch]
    for output in json_records.parse(name, iter([line for _, line in batch]), DumpMetadata()):
        if isinstance(output, Sighting) and is_wanted(output, wanted):
            line = numbers[output.span.first - 1]
            yield replace(output, span=replace(output.span, first=line, last=line))


def _broken_lines(name: str, numbers: list[int]) -> Problem:
    return Problem(
        file=name,
        line=numbers[0],
        expected="a JSON object on each line",
        actual=f"a line that is not one{and_more(len(numbers) - 1)}",
        advice="The other lines were read.",
    )
