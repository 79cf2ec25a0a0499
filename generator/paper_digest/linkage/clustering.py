"""Gathers the sightings of one paper into one group."""

from __future__ import annotations

from collections.abc import Sequence

from paper_digest.linkage.blocking import Pair, candidate_pairs
from paper_digest.linkage.match_features import Evidence, containment
from paper_digest.linkage.matching import contradict, same_paper

Group = tuple[Evidence, ...]


def groups_of(evidence: tuple[Evidence, ...], forced: Sequence[Pair] = ()) -> tuple[Group, ...]:
    """The groups, each in the order of `evidence`; `forced` pairs are one paper because a person says so.

    Pairs are joined surest first, and never where two members contradict each other: an abstract without
    a title that fits part I and part II joins the better one and does not glue the two together.
    """
    member_of = list(range(len(evidence)))
    members = {number: [number] for number in member_of}
    for one, other in forced:
        _join(member_of, members, one, other)
    same = [pair for pair in candidate_pairs(evidence) if same_paper(evidence[pair[0]], evidence[pair[1]])]
    for one, other in sorted(same, key=lambda pair: (-_sureness(evidence[pair[0]], evidence[pair[1]]), pair)):
        left, right = members[member_of[one]], members[member_of[other]]
        if left is right or any(contradict(evidence[a], evidence[b]) for a in left for b in right):
            continue
        _join(member_of, members, one, other)
    return tuple(tuple(evidence[number] for number in sorted(members[leader])) for leader in sorted(members))


def _join(member_of: list[int], members: dict[int, list[int]], one: int, other: int) -> None:
    keep, drop = sorted((member_of[one], member_of[other]))
    if keep != drop:
        for number in members[drop]:
            member_of[number] = keep
        members[keep] += members.pop(drop)


def _sureness(one: Evidence, other: Evidence) -> float:
    by_name = 2.0 * bool(one.identifiers & other.identifiers) + 1.0 * bool(one.title_keys & other.title_keys)
    return by_name + containment(one, other)
