"""Finishes a site after any builder: search index, bundled style sheet, minified pages, sitemap."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from paper_digest.model.digest import Digest
from paper_digest.site.exports.search_documents import document_dates, search_documents
from paper_digest.site.exports.search_listings import search_listings
from paper_digest.site.exports.search_names import search_names
from paper_digest.site.exports.search_vocabulary import search_vocabulary
from paper_digest.site.finished_page import finished_page
from paper_digest.site.minify import bundle_stylesheet
from paper_digest.site.search.pagefind_index import search_language, write_index
from paper_digest.site.search_index_key import search_index_key
from paper_digest.site.sitemap import finish_sitemap_of


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished site: the number of its papers, and the hash of what its search index was made of."""

    papers: int
    index_key: str


def finish(
    digest: Digest,
    site: Path,
    docs: Path,
    is_finished: Callable[[str], bool] = lambda _: False,
    present_index: str = "",
    *,
    languages: Sequence[str],
    has_policy: bool = True,
) -> Finished:
    """Add the search index to `site`, bundle its style sheet, finish its pages.

    A second run changes nothing. docs: the folder of the documentation, whose own HTML files stay as they
    are. is_finished: the pages, by their path in the site, that are finished already. present_index: the hash
    of what the search index in the site was made of; an index of the same is kept. has_policy: whether pages
    get a Content-Security-Policy. languages: those of the papers, the main one first.

    Raises IndexingError if the index cannot be built, OSError if a file cannot be written.
    """
    documents, filters = search_documents(digest), search_names(digest) | search_listings(digest)
    vocabulary, dates = search_vocabulary(digest), document_dates(digest)
    language = search_language(languages)
    key = search_index_key(documents, filters, vocabulary, dates, language)
    if key != present_index:
        write_index(documents, filters, vocabulary, dates, site, language)
    for file in _pages(site):
        path = file.relative_to(site).as_posix()
        if not is_finished(path) and not _is_copy(file, docs / path):
            content = file.read_bytes()
            finished = finished_page(content, has_policy=has_policy)
            if finished != content:
                file.write_bytes(finished)
    finish_sitemap_of(site)
    bundle_stylesheet(site / "assets" / "css" / "main.css")
    return Finished(len(documents), key)


def _is_copy(file: Path, source: Path) -> bool:
    """Whether a file of the site is that of the documentation, which may use scripts of other sites."""
    return source.is_file() and file.read_bytes() == source.read_bytes()


def _pages(site: Path) -> list[Path]:
    """The HTML files of a site, in alphabetical order."""
    return sorted(
        Path(folder, name) for folder, _, names in os.walk(site) for name in names if name.endswith(".html")
    )
