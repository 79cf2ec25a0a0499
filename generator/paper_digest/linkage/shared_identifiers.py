"""Finds identifiers that several unlike papers have, such as one from a template: they identify none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from paper_digest.linkage.match_evidence import are_unlike, have_unlike_texts
from paper_digest.linkage.match_features import MatchFeatures
from paper_digest.model.problem import Problem, Severity
from paper_digest.values.identifiers import Identifier

_FEWEST: Final = 3
"""Papers with unlike titles and abstracts whose identifier proves nothing, even if they are by the same
people. Two may be versions of one paper.
"""
_REPORTED_AT_MOST: Final = 20
"""Identifiers that are reported singly; chosen by hand, to keep a report readable."""
_Records = Sequence[MatchFeatures]
Shared = Mapping[Identifier, _Records]
"""Identifiers of several papers, each with records of two or three of them."""


def shared_identifiers(features: _Records) -> Shared:
    """The identifiers of records that are unlike in titles and abstracts; those of two also in authors."""
    blocks: defaultdict[Identifier, list[MatchFeatures]] = defaultdict(list)
    for record in features:
        for identifier in record.identifiers if not record.metadata else ():
            blocks[identifier].append(record)
    unlike = {identifier: _unlike(block) for identifier, block in blocks.items() if len(block) > 1}
    return {identifier: block for identifier, block in sorted(unlike.items()) if _is_shared(block)}


def without_shared(features: _Records, shared: Shared) -> tuple[MatchFeatures, ...]:
    """The features without the identifiers of three unlike papers, so that nothing is matched by them."""
    ignored = {identifier for identifier, block in shared.items() if len(block) == _FEWEST}
    return tuple(
        replace(record, identifiers=record.identifiers - ignored) if record.identifiers & ignored else record
        for record in features
    )


def without_joining(shared: Shared, joining: Collection[Identifier]) -> Shared:
    """The identifiers of several papers, without those that turned out to be of one with two titles."""
    return {identifier: block for identifier, block in shared.items() if identifier not in joining}


def shared_identifier_problems(shared: Shared) -> Iterator[Problem]:
    """A warning for each of the first identifiers that several papers share, and one for all others."""
    in_order = list(shared.items())
    for identifier, block in in_order[:_REPORTED_AT_MOST]:
        titles = " and ".join(repr((record.title or "an untitled paper")[:60]) for record in block[:2])
        yield _problem(block, f"the {identifier.kind} identifier {identifier.value!r} of {titles}")
    if rest := in_order[_REPORTED_AT_MOST:]:
        yield _problem(rest[0][1], f"{len(rest):,} more identifiers of several papers")


def _problem(block: _Records, actual: str) -> Problem:
    """The problem of an identifier, at the second paper that has it."""
    sighting = block[1].sightings[0]
    return Problem(
        file=sighting.dump,
        line=sighting.span.first,
        expected="an identifier that one paper has",
        actual=actual,
        advice="Its papers were not merged because of it. Correct it at its source or in corrections.yml.",
        severity=Severity.WARNING,
    )


def _is_shared(block: _Records) -> bool:
    return len(block) == _FEWEST or (len(block) > 1 and are_unlike(*block))


def _unlike(block: _Records) -> _Records:
    """Records of a block of which no two are alike; three are enough."""
    chosen: list[MatchFeatures] = []
    for record in block:
        if all(have_unlike_texts(record, earlier) for earlier in chosen):
            chosen.append(record)
        if len(chosen) == _FEWEST:
            break
    return chosen
