"""Selects the external records that may be papers of a digest, by their titles and identifiers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from paper_digest.linkage.match_features import title_keys
from paper_digest.model.paper import Paper
from paper_digest.model.record import Sighting
from paper_digest.values.fingerprint import normalized_key

_POSSIBLE_TEX = re.compile(r"[\\$&]")


@dataclass(frozen=True, slots=True)
class WantedPapers:
    """Papers for which sources are asked."""

    papers: tuple[Paper, ...]
    keys: frozenset[str]
    """The keys of all their titles, and their identifiers."""

    @classmethod
    def of(cls, papers: Sequence[Paper]) -> Self:
        titles = frozenset[str]().union(*map(title_keys_of, papers))
        identifiers = {identifier.value for paper in papers for identifier in paper.identifiers}
        return cls(tuple(papers), titles | identifiers)


def title_keys_of(paper: Paper) -> frozenset[str]:
    """The keys of all titles of a paper: its own, those of other versions, and those in the dumps."""
    titles = [title.plain for title in (paper.title, *paper.other_titles) if title]
    titles += [sighting.title for sighting in paper.sightings if sighting.title]
    return frozenset[str]().union(*map(title_keys, titles))


def is_wanted(record: Sighting, wanted: frozenset[str]) -> bool:
    """Whether the title or an identifier of a record is among the keys of wanted papers."""
    identifiers = {identifier.value for identifier in record.identifiers}
    return is_wanted_title(record.title or "", wanted) or not wanted.isdisjoint(identifiers)


def is_wanted_title(title: str, wanted: frozenset[str]) -> bool:
    """Whether a key of a title is among those of wanted papers.

    Only a title that may have TeX, also behind HTML's entities, has a second key; computing it is slow.
    """
    if normalized_key(title) in wanted:
        return True
    return bool(_POSSIBLE_TEX.search(title)) and not wanted.isdisjoint(title_keys(title))
