"""Says who wrote a paper, and where it appeared, in as much space as a page or a list has."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from paper_digest.model.paper import Paper
from paper_digest.site.listed_dates import listed_date
from paper_digest.values.person import PersonName

_NAMED: Final = 30
_NAMED_BYTES: Final = 1200
"""The most authors, and bytes of their names, on a page; files of citations name all. Chosen by hand."""


def named_authors(paper: Paper) -> tuple[PersonName, ...]:
    """As many of the first authors as fit on a page, at least one."""
    sizes = accumulate(len(str(name).encode()) for name in paper.authors)
    fitting = sum(1 for size in sizes if size <= _NAMED_BYTES)
    return paper.authors[: min(_NAMED, max(1, fitting))]


def byline(paper: Paper) -> str:
    """The authors and the venue, with its year unless the date says it: "Lovelace & Li · ICML 2017"."""
    return " · ".join(part for part in (_authors(paper), _venue(paper)) if part)


def _authors(paper: Paper) -> str:
    families = [name.whole_family for name in paper.authors[:2]]
    are_more = paper.has_more_authors or len(paper.authors) > 2
    return f"{families[0]} et al." if families and are_more else " & ".join(families)


def _venue(paper: Paper) -> str:
    if not paper.venue:
        return ""
    date = listed_date(paper)
    has_other_year = paper.year and date and paper.year != date.year
    return f"{paper.venue.name} {paper.year}" if has_other_year else paper.venue.name
