"""Writes papers as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from paper_digest.model.citation import CONTAINER_FIELDS
from paper_digest.model.paper import Paper
from paper_digest.site.escaping import bibtex, bibtex_title
from paper_digest.site.exports.citation_fields import (
    cited_url,
    container,
    date_parts,
    entry_of,
    entry_type,
)
from paper_digest.values.identifiers import IdentifierKind
from paper_digest.values.person import PersonName

_CONTAINERS: Final = {"inproceedings": "booktitle", "article": "journal", "misc": "howpublished"}
"""The field that names what a paper appeared in, by the type of its entry."""
_EPRINT: Final = frozenset("eprint eprinttype archiveprefix eprintclass primaryclass".split())
_WRITTEN_APART: Final = _EPRINT | {*CONTAINER_FIELDS, "volume", "pages", "url"}
"""Fields of an entry that `citation` does not copy but writes from what the paper has."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SEPARATES = re.compile(r",|\band\b", re.IGNORECASE)
_DASHES = re.compile(r"\s*[-–—]+\s*")


def citation(paper: Paper) -> str:
    """One BibTeX entry, a field on each line: what is known of the paper, and what its own entry adds."""
    entry = entry_of(paper)
    container_field = _container_field(paper)
    written_apart = _WRITTEN_APART | ({container_field} if container(paper) else set())
    fields = [
        ("title", bibtex_title(paper.heading.plain)),
        ("author", _authors(paper)),
        *_date(*date_parts(paper)),
        ("editor", _people(entry.editors)),
        (container_field, bibtex(container(paper))),
        ("volume", bibtex(paper.volume or "")),
        ("pages", bibtex(_DASHES.sub("--", paper.pages or ""))),
        *((name, bibtex(value)) for name, value in entry.fields if name not in written_apart),
        *_eprint(paper),
        ("doi", bibtex(paper.identifier(IdentifierKind.DOI) or "")),
        ("url", _url(cited_url(paper))),
    ]
    lines = "".join(f"  {name} = {_delimited(name, value)},\n" for name, value in fields if value)
    return f"@{entry_type(paper)}{{{paper.citation_key},\n{lines}}}\n"


def _delimited(name: str, value: str) -> str:
    """The value in braces; a month is the name of a string, which each style writes in its own way."""
    return value if name == "month" else f"{{{value}}}"


def _container_field(paper: Paper) -> str:
    return entry_of(paper).container[0] or _CONTAINERS.get(entry_type(paper), "booktitle")


def _eprint(paper: Paper) -> Iterator[tuple[str, str]]:
    """The paper's id and class in arXiv or, as its own entry says, in another archive."""
    arxiv = paper.identifier(IdentifierKind.ARXIV)
    own = [(name, bibtex(value)) for name, value in entry_of(paper).fields if name in _EPRINT]
    if arxiv:
        yield from (("eprint", arxiv), ("archiveprefix", "arXiv"))
        own = [field for field in own if field[0] in ("eprintclass", "primaryclass")]
    yield from own


def _authors(paper: Paper) -> str:
    return _people(paper.authors) + (" and others" if paper.has_more_authors else "")


def _people(names: tuple[PersonName, ...]) -> str:
    return " and ".join(map(_person, names))


def _person(name: PersonName) -> str:
    """The name in a form that BibTeX splits into the same parts."""
    if not _SEPARATES.search(str(name)):
        if not name.suffix and PersonName.parse(str(name)) == name:
            return bibtex(str(name))
        if name.given and PersonName.parse(name.family_first) == name:
            return bibtex(name.family_first)
    if not name.given or _SEPARATES.search(name.particle):
        return f"{{{bibtex(str(name))}}}"
    parts = (f"{{{bibtex(part)}}}" for part in (name.family, name.suffix, name.given) if part)
    return f"{bibtex(name.particle)} {', '.join(parts)}".strip()


def _date(year: int = 0, month: int = 0, _day: int = 0) -> Iterator[tuple[str, str]]:
    if year:
        yield "year", f"{year:04}"
    if month:
        yield "month", _MONTHS[month - 1]


def _url(url: str) -> str:
    return re.sub(r"[{}\\\s]", lambda match: f"%{ord(match.group()):02X}", url)
