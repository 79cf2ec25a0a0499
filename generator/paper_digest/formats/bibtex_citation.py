"""Turns the fields of a BibTeX entry into what a citation of its paper needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from paper_digest.formats.bibtex_values import without_braces
from paper_digest.model.citation import CitationEntry
from paper_digest.values.clean_text import clean
from paper_digest.values.person_lists import parse_bibtex_names
from paper_digest.values.rich_text import RichText
from paper_digest.values.url import find_urls
from paper_digest.values.word_lists import load_word_lists

NO_KEY: Final = "nokey"
"""The key of an entry that has none."""
_LISTS: Final = load_word_lists(__package__, "bibtex.toml")
_KEY = re.compile(r"\w[\w:./+-]{0,99}")
"""Keys that every program reads in the same way; a comma or a brace would end them."""
_LONGEST_VALUE: Final = 1_000
"""Characters; a longer value is no fact of a citation. Chosen by hand."""


def citation_entry(entry_type: str, key: str, fields: Mapping[str, str]) -> CitationEntry:
    """The entry with these fields: their names in lower case, their values in LaTeX."""
    kept = ((name, _plain(name, value)) for name, value in fields.items() if name in _LISTS["fields"])
    return CitationEntry(
        key=key if _KEY.fullmatch(key) and key != NO_KEY else "",
        entry_type=entry_type if entry_type in _LISTS["types"] else "misc",
        fields=tuple((name, value) for name, value in kept if value and len(value) <= _LONGEST_VALUE),
        editors=parse_bibtex_names(fields.get("editor", "")),
    )


def _plain(name: str, value: str) -> str:
    if name == "url":
        return next(find_urls(value), "")
    return clean(value) if name == "eprint" else RichText.parse(without_braces(value)).plain
