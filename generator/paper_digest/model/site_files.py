"""Defines the files of a generated site and the stages of a run."""

from __future__ import annotations

from typing import Final, Literal

_FEEDS: Final = frozenset(("feed.xml", "feed.json"))
PagePath = str
"""Relative to docs/, with forward slashes."""
SiteFiles = tuple[tuple[PagePath, bytes], ...]
"""All generated files, in the order of paths."""
Stage = Literal["read", "link", "analyze", "render"]


def is_feed(path: PagePath) -> bool:
    """Whether a path is that of a feed."""
    return path.rpartition("/")[2] in _FEEDS
