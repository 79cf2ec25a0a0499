"""Runs the analysis: with the embedding model if there is one, and without papers on which it fails.

What was published before is compared with its result, which may fail on a paper, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from paper_digest.cached_stages import cached_analysis
from paper_digest.caching.entry_file import EntryFile
from paper_digest.caching.results import Results
from paper_digest.failing_input import left_out
from paper_digest.model.digest import Digest
from paper_digest.model.history_event import HistoryEvent
from paper_digest.model.paper import Paper
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import Reading
from paper_digest.model.settings import Settings
from paper_digest.sources.isolation import without_failing

if TYPE_CHECKING:
    from paper_digest.analysis.similarity.sentence_encoder import Encode


Keep = Callable[[Digest], tuple[Digest, tuple[HistoryEvent, ...]]]
"""A new digest with what was published of it before, and what happened since then."""


class _NoModelError(Exception):
    """The embedding model is not installed."""


class AnalyzedDigest(NamedTuple):
    """The result of the analysis with its history, the new events, and what could not be analyzed."""

    digest: Digest
    events: tuple[HistoryEvent, ...]
    problems: tuple[Problem, ...]
    failing: tuple[Problem, ...] = ()
    """One for each paper that was left out because the program failed on it."""


def run_analysis(
    papers: tuple[Paper, ...],
    settings: Settings,
    readings: tuple[Reading, ...],
    *,
    vector_cache: EntryFile | None,
    results: Results,
    keep: Keep,
    leaves_out_papers: bool = True,
) -> AnalyzedDigest:
    """The digest of the papers.

    leaves_out_papers: without the papers on which the analysis or `keep` fails; otherwise, it raises.
    vector_cache: the file with the vectors of the embedding model, by which papers are compared by meaning,
    too; None to compare them by terms alone. Without the model, a warning says so, and terms alone count.
    """

    def analyzed(encoder: Callable[[], Encode] | None) -> AnalyzedDigest:
        def run(papers: Sequence[Paper]) -> AnalyzedDigest:
            analysis = cached_analysis(tuple(papers), settings, readings, encoder, results)
            return AnalyzedDigest(*keep(analysis.digest), analysis.unused)

        if not leaves_out_papers:
            return run(papers)
        result, failing = without_failing(run, papers, (_NoModelError,))
        failures = (left_out(paper.sightings[0], failure) for paper, failure in failing)
        return result._replace(failing=tuple(failures))

    if vector_cache is None:
        return analyzed(None)
    try:
        return analyzed(partial(_encoder, vector_cache))
    except _NoModelError as error:
        result = analyzed(None)
        return result._replace(problems=(_missing_model(error), *result.problems))


def _encoder(vector_cache: EntryFile) -> Encode:
    """The embedding model with the cache of its vectors. Raises _NoModelError."""
    # Imported here: the libraries of matrices and the model take a second, and a kept analysis needs neither.
    from paper_digest.analysis.similarity.sentence_encoder import (
        DIMENSIONS,
        MODEL,
        MissingModelError,
        sentence_encoder,
    )
    from paper_digest.vector_cache import cached_encoder

    try:
        encode = sentence_encoder()
    except MissingModelError as error:
        raise _NoModelError(str(error)) from error
    return cached_encoder(encode, vector_cache, model=MODEL, dimensions=DIMENSIONS)


def _missing_model(error: _NoModelError) -> Problem:
    return Problem(
        file="mkdocs.yml",
        line=None,
        expected="an embedding model, to compare papers by meaning",
        actual=str(error),
        advice="Papers are compared by terms alone. Reinstall mkdocs-paper-digest, or turn embeddings off: "
        "`embeddings: false` below `paper-digest:`.",
        severity=Severity.WARNING,
    )
