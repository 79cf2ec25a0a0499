"""How close papers and topics are in meaning."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis.topics.topic_meanings import meaning_scores
from paper_digest.model.settings import TopicRule

RULES = (
    TopicRule(id="maps", name="Maps", description="Drawn maps.", phrases=("atlas",)),
    TopicRule(id="cakes", name="Cakes", description="Baked cakes.", phrases=("oven",)),
)


def encode(texts: list[str]) -> np.ndarray:
    """A model that knows two meanings: maps and everything else."""
    return np.array([[1.0, 0.0] if "Maps" in text else [0.0, 1.0] for text in texts], dtype=np.float32)


def test_scores_are_standard_deviations_from_the_average_topic() -> None:
    scores = meaning_scores(np.array([[0.6, 0.8], [1, 0]], dtype=np.float32), RULES, encode)
    assert scores == pytest.approx(np.array([[-1, 1], [1, -1]]))


def test_a_topic_is_described_by_its_name_description_and_first_phrases() -> None:
    described: list[str] = []

    def noted(texts: list[str]) -> np.ndarray:
        described.extend(texts)
        return encode(texts)

    phrases = tuple(f"phrase {number}" for number in range(20))
    rule = TopicRule(id="maps", name="Maps", description="Drawn maps.", phrases=phrases)
    meaning_scores(np.ones((1, 2), dtype=np.float32), (rule,), noted)
    assert described == [f"Maps. Drawn maps. {', '.join(phrases[:12])}"]


@pytest.mark.parametrize(("papers", "rules"), [(2, ()), (0, RULES)])
def test_without_topics_or_papers_there_are_no_scores(papers: int, rules: tuple[TopicRule, ...]) -> None:
    assert meaning_scores(np.zeros((papers, 2), dtype=np.float32), rules, encode).size == 0


def test_a_paper_without_words_is_near_no_topic() -> None:
    assert not meaning_scores(np.zeros((1, 2), dtype=np.float32), RULES, encode).any()
