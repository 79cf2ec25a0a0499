"""Runs the analysis: with the embedding model if there is one, and without papers on which it fails.

What was published before is compared with its result, which may fail on a paper, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from paper_digest.cached_stages import cached_analysis
from paper_digest.caching.entry_file import EntryFile
from paper_digest.caching.results import NO_RESULTS, Results
from paper_digest.execution.executor import THIS_MACHINE, Executor
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


@dataclass(frozen=True, slots=True)
class Resources:
    """What the analysis uses besides its input."""

    vector_cache: EntryFile | None = None
    """The file with the vectors of the embedding model, by which papers are compared by meaning, too; None to
    compare them by terms alone."""
    results: Results = NO_RESULTS
    executor: Executor = THIS_MACHINE


def run_analysis(
    papers: tuple[Paper, ...],
    settings: Settings,
    readings: tuple[Reading, ...],
    resources: Resources,
    keep: Keep,
    *,
    leaves_out_papers: bool = True,
) -> AnalyzedDigest:
    """The digest of the papers. Without the embedding model, a warning says so, and terms alone count.

    leaves_out_papers: without the papers on which the analysis or `keep` fails; otherwise, it raises.
    """
    vector_cache, results, executor = resources.vector_cache, resources.results, resources.executor

    def analyzed(encoder: Callable[[], Encode] | None) -> AnalyzedDigest:
        def run(papers: Sequence[Paper]) -> AnalyzedDigest:
            analysis = cached_analysis(tuple(papers), settings, readings, encoder, results, executor)
            return AnalyzedDigest(*keep(analysis.digest), analysis.unused)

        if not leaves_out_papers:
            return run(papers)
        result, failing = without_failing(run, papers, (_NoModelError,))
        failures = (left_out(paper.sightings[0], failure) for paper, failure in failing)
        return result._replace(failing=tuple(failures))

    if vector_cache is None:
        return analyzed(None)
    try:
        return analyzed(partial(_encoder, vector_cache, executor))
    except _NoModelError as error:
        result = analyzed(None)
        return result._replace(problems=(_missing_model(error), *result.problems))


def _encoder(vector_cache: EntryFile, executor: Executor) -> Encode:
    """The embedding model with the cache of its vectors. Raises _NoModelError."""
    # Imported here: the libraries of matrices and the model take a second, and a kept analysis needs neither.
    from paper_digest.analysis.similarity.sentence_encoder import (
        DIMENSIONS,
        MODEL,
        MissingModelError,
        encoder_on,
        sentence_encoder,
    )
    from paper_digest.vector_cache import cached_encoder

    try:
        # Loaded also if others use it, so that a missing model is reported.
        encode = sentence_encoder()
    except MissingModelError as error:
        raise _NoModelError(str(error)) from error
    if not executor.is_local:
        encode = encoder_on(executor)
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
