"""Splits rich text into sentences."""

from __future__ import annotations

import re
from itertools import pairwise

from paper_digest.values.rich_text import RichText

# U+E000 and U+E001 are the placeholders of a formula and a link.
_END = re.compile(r"[.!?…。！？]+[\"'”’)\]]*")
_WIDE = frozenset("。！？")
"""Full stops of scripts that put no blank after them."""
_START = re.compile(
    r"\s+[\"'“‘(\[]*(?:[A-Z0-9\ue000\ue001]|[a-z]{1,2}[A-Z])"
    # a missing blank: "learning.In this paper"
    r"|(?<=[a-z]{2}\.)(?:We|In|This|These|Our|The|To|However|Moreover|Furthermore|Experiments)[ ,]"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|et al|etc|cf|vs|resp|approx|Fig|Figs|Eq|Eqs|Sec|Tab|Ref|Refs|No|Nos|Dr|Prof|St|Mr|Mrs"
    r"|w\.r\.t|a\.k\.a|viz|ca|incl|esp|Vol|pp|Ph\.D|U\.S|i\.i\.d)"
    r"|(?:^|[\s(])[A-Z])\.$"
)
# After "et al." or "i.i.d.", words that only start sentences decide.
_STARTER = re.compile(
    r"\s+(?:We|This|These|Our|The|In|However|It|To|Moreover|Furthermore|Finally|Experiments|As|For|Here|Then)\b"
)
_ABBREVIATION_LENGTH, _BRACKET_LENGTH = 12, 120
_MAY_END = re.compile(r"(?:et al|etc|i\.i\.d|a\.k\.a|Ph\.D|U\.S)\.$")


def sentences(text: RichText) -> tuple[RichText, ...]:
    """The sentences of a text in order, without the white space between them."""
    flat = text.flat
    ends = [match.end() for match in _END.finditer(flat) if _ends_sentence(flat, match)]
    bounds = pairwise((0, *ends, len(flat)))
    return tuple(sentence for start, end in bounds if (sentence := _part(text, flat, start, end)))


def _ends_sentence(flat: str, stop: re.Match[str]) -> bool:
    is_followed_by_start = _START.match(flat, stop.end()) or flat[stop.start()] in _WIDE
    return bool(is_followed_by_start) and not _is_abbreviation(flat, stop) and not _is_in_brackets(flat, stop)


def _is_abbreviation(flat: str, stop: re.Match[str]) -> bool:
    before = flat[max(0, stop.start() - _ABBREVIATION_LENGTH) : stop.start() + 1]
    if stop.group() != "." or not _ABBREVIATION.search(before):
        return False
    return not (_MAY_END.search(before) and _STARTER.match(flat, stop.end()))


def _is_in_brackets(flat: str, stop: re.Match[str]) -> bool:
    """Whether a bracket is open and closes soon; one that never closes is a typo."""
    is_open = flat.count("(", 0, stop.start()) > flat.count(")", 0, stop.end())
    return is_open and ")" in flat[stop.end() : stop.end() + _BRACKET_LENGTH]


def _part(text: RichText, flat: str, start: int, end: int) -> RichText:
    """The inlines at start:end of the flat text, without white space at the ends."""
    part = flat[start:end]
    start, end = end - len(part.lstrip()), start + len(part.rstrip())
    return text.cut([(start, end)]) if start < end else RichText()
