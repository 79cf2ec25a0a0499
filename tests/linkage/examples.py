"""Example sightings and readings for the tests of record linkage."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from paper_digest.linkage.id_registry import IdRegistry
from paper_digest.linkage.link import link_records
from paper_digest.linkage.match_features import MatchFeatures, match_features
from paper_digest.model.paper import Paper
from paper_digest.model.record import Reading, Sighting, Span
from paper_digest.values.identifiers import Identifier, IdentifierKind

ADAM = (
    r"Adam outperforms SGD when training language models. Yet this advantage is not well-understood "
    r"theoretically -- previous convergence analysis for Adam and SGD mainly focuses on the number of steps "
    r"$T$ and is already minimax-optimal in non-convex cases, which are both $O(T^{-1/4})$. In this work, we "
    r"argue that the exploitation of nice $\ell_\infty$-geometry is the key advantage of Adam over SGD. More "
    r"specifically, we give a new convergence analysis for Adam under novel assumptions."
)
JAILBREAKS = (
    "Large language models are becoming a prominent tool, where the user enters a query and the model "
    "generates an answer. To reduce harm and misuse, efforts have been made to align these models to human "
    "values using advanced training techniques such as feedback from people. However, recent studies have "
    "highlighted the vulnerability of such models to adversarial attempts of many kinds."
)


def strip_tex(text: str) -> str:
    """The text of a page that drops TeX's backslashes and dollars."""
    return re.sub(r"[\\$]", "", text)


def sighting(
    title: str | None, abstract: str | None = None, arxiv: str | None = None, **fields: Any
) -> Sighting:
    """A sighting whose dump and position `reading` fills in."""
    identifiers = (Identifier(IdentifierKind.ARXIV, arxiv),) if arxiv else ()
    bare = Sighting(dump="", span=Span(1, 1), position=0, identifiers=identifiers)
    return replace(bare, title=title, abstract=abstract, **fields)


def doi(paper: Sighting, value: str) -> Sighting:
    """The sighting with a DOI as its only identifier."""
    return replace(paper, identifiers=(Identifier(IdentifierKind.DOI, value),))


def reading(dump: str, *sightings: Sighting) -> Reading:
    """A reading with these sightings, one per line."""
    numbered = tuple(
        replace(record, dump=dump, position=number, span=Span(number, number))
        for number, record in enumerate(sightings, 1)
    )
    return Reading(
        dump=dump, layout="test", sightings=numbered, lines=len(numbered), paper_lines=len(numbered)
    )


def papers(*sightings: Sighting) -> tuple[Paper, ...]:
    """The papers of these sightings, each from a dump of its own."""
    return link_records([reading(f"{number}.txt", record) for number, record in enumerate(sightings)]).papers


def features(*sightings: Sighting) -> tuple[MatchFeatures, ...]:
    """The match features of these sightings."""
    return match_features(tuple(sightings), {})


def registry_of(keys_by_id: dict[str, set[str]]) -> IdRegistry:
    """A registry of these ids and keys."""
    return IdRegistry({paper_id: frozenset(keys) for paper_id, keys in keys_by_id.items()})
