"""Sentences about experiments."""

from __future__ import annotations

import pytest
from paper_digest.analysis.summary.experiment_reports import reports_experiments


@pytest.mark.parametrize(
    "sentence",
    [
        "We evaluate maps on ten towns.",
        "We measure it on ten towns.",
        "We demonstrate the effectiveness of maps.",
        "We demonstrate that our round maps outperform globes.",
        "Empirically, maps help.",
        "Our extensive experiments show gains.",
    ],
)
def test_tests_are_recognized_by_their_first_words(sentence: str) -> None:
    assert reports_experiments(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "We fold maps.",
        "We measure distances on maps.",
        "We show that experiments are hard.",
        "We show that our maps tear in storms.",
    ],
)
def test_other_sentences_report_no_experiments(sentence: str) -> None:
    assert not reports_experiments(sentence)
