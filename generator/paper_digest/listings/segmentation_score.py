"""Judges a reading of a page: how well it falls into papers at some blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paper_digest.listings.block_classification import Cast, Role
from paper_digest.listings.block_features import Clue
from paper_digest.values.arxiv import ArxivId

_UNTOLD = 0.5
"""What a stretch earns on a page that shows nothing but titles: too little, unless they are labelled as such."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page shows of its papers."""

    clues: tuple[Clue, ...]
    words: tuple[bool, ...]
    """Which blocks hold words that may be anything."""
    usual: tuple[int, ...]
    """Which of (address, abstract, people) the page shows for about as many papers as it has."""


def evidence_of(casts: Sequence[Cast], clues: Sequence[Clue]) -> Evidence:
    """The page's evidence: a kind that stands there half as often as the commonest one is usual."""
    found = tuple(clues)
    whole = range(len(found))
    on_page = (len(_keys(whole, found)), _groups(whole, found), _runs_of_people(whole, found))
    words = tuple(one.role is Role.WORDS for one in casts)
    return Evidence(
        found, words, tuple(kind for kind in range(3) if on_page[kind] and on_page[kind] * 2 >= max(on_page))
    )


def certainty(begins: Sequence[int], titles: Sequence[str], evidence: Evidence) -> float:
    """How well the page falls into papers at `begins`, with those titles.

    A stretch earns as much as it has of what the page shows of its papers (an address, an abstract, people), pays as much as
    it lacks, and pays for every second paper in it and for an address that another stretch has too; a little also for words
    that nothing explains.
    """
    clues, usual = evidence.clues, evidence.usual
    owner: dict[str, str] = {}
    score = -1.0 * _papers_in(range(begins[0]), clues)
    for begin, stop, title in zip(begins, (*begins[1:], len(clues)), titles, strict=True):
        stretch = range(begin, stop)
        keys, abstracts = _keys(stretch, clues), _groups(stretch, clues)
        shown = (bool(keys), abstracts > 0, any(clues[at].names_people for at in stretch))
        foreign = sum(owner.setdefault(key, title) != title for key in keys)
        extra = max(0, len(keys) - 1 - _known_twins(keys)) + max(0, abstracts - 1)
        share = sum(shown[kind] for kind in usual) / len(usual) if usual else _UNTOLD
        loose = min(5, sum(evidence.words[at] for at in stretch) - 1)
        score += 2 * share - (1.0 if share == 1 else 1.2) - extra - foreign - 0.004 * loose
    return score


def _keys(stretch: range, clues: Sequence[Clue]) -> frozenset[str]:
    return frozenset().union(*(clues[at].keys for at in stretch))


def _papers_in(stretch: range, clues: Sequence[Clue]) -> int:
    return max(len(_keys(stretch, clues)), _groups(stretch, clues), _runs_of_people(stretch, clues))


def _groups(stretch: range, clues: Sequence[Clue]) -> int:
    """Runs of abstracts in a stretch: paragraphs that follow one another are one abstract."""
    return sum(
        clues[at].has_abstract and not (at > stretch.start and clues[at - 1].has_abstract) for at in stretch
    )


def _runs_of_people(stretch: range, clues: Sequence[Clue]) -> int:
    return sum(
        clues[at].names_people and not (at > stretch.start and clues[at - 1].names_people) for at in stretch
    )


def _known_twins(keys: frozenset[str]) -> int:
    """How many of the keys may name the same paper at another place: its DOI beside its arXiv number, and so on."""
    kinds = {_kind(key) for key in keys}
    return len(kinds) - 1


def _kind(key: str) -> str:
    if ArxivId.parse(key):
        return "arxiv"
    return "doi" if key.startswith("10.") else "other"
