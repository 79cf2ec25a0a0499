"""Reads the records of a file that may be papers of the digest; JSON Lines of any size are streamed."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Final, cast

import msgspec

from paper_digest.formats import json_records
from paper_digest.linkage.match_features import title_keys
from paper_digest.linkage.wanted_papers import is_wanted
from paper_digest.model.external_record import StepProgress
from paper_digest.model.problem import Problem, and_more
from paper_digest.model.record import DumpMetadata, Sighting
from paper_digest.reading import readings_of
from paper_digest.sources.files import printable
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.doi import Doi
from paper_digest.values.fingerprint import normalized_key

_GZIP: Final = b"\x1f\x8b"
_DAMAGE: Final = (OSError, EOFError, zlib.error)
"""Errors of a damaged file."""
_BATCH: Final = 1_000
"""Selected lines that are parsed at once."""
_MEGABYTE: Final = 1_000_000
_REPORTED_EVERY: Final = 20_000
"""Lines between two reports of the progress."""
_MAX_LINE: Final = 16_000_000
"""Bytes; a longer line is no record."""


class _Head(msgspec.Struct, rename={"external_ids": "externalIds"}):
    """What decides whether a line is parsed: the title and the identifiers in usual keys."""

    title: object = None
    display_name: object = None
    id: object = None
    doi: object = None
    arxiv_id: object = None
    external_ids: object = None


_DECODER = msgspec.json.Decoder(_Head)


def records_in(path: Path, wanted: frozenset[str], progress: StepProgress) -> Iterator[Sighting | Problem]:
    """The records whose title or identifier is wanted, with the file's name and their lines; and problems."""
    if _is_json_lines(path):
        yield from _streamed(path, wanted, progress)
        return
    for reading in readings_of(path, path.name):
        yield from reading.problems
        yield from (sighting for sighting in reading.sightings if is_wanted(sighting, wanted))


def _decompressed(file: IO[bytes]) -> IO[bytes]:
    is_compressed = file.read(2) == _GZIP
    file.seek(0)
    return cast(IO[bytes], gzip.GzipFile(fileobj=file)) if is_compressed else file


def _is_json_lines(path: Path) -> bool:
    """Whether the first line is a JSON object, and the second starts one."""
    try:
        with path.open("rb") as file:
            stream = _decompressed(file)
            first, second = stream.readline(_MAX_LINE), stream.readline(_MAX_LINE)
        return isinstance(msgspec.json.decode(first), dict) and second.startswith(b"{")
    except (msgspec.DecodeError, UnicodeDecodeError, *_DAMAGE):
        return False


def _streamed(path: Path, wanted: frozenset[str], progress: StepProgress) -> Iterator[Sighting | Problem]:
    broken: list[int] = []
    batch: list[tuple[int, str]] = []
    for number, line in _lines(path, broken, progress):
        try:
            if _is_wanted(_DECODER.decode(line), wanted):
                batch.append((number, line.decode("utf-8", "replace")))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            broken.append(number)
        if len(batch) >= _BATCH:
            yield from _parsed(path.name, batch)
            batch.clear()
    yield from _parsed(path.name, batch)
    if broken:
        yield _broken_lines(path.name, broken)


def _lines(path: Path, broken: list[int], progress: StepProgress) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers; a damaged end is reported as a broken line."""
    number = 0
    activity, megabytes = f"Reading {printable(path.name)} (MB)", path.stat().st_size // _MEGABYTE + 1
    with path.open("rb") as file:
        try:
            for number, line in enumerate(_decompressed(file), 1):
                if number % _REPORTED_EVERY == 1:
                    progress(activity, file.tell() // _MEGABYTE, megabytes)
                if line.strip():
                    yield number, line
        except _DAMAGE:
            broken.append(number + 1)
    progress(activity, megabytes, megabytes)


def _is_wanted(head: _Head, wanted: frozenset[str]) -> bool:
    return any(key in wanted for key in _keys(head))


def _keys(head: _Head) -> Iterator[str]:
    title = head.title or head.display_name
    if isinstance(title, str):
        yield normalized_key(title)
        if "\\" in title or "$" in title:
            yield from title_keys(title)
    for text in (head.id, head.arxiv_id, head.doi, *_external_ids(head.external_ids)):
        if isinstance(text, str):
            yield from (str(value) for value in (ArxivId.parse(text), Doi.parse(text)) if value)


def _external_ids(ids: object) -> Iterable[object]:
    return ids.values() if isinstance(ids, dict) else ()


def _parsed(name: str, batch: list[tuple[int, str]]) -> Iterator[Sighting | Problem]:
    """The records in the lines, with the line numbers of the file."""
    numbers = [number for number, _ in batch]
    for output in json_records.parse(name, iter([line for _, line in batch]), DumpMetadata()):
        if isinstance(output, Sighting):
            line = numbers[output.span.first - 1]
            yield replace(output, span=replace(output.span, first=line, last=line))
        elif isinstance(output, Problem):
            yield replace(output, line=numbers[output.line - 1] if output.line else None)


def _broken_lines(name: str, numbers: list[int]) -> Problem:
    return Problem(
        file=name,
        line=numbers[0],
        expected="a JSON object on each line",
        actual=f"a line that is not one{and_more(len(numbers) - 1)}",
        advice="The other lines were read.",
    )
