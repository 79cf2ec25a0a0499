"""Reads the queries of the search benchmark and says how well a list of results answers them.

The queries and the papers that must come first are in `search_queries.toml`, which says how they were made.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

QUERIES = Path(__file__).with_suffix(".toml")
FIRST_RESULTS = 5
LATER = "added later"
"""The half of queries that are in neither half of the first ones."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What a reader types, and the starts of the titles of the papers that must and must not be found."""

    collection: str
    kind: str
    half: str
    text: str
    right: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    """Papers that operators leave out."""


class TitleError(ValueError):
    """The start of a title that no paper, or more than one paper, of a collection has."""


def parse_queries(text: str) -> tuple[SearchQuery, ...]:
    """The queries in the text of search_queries.toml, in its order."""
    return tuple(
        _query(collection, kind, entry)
        for collection, kinds in tomllib.loads(text).items()
        for kind, entries in kinds.items()
        for entry in entries
    )


def _query(collection: str, kind: str, entry: Mapping[str, Any]) -> SearchQuery:
    return SearchQuery(
        collection,
        kind,
        entry["half"],
        entry["query"],
        tuple(entry["right"]),
        tuple(entry.get("excluded", ())),
    )


def papers_with(starts: Iterable[str], titles: Mapping[str, str]) -> frozenset[str]:
    """The ids of the papers whose titles start so; `titles` has the title of each paper by its id.

    Raises TitleError unless each start is that of one paper.
    """
    return frozenset(_paper_with(start, titles) for start in starts)


def _paper_with(start: str, titles: Mapping[str, str]) -> str:
    papers = [paper for paper, title in titles.items() if title.startswith(start)]
    if len(papers) != 1:
        raise TitleError(f"expected one paper whose title starts with {start!r}, found {len(papers)}")
    return papers[0]


def rank_of(query: SearchQuery, results: Sequence[str], titles: Mapping[str, str]) -> int | None:
    """The position, from 1, of the first right paper in the results (ids of papers).

    None if there is none, or if a paper is among the results that the query excludes. Raises TitleError.
    """
    right, excluded = papers_with(query.right, titles), papers_with(query.excluded, titles)
    if not excluded.isdisjoint(results):
        return None
    return next((rank for rank, paper in enumerate(results, 1) if paper in right), None)


def success_at(position: int, ranks: Sequence[int | None]) -> int:
    """How many queries have a right paper in the results up to this position."""
    return sum(rank is not None and rank <= position for rank in ranks)


def mean_reciprocal_rank(ranks: Sequence[int | None]) -> float:
    """The mean of 1 / rank, which is 0 for a query without a right paper in its results."""
    return fmean(1 / rank if rank else 0.0 for rank in ranks)


def score_cells(ranks: Sequence[int | None]) -> tuple[str, str, str]:
    """Success at 1 and in the first results, and the mean reciprocal rank, as the cells of a table."""
    if not ranks:
        return "", "", ""
    return (
        f"{success_at(1, ranks)} of {len(ranks)}",
        f"{success_at(FIRST_RESULTS, ranks)} of {len(ranks)}",
        f"{mean_reciprocal_rank(ranks):.3f}",
    )
