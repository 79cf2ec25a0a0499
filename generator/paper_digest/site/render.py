"""Renders a digest as all generated files of the site."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from paper_digest.caching.results import NO_RESULTS, Results
from paper_digest.model.digest import Digest
from paper_digest.model.problem import Problem
from paper_digest.model.site_files import PagePath, SiteFiles, is_feed
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.exports.catalogue import catalogue
from paper_digest.site.exports.citation_files import Citations
from paper_digest.site.exports.crawler_files import crawler_files
from paper_digest.site.exports.embeddings_file import embeddings_file
from paper_digest.site.exports.map import map_file
from paper_digest.site.exports.reading_list_index import index_version, reading_list_files
from paper_digest.site.exports.similarity_index import similarity_index
from paper_digest.site.exports.social_cards import social_cards
from paper_digest.site.former_citation_files import former_citation_files
from paper_digest.site.former_feeds import former_feeds
from paper_digest.site.gone_pages import gone_pages
from paper_digest.site.page_rendering import PageRenderer, PageView
from paper_digest.site.pages import PAGES
from paper_digest.site.paper_feeds import feed_files
from paper_digest.site.site_index import SiteIndex


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
    return tuple(sorted(rendered_files(digest, templates, fonts, options, published, results)))


def rendered_files(
    digest: Digest,
    templates: Sequence[Path],
    fonts: Sequence[Path],
    options: SiteOptions | None = None,
    published: Collection[str] = frozenset(),
    results: Results = NO_RESULTS,
    problems: list[Problem] | None = None,
) -> Iterator[tuple[PagePath, bytes]]:
    """The files of `render` in the order in which they are made, so that none need be kept in memory.

    problems: gets one for each paper whose page cannot be made.
    """
    options = options or SiteOptions()
    citations = Citations((analyzed.paper for analyzed in digest.papers), results)
    reading_list = reading_list_files(digest, citations)
    index = SiteIndex(digest, index_version(reading_list), citations, options, published)
    yield from reading_list.items()
    yield from _exports(digest).items()
    yield from _citation_files(index)
    yield from social_cards(digest, fonts, options.title)
    yield from (crawler_files(options) if options.url else {}).items()
    pages: set[PagePath] = set()
    moved: dict[PagePath, PagePath] = {}
    renderer = PageRenderer.of(index, templates, results)
    yield from _pages(index, renderer, pages, moved)
    yield from former_citation_files(index, moved)
    if problems is not None:
        problems += renderer.problems
    yield from _feeds(index, pages, moved)


def _feeds(
    index: SiteIndex, pages: Collection[PagePath], moved: Mapping[PagePath, PagePath]
) -> Iterator[tuple[PagePath, bytes]]:
    """All feeds; if the owner wants none, only those that readers may follow already."""
    options, published = index.options, set(filter(is_feed, index.published))
    if not options.has_feeds and not (options.url and published):
        return
    feeds = feed_files(index, options)
    yield from ((path, feed) for path, feed in feeds.items() if options.has_feeds or path in published)
    yield from former_feeds(index, options, {*feeds, *pages}, moved)


def _exports(digest: Digest) -> dict[str, bytes]:
    return {
        "catalogue.json": catalogue(digest),
        "map.json": map_file(digest),
        "like.bin": similarity_index(digest),
        "embeddings.bin": embeddings_file(digest),
    }


def _citation_files(index: SiteIndex) -> Iterator[tuple[PagePath, bytes]]:
    for citations in index.citation_lists.values():
        for file in citations.files:
            yield file.path, index.citations.content(file)


def _pages(
    index: SiteIndex, renderer: PageRenderer, pages: set[PagePath], moved: dict[PagePath, PagePath]
) -> Iterator[tuple[PagePath, bytes]]:
    """All pages.

    Adds their paths to `pages`, and to `moved` the page where each page of a list that redirects leads.
    """

    def noted(views: Iterable[PageView]) -> Iterator[PageView]:
        for view in views:
            pages.add(view.path)
            if view.kind == "moved":
                moved[view.path] = view.data["link"].path
            yield view

    views = (PageView(kind, path, data) for kind, make in PAGES.items() for path, data in make(index))
    yield from renderer.render(noted(views))
    gone = tuple(PageView(*page) for page in gone_pages(index, pages))
    yield from renderer.render(noted(gone))
