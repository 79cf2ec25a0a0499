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
    date = _date_parts(paper)
    kind = paper.venue.kind if paper.venue else VenueKind.OTHER
    first_page, last_page = paper.page_range
    tags = [
        ("TY", _RIS_TYPES[kind] if paper.venue else "UNPB"),
        ("ID", paper.id),
        ("TI", paper.heading.plain),
        *(("AU", _ris_name(name)) for name in paper.authors),
        ("PY", f"{date[0]:04}" if date else ""),
        ("DA", "/".join(f"{part:02}" for part in date)),
        ("T2", _venue(paper)),
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
    date = _date_parts(paper)
    fields = {
        "id": paper.id,
        "type": _CSL_TYPES[paper.venue.kind if paper.venue else VenueKind.OTHER],
        "title": _one_line(paper.heading.plain),
        "author": [_csl_name(name) for name in paper.authors],
        "issued": {"date-parts": [date]} if date else None,
        "container-title": _venue(paper),
        "volume": paper.volume,
        "page": "-".join(filter(None, paper.page_range)) or None,
        "DOI": paper.identifier(IdentifierKind.DOI),
        "archive": "arXiv" if arxiv else None,
        "archive_location": arxiv,
        "number": f"arXiv:{arxiv}" if arxiv else None,
        "URL": paper.url,
    }
    return {name: value for name, value in fields.items() if value}


def _venue(paper: Paper) -> str | None:
    return (paper.venue.full_name or paper.venue.name) if paper.venue else None


def _csl_name(name: PersonName) -> dict[str, str]:
    if not name.given:
        return {"literal": str(name)}
    family = f"{name.particle} {name.family}".strip()
    return {"family": family, "given": name.given, **({"suffix": name.suffix} if name.suffix else {})}


def _ris_name(name: PersonName) -> str:
    """Family name, given name, suffix, as the format orders them."""
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(part for part in (family, name.given, name.suffix) if part)


def _date_parts(paper: Paper) -> list[int]:
    if paper.year:
        return [paper.year]
    return list(paper.date.parts) if paper.date else []


def _one_line(text: str) -> str:
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", text).strip()
