"""The analysis goes on by terms alone without a model, and without a paper on which it fails."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import paper_digest.analysis as analysis_module
import paper_digest.analysis.similarity.sentence_encoder as encoder_module
import pytest
from paper_digest.analysis_stage import AnalyzedDigest, Resources, run_analysis
from paper_digest.caching.entry_file import EntryFile
from paper_digest.model.digest import Digest
from paper_digest.model.history_event import HistoryEvent
from paper_digest.model.paper import Paper
from paper_digest.model.problem import Severity
from paper_digest.model.settings import Settings

from tests.site.builders import paper

PAPERS = (paper("graphs", "Graphs of cats"), paper("bread", "Bread of quanta"))


def analyzed(vector_cache: EntryFile | None) -> AnalyzedDigest:
    return run_analysis(PAPERS, Settings(), (), Resources(vector_cache), keep=_with_nothing_published)


def _with_nothing_published(digest: Digest) -> tuple[Digest, tuple[HistoryEvent, ...]]:
    return digest, ()


def test_without_a_model_a_warning_says_that_terms_alone_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise encoder_module.MissingModelError("no onnxruntime")

    monkeypatch.setattr(encoder_module, "sentence_encoder", missing)
    digest, _, (problem,), _ = analyzed(EntryFile(tmp_path / "vectors.sqlite"))
    assert len(digest.papers) == 2
    assert (problem.severity, problem.actual) == (Severity.WARNING, "no onnxruntime")
    assert "by terms alone" in problem.advice
    assert not (tmp_path / "vectors.sqlite").exists()


def test_a_paper_on_which_the_analysis_fails_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    analyze = analysis_module.analyze

    def failing(papers: Sequence[Paper], *arguments: Any, **options: Any) -> Any:
        if any(paper.id == "bread" for paper in papers):
            raise IndexError("nobody foresaw this")
        return analyze(tuple(papers), *arguments, **options)

    monkeypatch.setattr(analysis_module, "analyze", failing)
    digest, _, _, (problem,) = analyzed(None)
    assert [entry.paper.id for entry in digest.papers] == ["graphs"]
    assert "IndexError" in problem.actual


def test_a_paper_that_cannot_be_compared_with_what_was_published_is_left_out() -> None:
    def failing(digest: Digest) -> tuple[Digest, tuple[HistoryEvent, ...]]:
        if any(entry.paper.id == "bread" for entry in digest.papers):
            raise KeyError("bread")
        return digest, ()

    digest, _, _, (problem,) = run_analysis(PAPERS, Settings(), (), Resources(), keep=failing)
    assert [entry.paper.id for entry in digest.papers] == ["graphs"]
    assert "KeyError" in problem.actual
