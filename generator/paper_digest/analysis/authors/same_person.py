"""Decides which names are spellings of one person's name: only with evidence beside the names themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from scipy.cluster.hierarchy import DisjointSet

from paper_digest.analysis.authors.co_authors import CoAuthors
from paper_digest.analysis.authors.name_frequency import people_named
from paper_digest.analysis.authors.names import AuthorName, NameRelation, related_names, relation

# Thresholds for the number of people who are expected to have a name, chosen on the pairs labeled by hand in
# tests/eval/author_pairs.jsonl.
_UNIQUE: Final = 0.0025
_RARE: Final = 0.02
_UNCOMMON: Final = 0.2
_NOT_COMMON: Final = 1.0
Pair = tuple[str, str]


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
        lambda evidence: evidence.people < _UNIQUE and evidence.relation is not NameRelation.INITIALS,
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
        lambda evidence: evidence.people < _NOT_COMMON and evidence.shared_co_authors >= 2,
    ),
)
"""Reason and condition; two names are one person's if any condition holds."""


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Two names of one person, and the reason for the decision."""

    names: Pair
    relation: NameRelation
    reason: str


def same_person_pairs(
    names: Mapping[str, AuthorName], co_authors: CoAuthors, apart: Collection[Pair] = frozenset()
) -> Iterator[SamePerson]:
    """The pairs of names that evidence shows to be one person's; never two names on one paper.

    `names`: by slug. `apart`: pairs of slugs, in alphabetical order, that are two people.
    """
    for left, right, how in related_names(names.values()):
        pair = (left.slug, right.slug)
        if pair in apart or co_authors.are_on_one_paper(left, right):
            continue
        evidence = Evidence(
            relation=how,
            shared_co_authors=len(co_authors.shared(left, right)),
            shares_topic=co_authors.share_topic(left, right),
            people=max(map(people_named, (left, right))),
        )
        reason = next((reason for reason, applies in RULES if applies(evidence)), None)
        if reason:
            yield SamePerson(pair, how, reason)


def groups_of_names(
    names: Mapping[str, AuthorName], forced: Iterable[Pair], decisions: Sequence[SamePerson]
) -> list[frozenset[str]]:
    """The names of each person; `forced` pairs are always joined, as far as their names are among `names`.

    A name that could belong to several people is left alone: "J. Smith" beside "Jane Smith" and "John Smith".
    """
    groups: DisjointSet[str] = DisjointSet(sorted(names))
    for left, right in forced:
        if left in names and right in names:
            groups.merge(left, right)
    ambiguous = _ambiguous(names, decisions)
    for left, right in (decision.names for decision in decisions):
        sides = (groups.subset(left), groups.subset(right))
        if ambiguous.isdisjoint((left, right)) and _are_related(names, product(*sides)):
            groups.merge(left, right)
    return [frozenset(group) for group in groups.subsets()]


def _ambiguous(names: Mapping[str, AuthorName], decisions: Iterable[SamePerson]) -> set[str]:
    """The names with several partners that cannot be one person."""
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for left, right in (decision.names for decision in decisions):
        partners[left].add(right)
        partners[right].add(left)
    return {name for name, group in partners.items() if not _are_related(names, combinations(group, 2))}


def _are_related(names: Mapping[str, AuthorName], pairs: Iterable[Pair]) -> bool:
    """Whether the names of each pair may be one person's."""
    return all(relation(names[left], names[right]) for left, right in pairs)
