"""Says where else a paper can be read or looked up."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, quote_plus

from paper_digest.model.paper import LinkKind, Paper
from paper_digest.values.identifiers import IdentifierKind
from paper_digest.values.rich_text.plain_text import spoken

_NAMES = {
    LinkKind.CODE: "Code",
    LinkKind.PROJECT: "Project page",
    LinkKind.PAPER: "Paper",
    LinkKind.DATA: "Data",
    LinkKind.OTHER: "Link",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A name for the reader and an http(s) address."""

    name: str
    url: str


def places_of(paper: Paper) -> tuple[Place, ...]:
    """Where the paper and what belongs to it are: from its identifiers first, then from its links."""
    places: list[Place] = []
    if arxiv := paper.identifier(IdentifierKind.ARXIV):
        places += [
            Place("arXiv", f"https://arxiv.org/abs/{quote(arxiv)}"),
            Place("PDF", f"https://arxiv.org/pdf/{quote(arxiv)}"),
        ]
    if doi := paper.identifier(IdentifierKind.DOI):
        places.append(Place("DOI", f"https://doi.org/{quote(doi)}"))
    if forum := paper.identifier(IdentifierKind.OPENREVIEW):
        places.append(Place("OpenReview", f"https://openreview.net/forum?id={quote_plus(forum)}"))
    known = {place.url for place in places}
    places += [
        Place(_NAMES[link.kind], link.url)
        for link in paper.links
        if link.url not in known and "arxiv.org" not in link.url
    ]
    return tuple(places)


def look_ups(paper: Paper) -> tuple[Place, ...]:
    """Searches for the paper by its heading; for a paper with an identifier they are not needed."""
    words = quote_plus(spoken(paper.heading).rstrip(" …")[:200])
    return (
        Place("arXiv", f"https://arxiv.org/search/?query={words}&searchtype=all"),
        Place("Semantic Scholar", f"https://www.semanticscholar.org/search?q={words}"),
        Place("Google Scholar", f"https://scholar.google.com/scholar?q={words}"),
        Place("Hugging Face", f"https://huggingface.co/papers?q={words}"),
    )
