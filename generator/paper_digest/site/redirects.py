"""Follows the redirects of pages."""

from __future__ import annotations

from collections.abc import Mapping

from paper_digest.model.site_files import PagePath


def last_page(page: PagePath, moved: Mapping[PagePath, PagePath]) -> PagePath:
    """The last page of a chain of redirects, or one of a circle.

    moved: where pages redirect to.
    """
    seen = {page}
    while (following := moved.get(page)) and following not in seen:
        seen.add(following)
        page = following
    return page
