"""Chooses the title of each unit of a page, or none, by a linear model.

Each candidate, and the choice of none, scores the sum of the weights of its features; the highest score wins.
A second round also knows what most units of a page were given in the first. `python -m tests.eval.titles`
fits the weights to labeled pages and prints what each feature earns.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from paper_digest.listings.entries.agreement import with_agreement
from paper_digest.listings.entries.candidate_features import Features
from paper_digest.listings.entries.options import Options, page_options
from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.entries.units import Unit

Weights = Mapping[str, float]


def chosen_titles(units: Sequence[Unit]) -> tuple[TitleCandidate | None, ...]:
    """For each unit of a page its title, or None if it is no paper."""
    first, second = _weights()
    options = page_options(units)
    options = with_agreement(options, [choice(option, first) for option in options])
    return tuple(choice(option, second) for option in options)


def choice(options: Options, weights: Weights) -> TitleCandidate | None:
    """The candidate with the highest score; None if the choice of none scores as high."""
    best, best_score = None, _score(options.none, weights)
    for candidate, features in zip(options.candidates, options.features, strict=True):
        score = _score(features, weights)
        if score > best_score:
            best, best_score = candidate, score
    return best


def _score(features: Features, weights: Weights) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


@cache
def _weights() -> tuple[Weights, Weights]:
    text = (files(__package__) / "data" / "title_weights.toml").read_text("utf-8")
    rounds = tomllib.loads(text)
    return rounds["first"], rounds["second"]
