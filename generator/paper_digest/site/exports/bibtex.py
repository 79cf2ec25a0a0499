"""Writes papers as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

from paper_digest.model.digest import AnalyzedPaper
from paper_digest.model.paper import LinkKind, Paper
from paper_digest.site.escaping import bibtex
from paper_digest.values.arxiv import ArxivId
from paper_digest.values.identifiers import IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName

_NAMED, _NAMED_BYTES = 60, 2000
"""The most authors, and bytes of their names, on a page; .bib files name all. Chosen by hand."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# Atomic, so that the time for a word is linear in its length.
_CAPITALS = re.compile(r"\b(?>[^\WA-Z]*)[A-Z]\w*")


def bibliography(analyzed_papers: Iterable[AnalyzedPaper]) -> bytes:
    """A .bib file of the papers in their order."""
    return "\n".join(citation(analyzed.paper) for analyzed in analyzed_papers).encode()


def named_authors(paper: Paper) -> tuple[PersonName, ...]:
    """As many of the first authors as fit on a page, at least one."""
    sizes = accumulate(len(str(name).encode()) for name in paper.authors)
    fitting = sum(1 for size in sizes if size <= _NAMED_BYTES)
    return paper.authors[: min(_NAMED, max(1, fitting))]


def short_citation(paper: Paper) -> str:
    """The citation with the authors that a page names, and BibTeX's "and others" for the rest."""
    named = named_authors(paper)
    return citation(paper) if named == paper.authors else _citation(paper, (*map(_author, named), "others"))


def citation(paper: Paper) -> str:
    """One BibTeX entry with the paper's id as its key, a field on each line."""
    return _citation(paper, tuple(map(_author, paper.authors)))


def _citation(paper: Paper, authors: tuple[str, ...]) -> str:
    fields = [("title", _title(paper))]
    if authors:
        fields.append(("author", " and ".join(authors)))
    fields += _date(paper.date)
    if arxiv := paper.identifier(IdentifierKind.ARXIV):
        fields += [("eprint", arxiv), ("archiveprefix", "arXiv")]
    if doi := paper.identifier(IdentifierKind.DOI):
        fields.append(("doi", bibtex(doi)))
    if paper.venue:
        fields.append(("howpublished", bibtex(paper.venue)))
    if url := primary_url(paper):
        fields.append(("url", url))
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
    return f"@misc{{{paper.id},\n{lines}}}\n"


def _title(paper: Paper) -> str:
    """The heading, with capitalized words in braces, so that no style changes their case."""
    title = bibtex(paper.heading.plain)
    return title if "\\" in title else _CAPITALS.sub(r"{\g<0>}", title)


def _author(name: PersonName) -> str:
    """The name in a form that BibTeX splits into the same parts."""
    if PersonName.parse(str(name)) == name:
        return bibtex(str(name))
    return bibtex(name.family_first) if name.given else f"{{{bibtex(str(name))}}}"


def _date(date: PartialDate | None) -> list[tuple[str, str]]:
    if not date:
        return []
    month = [("month", _MONTHS[date.month - 1])] if date.month else []
    return [("year", f"{date.year:04}"), *month]


def primary_url(paper: Paper) -> str | None:
    """The URL of the paper itself: its abstract page at arXiv, or its first link to a paper."""
    if arxiv := paper.identifier(IdentifierKind.ARXIV):
        return ArxivId(arxiv).abs_url
    url = next((link.url for link in paper.links if link.kind is LinkKind.PAPER), None)
    return re.sub(r"[{}\\\s%]", lambda match: f"%{ord(match.group()):02X}", url) if url else None
