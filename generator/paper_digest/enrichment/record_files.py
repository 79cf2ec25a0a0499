"""Reads the records of a file that may be papers of the digest; large files line by line, or in parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from paper_digest.enrichment.bibliography_parts import grammar_of, parts_of
from paper_digest.enrichment.json_lines import is_json_lines, read_json_lines
from paper_digest.enrichment.read_progress import ReadProgress
from paper_digest.linkage.wanted_papers import is_wanted
from paper_digest.model.external_record import StepProgress
from paper_digest.model.problem import Problem, and_more
from paper_digest.model.record import DumpMetadata, Sighting
from paper_digest.reading import FORMATS, Format, reading_of
from paper_digest.sources.encoding import text_head, text_stream
from paper_digest.sources.files import Source, open_sources, sidecar_of
from paper_digest.sources.streams import lift_limit
from paper_digest.values.printable import printable

_Outputs = Iterator[Sighting | Problem]
_Reader = Callable[[Source, frozenset[str], ReadProgress], _Outputs]
_REPORTED_AT_MOST: Final = 20
"""Problems of a file that are reported singly; chosen by hand, to keep a report readable."""


def records_in(path: Path, wanted: frozenset[str], progress: StepProgress) -> _Outputs:
    """The records whose title or identifier is wanted, with the file's name and their lines; and problems."""
    file, name = path.resolve(), printable(path.name)
    sidecar = sidecar_of(file)
    # What is read of a stream to recognize it cannot be read again, so the file is opened a second time.
    readers = [_reader(source, sidecar) for source in open_sources(file, name)]
    for source, reader in zip(open_sources(file, name), readers, strict=True):
        if isinstance(source, Problem):
            yield source
        else:
            yield from reader(source, wanted, ReadProgress(source, progress))


def _reader(source: Source | Problem, sidecar: Path | None) -> _Reader:
    """How a dump is read; a part of its stream is used up."""
    if isinstance(source, Problem) or sidecar:
        return partial(_read_whole, sidecar)
    if is_json_lines(source):
        return _read_lines
    head = text_head(source)
    formats = [parser for parser in FORMATS if head and parser.recognizes(head)]
    is_cuttable = len(formats) == 1 and grammar_of(head, formats[0].LAYOUT, frozenset()) is not None
    return partial(_read_in_parts, formats[0], head) if is_cuttable else partial(_read_whole, sidecar)


def _read_whole(
    sidecar: Path | None, source: Source, wanted: frozenset[str], progress: ReadProgress
) -> _Outputs:
    progress.update()
    reading = reading_of(source, sidecar)
    yield from reading.problems
    yield from (sighting for sighting in reading.sightings if is_wanted(sighting, wanted))
    progress.finish()


def _read_lines(source: Source, wanted: frozenset[str], progress: ReadProgress) -> _Outputs:
    lift_limit(source.stream)
    yield from read_json_lines(source, wanted, progress.update)
    progress.finish()


def _read_in_parts(
    parser: Format, head: str, source: Source, wanted: frozenset[str], progress: ReadProgress
) -> _Outputs:
    lift_limit(source.stream)
    stream, grammar = text_stream(source), grammar_of(head, parser.LAYOUT, wanted)
    if isinstance(stream, Problem) or grammar is None:
        raise AssertionError("the dump was recognized by its text")
    problems: list[Problem] = []
    for part in parts_of(stream.lines, grammar):
        progress.update()
        for output in parser.parse(source.name, iter(part.text.split("\n")), DumpMetadata()):
            if isinstance(output, Problem):
                problems.append(_moved_problem(output, part.lines_before))
            elif isinstance(output, Sighting) and is_wanted(output, wanted):
                yield _moved(output, part.lines_before)
    yield from _first_problems([*stream.reported.values(), *problems])
    progress.finish()


def _moved(sighting: Sighting, lines: int) -> Sighting:
    """The sighting with the lines that it has in the file."""
    span = sighting.span
    return replace(sighting, span=replace(span, first=span.first + lines, last=span.last + lines))


def _moved_problem(problem: Problem, lines: int) -> Problem:
    return replace(problem, line=problem.line and problem.line + lines)


def _first_problems(problems: list[Problem]) -> Iterator[Problem]:
    """The problems; of many, the last one that is shown says how many are not."""
    shown = problems[:_REPORTED_AT_MOST]
    n_more = len(problems) - len(shown)
    yield from shown[:-1]
    yield from (replace(problem, actual=f"{problem.actual}{and_more(n_more)}") for problem in shown[-1:])
