"""Scores a segmentation: how well a page falls into papers when cut at given blocks.

The score is the sum of named features, each times its weight. `python -m tests.eval.segmentation --write`
fits the weights, and prints what each feature earns on labeled pages.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby, pairwise

from paper_digest.listings.block_features import BlockFeatures
from paper_digest.listings.block_kinds import BlockKind
from paper_digest.values.arxiv import ArxivId

_MOST_TEXT = 5
"""Blocks of text in a paper that count at most; a long abstract in lines is no worse than a short one."""

Features = Mapping[str, float]
Weights = Mapping[str, float]


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
        self._labeled_titles = [block.field == "title" for block in page]
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
        """How much of the page's usual evidence a segment has, from 0 to 1; 0 where the page has none."""
        shown = [evidence.counts[kind] > 0 for kind in self.usual]
        return sum(shown) / len(shown) if shown else 0.0

    def further_titles(self, begin: int, end: int) -> int:
        """Blocks with the label of a title, beyond the first one."""
        return max(0, sum(self._labeled_titles[begin:end]) - 1)

    def unexplained(self, begin: int, end: int) -> int:
        """Blocks of text beyond the title."""
        return min(_MOST_TEXT, sum(self._texts[begin:end]) - 1)


def score(features: Features) -> float:
    """The sum of the features, each times its weight; the segmentation with the highest is used."""
    known = weights()
    return sum(known.get(name, 0.0) * value for name, value in features.items())


@cache
def weights() -> Weights:
    """The weight of each feature."""
    text = (files(__package__) / "data" / "segmentation_weights.toml").read_text("utf-8")
    return {name: float(value) for name, value in tomllib.loads(text).items()}


def evidence_features(begins: Sequence[int], titles: Sequence[str], page: PageEvidence) -> dict[str, float]:
    """How the evidence of a page falls into papers that begin at the blocks `begins` and have these titles.

    The features are sums over the papers: their share of the usual evidence (identifier, abstract, people),
    how many lack some, what shows a further paper, identifiers that a paper with another title has, too, and
    unexplained blocks of text.
    """
    owners: dict[str, str] = {}
    totals: defaultdict[str, float] = defaultdict(float)
    totals["evidence above the first paper"] = max(page.within(0, begins[0]).counts)
    for (begin, end), title in zip(pairwise((*begins, len(page))), titles, strict=True):
        evidence = page.within(begin, end)
        for name, value in _features_of_paper(evidence, page):
            totals[name] += value
        totals["identifiers of another title"] += sum(
            owners.setdefault(key, title) != title for key in evidence.keys
        )
        totals["unexplained blocks"] += page.unexplained(begin, end)
        totals["second labeled titles"] += page.further_titles(begin, end)
    return dict(totals)


def _features_of_paper(evidence: Evidence, page: PageEvidence) -> Iterator[tuple[str, float]]:
    share = page.share(evidence)
    yield "papers", 1
    yield "share of the evidence", share
    yield "papers that lack evidence", share < 1
    yield "papers of a page without evidence", not page.usual
    yield "second identifiers", _further_identifiers(evidence)
    yield "second abstracts", max(0, evidence.abstracts - 1)


def _further_identifiers(evidence: Evidence) -> int:
    """Papers beyond the first by their identifiers; a DOI beside an arXiv number may be of the same paper."""
    same_paper = len({_registry(key) for key in evidence.keys}) - 1
    return max(0, len(evidence.keys) - 1 - same_paper)


@lru_cache(maxsize=4096)
def _registry(key: str) -> str:
    if ArxivId.parse(key):
        return "arxiv"
    return "doi" if key.startswith("10.") else "other"


def _runs(flags: list[bool]) -> int:
    """How many runs of True the flags have."""
    return sum(flag for flag, _ in groupby(flags))
