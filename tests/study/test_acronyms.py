"""Acronyms and what they stand for."""

from __future__ import annotations

import pytest

from generator.study.acronyms import acronyms_in, common_meanings
from generator.study.wording import Wording


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "We use Low-Rank Adaptation (LoRA) and graph neural networks (GNNs) (see above).",
            [("LoRA", "Low-Rank Adaptation"), ("GNN", "graph neural network")],
        ),
        ("It helps here (BERT).", []),
        ("First (ii) and then (e.g. this).", []),
        ("An end. Another (AE) start.", []),
    ],
)
def test_acronyms(text: str, pairs: list[tuple[str, str]]) -> None:
    assert acronyms_in(text) == pairs


def test_the_meaning_that_most_papers_give_wins() -> None:
    texts = ["mean average precision (MAP)", "maximum a posteriori (MAP)", "maximum a posteriori (MAP)"]
    assert common_meanings([Wording("", text) for text in texts]) == {"map": "maximum a posteriori"}
