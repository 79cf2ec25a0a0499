"""Tests of robots.txt and of the description of the search for browsers."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

from lxml import etree
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.exports.crawler_files import crawler_files

SITE = SiteOptions(title="Papers & <others>, for everybody", url="https://example.org/digest/")
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_every_program_may_read_the_site_and_finds_the_sitemap() -> None:
    robots = RobotFileParser()
    robots.parse(crawler_files(SITE)["robots.txt"].decode().splitlines())
    assert robots.can_fetch("Googlebot", "https://example.org/digest/papers/x/")
    assert robots.site_maps() == ["https://example.org/digest/sitemap.xml"]


def test_a_browser_finds_the_search() -> None:
    root = etree.fromstring(crawler_files(SITE)["opensearch.xml"])
    assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
    assert root.findtext(f"{OPENSEARCH}ShortName") == "Papers & <others"
    assert (
        root.findtext(f"{OPENSEARCH}Description") == "Search the papers of Papers & <others>, for everybody"
    )
    (url,) = root.findall(f"{OPENSEARCH}Url")
    assert url.get("template") == "https://example.org/digest/search/?q={searchTerms}"
