"""How close papers and topics are in meaning."""

from __future__ import annotations

import numpy as np
import pytest
from paper_digest.analysis.topics.topic_meanings import meaning_scores, topic_descriptions
from paper_digest.model.settings import TopicRule

MAPS_AND_CAKES = np.eye(2, dtype=np.float32)
"""The embeddings of two topics in a model that knows two meanings."""


def test_scores_are_standard_deviations_from_the_average_topic() -> None:
    scores = meaning_scores(np.array([[0.6, 0.8], [1, 0]], dtype=np.float32), MAPS_AND_CAKES)
    assert scores == pytest.approx(np.array([[-1, 1], [1, -1]]))


def test_a_topic_is_described_by_its_name_description_and_first_phrases() -> None:
    phrases = tuple(f"phrase {number}" for number in range(20))
    rule = TopicRule(id="maps", name="Maps", description="Drawn maps.", phrases=phrases)
    assert topic_descriptions([rule]) == [f"Maps. Drawn maps. {', '.join(phrases[:12])}"]


@pytest.mark.parametrize(("papers", "topics"), [(2, 0), (0, 2)])
def test_without_topics_or_papers_there_are_no_scores(papers: int, topics: int) -> None:
    assert meaning_scores(np.zeros((papers, 2), dtype=np.float32), MAPS_AND_CAKES[:topics]).size == 0


def test_a_paper_without_words_is_near_no_topic() -> None:
    assert not meaning_scores(np.zeros((1, 2), dtype=np.float32), MAPS_AND_CAKES).any()
