"""Turns papers into RIS records and CSL-JSON items, the formats of reference managers."""

from __future__ import annotations

from typing import Any, Final

from paper_digest.model.paper import Paper
from paper_digest.site.escaping import bare
from paper_digest.site.exports.citation_fields import (
    PUBLISHER_FIELDS,
    cited_url,
    container,
    date_parts,
    entry_of,
    entry_type,
    issue,
    report_number,
    series_number,
)
from paper_digest.values.identifiers import IdentifierKind
from paper_digest.values.person import PersonName

_TYPES: Final = {
    "article": ("JOUR", "article-journal"),
    "book": ("BOOK", "book"),
    "booklet": ("PAMP", "pamphlet"),
    "collection": ("EDBOOK", "book"),
    "conference": ("CPAPER", "paper-conference"),
    "dataset": ("DATA", "dataset"),
    "inbook": ("CHAP", "chapter"),
    "incollection": ("CHAP", "chapter"),
    "inproceedings": ("CPAPER", "paper-conference"),
    "manual": ("BOOK", "book"),
    "mastersthesis": ("THES", "thesis"),
    "online": ("ELEC", "webpage"),
    "patent": ("PAT", "patent"),
    "phdthesis": ("THES", "thesis"),
    "report": ("RPRT", "report"),
    "software": ("COMP", "software"),
    "techreport": ("RPRT", "report"),
    "thesis": ("THES", "thesis"),
}
"""The types of RIS and of CSL by the type of the BibTeX entry."""
_FURTHER_FIELDS: Final = (
    (("number", "issue"), "IS", ""),
    (PUBLISHER_FIELDS, "PB", "publisher"),
    (("address", "location"), "CY", "publisher-place"),
    (("series",), "T3", "collection-title"),
    (("edition",), "ET", "edition"),
    (("isbn", "issn"), "SN", ""),
    (("isbn",), "", "ISBN"),
    (("issn",), "", "ISSN"),
    (("type",), "M3", "genre"),
    (("language",), "LA", "language"),
    (("note", "addendum"), "N1", "note"),
)
"""Fields of a BibTeX entry, the best first, and the same field in RIS and in CSL; "" for none."""


def ris_record(paper: Paper) -> str:
    """One RIS record, a tag a line, with the CRLF line ends that the format requires."""
    entry, arxiv = entry_of(paper), _arxiv_number(paper)
    first_page, last_page = paper.page_range
    tags = [
        ("TY", _ris_type(paper)),
        ("ID", paper.citation_key),
        ("TI", paper.heading.plain),
        *(("AU", _ris_name(name)) for name in paper.authors),
        *(("A2", _ris_name(name)) for name in entry.editors),
        ("PY", "".join(f"{year:04}" for year in date_parts(paper)[:1])),
        ("DA", "/".join(f"{part:02}" for part in date_parts(paper))),
        ("T2", container(paper)),
        ("VL", paper.volume),
        ("SP", first_page),
        ("EP", last_page),
        *((tag, entry.value(*names)) for names, tag, _ in _FURTHER_FIELDS if tag),
        ("DO", paper.identifier(IdentifierKind.DOI)),
        ("AN", arxiv),
        ("UR", cited_url(paper)),
    ]
    lines = [f"{tag}  - {bare(value)}\r\n" for tag, value in tags if value]
    return "".join([*lines, "ER  - \r\n"])


def _ris_type(paper: Paper) -> str:
    unlisted = "GEN" if container(paper) else "UNPB"
    return _TYPES.get(entry_type(paper), (unlisted, ""))[0]


def csl_item(paper: Paper) -> dict[str, Any]:
    """One item of CSL-JSON, as Zotero, pandoc and citeproc read it."""
    entry, arxiv = entry_of(paper), paper.identifier(IdentifierKind.ARXIV)
    parts = list(date_parts(paper))
    fields = {
        "id": paper.citation_key,
        "type": _TYPES.get(entry_type(paper), ("", "article"))[1],
        "title": bare(paper.heading.plain),
        "author": [_csl_name(name) for name in paper.authors],
        "editor": [_csl_name(name) for name in entry.editors],
        "issued": {"date-parts": [parts]} if parts else None,
        "container-title": container(paper),
        "volume": paper.volume,
        "page": "-".join(filter(None, paper.page_range)),
        **{variable: entry.value(*names) for names, _, variable in _FURTHER_FIELDS if variable},
        "DOI": paper.identifier(IdentifierKind.DOI),
        "archive": "arXiv" if arxiv else None,
        "archive_location": arxiv,
        "issue": issue(paper),
        "collection-number": series_number(paper),
        "number": report_number(paper) or _arxiv_number(paper),
        "URL": cited_url(paper),
    }
    return {name: value for name, value in fields.items() if value}


def _arxiv_number(paper: Paper) -> str:
    arxiv = paper.identifier(IdentifierKind.ARXIV)
    return f"arXiv:{arxiv}" if arxiv else ""


def _csl_name(name: PersonName) -> dict[str, str]:
    if not name.given:
        return {"literal": str(name)}
    return {
        "family": name.whole_family,
        "given": name.given,
        **({"suffix": name.suffix} if name.suffix else {}),
    }


def _ris_name(name: PersonName) -> str:
    """Family name, given name, suffix, as the format orders them; a comma within one would part it."""
    parts = (part.replace(",", "") for part in (name.whole_family, name.given, name.suffix))
    return ", ".join(part for part in parts if part)
