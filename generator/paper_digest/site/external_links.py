"""Lists links to a paper on other sites, and searches for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote_plus

from paper_digest.model.digest import Author
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
_PERSON_SEARCHES = (
    ("DBLP", "https://dblp.org/search?q={}"),
    ("Google Scholar", "https://scholar.google.com/scholar?q=author:%22{}%22"),
    ("Semantic Scholar", "https://www.semanticscholar.org/search?q={}"),
    ("OpenReview", "https://openreview.net/search?term={}"),
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
    if arxiv := paper.identifier(IdentifierKind.ARXIV):
        yield ExternalLink("arXiv", ArxivId(arxiv).abs_url)
    own = _own_links(paper, has_arxiv=arxiv is not None)
    for kind, name in _NAMES.items():
        yield from (ExternalLink(name, link.url) for link in own if link.kind is kind)
    for identifier in paper.identifiers:
        yield ExternalLink(_REGISTRIES[identifier.kind], identifier.url)


def _own_links(paper: Paper, *, has_arxiv: bool) -> list[PaperLink]:
    """The page and the links of the paper, and one PDF; of arXiv only that PDF if the paper has its id."""
    pages = [PaperLink(LinkKind.PAPER, paper.url)] if paper.url else []
    pages += [link for link in paper.links if link.kind is not LinkKind.PDF]
    pdf = pdf_url(paper)
    return [
        *(link for link in pages if not (has_arxiv and _ARXIV.match(link.url))),
        *([PaperLink(LinkKind.PDF, pdf)] if pdf else []),
    ]


def pdf_url(paper: Paper) -> str | None:
    """The PDF of the publisher, else of the latest version at arXiv, else any other."""
    pdfs = [link.url for link in paper.links if link.kind is LinkKind.PDF]
    published = next((url for url in pdfs if not _ARXIV.match(url)), None)
    arxiv = paper.identifier(IdentifierKind.ARXIV)
    return published or (ArxivId(arxiv).pdf_url if arxiv else next(iter(pdfs), None))


def searches_for(paper: Paper) -> tuple[ExternalLink, ...]:
    """Links that search for the paper's heading."""
    query = quote_plus(paper.heading.plain.rstrip(" …")[:_MAX_QUERY])
    return tuple(ExternalLink(name, url.format(query)) for name, url in _SEARCHES)


def person_searches(author: Author) -> tuple[ExternalLink, ...]:
    """The author's ORCID record if it is known, and searches for the name."""
    query = quote_plus(str(author.name)[:_MAX_QUERY])
    orcid = author.rule.orcid if author.rule else None
    record = (ExternalLink("ORCID", f"https://orcid.org/{orcid}"),) if orcid else ()
    return (*record, *(ExternalLink(name, url.format(query)) for name, url in _PERSON_SEARCHES))
