"""Turns each sighting into what tells papers apart: keys of its title, shingles of its abstract, identifiers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paper_digest.model.record import Sighting
from paper_digest.model.settings import Correction
from paper_digest.values.fingerprint import fingerprint, shingles, squeezed, words_of
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.rich_text.latex import parse
from paper_digest.values.rich_text.plain_text import spoken

_SUBTITLE = re.compile(r"(?::| [-–—]{1,3}) ")


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """One sighting (or several that say letter for letter the same) prepared for comparing."""

    sightings: tuple[Sighting, ...]
    title: str | None
    title_keys: frozenset[str]
    """The title in every spelling that counts as the same."""
    title_words: tuple[str, ...]
    main_title_key: str | None
    """The key of what stands before the subtitle; None where there is no subtitle."""
    fingerprint: str | None
    shingles: NDArray[np.uint64]
    """Those of the authors' abstract; a machine's summary has none where a title tells more surely what paper it is of."""
    identifiers: frozenset[Identifier]
    correction: Correction | None

    @property
    def arxiv(self) -> frozenset[str]:
        """The arXiv identifiers that the sighting or its correction gives."""
        return frozenset(one.value for one in self.identifiers if one.kind is IdentifierKind.ARXIV)


def evidence_of(
    sightings: tuple[Sighting, ...], corrections: Mapping[str, Correction]
) -> tuple[Evidence, ...]:
    """One Evidence for each distinct (title, abstract, whose abstract, identifiers), in the order of first sight.

    `corrections` are those that name a fingerprint, by it; they count as evidence, so that a corrected title finds its twin.
    """
    alike: dict[tuple[str | None, str | None, bool, tuple[Identifier, ...]], list[Sighting]] = {}
    for sighting in sightings:
        alike.setdefault(
            (sighting.title, sighting.abstract, sighting.machine_generated, sighting.identifiers), []
        ).append(sighting)
    return tuple(_evidence(tuple(group), corrections) for group in alike.values())


def _evidence(sightings: tuple[Sighting, ...], corrections: Mapping[str, Correction]) -> Evidence:
    first = sightings[0]
    print_ = fingerprint(first.abstract) if first.abstract else None
    correction = corrections.get(print_) if print_ else None
    title = first.title or (correction.title if correction else None)
    identifiers = frozenset((*first.identifiers, *(correction.identifiers if correction else ())))
    main, *subtitle = _SUBTITLE.split(title, maxsplit=1) if title else ("",)
    return Evidence(
        sightings=sightings,
        title=title,
        title_keys=title_keys(title) if title else frozenset(),
        title_words=tuple(words_of(title)) if title else (),
        main_title_key=squeezed(main) if subtitle else None,
        fingerprint=print_,
        shingles=shingles("" if first.machine_generated and title else first.abstract or ""),
        identifiers=identifiers,
        correction=correction,
    )


def title_keys(title: str) -> frozenset[str]:
    """The squeezed title as the dump has it and as a person would read it, for TeX on one side and Unicode on the other."""
    return frozenset(key for key in (squeezed(title), squeezed(spoken(parse(title)))) if key)


def containment(one: Evidence, other: Evidence) -> float:
    """The share of the shorter abstract's shingles that the longer one has too, 0 to 1; 0 where either has no abstract."""
    shorter = min(one.shingles.size, other.shingles.size)
    if not shorter:
        return 0.0
    return float(np.intersect1d(one.shingles, other.shingles, assume_unique=True).size) / shorter
