"""Computes the data of the pages that list papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from paper_digest.model.digest import AnalyzedPaper
from paper_digest.site.list_pages import paginate
from paper_digest.site.listed_dates import have_dates
from paper_digest.site.site_index import CountedLink, SiteIndex

PageData = dict[str, Any]
Pages = Iterable[tuple[str, PageData]]
"""Paths of Markdown files, relative to docs/, with the data for their template."""
_MOST: Final = 6
"""Topics or venues that a list page names. Chosen by hand."""
_T = TypeVar("_T")


def paper_list(
    site: SiteIndex, path: str, papers: Sequence[AnalyzedPaper], order: str = "Title", **shared: Any
) -> Pages:
    """The pages of a list of papers in their order, which the sorting control calls `order`.

    A list can be sorted by date if most of its papers have one.
    """
    topic = shared["topic"].rule.id if "topic" in shared else None
    has_dates = have_dates(papers)
    # A list in the order of titles, without dates, has no other order.
    is_sortable = len(papers) > 2 and (order != "Title" or has_dates)
    for page, papers_there in paginate(path, papers, site.options.papers_per_page):
        yield (
            page.path,
            {
                "page": page,
                "rows": tuple(site.rows(papers_there, topic)),
                "sorting": order if is_sortable else None,
                "has_dates": has_dates,
                "total": len(papers),
                "citations": site.citation_lists.get(page.path),
                "feed": site.feeds.get(path),
                **shared,
            },
        )


def most_frequent(items: Sequence[_T], count: Callable[[_T], int], number: int) -> tuple[_T, ...]:
    """The items with the highest counts, in the order of the items; the first of ties."""
    ranked = sorted(range(len(items)), key=lambda position: -count(items[position]))[:number]
    return tuple(items[position] for position in sorted(ranked))


def most_papers(links: Mapping[str, CountedLink], keys: Iterable[str]) -> list[CountedLink]:
    """The links with the most papers of a list, with their number.

    `keys` has the keys of `links` that each paper has, one after the other; other keys are ignored.
    """
    counts = Counter(key for key in keys if key in links)
    ranked = sorted(counts, key=lambda key: (-counts[key], key))[:_MOST]
    return [replace(links[key], count=counts[key]) for key in ranked]
