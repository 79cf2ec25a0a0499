"""Says in a few words who wrote a paper and where it appeared."""

from __future__ import annotations

from paper_digest.model.paper import Paper


def byline(paper: Paper) -> str:
    """The authors and the venue, with its year if the date has another: "Lovelace & Li · ICML 2017"."""
    families = [name.whole_family for name in paper.authors[:2]]
    authors = f"{families[0]} et al." if len(paper.authors) > 2 else " & ".join(families)
    year = paper.year if paper.date is None or paper.year != paper.date.year else None
    venue = f"{paper.venue.name} {year or ''}".strip() if paper.venue else ""
    return " · ".join(part for part in (authors, venue) if part)
