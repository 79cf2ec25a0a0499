"""Hashes what the search index is made of, to tell whether it must be built again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from paper_digest.model.site_files import PagePath, SiteFiles
from paper_digest.site.exports.search_names import SearchFilters
from paper_digest.site.search import pagefind_index
from paper_digest.values.language import ENGLISH


def search_index_key(
    documents: SiteFiles,
    filters: SearchFilters,
    vocabulary: bytes,
    dates: Mapping[PagePath, str],
    language: str = ENGLISH,
) -> str:
    """The hash of what `write_index` makes an index of, of Pagefind's version, and of this program's code."""
    key = hashlib.sha256()
    for code in sorted(Path(pagefind_index.__file__).parent.glob("*.py")):
        key.update(code.read_bytes())
    added = [(name, [(value, *paths) for value, paths in values.items()]) for name, values in filters.items()]
    key.update(repr((version("pagefind"), language, sorted(dates.items()), added, vocabulary)).encode())
    for path, content in documents:
        key.update(f"{path}\0{len(content)}\0".encode() + content)
    return key.hexdigest()
