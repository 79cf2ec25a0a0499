"""Lists links to a paper on other sites, and searches for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote_plus

from paper_digest.model.paper import LinkKind, Paper
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.doi import Doi
from paper_digest.values.identifiers import IdentifierKind
from paper_digest.values.openreview import OpenReviewId

_BY_IDENTIFIER: tuple[tuple[IdentifierKind, str, Callable[[str], str]], ...] = (
    (IdentifierKind.ARXIV, "arXiv", lambda number: ArxivId(number).abs_url),
    (IdentifierKind.ARXIV, "PDF", lambda number: ArxivId(number).pdf_url),
    (IdentifierKind.DOI, "DOI", lambda name: Doi(name).url),
    (IdentifierKind.OPENREVIEW, "OpenReview", lambda forum: OpenReviewId(forum).url),
)
_BY_LINK = {
    LinkKind.CODE: "Code",
    LinkKind.PROJECT: "Project page",
    LinkKind.PAPER: "Paper",
    LinkKind.DATA: "Data",
    LinkKind.OTHER: "Link",
}
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
    """Links to the paper by its identifiers, then its own links to code, data and pages."""
    links = list(_identifier_links(paper))
    known = {link.url for link in links}
    links += [
        ExternalLink(_BY_LINK[link.kind], link.url)
        for link in paper.links
        if link.url not in known and "arxiv.org" not in link.url
    ]
    return tuple(links)


def _identifier_links(paper: Paper) -> Iterator[ExternalLink]:
    for kind, name, url_of in _BY_IDENTIFIER:
        if value := paper.identifier(kind):
            yield ExternalLink(name, url_of(value))


def searches_for(paper: Paper) -> tuple[ExternalLink, ...]:
    """Links that search for the paper's heading."""
    query = quote_plus(paper.heading.plain.rstrip(" …")[:_MAX_QUERY])
    return tuple(ExternalLink(name, url.format(query)) for name, url in _SEARCHES)
