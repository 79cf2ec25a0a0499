"""Writes the files at the top of the site for programs that visit it: robots.txt, and opensearch.xml.

Sources: RFC 9309 (robots.txt), https://github.com/dewitt/opensearch (OpenSearch 1.1, draft 6).
"""

from __future__ import annotations

from typing import Final

from paper_digest.model.site_files import PagePath
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.escaping import bare, xml

ROBOTS_PATH: Final = "robots.txt"
_MAX_NAME, _MAX_DESCRIPTION = 16, 1024
"""Characters that OpenSearch allows."""


def crawler_files(site: SiteOptions) -> dict[PagePath, bytes]:
    """The files by their paths; the site must have an address."""
    return {ROBOTS_PATH: _robots(site), "opensearch.xml": _opensearch(site)}


def _robots(site: SiteOptions) -> bytes:
    return f"User-agent: *\nDisallow:\n\nSitemap: {bare(site.url)}sitemap.xml\n".encode()


def _opensearch(site: SiteOptions) -> bytes:
    """How a browser searches the site from its address bar."""
    name, url = bare(site.title), site.url
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{xml(name[:_MAX_NAME].strip())}</ShortName>",
        f"<Description>{xml(f'Search the papers of {name}'[:_MAX_DESCRIPTION])}</Description>",
        "<InputEncoding>UTF-8</InputEncoding>",
        f'<Image width="16" height="16" type="image/svg+xml">{xml(url)}assets/favicon.svg</Image>',
        f'<Url type="text/html" method="get" template="{xml(url)}search/?q={{searchTerms}}"/>',
        "</OpenSearchDescription>\n",
    )
    return "\n".join(lines).encode()
