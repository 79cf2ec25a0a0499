"""Long forms of one acronym: which are one meaning, and how it is called."""

from __future__ import annotations

import pytest
from paper_digest.analysis.acronyms.senses import is_same, merged


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("convolutional neural network", "Convolution Neural Networks"),
        ("multi-modal large language model", "multimodal large language models"),
        ("reinforcement learning from human feedback", "reinforcement learning with human feedback"),
        ("Proximal Policy Optimisation", "proximal policy optimization"),
        ("generative adversarial network", "generative adversarial nets"),
        ("stochastic gradient descent", "stochastic gradient"),
    ],
)
def test_one_meaning(one: str, other: str) -> None:
    assert is_same(one, other)
    assert is_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("continual learning", "contrastive learning"),
        ("self-supervised learning", "semi-supervised learning"),
        ("linear programming", "linear probing"),
        ("Bayesian network", "batch normalization"),
        ("multilingual model", "multilevel model"),
    ],
)
def test_two_meanings(one: str, other: str) -> None:
    assert not is_same(one, other)


def test_the_commonest_meaning_comes_first_in_its_plainest_words() -> None:
    given = {"Vision Transformer": 3, "vision transformer": 2, "Vision transformers": 1, "video tokens": 2}
    first, second = merged(given)
    assert (first.name, first.papers) == ("vision transformer", 6)
    assert (second.name, second.papers) == ("video tokens", 2)
