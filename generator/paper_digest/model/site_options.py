"""Defines the options of a digest that its owner sets in mkdocs.yml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PAPERS_PER_PAGE: Final = 200
"""Items on one page of a list, unless mkdocs.yml says otherwise; chosen by hand."""
TITLE: Final = "Paper digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOptions:
    """What mkdocs.yml says: `site_name`, `site_description`, and keys below `extra: paper_digest:`."""

    title: str = TITLE
    description: str = ""
    """For search engines; "" for a sentence with the number of papers."""
    papers_per_page: int = PAPERS_PER_PAGE
    feeds: bool = True
    """Whether the site has feeds."""
