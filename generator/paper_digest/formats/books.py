"""Tells books in lists of anything, such as those of a reader's shelves, from papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from paper_digest.formats.coercion import flat
from paper_digest.formats.field_names import NAMES

_OF_BOOKS: Final = frozenset(("asin", "isbn", "isbn10", "isbn13"))
_OF_PAPERS: Final = frozenset(
    key for field in ("abstract", "arxiv", "doi", "pdf", "venue") for key in NAMES[field]
) - {"description", "summary", "excerpt", "source", "parent"}
_KINDS: Final = frozenset(("documenttype", "entrytype", "itemtype", "publicationtype", "type", "typ"))
"""Keys by which bibliographies say what a record is; those have books as they have papers."""


def is_book(record: Mapping[str, object]) -> bool:
    """Whether a record has the number of a book and nothing of a paper, in a list that knows no kinds."""
    keys = flat(record).keys()
    return not keys.isdisjoint(_OF_BOOKS) and keys.isdisjoint(_OF_PAPERS) and keys.isdisjoint(_KINDS)
