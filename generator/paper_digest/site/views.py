"""Types that pages show: links to pages, rows of lists, related papers."""

from __future__ import annotations

from dataclasses import dataclass

from paper_digest.model.digest import AnalyzedPaper
from paper_digest.model.paper import LinkKind
from paper_digest.values.rich_text import RichText


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a generated page."""

    name: str | RichText
    path: str
    """Of the page's Markdown file, relative to docs/."""
    count: int = 0
    """Papers on the page."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper in a list."""

    link: PageLink
    summary: RichText | None
    date: str
    topics: tuple[PageLink, ...]
    code_urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelatedPaper:
    """A related paper, with the terms that it shares."""

    link: PageLink
    terms: tuple[str, ...]
    very_similar: bool


def paper_link(analyzed: AnalyzedPaper) -> PageLink:
    """A link to the paper's page."""
    return PageLink(analyzed.paper.heading, f"papers/{analyzed.paper.id}.md")


def code_urls(analyzed: AnalyzedPaper) -> tuple[str, ...]:
    """The URLs of the paper's code."""
    return tuple(link.url for link in analyzed.paper.links if link.kind is LinkKind.CODE)
