"""The options of each unit of a page: its title candidates, and none, with their features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paper_digest.listings.entries.candidate_features import Features, features_of_candidates, none_features
from paper_digest.listings.entries.page_statistics import page_statistics
from paper_digest.listings.entries.title_candidates import TitleCandidate, title_candidates
from paper_digest.listings.entries.units import Unit


@dataclass(frozen=True, slots=True)
class Options:
    """A unit's candidates with their features, and the features of the choice of none."""

    unit: Unit
    candidates: tuple[TitleCandidate, ...]
    features: tuple[Features, ...]
    none: Features


def page_options(units: Sequence[Unit]) -> tuple[Options, ...]:
    """The options of the first round."""
    candidates = [title_candidates(unit) for unit in units]
    statistics = page_statistics(units, candidates)
    return tuple(
        Options(
            unit,
            own,
            features_of_candidates(unit, own, statistics),
            none_features(unit, statistics),
        )
        for unit, own in zip(units, candidates, strict=True)
    )
