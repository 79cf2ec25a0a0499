"""Finds acronyms with the words they stand for: "Low-Rank Adaptation (LoRA)"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from generator.study.wording import Wording
from generator.study.words import fold
from generator.text.tokens import tokens

_SHORT = re.compile(r"\(([A-Za-z][A-Za-z0-9-]{1,9}?)s?\)")
_WORD = re.compile(r"[^\W_][\w'’]*")
_REACH = 120
"""Letters before the bracket in which the long form may stand."""


def acronyms_in(text: str) -> list[tuple[str, str]]:
    """(acronym, long form) pairs that a text defines.

    The method is Schwartz and Hearst's, A simple algorithm for identifying abbreviation definitions in biomedical text (2003).
    """
    found = []
    for match in _SHORT.finditer(text):
        short = match[1]
        if sum(char.isupper() for char in short) < 2:
            continue
        before = re.split(r"[().;:]", text[max(0, match.start() - _REACH) : match.start()])[-1]
        if long := _long_form(short, before):
            found.append((short, long))
    return found


def common_meanings(wordings: Iterable[Wording]) -> dict[str, str]:
    """For each acronym (folded) the folded long form that most papers give it; ties by the letters."""
    meanings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for wording in wordings:
        pairs = (*acronyms_in(wording.title), *acronyms_in(wording.abstract))
        for short, long in {(fold(short), " ".join(tokens(long))) for short, long in pairs}:
            meanings[short][long] += 1
    return {short: min(longs, key=lambda long: (-longs[long], long)) for short, longs in sorted(meanings.items())}


def _long_form(short: str, before: str) -> str | None:
    """The words before the bracket whose initials are the acronym; else the shortest ones that hold its letters in order."""
    words = list(_WORD.finditer(before))
    letters = [char.lower() for char in short if char.isalnum()]
    if [word.group()[0].lower() for word in words[-len(letters) :]] == letters:
        return before[words[-len(letters)].start() :].strip()
    window = before[words[-min(len(words), len(letters) + 5)].start() :] if words else ""
    at = len(window) - 1
    for place in range(len(letters) - 1, -1, -1):
        while at >= 0 and (window[at].lower() != letters[place] or (place == 0 and at > 0 and window[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
        at -= 1
    long = window[at + 1 :].strip()
    return long if len(long) > len(short) + 2 and " " in long.replace("-", " ") else None
