"""Tells whether the records of a list are papers, in files that could list anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from paper_digest.formats.paper_pages import evidence_of_paper, is_listed_paper
from paper_digest.formats.titled_papers import are_titled_papers


def are_papers(records: Sequence[Mapping[str, object]], n_broken: int = 0) -> bool:
    """Whether most records are papers by their fields, or all by their titles, and not more are broken."""
    n_papers = sum(map(is_listed_paper, records))
    # those of a menu or a list of files have only a link
    are_alike = 2 * sum(map(_may_be_paper, records)) > len(records)
    is_list = n_papers > 0 and n_papers >= n_broken and are_alike
    return is_list or (n_broken <= len(records) and are_titled_papers(records))


def _may_be_paper(values: Mapping[str, object]) -> bool:
    """Whether the values of an item may be of a paper beside others that are."""
    return is_listed_paper(values) or evidence_of_paper(values) > 0
