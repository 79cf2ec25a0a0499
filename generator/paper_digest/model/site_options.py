"""Defines the options of a digest that its owner sets in mkdocs.yml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from paper_digest.values.language import ENGLISH

CONFIGURATION_FILE: Final = "mkdocs.yml"
"""Where owners set these options and the sources of listings."""
PAPERS_PER_PAGE: Final = 200
"""Items on one page of a list, unless mkdocs.yml says otherwise; chosen by hand."""
TITLE: Final = "Paper digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOptions:
    """What mkdocs.yml says: `site_name`, `site_url` and others, and the keys below `extra: paper_digest:`."""

    title: str = TITLE
    url: str = ""
    """Where the site is published, with a slash at the end; "" if unknown."""
    description: str = ""
    """For search engines; "" for a sentence with the number of papers."""
    papers_per_page: int = PAPERS_PER_PAGE
    languages: tuple[str, ...] = (ENGLISH,)
    """Of titles and abstracts, the main one first."""
    page_language: str = ENGLISH
    """Of the pages, as `theme: language:` says; the texts of the program are English."""
    feeds: bool = True
    """Whether the owner wants feeds."""
    all_feeds: bool = False
    """Whether all authors have feeds, and lists that are no main ones JSON Feeds, too; see decision 42."""

    @property
    def has_feeds(self) -> bool:
        """Whether the site has feeds; without its address it has none."""
        return self.feeds and bool(self.url)
