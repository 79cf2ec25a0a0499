"""Computes the addresses of pages: below the site's, and as seen from other pages, for links in HTML.

Links in Markdown name files.
"""

from __future__ import annotations

from paper_digest.model.site_files import PagePath


def page_address(page: PagePath) -> str:
    """The address of a page below that of the site; "" is the home page."""
    stem = page.removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def relative_url(page: PagePath, target: PagePath) -> str:
    """The address of the page `target` as seen from `page`."""
    return "../" * page_address(page).count("/") + page_address(target) or "./"
