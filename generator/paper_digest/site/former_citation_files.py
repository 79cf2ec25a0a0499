"""Makes citation files at the addresses of lists that are on another page now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from paper_digest.model.site_files import PagePath
from paper_digest.site.redirects import first_page, last_page
from paper_digest.site.site_index import SiteIndex

_KINDS: Final = frozenset(("topics", "tags", "datasets", "authors", "venues"))


def former_citation_files(
    index: SiteIndex, moved: Mapping[PagePath, PagePath]
) -> Iterator[tuple[PagePath, bytes]]:
    """For each list that is on another page now: the citation files of that page, below the former address.

    moved: where pages redirect to. Those who have saved the address of a file go on getting its papers.
    """
    for page in sorted(filter(_is_list, moved)):
        target = last_page(page, moved)
        citations = index.citation_lists.get(target)
        if citations is None or page in index.citation_lists or not _is_list(target):
            continue
        former, stem = page.removesuffix(".md"), target.removesuffix(".md")
        for file in citations.files:
            yield former + file.path.removeprefix(stem), index.citations.content(file)


def _is_list(page: PagePath) -> bool:
    """Whether a page is the first one of a list of papers that has a name, and may have citation files."""
    address = page.removesuffix(".md")
    return address.partition("/")[0] in _KINDS and first_page(address) == address
