"""Adds to the options of a unit what the other units of its page and list were given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from paper_digest.listings.entries.candidate_features import Features
from paper_digest.listings.entries.options import Options
from paper_digest.listings.entries.page_statistics import (
    Group,
    Shape,
    group_of,
    shape_of,
    share_of_others,
)
from paper_digest.listings.entries.text_features import BUTTON, text_features
from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.entries.units import Unit

_MOST: Final = 0.6
"""Share of alike units with a title from which the others are likely to have one, too."""
_HALF: Final = 0.5


def with_agreement(
    options: Sequence[Options], choices: Sequence[TitleCandidate | None]
) -> tuple[Options, ...]:
    """The options of the second round: with features of what alike units were given in the first."""
    chosen = _Chosen.of(options, choices)
    return tuple(
        _with_agreement(option, title is not None, chosen)
        for option, title in zip(options, choices, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Chosen:
    """How many units each group and list has, and how many of them were given a title, also by its shape."""

    sizes: Counter[Group]
    list_sizes: Counter[int]
    by_group: Counter[Group]
    by_list: Counter[int]
    by_shape: Counter[Shape]
    by_opening: Counter[Shape]

    @classmethod
    def of(cls, options: Sequence[Options], choices: Sequence[TitleCandidate | None]) -> _Chosen:
        units = [option.unit for option in options]
        titled = [(unit, title) for unit, title in zip(units, choices, strict=True) if title]
        shapes = [shape_of(unit, title) for unit, title in titled]
        return cls(
            Counter(map(group_of, units)),
            Counter(unit.list_number for unit in units),
            Counter(shape.group for shape in shapes),
            Counter(unit.list_number for unit, _ in titled),
            Counter(shapes),
            Counter(shape._replace(closing="") for shape in shapes),
        )

    def share_of_group(self, unit: Unit) -> float:
        group = group_of(unit)
        return self.by_group[group] / self.sizes[group]

    def share_of_list(self, unit: Unit, has_title: bool) -> float:
        """The share of the other units of its list; of its group if it is alone in its list."""
        number = unit.list_number
        default = self.share_of_group(unit)
        return share_of_others(self.list_sizes[number], self.by_list[number], has_title, default)


def _with_agreement(options: Options, has_title: bool, chosen: _Chosen) -> Options:
    n_titles = chosen.by_group[group_of(options.unit)]
    features: list[Features] = []
    has_usual = False
    for candidate, own in zip(options.candidates, options.features, strict=True):
        shape = shape_of(options.unit, candidate)
        alike = chosen.by_opening[shape._replace(closing="")]
        has_usual |= alike > _HALF * n_titles and _may_be_title(candidate.text)
        agreement = {
            "share of titles of its shape": chosen.by_shape[shape] / max(1, n_titles),
            "share of titles with its opening": alike / max(1, n_titles),
        }
        features.append(own | agreement)
    share_of_list = chosen.share_of_list(options.unit, has_title)
    none = dict(_none_agreement(chosen.share_of_group(options.unit), share_of_list, has_usual))
    return Options(options.unit, options.candidates, tuple(features), options.none | none)


def _none_agreement(share: float, share_of_list: float, has_usual: bool) -> Iterator[tuple[str, float]]:
    yield "none: share of units with titles", share
    yield "none: share of its list with titles", share_of_list
    yield "none: like the titles of its list", float(share_of_list > _MOST and has_usual)
    yield "none: most units have titles", float(share > _MOST)
    yield "none: has a candidate like most titles", float(share > _MOST and has_usual)


def _may_be_title(text: str) -> bool:
    return len(text.split()) > 1 and BUTTON not in text_features(text)
