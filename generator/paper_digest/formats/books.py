"""Tells books in lists of anything, such as those of a reader's shelves, from papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from paper_digest.formats.coercion import flat, urls_in
from paper_digest.formats.field_names import LAYERS, NAMES, normal
from paper_digest.formats.labeled_links import labeled_links
from paper_digest.formats.publication_details import pages_in
from paper_digest.values.paper_url import paper_key

NO_PAPER: Final = "a book: it has an ISBN, but no DOI, venue, abstract, range of pages or page of a paper"
_OF_BOOKS: Final = frozenset(("asin", "isbn", "isbn10", "isbn13"))
_OF_PAPERS: Final = frozenset(
    key for field in ("abstract", "arxiv", "doi", "pdf", "venue") for key in NAMES[field]
) - {"description", "summary", "excerpt", "source", "parent"}
_KINDS: Final = frozenset(("documenttype", "entrytype", "itemtype", "publicationtype", "type", "typ"))
"""Keys by which bibliographies say what a record is; those have books as they have papers."""


def is_book(record: Mapping[str, object]) -> bool:
    """Whether a record has the number of a book and nothing of a paper, in a list that knows no kinds.

    Papers of proceedings have the number, too: a range of pages or the address of a paper tells them.
    """
    fields = flat(record)
    if fields.keys().isdisjoint(_OF_BOOKS):
        return False
    keys = set(map(normal, record))  # an empty cell for DOIs is in a table of papers
    if not (keys.isdisjoint(_OF_PAPERS) and keys.isdisjoint(_KINDS)) or _wraps_record(fields):
        return False
    return "-" not in (pages_in(fields, NAMES["pages"]) or "") and not _has_page(fields)


def _wraps_record(fields: Mapping[str, object]) -> bool:
    return any(isinstance(fields[layer], dict) for layer in LAYERS & fields.keys())


def _has_page(fields: Mapping[str, object]) -> bool:
    """Whether a record has the address of a paper or of a file, or a link with the label of one."""
    urls = (url for key in NAMES["url"] if key in fields for url in urls_in(fields[key]))
    return any(paper_key(url) or url.endswith(".pdf") for url in urls) or bool(labeled_links(fields))
