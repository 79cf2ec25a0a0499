"""Defines what is known of a rendered page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec


class PageMetadata(msgspec.Struct, frozen=True):
    """What other pages, templates and the link check ask of a page, and what its HTML depends on."""

    title: Any
    meta: dict[str, Any]
    """The front matter."""
    anchors: tuple[str, ...]
    """The anchors of the page."""
    anchor_links: dict[str, dict[str, str]]
    """The links to anchors by the file that they lead to: the link by its anchor."""
    targets: dict[str, str | None]
    """The address of each file that was looked up for a link; None if there was no such file."""


@dataclass(frozen=True, slots=True)
class Message:
    """What the builder reported of a page."""

    logger: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A finished page."""

    metadata: PageMetadata
    html: bytes
    """The content of its file; empty if it gets none."""
    messages: tuple[Message, ...] = ()

    @property
    def is_lasting(self) -> bool:
        """Whether the page can be kept: nothing was reported, and its metadata are the same as JSON."""
        if self.messages or not self.html:
            return False
        try:
            encoded = msgspec.json.encode(self.metadata)
            return repr(msgspec.json.decode(encoded, type=PageMetadata)) == repr(self.metadata)
        except (TypeError, ValueError, RecursionError):
            return False
