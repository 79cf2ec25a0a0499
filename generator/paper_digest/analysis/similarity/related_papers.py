"""Selects the related papers that a page shows, with the shared phrases that explain each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.ranked_terms import distinct_terms
from paper_digest.model.digest import Related
from paper_digest.values.fingerprint import normalized_key, shingles

MAX_RELATED = 6
"""Related papers a page shows."""
_MAX_TERMS = 4
_MIN_COSINE = 0.02
"""The cosine from which papers that share no phrase are related; chosen by hand on the dumps of raw/."""
_MIN_VERSION_COSINE = 0.3
"""The cosine from which two papers are compared word by word; chosen by hand."""
_MIN_CONTAINMENT = 0.3
"""The share of the shorter abstract's runs of three words that a version shares; by chance it is 0.03."""
CLOSE_COSINE: Final = 0.16
"""The score at which half of the related papers are relevant, as readers judge.

Readers judged 840 related papers of `raw/` and of 2,000 others. At this score a logistic regression on
their judgments gives the probability 0.5, rounded; `make fit` prints it.
"""
CLOSE_BLENDED_COSINE: Final = 0.3
"""The same for scores with embeddings."""

_Cosines = dict[int, float]
_Of = TypeVar("_Of")
_OfPair = Callable[[int, int], _Of]
"""A symmetric function of two papers' rows."""


class ReasonPhrases(Protocol):
    """The phrases that can explain why two papers are related."""

    @property
    def matrix(self) -> csr_matrix:
        """Papers x phrases: how well each phrase describes the paper, more than 0."""

    def name(self, column: int) -> str:
        """A phrase as readers see it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Papers:
    """What the selection compares papers by."""

    ids: Sequence[str]
    cosines: Sequence[_Cosines]
    """For each paper, those of its neighbors."""
    reasons: _OfPair[tuple[str, ...]]
    have_same_text: _OfPair[bool]

    def are_versions(self, first: int, second: int) -> bool:
        """Whether one of two papers is most likely a version of the other."""
        is_similar = self.cosines[first].get(second, 0.0) >= _MIN_VERSION_COSINE
        return is_similar and self.have_same_text(first, second)


def related_papers(
    phrases: ReasonPhrases,
    neighbors: csr_matrix,
    ranking: csr_matrix,
    ids: Sequence[str],
    texts: Sequence[DocumentText],
) -> list[tuple[Related, ...]]:
    """For each paper up to MAX_RELATED of its neighbors, highest ranking score first, ties broken by id.

    Related.terms are phrases that both have; none if they share words only. Versions of the paper come first;
    of other papers that are versions of one another, all but the best are last. Related.score is the cosine,
    without smoothing.
    """
    rows = range(len(ids))
    papers = _Papers(
        ids,
        [_row(neighbors, row) for row in rows],
        _once_per_pair(_reasons(phrases)),
        _once_per_pair(_text_comparison(texts)),
    )
    return [_related(papers, row, _row(ranking, row)) for row in rows]


def _related(papers: _Papers, row: int, ranking: _Cosines) -> tuple[Related, ...]:
    candidates = _by_rank(papers, row, ranking)
    versions = {candidate for candidate in candidates if papers.are_versions(row, candidate)}
    candidates.sort(key=lambda candidate: candidate not in versions)
    selected: dict[int, tuple[str, ...]] = {}
    for candidate in _repetitions_last(papers, candidates, versions, selected):
        reasons = papers.reasons(row, candidate)
        if reasons or papers.cosines[row][candidate] >= _MIN_COSINE:
            selected[candidate] = reasons
        if len(selected) == MAX_RELATED:
            break
    cosines = papers.cosines[row]
    return tuple(
        Related(papers.ids[related], min(1.0, round(cosines[related], 4)), reasons, related in versions)
        for related, reasons in selected.items()
    )


def _by_rank(papers: _Papers, row: int, ranking: _Cosines) -> list[int]:
    keys = sorted(
        (-round(ranking.get(neighbor, 0.0), 4), -round(cosine, 4), papers.ids[neighbor], neighbor)
        for neighbor, cosine in papers.cosines[row].items()
        if neighbor != row
    )
    return [neighbor for *_, neighbor in keys]


def _repetitions_last(
    papers: _Papers, candidates: Sequence[int], versions: set[int], selected: dict[int, tuple[str, ...]]
) -> Iterator[int]:
    """The candidates; those that are versions of a paper already in `selected` come after all others."""
    repetitions: list[int] = []
    for candidate in candidates:
        if candidate not in versions and any(papers.are_versions(earlier, candidate) for earlier in selected):
            repetitions.append(candidate)
        else:
            yield candidate
    yield from repetitions


def _once_per_pair(function: _OfPair[_Of]) -> _OfPair[_Of]:
    """The symmetric function, computed once for both orders of a pair."""
    cached = lru_cache(maxsize=1 << 18)(function)
    return lambda first, second: cached(min(first, second), max(first, second))


def _text_comparison(texts: Sequence[DocumentText]) -> _OfPair[bool]:
    """Whether papers have the same title, or one's abstract contains much of the other's (Broder 1997)."""
    titles = [normalized_key(text.title) for text in texts]

    @cache  # some kilobytes a paper; a smaller cache would lose each before its next comparison
    def abstract_shingles(row: int) -> NDArray[np.uint64]:
        return shingles(texts[row].abstract)

    def have_same_text(first: int, second: int) -> bool:
        if titles[first] and titles[first] == titles[second]:
            return True
        abstracts = abstract_shingles(first), abstract_shingles(second)
        shared = np.intersect1d(*abstracts, assume_unique=True).size
        return shared > 0 and shared >= _MIN_CONTAINMENT * min(abstract.size for abstract in abstracts)

    return have_same_text


def _reasons(phrases: ReasonPhrases) -> _OfPair[tuple[str, ...]]:
    """The phrases that two papers share, by the product of their weights, without repetitions."""
    weights_of = lru_cache(maxsize=1 << 14)(lambda row: _row(phrases.matrix, row))
    name = lru_cache(maxsize=1 << 16)(phrases.name)

    def shared_phrases(first: int, second: int) -> tuple[str, ...]:
        first_weights, second_weights = weights_of(first), weights_of(second)
        products = [
            (-round(first_weights[column] * second_weights[column], 6), column)
            for column in first_weights.keys() & second_weights.keys()
        ]
        best = sorted(products)[: 4 * _MAX_TERMS]
        distinct = distinct_terms([name(column) for _, column in best])
        return tuple(_without_acronyms(distinct)[:_MAX_TERMS])

    return shared_phrases


def _without_acronyms(terms: Sequence[str]) -> list[str]:
    """The terms without acronyms of other terms: "LLMs" beside "large language models"."""
    initials = {"".join(word[0] for word in term.replace("-", " ").split()).lower() for term in terms}
    return [term for term in terms if term.lower().removesuffix("s") not in initials]


def _row(matrix: csr_matrix, row: int) -> _Cosines:
    span = slice(matrix.indptr[row], matrix.indptr[row + 1])
    return dict(zip(matrix.indices[span].tolist(), matrix.data[span].tolist(), strict=True))
