"""Cuts clean RichText into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paper_digest.values.rich_text import RichText

# U+E000 and U+E001 stand for a formula and for a link, as in flat.py.
_END = re.compile(r"[.!?…。！？]+[\"'”’)\]]*")
_WIDE = frozenset("。！？")
"""Stops of scripts that put no blank after them."""
_START = re.compile(
    r"\s+[\"'“‘(\[]*(?:[A-Z0-9\ue000\ue001]|[a-z]{1,2}[A-Z])"
    # the blank was lost: "learning.In this paper"
    r"|(?<=[a-z]{2}\.)(?:We|In|This|These|Our|The|To|However|Moreover|Furthermore|Experiments)[ ,]"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|et al|etc|cf|vs|resp|approx|Fig|Figs|Eq|Eqs|Sec|Tab|Ref|Refs|No|Nos|Dr|Prof|St|Mr|Mrs|w\.r\.t"
    r"|a\.k\.a|viz|ca|incl|esp|Vol|pp|Ph\.D|U\.S|i\.i\.d)"
    r"|(?:^|[\s(])[A-Z])\.$"
)
# After "et al." or "i.i.d." a capital may still start a sentence; the words that only start one settle it.
_STARTER = re.compile(
    r"\s+(?:We|This|These|Our|The|In|However|It|To|Moreover|Furthermore|Finally|Experiments|As|For|Here|Then)\b"
)
_MAY_END = re.compile(r"(?:et al|etc|i\.i\.d|a\.k\.a|Ph\.D|U\.S)\.$")


def sentences(text: RichText) -> tuple[RichText, ...]:
    """The sentences of `text` in order; together they hold every word of it, white space between them left out."""
    flat = text.flat
    starts = [0, *_cuts(flat)]
    ends = [*starts[1:], len(flat)]
    return tuple(
        found for start, end in zip(starts, ends, strict=True) if (found := _part(text, flat, start, end))
    )


def _cuts(flat: str) -> Iterator[int]:
    has_brackets = "(" in flat
    for found in _END.finditer(flat):
        start, end = found.span()
        if not _START.match(flat, end) and flat[start] not in _WIDE:
            continue
        before = flat[max(0, start - 12) : start + 1]
        if (
            found.group() == "."
            and _ABBREVIATION.search(before)
            and not (_MAY_END.search(before) and _STARTER.match(flat, end))
        ):
            continue
        if (
            has_brackets
            and flat.count("(", 0, start) > flat.count(")", 0, end)
            and ")" in flat[end : end + 120]
        ):
            continue  # inside brackets a full stop ends no sentence of the abstract
        yield end


def _part(text: RichText, flat: str, start: int, end: int) -> RichText:
    """The pieces of `text` that stand at start:end of its flat form, without white space at the ends."""
    part = flat[start:end]
    start, end = end - len(part.lstrip()), start + len(part.rstrip())
    return text.cut([(start, end)]) if start < end else RichText()
