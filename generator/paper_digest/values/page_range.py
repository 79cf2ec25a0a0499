"""Parses the pages of a paper, whose dash has several forms: "1-9", "1--9", "1 – 9"."""

from __future__ import annotations

import re

_DASHES = re.compile(r"\s{0,3}[-‐‑‒–—−]{1,3}\s{0,3}")


def with_hyphen(pages: str) -> str:
    """The pages with a hyphen for each of the dashes: "1-9"."""
    return _DASHES.sub("-", pages)


def first_and_last_page(pages: str) -> tuple[str, str]:
    """The first and the last page; "" where unknown."""
    first, _, last = with_hyphen(pages).partition("-")
    return first.strip(), last.strip()
