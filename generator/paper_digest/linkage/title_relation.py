"""Tells how two titles are related: cut, with another ending, parts of a series, notes about a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import resources
from typing import Final

import yaml

Words = Sequence[str]
"""The normalized words of a title."""

_FEWEST_WORDS: Final = 4
"""Words of titles of which one word may differ."""
_FEWEST_SPECIFIC_WORDS: Final = 3
_FEWEST_SPECIFIC_CHARACTERS: Final = 8
"""Of a title in a script without spaces."""
_FEWEST_WORDS_OF_START: Final = 2
_LONG_WORD: Final = 4
"""Letters of a word that says what a title is about; chosen by hand."""
_MOST: Final = 0.6
_MOST_NOTES: Final = 3
"""In "Reply to: Comment on: A Title" there are two."""
_NUMBER: Final = re.compile(
    r"\d+(?:st|nd|rd|th)?|[ivx]{2,}|part|volume|chapter|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
)
_ROMAN_LETTER: Final = re.compile(r"[ivx]")
_ELLIPSIS: Final = re.compile(r"(?:\.\.\.|…)[\])]?\s*\Z")
_NOTES: Final = (
    (
        "correction",
        "errat(?:um|a)|corrigend(?:um|a)|corrections?|addend(?:um|a)|retraction|expression of concern",
    ),
    ("comment", "comments?|commentary|discussion|(?:book )?review"),
    ("reply", "reply|response|rejoinder|rebuttal"),
    ("supplement", "supplement(?:ary)?(?: materials?)?|appendix"),
    ("demo", "demo(?:nstration)?|system demonstration"),
    ("abstract", "(?:student |extended )?abstract|poster|tutorial|keynote|invited talk"),
)
_NOTE_PATTERNS: Final = tuple(
    (
        kind,
        re.compile(
            rf"\W{{0,3}}(?:(?:author|publisher|invited)['’]?s?['’]? )?(?:{words})"
            r"(?: (?:paper|note|article))?(?: (?:to|on|of|for|regarding)\b|\s?[:\])–—-])",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:[:\[(–—]| -)\s?(?:an? )?(?:{words})(?: (?:paper|track|note))?\W{{0,3}}\Z", re.IGNORECASE
        ),
    )
    for kind, words in _NOTES
)


def _load_generic_words() -> frozenset[str]:
    text = resources.files(__package__).joinpath("data", "generic_titles.yml").read_text("utf-8")
    return frozenset(word for line in yaml.safe_load(text) for word in line)


_YEARLY: Final = frozenset(("annual", "biennial", "yearly"))
_REPORTS: Final = frozenset("overview report findings results summary proceedings".split())
_YEARLY_EVENTS: Final = frozenset("track task tasks lab workshop challenge campaign competition".split())
_GENERIC_WORDS: Final = _load_generic_words()


def is_generic(words: Words) -> bool:
    """Whether many papers have this title, such as "Editorial" or "Introduction to the Special Issue"."""
    return all(word in _GENERIC_WORDS or _is_number(words, index) for index, word in enumerate(words))


def is_yearly(words: Words) -> bool:
    """Whether the same people may write a paper of this title each year: "Overview of the Looms Track"."""
    present = frozenset(words)
    is_report_of_event = bool(present & _REPORTS and present & _YEARLY_EVENTS)
    return is_report_of_event or bool(present & _YEARLY)


def is_short(words: Words) -> bool:
    """Whether papers of different people may well have this title, such as "Graph Kernels"."""
    is_spaced = all(word.isascii() for word in words)
    is_long = not is_spaced and sum(map(len, words)) >= _FEWEST_SPECIFIC_CHARACTERS
    return len(words) < _FEWEST_SPECIFIC_WORDS and not is_long


def is_cut(title: str) -> bool:
    """Whether a title ends in an ellipsis."""
    return bool(_ELLIPSIS.search(title))


def notes_in(title: str) -> tuple[str, ...]:
    """What a title says the paper is to another paper: a correction, comment, reply ...; outermost first."""
    notes: list[str] = []
    rest = title
    for _ in range(_MOST_NOTES):
        matches = ((kind, before.match(rest)) for kind, before, _ in _NOTE_PATTERNS)
        kind, match = next(((kind, match) for kind, match in matches if match), ("", None))
        if match is None:
            break
        notes.append(kind)
        rest = rest[match.end() :]
    return (*notes, *(kind for kind, _, after in _NOTE_PATTERNS if after.search(rest)))


def one_word_apart(left: Words, right: Words) -> bool:
    """Whether one word was changed, added or dropped between two titles."""
    shorter, longer = sorted((len(left), len(right)))
    if shorter < _FEWEST_WORDS or longer - shorter > 1:
        return False
    prefix, suffix = _common_ends(left, right)
    return longer - prefix - suffix <= 1


def differ_in_number(left: Words, right: Words) -> bool:
    """Whether two similar titles first or last differ in a number: parts of a series, yearly reports."""
    prefix, suffix = _common_ends(left, right)
    if not prefix + suffix or 2 * (prefix + suffix) < min(len(left), len(right)):
        return False
    return any(
        _is_number(words, index)
        for words in (left, right)
        for index in {prefix, len(words) - suffix - 1}
        if prefix <= index < len(words) - suffix
    )


def share_start(left: Words, right: Words) -> bool:
    """Whether one title may be the other with a new ending: half of the shorter one is the start of both."""
    prefix = common_prefix(left, right)
    return prefix >= _FEWEST_WORDS_OF_START and prefix >= min(len(left), len(right)) // 2


def share_most(left: Words, right: Words) -> bool:
    """Whether most of the longer title is the start of both."""
    return _MOST * max(len(left), len(right)) <= common_prefix(left, right)


def share_long_words(left: Words, right: Words) -> bool:
    """Whether half of the long words of the shorter title are also in the other one."""
    first, second = (
        {word for word in words if len(word) >= _LONG_WORD or not word.isascii()} for words in (left, right)
    )
    return 2 * len(first & second) >= min(len(first), len(second)) > 0


def common_prefix(left: Words, right: Words) -> int:
    """How many words the two share at their start."""
    differs = (index for index, words in enumerate(zip(left, right, strict=False)) if words[0] != words[1])
    return next(differs, min(len(left), len(right)))


def _common_ends(left: Words, right: Words) -> tuple[int, int]:
    """How many words the two share at their start, and at their end after that."""
    prefix = common_prefix(left, right)
    return prefix, common_prefix(left[prefix:][::-1], right[prefix:][::-1])


def _is_number(words: Words, index: int) -> bool:
    """Whether a word is a number; "i", "v" and "x" are numbers only at the end or after "part"."""
    if _NUMBER.fullmatch(words[index]):
        return True
    is_place = index == len(words) - 1 or (index > 0 and words[index - 1] == "part")
    return is_place and bool(_ROMAN_LETTER.fullmatch(words[index]))
