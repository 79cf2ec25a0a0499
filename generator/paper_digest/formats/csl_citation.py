"""Turns an item of CSL-JSON, or of Crossref's variant of it, into what a citation of its paper needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from paper_digest.formats.coercion import words
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
_CONTAINERS: Final = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}
_FIELDS: Final = {
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "publisher": "publisher",
    "address": "publisher-place",
    "series": "collection-title",
    "edition": "edition",
    "isbn": "ISBN",
    "issn": "ISSN",
}
"""The variables of CSL by the fields of BibTeX."""
_LONGEST_VALUE: Final = 200
"""Characters; a longer value is no fact of a citation. Chosen by hand."""


def csl_entry(item: Mapping[str, object]) -> CitationEntry | None:
    """The entry of an item; None if its type is unknown. Its id names it in some program, and is no key."""
    kind = item.get("type")
    entry_type = _TYPES.get(kind, "") if isinstance(kind, str) else ""
    if not entry_type:
        return None
    variables = (
        _FIELDS | {_CONTAINERS[entry_type]: "container-title"} if entry_type in _CONTAINERS else _FIELDS
    )
    values = ((name, _plain(item.get(variable))) for name, variable in variables.items())
    return CitationEntry(
        entry_type=entry_type,
        fields=tuple((name, value) for name, value in values if value and len(value) <= _LONGEST_VALUE),
        editors=parse_name_list(item.get("editor")),
    )


def _plain(value: object) -> str:
    return RichText.parse(words(value) or "").plain
