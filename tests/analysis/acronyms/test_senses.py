"""Long forms with one sense, and the names of senses."""

from __future__ import annotations

import pytest
from paper_digest.analysis.acronyms.senses import LongFormCluster, cluster_long_forms, have_same_sense


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("neural network", "Neural Networks", id="case and plural"),
        pytest.param("convolutional network", "convolution network", id="a suffix"),
        pytest.param("multi-modal model", "multimodal model", id="a hyphen"),
        pytest.param("learning from feedback", "learning with feedback", id="a function word"),
        pytest.param("policy optimisation", "policy optimization", id="British spelling"),
        pytest.param("adversarial network", "adversarial nets", id="a short form"),
        pytest.param("stochastic gradient descent", "stochastic gradient", id="an omitted word"),
    ],
)
def test_long_forms_with_small_differences_have_one_sense(first: str, second: str) -> None:
    assert have_same_sense(first, second)
    assert have_same_sense(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("continual learning", "contrastive learning"),
        ("self-supervised learning", "semi-supervised learning"),
        ("linear programming", "linear probing"),
        ("Bayesian network", "batch normalization"),
        ("multilingual model", "multilevel model"),
        ("learning networks", "networks learning"),
    ],
)
def test_long_forms_with_other_words_have_two_senses(first: str, second: str) -> None:
    assert not have_same_sense(first, second)
    assert not have_same_sense(second, first)


def test_senses_come_by_the_number_of_their_definitions() -> None:
    senses = cluster_long_forms({"video tokens": 2, "Vision Transformer": 3, "Vision Transformers": 1})
    assert [(sense.name, sense.size) for sense in senses] == [("Vision Transformer", 4), ("video tokens", 2)]


def test_the_name_of_a_sense_has_few_capitals() -> None:
    assert LongFormCluster({"Vision Transformer": 3, "vision transformer": 2}).name == "vision transformer"


def test_a_rare_spelling_names_no_sense() -> None:
    assert LongFormCluster({"Vision Transformer": 9, "vision transformer": 2}).name == "Vision Transformer"
