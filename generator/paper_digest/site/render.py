"""Renders a digest as all generated files of the site."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import TemplateError

from paper_digest.model.digest import Digest
from paper_digest.model.problem import Problem
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
from paper_digest.site.pages import PAGES
from paper_digest.site.paper_feeds import feed_files
from paper_digest.site.paper_lists import PageData
from paper_digest.site.site_index import SiteIndex
from paper_digest.site.template_environment import template_environment
from paper_digest.sources.isolation import MOST_FAILING, Failure, attempt

_FAILED: Final = "Its page says that it could not be made; all other pages are there."
_FAILED_PAGE: Final = b"""---
title: This page could not be made
robots: noindex
---

# This page could not be made

The program that makes this site failed on this paper. The maintainers have been told when the site was built.
"""


class RenderedSite(NamedTuple):
    """The generated files, and a problem for each paper whose page could not be made."""

    files: SiteFiles
    problems: tuple[Problem, ...]


def render(
    digest: Digest,
    templates: Sequence[Path],
    fonts: Sequence[Path],
    options: SiteOptions | None = None,
    published: Collection[str] = frozenset(),
) -> SiteFiles:
    """The generated files in the order of their paths; see `render_site`."""
    return render_site(digest, templates, fonts, options, published).files


def render_site(
    digest: Digest,
    templates: Sequence[Path],
    fonts: Sequence[Path],
    options: SiteOptions | None = None,
    published: Collection[str] = frozenset(),
) -> RenderedSite:
    """The generated files, and the papers whose pages failed; equal digests and options give equal bytes.

    Pages come from the folders `templates`, and the typefaces of pictures from the folders `fonts`. Files
    with absolute addresses, such as feeds, are written if the options have the address of the site.
    published: the addresses that must have a page or a feed, such as "tags/llm" and "tags/llm/feed.xml".
    """
    options = options or SiteOptions()
    citations = Citations(analyzed.paper for analyzed in digest.papers)
    reading_list = reading_list_files(digest, citations)
    index = SiteIndex(digest, index_version(reading_list), citations, options, published)
    pages, moved, problems = _pages(index, templates)
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
    return RenderedSite(tuple(sorted(files.items())), problems)


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
    index: SiteIndex, templates: Sequence[Path]
) -> tuple[dict[PagePath, bytes], dict[PagePath, PagePath], tuple[Problem, ...]]:
    """All pages, for each page of a list that redirects the page that it redirects to, and papers that
    failed.
    """
    environment = template_environment(templates)
    files: dict[PagePath, bytes] = {}
    moved: dict[PagePath, PagePath] = {}
    problems: list[Problem] = []

    def add(kind: str, path: str, data: PageData) -> None:
        page = environment.get_template(f"{kind}.md.j2")
        if kind == "moved":
            moved[path] = data["link"].path
        files[path] = page.render(**{"path": path, "site": index, "digest": index.digest, **data}).encode()

    def add_paper(path: str, data: PageData) -> None:
        # A broken template is the maintainers' and no paper's; so is a fault on page after page.
        passed_on = (Exception,) if len(problems) > MOST_FAILING else (TemplateError,)
        failure = data.get("failure") or attempt(partial(add, "paper", path, data), passed_on)
        if isinstance(failure, Failure):
            files[path] = _FAILED_PAGE
            first = data["paper"].sightings[0]
            problems.append(failure.problem(first.dump, first.span.first, "a paper", _FAILED))

    for kind, pages in PAGES.items():
        for path, data in pages(index):
            if kind == "paper":
                add_paper(path, data)
            else:
                add(kind, path, data)
    for kind, path, data in gone_pages(index, files.keys()):
        add(kind, path, data)
    return files, moved, tuple(problems)
