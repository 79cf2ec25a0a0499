"""Turns papers into RIS records and CSL-JSON items, the formats of reference managers."""

from __future__ import annotations

import re
from typing import Any, Final

from paper_digest.model.paper import Paper, VenueKind
from paper_digest.values.identifiers import IdentifierKind
from paper_digest.values.person import PersonName

_RIS_TYPES: Final = {VenueKind.CONFERENCE: "CPAPER", VenueKind.JOURNAL: "JOUR", VenueKind.OTHER: "GEN"}
_CSL_TYPES: Final = {
    VenueKind.CONFERENCE: "paper-conference",
    VenueKind.JOURNAL: "article-journal",
    VenueKind.OTHER: "article",
}


def ris_record(paper: Paper) -> str:
    """One RIS record, a tag a line, with the CRLF line ends that the format requires."""
    arxiv = paper.identifier(IdentifierKind.ARXIV)
    date = list(paper.publication_date.parts) if paper.publication_date else []
    first_page, last_page = paper.page_range
    tags = [
        ("TY", _RIS_TYPES[paper.venue_kind] if paper.venue else "UNPB"),
        ("ID", paper.id),
        ("TI", paper.heading.plain),
        *(("AU", _ris_name(name)) for name in paper.authors),
        ("PY", f"{date[0]:04}" if date else ""),
        ("DA", "/".join(f"{part:02}" for part in date)),
        ("T2", paper.venue.cited_name if paper.venue else None),
        ("VL", paper.volume),
        ("SP", first_page),
        ("EP", last_page),
        ("DO", paper.identifier(IdentifierKind.DOI)),
        ("AN", f"arXiv:{arxiv}" if arxiv else ""),
        ("UR", paper.url),
    ]
    lines = [f"{tag}  - {_one_line(value)}\r\n" for tag, value in tags if value]
    return "".join([*lines, "ER  - \r\n"])


def csl_item(paper: Paper) -> dict[str, Any]:
    """One item of CSL-JSON, as Zotero, pandoc and citeproc read it."""
    arxiv = paper.identifier(IdentifierKind.ARXIV)
    date = list(paper.publication_date.parts) if paper.publication_date else []
    fields = {
        "id": paper.id,
        "type": _CSL_TYPES[paper.venue_kind],
        "title": _one_line(paper.heading.plain),
        "author": [_csl_name(name) for name in paper.authors],
        "issued": {"date-parts": [date]} if date else None,
        "container-title": paper.venue.cited_name if paper.venue else None,
        "volume": paper.volume,
        "page": "-".join(filter(None, paper.page_range)) or None,
        "DOI": paper.identifier(IdentifierKind.DOI),
        "archive": "arXiv" if arxiv else None,
        "archive_location": arxiv,
        "number": f"arXiv:{arxiv}" if arxiv else None,
        "URL": paper.url,
    }
    return {name: value for name, value in fields.items() if value}


def _csl_name(name: PersonName) -> dict[str, str]:
    if not name.given:
        return {"literal": str(name)}
    return {
        "family": name.whole_family,
        "given": name.given,
        **({"suffix": name.suffix} if name.suffix else {}),
    }


def _ris_name(name: PersonName) -> str:
    """Family name, given name, suffix, as the format orders them."""
    return ", ".join(part for part in (name.whole_family, name.given, name.suffix) if part)


def _one_line(text: str) -> str:
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", text).strip()
