"""Decides which names are spellings of one person's name: only with evidence beside the names themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
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
_MOST_SPELLINGS: Final = 12
"""Of one person's name; chosen by hand."""
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


class Separation:
    """Which names cannot be one person's, whatever speaks for it."""

    def __init__(
        self,
        names: Mapping[str, AuthorName],
        co_authors: CoAuthors,
        apart: Collection[Pair] = frozenset(),
        people: Mapping[str, object] | None = None,
    ) -> None:
        """The names by slug.

        apart: pairs of slugs in alphabetical order that are two people.
        people: who has a name, as far as it is known.
        """
        self.names = names
        self.co_authors = co_authors
        self.apart = apart
        self.people = people or {}

    def are_two_people(self, left: str, right: str) -> bool:
        """Whether authors.yml says so, or both are on one paper."""
        if (min(left, right), max(left, right)) in self.apart:
            return True
        if left in self.people and right in self.people and self.people[left] is not self.people[right]:
            return True
        return self.co_authors.are_on_one_paper(self.names[left], self.names[right])

    def conflict(self, left: str, right: str) -> bool:
        """Whether the names are no spellings of each other, or those of two people."""
        return not relation(self.names[left], self.names[right]) or self.are_two_people(left, right)


def same_person_pairs(separation: Separation) -> Iterator[SamePerson]:
    """The pairs of names that evidence shows to be one person's."""
    co_authors = separation.co_authors
    for left, right, how in related_names(separation.names.values()):
        if separation.are_two_people(left.slug, right.slug):
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


def groups_of_names(
    separation: Separation, known_groups: Iterable[Sequence[str]], decisions: Iterable[SamePerson]
) -> list[frozenset[str]]:
    """The names of each person; `known_groups` are joined whatever the names.

    A name that could belong to several people is left alone: "J. Smith" beside "Jane Smith" and "John Smith".
    """
    groups: DisjointSet[str] = DisjointSet(sorted(separation.names))
    for first, *other_spellings in known_groups:
        for spelling in other_spellings:
            groups.merge(first, spelling)
    known = {name: groups[name] for name in separation.names}
    for left, right in _unambiguous(separation, known, [decision.names for decision in decisions]):
        joined = {*groups.subset(left), *groups.subset(right)}
        if not groups.connected(left, right) and not _are_in_conflict(separation, known, joined):
            groups.merge(left, right)
    return [frozenset(group) for group in groups.subsets()]


def _unambiguous(separation: Separation, known: Mapping[str, str], pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of names that have no partners who are several people."""
    partners = _partners(pairs)
    ambiguous = {name for name in partners if _are_in_conflict(separation, known, partners[name])}
    return [pair for pair in pairs if ambiguous.isdisjoint(pair)]


def _partners(pairs: Iterable[Pair]) -> Mapping[str, set[str]]:
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        partners[left].add(right)
        partners[right].add(left)
    return partners


def _are_in_conflict(separation: Separation, known: Mapping[str, str], names: Collection[str]) -> bool:
    """Whether two of the names conflict that are not known to be one person's; true of very many names."""
    if len(names) > _MOST_SPELLINGS:
        return True
    return any(
        known[left] != known[right] and separation.conflict(left, right)
        for left, right in combinations(names, 2)
    )
