"""Decides which names are spellings of one person's name: only with evidence beside the names themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from paper_digest.analysis.authors.cannot_link import CannotLink, Pair
from paper_digest.analysis.authors.name_blocking import related_names
from paper_digest.analysis.authors.name_frequency import people_named
from paper_digest.analysis.authors.name_relation import NameRelation

# Thresholds for the number of people who are expected to have a name, chosen on the pairs labeled by hand in
# tests/eval/author_pairs.jsonl.
_NEARLY_UNIQUE: Final = 0.0025
_RARE: Final = 0.02
_UNCOMMON: Final = 0.2
_FAIRLY_COMMON: Final = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tells that two names are one person's."""

    relation: NameRelation
    shared_co_authors: int
    """The number of people who wrote with both."""
    shares_topic: bool
    """Both have papers on one topic."""
    people: float
    """How many people are expected to have the more frequent of the two names."""


RULES: Final[tuple[tuple[str, Callable[[Evidence], bool]], ...]] = (
    (
        "the name is nearly unique",
        lambda evidence: evidence.people < _NEARLY_UNIQUE and evidence.relation is not NameRelation.INITIALS,
    ),
    (
        "the name is rare, and a topic in common",
        lambda evidence: (
            evidence.people < _RARE
            and evidence.shares_topic
            and evidence.relation is not NameRelation.INITIALS
        ),
    ),
    (
        "a co-author in common",
        lambda evidence: evidence.people < _UNCOMMON and evidence.shared_co_authors >= 1,
    ),
    (
        "co-authors in common",
        lambda evidence: evidence.people < _FAIRLY_COMMON and evidence.shared_co_authors >= 2,
    ),
)
"""Reason and condition; two names are one person's if any condition holds."""


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Two names of one person, and the reason for the decision."""

    names: Pair
    relation: NameRelation
    reason: str


def same_person_pairs(cannot_link: CannotLink) -> Iterator[SamePerson]:
    """The pairs of names that evidence shows to be one person's."""
    co_authors = cannot_link.co_authors
    for left, right, how in related_names(cannot_link.names.values()):
        if cannot_link.are_two_people(left.slug, right.slug):
            continue
        evidence = Evidence(
            relation=how,
            shared_co_authors=len(co_authors.shared(left, right)),
            shares_topic=co_authors.share_topic(left, right),
            people=max(map(people_named, (left, right))),
        )
        reason = next((reason for reason, applies in RULES if applies(evidence)), None)
        if reason:
            yield SamePerson((left.slug, right.slug), how, reason)
