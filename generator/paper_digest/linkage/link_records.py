"""Turns readings into papers: the whole of MERGE on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paper_digest.linkage.clustering import Group, groups_of
from paper_digest.linkage.id_registry import Ledger, extended
from paper_digest.linkage.match_features import Evidence, evidence_of
from paper_digest.linkage.paper_ids import Identity, identities_of
from paper_digest.linkage.papers import paper_of
from paper_digest.model.paper import Paper
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import Reading
from paper_digest.model.settings import Correction


@dataclass(frozen=True, slots=True)
class Merged:
    """The papers in the order of their ids, the ledger to keep, and the corrections that fit no paper."""

    papers: tuple[Paper, ...]
    ledger: Ledger
    problems: tuple[Problem, ...]


def merge(
    readings: Iterable[Reading], corrections: tuple[Correction, ...] = (), ledger: Ledger | None = None
) -> Merged:
    """One paper for all sightings of it; see sameness.py for what counts as one and identity.py for its id."""
    known = ledger or Ledger()
    ordered = sorted(readings, key=lambda reading: reading.dump)
    sightings = tuple(sighting for reading in ordered for sighting in reading.sightings)
    evidence = evidence_of(sightings, {one.paper: one for one in corrections})
    groups = groups_of(evidence)
    identities = identities_of(groups, known)
    forced = _forced_pairs(groups, identities, evidence, corrections)
    if forced:
        groups = groups_of(evidence, forced)
        identities = identities_of(groups, known)
    papers = [
        paper_of(group, identity, _corrections_of(group, identity, corrections))
        for group, identity in zip(groups, identities, strict=True)
    ]
    now = {identity.id: identity.keys for identity in identities}
    return Merged(
        papers=tuple(sorted(papers, key=lambda paper: paper.id)),
        ledger=extended(known, now),
        problems=tuple(_unmatched(groups, identities, corrections)),
    )


def _names(group: Group, identity: Identity) -> set[str]:
    """All by which a correction may mean a paper."""
    return {identity.id, *identity.aliases, *(one.fingerprint for one in group if one.fingerprint)}


def _corrections_of(
    group: Group, identity: Identity, corrections: Sequence[Correction]
) -> tuple[Correction, ...]:
    names = _names(group, identity) if corrections else set()
    return tuple(one for one in corrections if one.paper in names)


def _forced_pairs(
    groups: Sequence[Group],
    identities: Sequence[Identity],
    evidence: Sequence[Evidence],
    corrections: Sequence[Correction],
) -> list[tuple[int, int]]:
    """Pairs of evidence that a person says are one paper."""
    wanted = [one for one in corrections if one.same_as]
    if not wanted:
        return []
    place = {id(one): number for number, one in enumerate(evidence)}
    first_of = {
        name: place[id(group[0])]
        for group, identity in zip(groups, identities, strict=True)
        for name in _names(group, identity)
    }
    return [
        (first_of[one.paper], first_of[one.same_as])
        for one in wanted
        if one.same_as in first_of and one.paper in first_of
    ]


def _unmatched(
    groups: Sequence[Group], identities: Sequence[Identity], corrections: Sequence[Correction]
) -> Iterable[Problem]:
    """One problem for all corrections that mean no paper of these dumps."""
    names = {
        name for group, identity in zip(groups, identities, strict=True) for name in _names(group, identity)
    }
    lost = [
        (one.line, name)
        for one in corrections
        for name in (one.paper, one.same_as)
        if name and name not in names
    ]
    if lost:
        yield Problem(
            file="corrections.yml",
            line=lost[0][0],
            expected="the id of a paper or the fingerprint of its abstract",
            found=f"{lost[0][1]!r}, which is no paper of these dumps"
            + (f" (and {len(lost) - 1} more such entries)" if len(lost) > 1 else ""),
            advice="Copy the id from the paper's address or the fingerprint from the foot of its page, or take the entry out.",
            severity=Severity.WARNING,
        )
