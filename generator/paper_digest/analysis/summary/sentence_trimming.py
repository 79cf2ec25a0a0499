"""Trims a sentence so that it can be read on its own: no connectives, citations or unused acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paper_digest.values.rich_text import RichText
from paper_digest.values.rich_text.inlines import TextRun
from paper_digest.values.word_lists import alternation, load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")
_WORK = rf"(?:{alternation(_LISTS['work_nouns'])})"
_SUBJECT = rf"(?:we|this {_WORK}|our {_WORK}|the (?:present )?(?:authors?|{_WORK}))\b"
_LEAD_INS = (
    # In this paper,
    rf"(?:in|with|through|by|within|throughout) (?:this|our|the|the present|the current) {_WORK}\s*,\s*",
    # However,
    rf"(?:{alternation(_LISTS['connectives'])})\s*,\s*",
    # To address these problems, we
    rf"(?:{alternation(_LISTS['adverbial_starts'])})\b[^,.;:]{{0,40}}\b(?:{alternation(_LISTS['references'])})\b"
    rf"[^,.;:]{{0,40}},\s*(?={_SUBJECT})",
    # In this paper we
    rf"(?:in|with|through|by) (?:this|the present|our) {_WORK}\s+(?=we\b|an?\b|the\b)",
    # Here we
    r"here(?:in)?\s+(?=we\b)",
)
_LEAD_IN = re.compile("|".join(_LEAD_INS), re.IGNORECASE)
_INNER_CONNECTIVE = re.compile(
    rf"(?<=,) in (?:this|the present|our) {_WORK},"
    r"|(?<=\bwe) (?:also|further|then|thus|therefore|hence|first|finally|here)(?= [a-z])"
    rf"| in (?:this|the present|our) {_WORK}(?=\.?$)",
    re.IGNORECASE,
)
_CITATION = re.compile(
    r" \([^()]*\b(?:19|20)\d\d[a-z]?[^()]{0,20}\)| \[\d[\d, –-]*\]| \((?:e\.g\.|i\.e\.|see|cf\.)[^()]*\)"
)
_ACRONYM = re.compile(r" \([\"“]?([^\W_][\w/+-]*)[\"”]?\)")
_MAX_LEAD_INS = 3
"""More than authors write; limits the work on hostile text."""


def trim_sentence(sentence: RichText) -> RichText:
    """The sentence without connectives, citations and acronyms that it defines but does not use."""
    trimmed = _without(sentence, _INNER_CONNECTIVE.finditer(sentence.flat))
    for _ in range(_MAX_LEAD_INS):
        trimmed = _without_lead_in(trimmed)
    trimmed = _without(trimmed, _CITATION.finditer(trimmed.flat))
    return _without(trimmed, filter(_is_unused_acronym, _ACRONYM.finditer(trimmed.flat)))


def _without_lead_in(text: RichText) -> RichText:
    lead_in = _LEAD_IN.match(text.flat)
    if not lead_in or lead_in.end() == len(lead_in.string):
        return text
    first, *following = _without(text, [lead_in])
    if isinstance(first, TextRun):
        first = TextRun(first.text[:1].upper() + first.text[1:], first.style)
    return RichText((first, *following))


def _is_unused_acronym(acronym: re.Match[str]) -> bool:
    """Whether the brackets contain an acronym that does not occur after them."""
    is_acronym = sum(map(str.isupper, acronym[1])) >= 2
    return is_acronym and not re.search(
        rf"\b{re.escape(acronym[1].removesuffix('s'))}", acronym.string[acronym.end() :]
    )


def _without(text: RichText, matches: Iterable[re.Match[str]]) -> RichText:
    """The text without some parts of its flat form."""
    edges = [edge for match in matches for edge in match.span()]
    if not edges:
        return text
    bounds = [0, *edges, len(text.flat)]
    spans = zip(bounds[::2], bounds[1::2], strict=True)
    return text.cut([(start, end) for start, end in spans if start < end])
