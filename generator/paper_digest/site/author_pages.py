"""Computes the data of the pages of authors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from slugify import slugify

from paper_digest.model.digest import AnalyzedPaper, Author
from paper_digest.site.external_links import person_searches
from paper_digest.site.listed_dates import newest_first
from paper_digest.site.paper_lists import PageData, Pages, most_frequent, most_papers, paper_list
from paper_digest.site.prefix_index import PrefixPage
from paper_digest.site.site_index import CountedLink, SiteIndex, family_first_key
from paper_digest.site.year_chart import year_chart

_INDEX_AUTHORS: Final = 120
"""Authors on the first page of the index, those with the most papers. Chosen by hand."""
_CO_AUTHORS: Final = 20
"""Co-authors on the page of an author. Chosen by hand."""
_SAMPLE: Final = 10
"""Authors whose spelling decides how a prefix is written. Chosen by hand."""
_FIRST_AUTHORS: Final = 100
"""Authors of each paper who count as co-authors: thousands sign some papers, and each has a page."""


def author_index(site: SiteIndex) -> Pages:
    """The authors with the most papers, and links to the pages of letters."""
    frequent = most_frequent(site.digest.authors, lambda author: len(author.papers), _INDEX_AUTHORS)
    links = [site.authors[author.id] for author in sorted(frequent, key=family_first_key)]
    yield (
        "authors/index.md",
        {"frequent": links, "letters": [_prefix_link(page) for page in site.author_pages]},
    )


def author_groups(site: SiteIndex) -> Pages:
    """The pages of the authors whose family names start with the same letters."""
    for root in site.author_pages:
        for page in root.all_pages():
            data: PageData = {
                "group": _prefix_link(page),
                "longer": [_prefix_link(child) for child in page.children],
                "links": [site.authors[author.id] for author in page.items],
            }
            yield _prefix_link(page).path, data


def _prefix_link(page: PrefixPage[Author]) -> CountedLink:
    """A link named by the letters that the names on the page start with: "C", "Che…", "Chen", "Chen, Y…"."""
    letters = page.prefix.rstrip("-")
    is_whole = len(page.prefix) == 1 or page.prefix != letters
    name = _written_prefix(page, letters)
    return CountedLink(name if is_whole else f"{name}…", f"browse/authors-{page.prefix}.md", page.count)


def _written_prefix(page: PrefixPage[Author], letters: str) -> str:
    """The letters of a prefix with the capitals, spaces and commas that most names have there."""
    if len(letters) == 1:
        return letters.upper()
    authors = (author for below in page.all_pages() for author in below.items)
    starts = (_start(author.name.family_first, letters) for author in islice(authors, _SAMPLE))
    counts = Counter(start for start in starts if start)
    return min(counts, key=lambda start: (-counts[start], start), default=letters.replace("-", " ").title())


def _start(name: str, letters: str) -> str:
    """The start of a name that consists of these letters; "" if it is written in other ones."""
    starts = (name[:end] for end in range(1, len(name) + 1))
    return next((start for start in starts if slugify(start) == letters), "")


def author_lists(site: SiteIndex) -> Pages:
    """The page of each author, with the papers in the order of their dates."""
    for author in site.digest.authors:
        papers = newest_first(site.analyzed_papers(author.papers))
        shared: PageData = {
            "author": author,
            "chart": year_chart(papers),
            "co_authors": _co_authors(author, papers, site),
            "namesakes": [
                site.authors[namesake] for namesake in author.namesakes if namesake in site.authors
            ],
            "topics": most_papers(
                site.topics, (score.topic for analyzed in papers for score in analyzed.topics)
            ),
            "searches": person_searches(author),
        }
        yield from paper_list(site, site.authors[author.id].path, papers, "Newest", **shared)


def _co_authors(author: Author, papers: Iterable[AnalyzedPaper], site: SiteIndex) -> PageData:
    """Those with the most papers in common, with their number, and in words whether there are more."""
    papers = tuple(papers)
    bylines = [dict.fromkeys(analyzed.authors[:_FIRST_AUTHORS]) for analyzed in papers]
    counts = Counter(co_author for byline in bylines for co_author in byline)
    counts.pop(author.id, None)
    ranked = sorted(counts, key=lambda co_author: (-counts[co_author], co_author))
    shown = [replace(site.authors[co_author], count=counts[co_author]) for co_author in ranked[:_CO_AUTHORS]]
    are_counted = all(len(analyzed.authors) <= _FIRST_AUTHORS for analyzed in papers)
    more = f"and {len(ranked) - len(shown):,} more" if are_counted else "and others"
    return {"shown": shown, "more": more if len(ranked) > len(shown) else ""}


def moved_authors(site: SiteIndex) -> Iterator[tuple[str, PageData]]:
    """The addresses of other spellings redirect to the author's page, the first of several."""
    taken = set(site.authors)
    for author in site.digest.authors:
        for alias in author.aliases:
            if alias not in taken:
                taken.add(alias)
                yield f"authors/{alias}.md", {"link": site.authors[author.id].uncounted}
