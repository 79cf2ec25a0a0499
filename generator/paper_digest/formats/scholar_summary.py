"""Reads the line that Google Scholar shows below a title: "A Roe - Looms, 2024 - host.org"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_SUMMARY: Final = re.compile(
    r"(?P<people>\S.{0,500}?) [-–] (?:(?P<venue>\S.{0,300}?), )?(?P<year>(?:19|20)\d\d)"
    r"(?: [-–] [\w.-]{1,100})?"
)
_CUT: Final = ("…", "...")


def publication_of(summary: str) -> Mapping[str, str]:
    """The people, the year and the venue of a line; nothing if it has another form, no venue if it is cut."""
    match = _SUMMARY.fullmatch(summary.replace("\xa0", " ").strip())
    if not match:
        return {}
    venue = match["venue"] or ""
    is_cut = any(mark in venue for mark in _CUT)
    parts = {"authors": match["people"], "year": match["year"], "venue": "" if is_cut else venue}
    return {name: text for name, text in parts.items() if text}
