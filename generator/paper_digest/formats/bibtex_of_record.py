"""Reads the BibTeX entry that a record of another format shows for copying."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from paper_digest.formats.bibtex_repair import repaired_entry
from paper_digest.formats.bibtex_text import with_characters
from paper_digest.formats.bibtex_values import without_braces
from paper_digest.formats.coercion import words
from paper_digest.values.person_lists import parse_bibtex_names
from paper_digest.values.rich_text.latex_symbols import with_unicode_letters

_KEYS: Final = ("bibtex", "bib", "bibtexentry", "bibentry", "bibtexcitation")
_FACTS: Final = frozenset(
    ("title", "doi", "eprint", "archiveprefix", "url", "year", "journal", "booktitle", "volume", "pages")
)


def facts_of_entry(inside: Mapping[str, object]) -> dict[str, object]:
    """The title and what an entry tells of the authors and the publication; nothing if there is no entry."""
    texts = (_text(inside[key]) for key in _KEYS if key in inside)
    entry = next((entry for text in texts if (entry := repaired_entry(text, {}))), None)
    if entry is None:
        return {}
    fields = entry[2]
    facts: dict[str, object] = {
        name: without_braces(with_unicode_letters(with_characters(value)))
        for name, value in fields.items()
        if name in _FACTS
    }
    authors = parse_bibtex_names(with_characters(fields.get("author", "")))
    return facts | ({"authors": authors} if authors else {})


def _text(value: object) -> str:
    """The text of an entry with its lines, at which its fields are told apart."""
    return value if isinstance(value, str) else words(value) or ""
