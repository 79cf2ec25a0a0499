"""The measures of the analysis, and the page with their values."""

from __future__ import annotations

from importlib import import_module
from itertools import islice
from pathlib import Path

import pytest

from tests.eval import __main__ as evaluation
from tests.eval import tune
from tests.eval.authors import PAPERS, SPELLINGS, Outcome, author_outcomes
from tests.eval.fingerprint import fingerprint_line
from tests.eval.measures import f1, rouge, stems
from tests.eval.merging import kept_apart, linked_copies
from tests.eval.rows import scale_rows
from tests.project import ROOT
from tests.site.builders import analyzed, digest


def test_missing_labels_are_reported_with_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(evaluation, "SHARED", tmp_path)
    assert evaluation.main([]) == 2
    assert "fields.jsonl" in capsys.readouterr().err


def test_endings_make_no_difference_to_stems() -> None:
    assert stems("Optimizing Neural-Networks") == stems("optimized neural network")
    assert stems("policy gradients") != stems("policy optimization")


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    assert f1(["a", "b"], {"a", "c", "d"}) == pytest.approx(2 * (1 / 2) * (1 / 3) / (1 / 2 + 1 / 3))
    assert f1([], {"a"}) == 0


def test_rouge_counts_shared_words_pairs_and_subsequences() -> None:
    predicted, wanted = "the cat sat here".split(), "the cat lay here now".split()
    assert rouge(predicted, wanted) == pytest.approx((6 / 9, 2 / 7, 6 / 9))
    assert rouge([], wanted) == (0, 0, 0)


def test_the_evaluation_page_is_up_to_date() -> None:
    page = (ROOT / "docs" / "project" / "evaluation.md").read_text("utf-8")
    assert fingerprint_line() in page, "The analysis has changed since: run `make eval WRITE=1`"


@pytest.mark.parametrize("constant", tune.CONSTANTS)
def test_the_value_in_use_is_part_of_the_sweep(constant: str) -> None:
    module, name = constant.rsplit(".", 1)
    assert getattr(import_module(f"paper_digest.analysis.{module}"), name) in tune.CONSTANTS[constant]


@pytest.mark.usefixtures("shared")
def test_copies_find_their_paper_and_hard_pairs_stay_apart() -> None:
    rows = [row for row in islice(scale_rows(), 1600) if len(row.abstract) > 300]
    homes = [(paper, copy) for _, paper, copy in linked_copies(rows)]
    assert sum(paper == copy for paper, copy in homes) >= 0.98 * len(rows)
    assert all(copy in (paper, None) for paper, copy in homes)
    assert sum(kept_apart(rows).values()) >= 170


def test_outcomes_of_labeled_author_names() -> None:
    content = digest(
        analyzed("a", authors="Kilian Weinberger, Yang Liu"),
        analyzed("b", authors="Kilian Q. Weinberger, Yang Liu, Bo Li"),
        analyzed("c", authors="Yang Liu"),
    )
    pairs = [
        {"half": "develop", "names": ["Kilian Weinberger", "Kilian Q. Weinberger"], "same": True},
        {"half": "develop", "names": ["Bo Li", "Yang Liu"], "same": False},
        {"half": "held out", "name": "Yang Liu", "titles": ["A", "B"], "same": True},
        {"half": "held out", "names": ["Bo Li", "Nobody Here"], "same": True},
    ]
    assert author_outcomes(content, pairs) == [
        Outcome(SPELLINGS, "develop", True, True),
        Outcome(SPELLINGS, "develop", False, False),
        Outcome(PAPERS, "held out", True, False),
    ]
