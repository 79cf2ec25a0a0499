"""Defines the lists that have a feed, and where their feeds are."""

from __future__ import annotations

from dataclasses import dataclass

from paper_digest.model.site_files import PagePath


@dataclass(frozen=True, slots=True)
class FollowedList:
    """A list of papers that readers can follow."""

    name: str
    page: PagePath
    """The Markdown file of the page with the list."""
    papers: tuple[str, ...]
    """Their ids."""
    folder: str = ""
    """Where the feeds are, with a slash at the end; "" is the top of the site."""
    is_main: bool = False
    """Whether it is on the page "Follow" and in feeds.opml, and also has a JSON Feed."""
    has_json_feed: bool = False
    """Whether it has one although it is no main list."""
    heading: str = ""
    """Its heading there; "" for none."""

    @property
    def atom_path(self) -> PagePath:
        return f"{self.folder}feed.xml"

    @property
    def json_path(self) -> PagePath:
        """Empty without a JSON Feed."""
        return f"{self.folder}feed.json" if self.is_main or self.has_json_feed else ""


def feed_folder(page: PagePath) -> str:
    """The folder of the feeds of a list, in which its page is, too, once the site is built."""
    return f"{page.removesuffix('.md')}/"
