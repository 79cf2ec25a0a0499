"""Orders papers by the date that lists and search results show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paper_digest.model.digest import AnalyzedPaper
from paper_digest.model.paper import Paper
from paper_digest.values.partial_date import PartialDate


def listed_date(paper: Paper) -> PartialDate | None:
    """The paper's date, else the year in which its venue published it."""
    return paper.date or paper.publication_date


def newest_first(papers: Iterable[AnalyzedPaper]) -> list[AnalyzedPaper]:
    """The papers by listed date, those without one last; "2024-10" comes after the days of that month.

    docs/assets/lists/sorting.js orders in the same way.
    """
    return sorted(papers, key=lambda analyzed: str(listed_date(analyzed.paper) or ""), reverse=True)


def have_dates(papers: Sequence[AnalyzedPaper]) -> bool:
    """Whether most of the papers have a date, so that sorting by it makes sense."""
    return 2 * sum(listed_date(analyzed.paper) is not None for analyzed in papers) > len(papers)
