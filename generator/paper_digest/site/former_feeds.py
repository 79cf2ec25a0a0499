"""Makes feeds at the addresses of feeds that were published once, so that readers go on following.

The feed of a list that is on another page now has the entries of that page's feed; the feed of a list that
is gone has none, and its title says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final

from paper_digest.model.site_files import PagePath, is_feed
from paper_digest.model.site_options import SiteOptions
from paper_digest.site.exports.feed import Feed, atom, json_feed, tag_uri
from paper_digest.site.followed_lists import FollowedList, feed_folder
from paper_digest.site.page_urls import page_address
from paper_digest.site.paper_feeds import PaperFeeds
from paper_digest.site.redirects import last_page
from paper_digest.site.site_index import SOURCES_PAGE, SiteIndex

_SOURCES: Final = "sources/"


def former_feeds(
    index: SiteIndex, site: SiteOptions, current: Collection[PagePath], moved: Mapping[PagePath, PagePath]
) -> Iterator[tuple[PagePath, bytes]]:
    """For each published address of a feed that has none any more: the path and the content of its feed.

    current: the paths of all pages and of all other feeds. moved: where pages redirect to.
    """
    feeds = PaperFeeds(index, site)
    lists = {followed.page: followed for followed in index.followed_lists if followed.page != SOURCES_PAGE}
    for path in sorted(set(filter(is_feed, index.published)) - set(current)):
        page = f"{path.rpartition('/')[0]}.md"
        successor = lists.get(last_page(page, moved))
        feed = _feed_at(page, successor, feeds, site, current)
        yield path, json_feed(feed) if path.endswith(".json") else atom(feed)


def _feed_at(
    page: PagePath,
    successor: FollowedList | None,
    feeds: PaperFeeds,
    site: SiteOptions,
    current: Collection[PagePath],
) -> Feed:
    """The feed for the folder of a page: that of the list that took its place, or an empty one."""
    folder = feed_folder(page)
    feed = feeds.feed(successor) if successor else _ended(page, site, current)
    return replace(
        feed,
        id=tag_uri(site.url, folder),
        atom_url=f"{site.url}{folder}feed.xml",
        json_url=f"{site.url}{folder}feed.json",
    )


def _ended(page: PagePath, site: SiteOptions, current: Collection[PagePath]) -> Feed:
    """The feed of a list that is gone."""
    name = page.removesuffix(".md").rpartition("/")[2].replace("-", " ")
    return Feed(
        id="",
        title=f"{name}: this list is gone · {site.title}",
        author=site.title,
        page_url=f"{site.url}{page_address(_page_that_tells(page, current))}",
        atom_url="",
    )


def _page_that_tells(page: PagePath, current: Collection[PagePath]) -> PagePath:
    """The page that says what happened; sources have none of their own."""
    if page in current:
        return page
    return SOURCES_PAGE if page.startswith(_SOURCES) else "index.md"
