"""Turns an item of CSL-JSON, or of Crossref's variant of it, into what a citation of its paper needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from paper_digest.formats.citation_fields import entry_of
from paper_digest.formats.coercion import flat, words
from paper_digest.formats.person_values import parse_name_list
from paper_digest.model.citation import CitationEntry
from paper_digest.values.rich_text import RichText

_TYPES: Final = {
    "article-journal": "article",
    "journal-article": "article",
    "paper-conference": "inproceedings",
    "proceedings-article": "inproceedings",
    "chapter": "incollection",
    "book-chapter": "incollection",
    "book": "book",
    "monograph": "book",
    "thesis": "thesis",
    "dissertation": "thesis",
    "report": "report",
}
"""The types of BibTeX and BibLaTeX by those of CSL and Crossref; any other is unknown."""
_FIELDS: Final = {
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "publisher": "publisher",
    "address": "publisherplace",
    "series": "collectiontitle",
    "edition": "edition",
    "isbn": "isbn",
    "issn": "issn",
}
"""The variables of CSL, in the normal form of keys, by the fields of BibTeX."""


def csl_entry(item: Mapping[str, object]) -> CitationEntry | None:
    """The entry of an item; None if its type is unknown. Its id names it in some program, and is no key."""
    variables = flat(item)
    kind = variables.get("type")
    entry_type = _TYPES.get(kind, "") if isinstance(kind, str) else ""
    if not entry_type:
        return None
    fields = {name: _plain(variables.get(variable)) for name, variable in _FIELDS.items()}
    container = _plain(variables.get("containertitle"))
    return entry_of(entry_type, container, fields, parse_name_list(variables.get("editor")))


def _plain(value: object) -> str:
    return RichText.parse(words(value) or "").plain
