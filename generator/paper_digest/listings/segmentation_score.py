"""Scores a segmentation: how well a page falls into papers when cut at given blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.values.arxiv import ArxivId

_TITLES_ONLY = 0.5
"""Share of evidence in each segment of a page that shows titles only: too little, unless they are labeled."""
_MISSING_COST = 0.2
_TEXT_COST, _MOST_TEXT = 0.004, 5
"""Costs of a segment that lacks evidence, and of each block of text in it that nothing explains, up to five.

All weights here are chosen by hand so that the pages in raw/ and tests/samples/pages are segmented right.
"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The features of papers in a part of a page."""

    keys: frozenset[str]
    abstracts: int
    """Runs of abstracts: consecutive paragraphs are one abstract."""
    people: int

    @property
    def counts(self) -> tuple[int, int, int]:
        """Identified papers, abstracts, groups of people."""
        return len(self.keys), self.abstracts, self.people


class PageEvidence:
    """The features of a page, ready to be summed over any part of its blocks."""

    def __init__(self, page: Sequence[BlockFeatures]) -> None:
        self._keys = [block.paper_keys for block in page]
        self._abstracts = [block.has_abstract for block in page]
        self._people = [block.names_people for block in page]
        self._texts = [block.kind is BlockKind.TEXT for block in page]
        counts = self.within(0, len(page)).counts
        self.usual = tuple(kind for kind, count in enumerate(counts) if count and count * 2 >= max(counts))
        """The kinds of evidence that the page shows at least half as often as the most frequent one."""

    def __len__(self) -> int:
        return len(self._keys)

    def within(self, begin: int, end: int) -> Evidence:
        """The features of the blocks from `begin` to before `end`."""
        keys: frozenset[str] = frozenset().union(*filter(None, self._keys[begin:end]))
        return Evidence(keys, _runs(self._abstracts[begin:end]), _runs(self._people[begin:end]))

    def share(self, evidence: Evidence) -> float:
        """How much of the page's usual evidence a segment has, from 0 to 1."""
        shown = [evidence.counts[kind] > 0 for kind in self.usual]
        return sum(shown) / len(shown) if shown else _TITLES_ONLY

    def unexplained(self, begin: int, end: int) -> int:
        """Blocks of text beyond the title."""
        return min(_MOST_TEXT, sum(self._texts[begin:end]) - 1)


def segmentation_score(begins: Sequence[int], titles: Sequence[str], page: PageEvidence) -> float:
    """How well the page falls into papers that begin at the blocks `begins` and have these titles.

    A segment is rewarded for the usual features that it has (identifier, abstract, people). It is penalized
    for what it lacks, for every further paper in it, for each identifier that a segment with another title
    has too, and a little for unexplained text.
    """
    owners: dict[str, str] = {}
    score = -float(max(page.within(0, begins[0]).counts))
    for (begin, end), title in zip(pairwise((*begins, len(page))), titles, strict=True):
        evidence = page.within(begin, end)
        share = page.share(evidence)
        foreign = sum(owners.setdefault(key, title) != title for key in evidence.keys)
        score += 2 * share - 1 - _MISSING_COST * (share < 1)
        score -= _further_papers(evidence) + foreign + _TEXT_COST * page.unexplained(begin, end)
    return score


def _further_papers(evidence: Evidence) -> int:
    """Papers beyond the first in a segment; a DOI beside an arXiv number may identify the same paper."""
    same_paper = len({_registry(key) for key in evidence.keys}) - 1
    return max(0, len(evidence.keys) - 1 - same_paper) + max(0, evidence.abstracts - 1)


@lru_cache(maxsize=4096)
def _registry(key: str) -> str:
    if ArxivId.parse(key):
        return "arxiv"
    return "doi" if key.startswith("10.") else "other"


def _runs(flags: list[bool]) -> int:
    """How many runs of True the flags have."""
    return sum(flag for flag, _ in groupby(flags))
