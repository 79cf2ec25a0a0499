"""The options of each unit of a page: its title candidates, and none, with their features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from paper_digest.listings.entries.candidate_features import Features, features_of_candidates, none_features
from paper_digest.listings.entries.page_statistics import page_statistics
from paper_digest.listings.entries.remarks import without_links_of_remarks
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
    """The options of the first round; links to other papers in remarks say nothing of them."""
    shown = [_without_remarks(unit) for unit in units]
    candidates = [title_candidates(unit) for unit in shown]
    statistics = page_statistics(shown, candidates)
    options = zip(units, shown, candidates, strict=True)
    return tuple(
        Options(unit, own, features_of_candidates(bare, own, statistics), none_features(bare, statistics))
        for unit, bare, own in options
    )


def _without_remarks(unit: Unit) -> Unit:
    parts = [replace(part, content=without_links_of_remarks(part.content)) for part in unit.parts]
    return replace(unit, parts=tuple(parts))
