"""Runs the stages of the pipeline whose results are kept in `.cache/`: readings by dump, and the analysis."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from paper_digest.analysis import analyze
from paper_digest.analysis.similarity.sentence_encoder import MODEL, Encode
from paper_digest.caching.results import NO_RESULTS, Results, encoded
from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.model.paper import Paper
from paper_digest.model.record import Reading
from paper_digest.model.settings import Settings
from paper_digest.reading import readings_of
from paper_digest.sources.files import printable, sidecar_of
from paper_digest.values.rich_text import RichText

_SETTINGS_SUFFIXES: Final = frozenset((".yml", ".yaml"))
"""Whether such a file is a dump depends on the files beside it."""


def cached_readings(path: Path, name: str, results: Results = NO_RESULTS) -> tuple[Reading, ...]:
    """`readings_of` a file, or the kept readings of a file with the same name, content and sidecar."""
    if path.is_symlink() or not path.is_file() or path.suffix in _SETTINGS_SUFFIXES:
        return readings_of(path, name)

    def inputs(path: Path) -> tuple[bytes, ...]:
        sidecar = sidecar_of(path)
        described = (sidecar.name.encode("utf-8", "surrogateescape"), _hash(sidecar)) if sidecar else ()
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
class _Analysis:
    """The papers and the rules of an analysis."""

    papers: tuple[Paper, ...]
    settings: Settings
    readings: tuple[Reading, ...]
    encode: Encode | None

    def inputs(self) -> tuple[bytes, ...]:
        """All that the result depends on besides the code."""
        settings = (self.settings.topics, self.settings.datasets, self.settings.authors)
        # Paper by paper, so that the encoded papers are never in memory all at once.
        papers = hashlib.sha256()
        for paper in self.papers:
            papers.update(encoded(paper))
        return (papers.digest(), encoded(settings), MODEL.encode() if self.encode else b"")

    def run(self) -> Digest:
        """The digest of the analysis."""
        return analyze(
            self.papers,
            self.settings.topics,
            self.readings,
            dataset_rules=self.settings.datasets,
            author_rules=self.settings.authors,
            encode=self.encode,
        )


def cached_analysis(
    papers: tuple[Paper, ...],
    settings: Settings,
    readings: tuple[Reading, ...],
    encode: Encode | None,
    results: Results = NO_RESULTS,
) -> Digest:
    """`analyze` the papers, or the kept digest of equal papers and rules."""
    analysis = _Analysis(papers, settings, readings, encode)
    if not results.file:
        return analysis.run()
    try:
        (digest,) = results.each(
            "analyze", [analysis], _Analysis.inputs, Digest, lambda analysis: _alone(analysis.run())
        )
    except (TypeError, ValueError, OverflowError):  # no key for papers that cannot be encoded
        return analysis.run()
    return _with_papers(digest, papers, readings)


def _alone(digest: Digest) -> Digest:
    """The results of an analysis without what they are made of."""
    papers = tuple(replace(analyzed, paper=_reference(analyzed.paper)) for analyzed in digest.papers)
    return replace(digest, papers=papers, readings=(), by_id={})


def _reference(paper: Paper) -> Paper:
    """A paper of which only the id is known."""
    return Paper(id=paper.id, title=None, heading=RichText(), abstract=None, sightings=())


def _with_papers(digest: Digest, papers: Sequence[Paper], readings: tuple[Reading, ...]) -> Digest:
    """The digest of these results with the papers and readings that they are made of."""
    by_id = {paper.id: paper for paper in papers}
    analyzed_papers: tuple[AnalyzedPaper, ...] = tuple(
        replace(analyzed, paper=by_id[analyzed.paper.id]) for analyzed in digest.papers
    )
    return replace(
        digest,
        papers=analyzed_papers,
        readings=tuple(sorted(readings, key=lambda reading: reading.dump)),
        by_id={analyzed.paper.id: analyzed for analyzed in analyzed_papers},
    )
