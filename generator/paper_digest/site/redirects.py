"""Follows the redirects of pages, and finds the first page of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from paper_digest.model.site_files import PagePath

_FURTHER_PAGE: Final = re.compile(r"(?P<list>.+)/page-\d+")


def first_page(address: str) -> str:
    """The address of the first page of a list, given that of any of its pages."""
    match = _FURTHER_PAGE.fullmatch(address)
    return match["list"] if match else address


def last_page(page: PagePath, moved: Mapping[PagePath, PagePath]) -> PagePath:
    """The last page of a chain of redirects, or one of a circle.

    moved: where pages redirect to.
    """
    seen = {page}
    while (following := moved.get(page)) and following not in seen:
        seen.add(following)
        page = following
    return page
