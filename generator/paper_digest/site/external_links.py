"""Lists links to a paper on other sites, and searches for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote_plus

from paper_digest.model.paper import LinkKind, Paper, PaperLink
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.identifiers import IdentifierKind

_NAMES: Final = {
    LinkKind.PAPER: "Paper",
    LinkKind.PDF: "PDF",
    LinkKind.CODE: "Code",
    LinkKind.PROJECT: "Project",
    LinkKind.DATA: "Data",
    LinkKind.OTHER: "Link",
}
"""The names of links, in the order of the buttons."""
_REGISTRIES: Final = {
    IdentifierKind.ARXIV: "arXiv",
    IdentifierKind.DOI: "DOI",
    IdentifierKind.OPENREVIEW: "OpenReview",
}
_ARXIV: Final = re.compile(r"https?://(?:[\w-]+\.)*arxiv\.org/", re.IGNORECASE)
_SEARCHES = (
    ("arXiv", "https://arxiv.org/search/?query={}&searchtype=all"),
    ("Semantic Scholar", "https://www.semanticscholar.org/search?q={}"),
    ("Google Scholar", "https://scholar.google.com/scholar?q={}"),
    ("Hugging Face", "https://huggingface.co/papers?q={}"),
)
_MAX_QUERY = 200
"""Characters of a heading to search for; chosen by hand."""


@dataclass(frozen=True, slots=True)
class ExternalLink:
    name: str
    url: str
    """http or https."""


def links_of(paper: Paper) -> tuple[ExternalLink, ...]:
    """The paper at arXiv and at its venue, its PDF, code, project and data, then all other links."""
    by_url: dict[str, ExternalLink] = {}
    for link in _links(paper):
        by_url.setdefault(link.url, link)
    return tuple(by_url.values())


def _links(paper: Paper) -> Iterator[ExternalLink]:
    arxiv = paper.identifier(IdentifierKind.ARXIV)
    own = [PaperLink(LinkKind.PAPER, paper.url), *paper.links] if paper.url else list(paper.links)
    if arxiv:  # the site links to the latest version at arXiv, and only there
        yield ExternalLink("arXiv", ArxivId(arxiv).abs_url)
        own = [link for link in own if not _ARXIV.match(link.url)]
        own.append(PaperLink(LinkKind.PDF, ArxivId(arxiv).pdf_url))
    for kind, name in _NAMES.items():
        yield from (ExternalLink(name, link.url) for link in own if link.kind is kind)
    for identifier in paper.identifiers:
        yield ExternalLink(_REGISTRIES[identifier.kind], identifier.url)


def searches_for(paper: Paper) -> tuple[ExternalLink, ...]:
    """Links that search for the paper's heading."""
    query = quote_plus(paper.heading.plain.rstrip(" …")[:_MAX_QUERY])
    return tuple(ExternalLink(name, url.format(query)) for name, url in _SEARCHES)
