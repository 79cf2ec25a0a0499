"""Readings made of a few words, for the tests of merging."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from paper_digest.model.record import Reading, Sighting, Span
from paper_digest.values.identifiers import Identifier, IdentifierKind


def sighting(
    title: str | None, abstract: str | None = None, arxiv: str | None = None, **more: Any
) -> Sighting:
    """A sighting whose dump and place `reading` fills in."""
    identifiers = (Identifier(IdentifierKind.ARXIV, arxiv),) if arxiv else ()
    one = Sighting(
        dump="", span=Span(1, 1), position=0, title=title, abstract=abstract, identifiers=identifiers
    )
    return replace(one, **more)


def reading(dump: str, *sightings: Sighting) -> Reading:
    """A reading that shows these papers on a line each."""
    placed = tuple(replace(one, dump=dump, position=n, span=Span(n, n)) for n, one in enumerate(sightings, 1))
    return Reading(dump=dump, layout="test", sightings=placed, lines=len(placed), paper_lines=len(placed))
