"""Renders a digest as all generated files of the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from paper_digest.model.digest import Digest
from paper_digest.model.site_files import SiteFiles
from paper_digest.model.site_metadata import NO_SITE, SiteMetadata
from paper_digest.site.exports.catalogue import catalogue
from paper_digest.site.exports.citation_files import Citations
from paper_digest.site.exports.crawler_files import crawler_files
from paper_digest.site.exports.map import map_file
from paper_digest.site.exports.reading_list_index import index_version, reading_list_files
from paper_digest.site.exports.similarity_index import similarity_index
from paper_digest.site.exports.social_cards import social_cards
from paper_digest.site.pages import PAGES
from paper_digest.site.paper_feeds import feed_files
from paper_digest.site.site_index import SiteIndex
from paper_digest.site.template_environment import template_environment


def render(
    digest: Digest, templates: Path, fonts: Path, site: SiteMetadata = NO_SITE, *, feeds: bool = True
) -> SiteFiles:
    """The generated files in the order of their paths; equal arguments give equal bytes.

    Pages come from `templates`, and the typefaces of pictures from `fonts`. Files with absolute addresses are
    written if the address of the `site` is known; without `feeds`, there are no feeds and no links to them.
    """
    has_feeds = feeds and bool(site.url)
    citations = Citations(analyzed.paper for analyzed in digest.papers)
    reading_list = reading_list_files(digest, citations)
    index = SiteIndex(digest, index_version(reading_list), citations, has_feeds=has_feeds)
    files = {
        **reading_list,
        **_exports(digest),
        **_citation_files(index),
        **(feed_files(index, site) if has_feeds else {}),
        **(crawler_files(site) if site.url else {}),
        **dict(social_cards(digest, fonts)),
        **dict(_pages(index, templates)),
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


def _pages(index: SiteIndex, templates: Path) -> Iterator[tuple[str, bytes]]:
    environment = template_environment(templates)
    for kind, pages in PAGES.items():
        template = environment.get_template(f"{kind}.md.j2")
        for path, data in pages(index):
            yield path, template.render(path=path, site=index, digest=index.digest, **data).encode()
