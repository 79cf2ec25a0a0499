"""Groups the names of each person: constrained clustering of the pairs that evidence joins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from scipy.cluster.hierarchy import DisjointSet

from paper_digest.analysis.authors.cannot_link import CannotLink, Pair
from paper_digest.analysis.authors.same_person import SamePerson

_MOST_SPELLINGS: Final = 12
"""Spellings of one person's name; more are not joined. Chosen by hand."""


def groups_of_names(
    cannot_link: CannotLink, must_link: Iterable[Sequence[str]], decisions: Iterable[SamePerson]
) -> list[frozenset[str]]:
    """The names of each person; those of a group in `must_link` are joined whatever they are.

    A name that could belong to several people is left alone: "J. Smith" beside "Jane Smith" and "John Smith".
    """
    groups: DisjointSet[str] = DisjointSet(sorted(cannot_link.names))
    for first, *other_spellings in must_link:
        for spelling in other_spellings:
            groups.merge(first, spelling)
    known = {name: groups[name] for name in cannot_link.names}
    for left, right in _unambiguous(cannot_link, known, [decision.names for decision in decisions]):
        joined = {*groups.subset(left), *groups.subset(right)}
        if not groups.connected(left, right) and not _contradict(cannot_link, known, joined):
            groups.merge(left, right)
    return [frozenset(group) for group in groups.subsets()]


def _unambiguous(cannot_link: CannotLink, known: Mapping[str, str], pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of names that have no partners who are several people."""
    partners = _partners(pairs)
    ambiguous = {name for name in partners if _contradict(cannot_link, known, partners[name])}
    return [pair for pair in pairs if ambiguous.isdisjoint(pair)]


def _partners(pairs: Iterable[Pair]) -> Mapping[str, set[str]]:
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        partners[left].add(right)
        partners[right].add(left)
    return partners


def _contradict(cannot_link: CannotLink, known: Mapping[str, str], names: Collection[str]) -> bool:
    """Whether there are too many names, or two of them contradict each other and are not known as one."""
    if len(names) > _MOST_SPELLINGS:
        return True
    return any(
        known[left] != known[right] and cannot_link.contradict(left, right)
        for left, right in combinations(names, 2)
    )
