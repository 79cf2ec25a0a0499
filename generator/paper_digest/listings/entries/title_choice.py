"""Chooses the title of each unit of a page, or none, by a linear model.

Each candidate, and the choice of none, scores the sum of the weights of its features; the highest score wins.
A second round also knows what most units of a page were given in the first. `python -m tests.eval.titles`
fits the weights to labeled pages and prints what each feature earns.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from paper_digest.listings.entries.title_candidates import TitleCandidate, title_candidates
from paper_digest.listings.entries.title_features import (
    BUTTON,
    Features,
    Group,
    Shape,
    candidate_features,
    group_of,
    none_features,
    page_statistics,
    shape_of,
    share_of_others,
    text_features,
)
from paper_digest.listings.entries.units import Unit

Weights = Mapping[str, float]

_MOST: Final = 0.6
"""Share of alike units with a title from which the others are likely to have one, too."""
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Options:
    """A unit's candidates with their features, and the features of the choice of none."""

    unit: Unit
    candidates: tuple[TitleCandidate, ...]
    features: tuple[Features, ...]
    none: Features


def chosen_titles(units: Sequence[Unit]) -> tuple[TitleCandidate | None, ...]:
    """For each unit of a page its title, or None if it is no paper."""
    first, second = _weights()
    options = page_options(units)
    options = with_agreement(options, [choice(option, first) for option in options])
    return tuple(choice(option, second) for option in options)


def page_options(units: Sequence[Unit]) -> tuple[Options, ...]:
    """The options of the first round."""
    candidates = [title_candidates(unit) for unit in units]
    statistics = page_statistics(units, candidates)
    return tuple(
        Options(
            unit,
            own,
            tuple(candidate_features(unit, candidate, statistics) for candidate in own),
            none_features(unit, statistics),
        )
        for unit, own in zip(units, candidates, strict=True)
    )


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


def with_agreement(
    options: Sequence[Options], choices: Sequence[TitleCandidate | None]
) -> tuple[Options, ...]:
    """The options of the second round: with features of what alike units were given in the first."""
    sizes = Counter(group_of(option.unit) for option in options)
    list_sizes = Counter(option.unit.list_number for option in options)
    list_titles = Counter(
        option.unit.list_number for option, title in zip(options, choices, strict=True) if title
    )
    shapes = Counter(
        shape_of(option.unit, title) for option, title in zip(options, choices, strict=True) if title
    )
    chosen = _Chosen.of(shapes)
    return tuple(
        _with_agreement(
            option,
            sizes[group_of(option.unit)],
            share_of_others(
                list_sizes[option.unit.list_number],
                list_titles[option.unit.list_number],
                title is not None,
                chosen.by_group.get(group_of(option.unit), 0) / sizes[group_of(option.unit)],
            ),
            chosen,
        )
        for option, title in zip(options, choices, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Chosen:
    """How many units were given a title, by the shape of the title and by parts of the shape."""

    by_shape: Mapping[Shape, int]
    by_opening: Mapping[Shape, int]
    by_group: Mapping[Group, int]

    @classmethod
    def of(cls, shapes: Counter[Shape]) -> _Chosen:
        by_opening: Counter[Shape] = Counter()
        by_group: Counter[Group] = Counter()
        for shape, count in shapes.items():
            by_opening[shape._replace(closing="")] += count
            by_group[shape.group] += count
        return cls(shapes, by_opening, by_group)


def _with_agreement(options: Options, size: int, share_of_list: float, chosen: _Chosen) -> Options:
    n_titles = chosen.by_group.get(group_of(options.unit), 0)
    features: list[Features] = []
    has_usual = False
    for candidate, own in zip(options.candidates, options.features, strict=True):
        shape = shape_of(options.unit, candidate)
        alike = chosen.by_opening.get(shape._replace(closing=""), 0)
        has_usual |= alike > _HALF * n_titles and _may_be_title(candidate.text)
        agreement = {
            "share of titles of its shape": chosen.by_shape.get(shape, 0) / max(1, n_titles),
            "share of titles with its opening": alike / max(1, n_titles),
        }
        features.append(own | agreement)
    none = dict(_none_agreement(n_titles / size, share_of_list, has_usual))
    return Options(options.unit, options.candidates, tuple(features), options.none | none)


def _none_agreement(share: float, share_of_list: float, has_usual: bool) -> Iterator[tuple[str, float]]:
    yield "none: share of units with titles", share
    yield "none: share of its list with titles", share_of_list
    yield "none: like the titles of its list", float(share_of_list > _MOST and has_usual)
    yield "none: most units have titles", float(share > _MOST)
    yield "none: has a candidate like most titles", float(share > _MOST and has_usual)


def _may_be_title(text: str) -> bool:
    return len(text.split()) > 1 and BUTTON not in text_features(text)


@cache
def _weights() -> tuple[Weights, Weights]:
    text = (files(__package__) / "data" / "title_weights.toml").read_text("utf-8")
    rounds = tomllib.loads(text)
    return rounds["first"], rounds["second"]
