"""Writes a paper as a formatted reference, in the style of the APA (Publication Manual, 7th edition)."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

from paper_digest.model.paper import Paper
from paper_digest.site.exports.citation_fields import (
    BOOK_PARTS,
    container,
    entry_of,
    entry_type,
    issue,
    publisher,
    report_number,
)
from paper_digest.values.doi import Doi
from paper_digest.values.identifiers import IdentifierKind
from paper_digest.values.person import PersonName

_MAX_AUTHORS: Final = 20
"""Of more authors, the style names all but one of this number, and the last one."""
_MAX_LENGTH: Final = 1_000
"""Characters of the names; longer lists are shortened in the same way."""
_NAME_PART: Final = re.compile(r"[^\W\d_]+\.?")


def reference(paper: Paper) -> str:
    """One line of plain text: authors, year, title, venue and address. An unknown part is left out."""
    year = paper.year_of_publication
    parts = (
        _authors(paper.authors, has_more=paper.has_more_authors),
        f"({year:04})." if year else "",
        _sentence(_title(paper)),
        *map(_sentence, _source(paper)),
        _address(paper),
    )
    return " ".join(" ".join(part.split()) for part in parts if part)


def _authors(names: tuple[PersonName, ...], *, has_more: bool) -> str:
    """The names; "et al." stands for authors that no dump names."""
    inverted = [_inverted(name) for name in (*names[: _MAX_AUTHORS - 1], *names[_MAX_AUTHORS - 1 :][-1:])]
    if has_more:
        n_short = max(1, sum(length <= _MAX_LENGTH for length in accumulate(map(len, inverted))))
        return f"{', '.join(inverted[:n_short])}, et al."
    if len(inverted) < 2:
        return _sentence("".join(inverted))
    *first, last = inverted
    n_fitting = max(1, sum(length <= _MAX_LENGTH for length in accumulate(map(len, first))))
    if len(names) > _MAX_AUTHORS or n_fitting < len(first):
        return f"{', '.join(first[:n_fitting])}, … {last[:_MAX_LENGTH]}"
    return f"{', '.join(first)}, & {last[:_MAX_LENGTH]}"


def _inverted(name: PersonName) -> str:
    """The family name with its particle, then initials: "van der Berg, K."."""
    return ", ".join(part for part in (name.whole_family, _initials(name.given), name.suffix) if part)


def _initials(given: str) -> str:
    """The initials of given names; a hyphen stays: "Jean-Luc" is "J.-L."."""
    return " ".join(
        "-".join(f"{part[0]}." for part in word.split("-") if _NAME_PART.match(part))
        for word in given.split()
    )


def _title(paper: Paper) -> str:
    number = report_number(paper)
    return f"{paper.heading.plain} (Report No. {number})" if number else paper.heading.plain


def _source(paper: Paper) -> tuple[str, ...]:
    """What the paper appeared in with volume and pages, else the archive, else the publisher."""
    name = container(paper)
    if not name:
        return ("arXiv" if paper.identifier(IdentifierKind.ARXIV) else publisher(paper),)
    pages = "–".join(filter(None, paper.page_range))
    if entry_type(paper) in BOOK_PARTS:
        return f"In {_editors(paper)}{name}" + (f" (pp. {pages})" if pages else ""), publisher(paper)
    volume = f"{paper.volume}({issue(paper)})" if paper.volume and issue(paper) else paper.volume
    return (", ".join(part for part in (name, volume, pages) if part),)


def _editors(paper: Paper) -> str:
    """The editors before the title of a book: "A. Lovelace & B. Li (Eds.), "; "" without editors."""
    editors = entry_of(paper).editors
    names = [f"{_initials(name.given)} {name.whole_family}".strip() for name in editors[:2]]
    if not names:
        return ""
    named = f"{names[0]} et al." if len(editors) > 2 else " & ".join(names)
    return f"{named[:_MAX_LENGTH]} ({'Ed.' if len(editors) == 1 else 'Eds.'}), "


def _address(paper: Paper) -> str:
    doi = paper.identifier(IdentifierKind.DOI)
    return Doi(doi).url if doi else paper.url or ""


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".?!" else f"{text}."
