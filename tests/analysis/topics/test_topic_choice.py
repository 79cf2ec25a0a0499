"""Which topics a paper gets."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from paper_digest.analysis.topics.topic_choice import choose_topics

from tests.analysis.digests import rule

VISION = replace(rule("vision"), general=True)
FACES, POSES, GRAPHS = (rule(name) for name in ("faces", "poses", "graphs"))
RULES = (VISION, FACES, POSES, GRAPHS)
AREAS = ("pictures", "pictures", "pictures", "networks")
ALIKE = (0.5, 0.5, 0.5, 0.5)


def choice(*probabilities: float, areas: tuple[float, ...] = ALIKE) -> list[str]:
    """The ids of the topics chosen of vision, faces, poses and graphs with these probabilities."""
    chosen = choose_topics(np.array(probabilities), np.array(areas), RULES, AREAS)
    return [RULES[topic].id for topic in chosen]


@pytest.mark.parametrize(
    ("probabilities", "topics"),
    [
        ((0.0, 0.49, 0.0, 0.49), []),
        ((0.0, 0.5, 0.0, 0.3), ["faces"]),
        ((0.0, 0.6, 0.0, 0.79), ["graphs"]),
        ((0.0, 0.8, 0.0, 0.9), ["graphs", "faces"]),
    ],
)
def test_a_topic_must_be_probable_and_a_further_one_sure(
    probabilities: tuple[float, ...], topics: list[str]
) -> None:
    assert choice(*probabilities) == topics


def test_the_first_topic_is_most_probable_with_its_area() -> None:
    assert choice(0.0, 0.6, 0.0, 0.9, areas=(0.8, 0.8, 0.8, 0.2)) == ["faces", "graphs"]


def test_a_topic_that_covers_its_area_gives_way_to_a_sure_one_of_it() -> None:
    assert choice(0.95, 0.8, 0.0, 0.9) == ["graphs", "faces"]
    assert choice(0.95, 0.79, 0.0, 0.9) == ["vision", "graphs"]


def test_a_paper_has_at_most_three_topics() -> None:
    many = (rule("a"), rule("b"), rule("c"), rule("d"))
    chosen = choose_topics(np.array([0.9, 0.95, 0.85, 0.99]), np.ones(4), many, ("a", "b", "c", "d"))
    assert chosen == [3, 1, 0]
