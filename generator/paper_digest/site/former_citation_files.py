"""Makes citation files at the addresses of lists that are on another page now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from paper_digest.model.site_files import PagePath
from paper_digest.site.redirects import last_page
from paper_digest.site.site_index import SiteIndex


def former_citation_files(
    index: SiteIndex, moved: Mapping[PagePath, PagePath]
) -> Iterator[tuple[PagePath, bytes]]:
    """For each page that redirects to a list: the citation files of that list, below the former address.

    moved: where pages redirect to. Those who have saved the address of a file go on getting its papers.
    """
    for page in sorted(moved):
        target = last_page(page, moved)
        citations = index.citation_lists.get(target)
        if citations is None or page in index.citation_lists:
            continue
        former, stem = page.removesuffix(".md"), target.removesuffix(".md")
        for file in citations.files:
            yield former + file.path.removeprefix(stem), index.citations.content(file)
