"""Finds papers by the names that corrections may use: ids, identifiers and fingerprints of abstracts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from paper_digest.model.paper import Paper
from paper_digest.values.fingerprint import fingerprint


def papers_by_name(papers: Iterable[Paper]) -> Mapping[str, Paper]:
    """Each paper by every name that a correction may use; a name of several papers is the first one's."""
    named: dict[str, Paper] = {}
    for paper in papers:
        for name in _names(paper):
            named.setdefault(name, paper)
    return named


def _names(paper: Paper) -> Iterator[str]:
    yield paper.id
    yield from paper.aliases
    yield from (identifier.value for identifier in paper.identifiers)
    yield from (fingerprint(sighting.abstract) for sighting in paper.sightings if sighting.abstract)
