"""Removes parts of rich text, and capitalizes what then starts it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import TextRun


def without(text: RichText, matches: Iterable[re.Match[str]]) -> RichText:
    """The text without some parts of its flat form."""
    edges = [edge for match in matches for edge in match.span()]
    if not edges:
        return text
    bounds = [0, *edges, len(text.flat)]
    spans = zip(bounds[::2], bounds[1::2], strict=True)
    return text.cut([(start, end) for start, end in spans if start < end])


def ended_at(text: RichText, start: int) -> RichText:
    """The text up to a position, with its full stop."""
    flat = text.flat
    full_stop = re.search(r"[.!?]?$", flat)
    kept = len(flat[:start].rstrip(" ,"))
    end = full_stop.start() if full_stop else len(flat)
    return text.cut([(0, kept), (end, len(flat))]) if end < len(flat) else text.cut([(0, kept)])


def capitalized(text: RichText) -> RichText:
    """The text with a capital at its start."""
    first, *following = text
    if isinstance(first, TextRun):
        first = TextRun(first.text[:1].upper() + first.text[1:], first.style)
    return RichText((first, *following))
