"""Joins a title and its subtitle, which many sources keep apart."""

from __future__ import annotations

from typing import Final

_NO_COLON: Final = (":", "?", "!")


def whole_title(title: str, subtitle: str) -> str:
    """The title with its subtitle behind a colon, unless it has that already; either may be empty."""
    if not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title}{'' if title.endswith(_NO_COLON) else ':'} {subtitle}" if title else subtitle
