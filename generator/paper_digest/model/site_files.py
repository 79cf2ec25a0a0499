"""Defines the files of a generated site and the stages of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

_FEEDS: Final = frozenset(("feed.xml", "feed.json"))
PagePath = str
"""Relative to docs/, with forward slashes."""
SiteFiles = tuple[tuple[PagePath, bytes], ...]
"""All generated files, in the order of paths."""
Stage = Literal["read", "link", "analyze", "render"]


@dataclass(frozen=True, slots=True)
class FileState:
    """What shows that a written file is the same: its time and size, or else its content."""

    size: int
    modified: int
    """In nanoseconds."""
    content: bytes
    """The hash of its content."""


def is_feed(path: PagePath) -> bool:
    """Whether a path is that of a feed."""
    return path.rpartition("/")[2] in _FEEDS
