"""Finishes a site after any builder: search index, bundled style sheet, minified pages, sitemap."""

from __future__ import annotations

from pathlib import Path

from paper_digest.model.digest import Digest
from paper_digest.site.exports.search_documents import document_dates, search_documents
from paper_digest.site.exports.search_names import search_names
from paper_digest.site.exports.search_vocabulary import search_vocabulary
from paper_digest.site.minify import bundle_stylesheet, minify_html
from paper_digest.site.page_policy import with_policy
from paper_digest.site.search.pagefind_index import write_index
from paper_digest.site.sitemap import split_sitemap_of


def finish(digest: Digest, site: Path, *, has_policy: bool = True) -> int:
    """Add the search index to `site`, bundle its style sheet, minify its pages; return the number of papers.

    has_policy: whether pages get a Content-Security-Policy, which blocks what a development server adds.
    A second run changes nothing. Raises IndexingError if the index cannot be built, OSError if a file cannot
    be written.
    """
    count = write_index(
        search_documents(digest),
        search_names(digest),
        search_vocabulary(digest),
        document_dates(digest),
        site,
    )
    for file in sorted(site.rglob("*.html")):
        page = file.read_text("utf-8")
        minified = minify_html(page)
        finished = with_policy(minified) if has_policy else minified
        if finished != page:
            file.write_text(finished, "utf-8", newline="\n")
    split_sitemap_of(site)
    bundle_stylesheet(site / "assets" / "css" / "main.css")
    return count
