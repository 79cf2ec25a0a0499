"""Computes the addresses of pages as seen from other pages, for links in HTML; Markdown links name files."""

from __future__ import annotations


def relative_url(page: str, target: str) -> str:
    """The address of the page `target` as seen from `page`; both are paths of Markdown files below docs/."""
    address = target.removesuffix(".md")
    is_index = address == "index" or address.endswith("/index")
    folder = address.removesuffix("index") if is_index else f"{address}/"
    return "../" * _depth(page.removesuffix(".md")) + folder or "./"


def _depth(address: str) -> int:
    """How many folders deep a page is."""
    parts = address.split("/")
    return len(parts) - 1 if parts[-1] == "index" else len(parts)
