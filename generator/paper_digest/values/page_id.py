"""Defines the ids that the settings give to pages: the last part of their addresses."""

from __future__ import annotations

import re
from typing import Final

from paper_digest.values.slug import DEVICE_NAMES

_ID: Final = re.compile(r"(?=.{1,80}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED_IDS: Final = frozenset({"index", "unsorted", *DEVICE_NAMES})
"""Pages of the site have these names, or no file can have them."""


def is_page_id(text: str) -> bool:
    """Whether it has at most 80 lower-case letters, digits and hyphens, and no other page has the name."""
    return bool(_ID.fullmatch(text)) and text not in _RESERVED_IDS
