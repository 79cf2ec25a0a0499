"""Writes papers as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from paper_digest.model.digest import AnalyzedPaper
from paper_digest.model.paper import Paper, VenueKind
from paper_digest.site.escaping import bibtex
from paper_digest.values.identifiers import IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName

_NAMED, _NAMED_BYTES = 30, 1200
"""The most authors, and bytes of their names, on a page; .bib files name all. Chosen by hand."""
_TYPES: Final = {
    VenueKind.CONFERENCE: ("inproceedings", "booktitle"),
    VenueKind.JOURNAL: ("article", "journal"),
    VenueKind.OTHER: ("misc", "howpublished"),
}
"""The type of an entry, and the field for its venue."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_AND = re.compile(r"\sand\s", re.IGNORECASE)
# Atomic, so that the time for a word is linear in its length.
_CAPITALS = re.compile(r"\b(?>[^\WA-Z]*)[A-Z]\w*")


def is_citable(paper: Paper) -> bool:
    """Whether enough is known for a citation: the title, the authors and the year."""
    return bool(paper.title and paper.authors and paper.year_of_publication)


def bibliography(analyzed_papers: Iterable[AnalyzedPaper]) -> bytes:
    """A .bib file of the papers in their order."""
    return "\n".join(citation(analyzed.paper) for analyzed in analyzed_papers).encode()


def named_authors(paper: Paper) -> tuple[PersonName, ...]:
    """As many of the first authors as fit on a page, at least one."""
    sizes = accumulate(len(str(name).encode()) for name in paper.authors)
    fitting = sum(1 for size in sizes if size <= _NAMED_BYTES)
    return paper.authors[: min(_NAMED, max(1, fitting))]


def citation(paper: Paper) -> str:
    """One BibTeX entry with the paper's id as its key, a field on each line."""
    entry_type, venue_field = _TYPES[paper.venue_kind]
    fields = [
        ("title", _title(paper)),
        ("author", " and ".join(map(_author, paper.authors))),
        *_date(paper.publication_date),
        (venue_field, bibtex(paper.venue.cited_name) if paper.venue else ""),
        ("volume", bibtex(paper.volume or "")),
        ("pages", bibtex("--".join(filter(None, paper.page_range)))),
        *_eprint(paper),
        ("doi", bibtex(paper.identifier(IdentifierKind.DOI) or "")),
        ("url", _url(paper.url or "")),
    ]
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{entry_type}{{{paper.id},\n{lines}}}\n"


def _eprint(paper: Paper) -> list[tuple[str, str]]:
    arxiv = paper.identifier(IdentifierKind.ARXIV)
    return [("eprint", arxiv), ("archiveprefix", "arXiv")] if arxiv else []


def _title(paper: Paper) -> str:
    """The heading, with capitalized words in braces, so that no style changes their case."""
    title = bibtex(paper.heading.plain)
    return title if "\\" in title else _CAPITALS.sub(r"{\g<0>}", title)


def _author(name: PersonName) -> str:
    """The name in a form that BibTeX splits into the same parts."""
    if not name.suffix and PersonName.parse(str(name)) == name and not _AND.search(str(name)):
        return bibtex(str(name))
    return bibtex(name.family_first) if name.given else f"{{{bibtex(str(name))}}}"


def _date(date: PartialDate | None) -> list[tuple[str, str]]:
    if not date:
        return []
    month = [("month", _MONTHS[date.month - 1])] if date.month else []
    return [("year", f"{date.year:04}"), *month]


def _url(url: str) -> str:
    return re.sub(r"[{}\\\s%]", lambda match: f"%{ord(match.group()):02X}", url)
