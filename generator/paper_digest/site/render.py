"""Renders a digest as all generated files of the site."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from paper_digest.caching.results import NO_RESULTS, Results
from paper_digest.model.digest import Digest
from paper_digest.model.site_files import PagePath, SiteFiles
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.exports.catalogue import catalogue
from paper_digest.site.exports.citation_files import Citations
from paper_digest.site.exports.crawler_files import crawler_files
from paper_digest.site.exports.map import map_file
from paper_digest.site.exports.reading_list_index import index_version, reading_list_files
from paper_digest.site.exports.similarity_index import similarity_index
from paper_digest.site.exports.social_cards import social_cards
from paper_digest.site.former_feeds import former_feeds
from paper_digest.site.gone_pages import gone_pages
from paper_digest.site.page_rendering import PageRenderer, PageView
from paper_digest.site.pages import PAGES
from paper_digest.site.paper_feeds import feed_files
from paper_digest.site.site_index import SiteIndex
from paper_digest.site.template_environment import template_environment


def render(
    digest: Digest,
    templates: Sequence[Path],
    fonts: Sequence[Path],
    options: SiteOptions | None = None,
    published: Collection[str] = frozenset(),
    results: Results = NO_RESULTS,
) -> SiteFiles:
    """The generated files in the order of their paths; equal digests and options give equal bytes.

    Pages come from the folders `templates`, and the typefaces of pictures from the folders `fonts`. Files
    with absolute addresses, such as feeds, are written if the options have the address of the site.
    published: the addresses that must have a page or a feed, such as "tags/llm" and "tags/llm/feed.xml".
    results: keeps the sources of pages.
    """
    options = options or SiteOptions()
    citations = Citations(analyzed.paper for analyzed in digest.papers)
    reading_list = reading_list_files(digest, citations)
    index = SiteIndex(digest, index_version(reading_list), citations, options, published)
    pages, moved = _pages(index, templates, results)
    feeds = feed_files(index, options) if options.has_feeds else {}
    files = {
        **reading_list,
        **_exports(digest),
        **_citation_files(index),
        **feeds,
        **(dict(former_feeds(index, options, {*feeds, *pages}, moved)) if options.has_feeds else {}),
        **(crawler_files(options) if options.url else {}),
        **dict(social_cards(digest, fonts, options.title)),
        **pages,
    }
    return tuple(sorted(files.items()))


def _exports(digest: Digest) -> dict[str, bytes]:
    return {
        "catalogue.json": catalogue(digest),
        "map.json": map_file(digest),
        "like.bin": similarity_index(digest),
    }


def _citation_files(index: SiteIndex) -> dict[str, bytes]:
    return {
        file.path: file.content for citations in index.citation_lists.values() for file in citations.files
    }


def _pages(
    index: SiteIndex, templates: Sequence[Path], results: Results
) -> tuple[dict[PagePath, bytes], dict[PagePath, PagePath]]:
    """All pages, and for each page of a list that redirects the page that it redirects to."""
    renderer = PageRenderer(
        template_environment(templates), {"site": index, "digest": index.digest}, results
    )
    moved: dict[PagePath, PagePath] = {}

    def noted(views: Iterable[PageView]) -> Iterator[PageView]:
        for view in views:
            if view.kind == "moved":
                moved[view.path] = view.data["link"].path
            yield view

    views = (PageView(kind, path, data) for kind, pages in PAGES.items() for path, data in pages(index))
    files = dict(renderer.render(noted(views)))
    gone = (PageView(*page) for page in gone_pages(index, files.keys()))
    return {**files, **dict(renderer.render(noted(gone)))}, moved
