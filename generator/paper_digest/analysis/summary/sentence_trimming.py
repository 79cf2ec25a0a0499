"""Trims a sentence so that it can be read on its own: no connectives, citations or unused acronyms."""

from __future__ import annotations

import re

from paper_digest.analysis.summary.dangling_clauses import without_dangling_clauses
from paper_digest.analysis.summary.text_edits import capitalized, ended_at, without
from paper_digest.values.rich_text import RichText
from paper_digest.values.word_lists import alternation, load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")
_WORK = rf"(?:{alternation(_LISTS['work_nouns'])})"
_SUBJECT = rf"(?:we|this {_WORK}|our {_WORK}|the (?:present )?(?:authors?|{_WORK}))\b"
_LEAD_INS = (
    # In this paper,
    rf"(?:in|with|through|by|within|throughout) (?:this|our|the|the present|the current) {_WORK}\s*,\s*",
    # However,
    rf"(?:{alternation(_LISTS['connectives'])})(?:\s*,\s*|\s+(?=(?:we|our)\b))",
    # An item's number.
    r"(?:and )?\(?(?:\d|[ivx]{1,4}|[a-d])\),?\s+",
    # To address these problems, we
    rf"(?:{alternation(_LISTS['adverbial_starts'])})\b[^,.;:]{{0,40}}\b(?:{alternation(_LISTS['references'])})\b"
    rf"[^,.;:]{{0,40}},\s*(?={_SUBJECT})",
    # In this paper we
    rf"(?:in|with|through|by) (?:this|the present|our) {_WORK}\s+(?=we\b|an?\b|the\b)",
    # Here we
    r"here(?:in)?\s+(?=we\b)",
)
_LEAD_IN = re.compile("|".join(_LEAD_INS), re.IGNORECASE)
_AFTER_SUBJECT = rf"(?:(?<=\bwe )|{'|'.join(rf'(?<=this {noun} )' for noun in _LISTS['work_nouns'])})"
_ADVERBS = "also|further|then|thus|therefore|hence|first|finally|here|instead"
# Each starts with a space, which the search finds fast.
_INNER_CONNECTIVE = re.compile(
    rf" (?:(?<=, )in (?:this|the present|our) {_WORK},"
    rf"|(?<=\bwe )we\b|{_AFTER_SUBJECT}(?:{_ADVERBS})(?= [a-z])"
    rf"|in (?:this|the present|our) {_WORK}(?=\.?$))",
    re.IGNORECASE,
)
_CITATION = re.compile(
    r" \([^()]*\b(?:19|20)\d\d[a-z]?[^()]{0,20}\)| \[\d[\d, –-]*\]| \((?:e\.g\.|i\.e\.|see|cf\.)[^()]*\)"
)
_ACRONYM = re.compile(r" \([\"“]?([^\W_][\w/+-]*)[\"”]?\)")
_FIRST_ITEM = re.compile(r": ?\(?(?:1|i)\) ")
_SECOND_ITEM = re.compile(r"(?<!\w)(?:2|ii)\) ")
_MIN_KEPT = 6
"""Words of a sentence that is worth to be kept without its list."""
_MAX_LEAD_INS = 3
"""More than authors write; limits the work on hostile text."""


def trim_sentence(sentence: RichText, known: frozenset[str] = frozenset(), following: str = "") -> RichText:
    """The sentence without connectives, citations, unused acronyms, and clauses about other sentences.

    known: folded words that the reader knows, those of the title.
    following: the text behind the sentence that may use its acronyms.
    """
    trimmed = without(sentence, _INNER_CONNECTIVE.finditer(sentence.flat))
    for _ in range(_MAX_LEAD_INS):
        trimmed = _without_lead_in(trimmed)
    trimmed = without(trimmed, _CITATION.finditer(trimmed.flat))
    trimmed = _without_cut_list(trimmed)
    trimmed = without_dangling_clauses(trimmed, known)
    acronyms = _ACRONYM.finditer(trimmed.flat)
    return without(trimmed, (acronym for acronym in acronyms if _is_unused(acronym, following)))


def _without_lead_in(text: RichText) -> RichText:
    lead_in = _LEAD_IN.match(text.flat)
    if not lead_in or lead_in.end() == len(lead_in.string):
        return text
    return capitalized(without(text, [lead_in]))


def _without_cut_list(text: RichText) -> RichText:
    """Ends "We draw two maps: (1) A globe." before the list if its other items are other sentences."""
    first = _FIRST_ITEM.search(text.flat)
    if first is None or _SECOND_ITEM.search(text.flat) or len(text.flat[: first.start()].split()) < _MIN_KEPT:
        return text
    return ended_at(text, first.start())


def _is_unused(acronym: re.Match[str], following: str) -> bool:
    """Whether the brackets contain an acronym that does not occur after them."""
    is_acronym = sum(map(str.isupper, acronym[1])) >= 2
    text_behind = acronym.string[acronym.end() :] + following
    return is_acronym and not re.search(rf"\b{re.escape(acronym[1].removesuffix('s'))}", text_behind)
