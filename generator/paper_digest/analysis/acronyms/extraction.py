"""Finds acronyms with the words they stand for: "Low-Rank Adaptation (LoRA)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import inf

from paper_digest.analysis.text.token_stream import fold, is_branded
from paper_digest.analysis.text.tokens import folded, tokens

_BRACKET = re.compile(r"\(([^()]{2,120})\)")
# What may stand in the bracket before the acronym or the long form, and what ends them.
_LEAD_IN = re.compile(
    r"(?:or|i\.e\.,?|aka|a\.k\.a\.,?|also (?:called|known as)|short for|abbreviated(?: as)?|which stands for)\s+",
    re.IGNORECASE,
)
_REST = re.compile(r"[;,:]\s|[.?!]\s")
_QUOTES = "\"'“”‘’`* "
_SHORT = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\+{0,2}")
_LAST = re.compile(r"(?<![\w-])[A-Za-z0-9][A-Za-z0-9-]{1,14}$")
_LONGEST = 10
"""Letters and digits of an acronym; Schwartz and Hearst's bound."""
_NO_ACRONYM = re.compile(r"[IVXivx]+|\d+[A-Za-z]|\d[\d-]*[A-Za-z]?s?")
"""Numerals and dimensions: (II), (3D), (2018a)."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HYPHENS = ("-", "‐", "‑")
_REACH = 160
"""Letters before the bracket in which the long form may stand."""
_SMALL = frozenset(
    "a an the of and or for in on to with by from at as via over under into using based".split()
)
_NEVER = frozenset(
    "we is are was were be our which that this these it its their has have can do does not e g i such called named".split()
)
_TRAILING = frozenset(
    "method model algorithm framework problem network loss task approach technique system".split()
)
_SPOKEN = {"2": ("to", "two"), "4": ("for", "four"), "3": ("three",), "1": ("one",), "x": ("cross", "ex")}
"""Beginnings of words that a sign of an acronym may stand for."""
_SKIPPED, _TIED, _INNER = 2.0, 0.5, 0.5
"""What it costs to leave out a word of the long form, or one that a hyphen ties to the word before; to take a letter from inside a word."""


def acronyms_in(text: str) -> list[tuple[str, str]]:
    """(acronym, long form) pairs that a text defines, each in the singular, in the order of the text.

    Both "long form (SF)" and "SF (long form)" are read. The candidates are those of Schwartz and Hearst, A simple algorithm for
    identifying abbreviation definitions in biomedical text (2003). Where they take the shortest words that hold the letters in
    order, here each letter must start a word or follow in a word whose first letter counts, and the alignment that passes over
    the fewest words wins: looser ones are chance more often than not in texts with many names.
    """
    return [
        pair
        for match in _BRACKET.finditer(text)
        if (pair := _defined(text[max(0, match.start() - _REACH) : match.start()], match[1]))
    ]


def is_acronym(word: str) -> bool:
    """Whether a word looks like an acronym: LLM, LoRA, mAP, k-NN, 3DGS; numerals, dimensions and plain words do not."""
    size = sum(char.isalnum() for char in word)
    return 2 <= size <= _LONGEST and is_branded(word) and not _NO_ACRONYM.fullmatch(word)


def singular(short: str) -> str:
    """An acronym without the s of its plural: LLMs gives LLM."""
    return (
        short[:-1]
        if len(short) > 2 and short[-1] == "s" and (short[-2].isupper() or short[-2].isdigit())
        else short
    )


def _defined(before: str, inside: str) -> tuple[str, str] | None:
    """The pair that a bracket makes with the words before it, if any."""
    inside = _LEAD_IN.sub("", _REST.split(inside.strip(_QUOTES), maxsplit=1)[0], count=1).strip(_QUOTES)
    if _SHORT.fullmatch(inside):
        context = re.split(r"[()\[\];:?!]|\.\s|, ", before.rstrip(_QUOTES))[-1]
        return _pair(inside, context, whole=False)
    last = _LAST.search(before.rstrip(_QUOTES))
    return _pair(last[0], inside, whole=True) if last else None


def _pair(written: str, context: str, *, whole: bool) -> tuple[str, str] | None:
    """The acronym with the words at the end of `context` (or all of it) that it stands for."""
    short = singular(written)
    if not is_acronym(short):
        return None
    long = _long_form(short, context, whole=whole)
    if long is None or fold(short) in tokens(long):
        return None
    return short, _singular_phrase(long) if short != written else long


def _long_form(short: str, context: str, *, whole: bool) -> str | None:
    letters = [char.lower() for char in short if char.isalnum()]
    words = list(_WORD.finditer(context))
    if (
        words
        and not whole
        and folded(words[-1].group()) in _TRAILING
        and words[-1].group()[0].lower() != letters[-1]
    ):
        words.pop()
    if not whole:
        words = words[-min(len(letters) + 5, 2 * len(letters)) :]
    texts = [word.group() for word in words]
    tied = [context[: word.start()].endswith(_HYPHENS) for word in words]
    costs = _alignments(letters, texts, tied)
    starts = [0] if whole and costs else [start for start in range(len(costs) - 1, -1, -1) if not tied[start]]
    allowed = _INNER * (len(letters) - 1 if len(letters) > 2 else 0)
    best = min(starts, key=lambda start: costs[start], default=None)
    if best is None or costs[best] > allowed:
        return None
    long = context[words[best].start() : words[-1].end()]
    return long if _is_phrase(texts[best:], long) else None


def _is_phrase(words: Sequence[str], long: str) -> bool:
    """Whether words can be a name: no clause, no preposition at its ends (but "in-context learning"), no punctuation inside."""
    low = [word.lower() for word in words]
    if any(word in _NEVER for word in low) or re.search(r"[,;\"“”/=<>]", long):
        return False
    opens = low[0] not in _SMALL or long.startswith(_HYPHENS, len(words[0]))
    return opens and low[-1] not in _SMALL and (len(words) > 1 or len(words[0]) >= 8)


def _alignments(letters: Sequence[str], words: Sequence[str], tied: Sequence[bool]) -> list[float]:
    """For each word the cost of the cheapest way to find all letters, in order, in it and the words after it."""
    size = len(letters)
    # after[i]: the cheapest way to find letters[i:] in the words behind; a word that is passed over costs, but for "of" and the like.
    after = [inf] * size + [0.0]
    costs: list[float] = []
    for number, word in enumerate(reversed(words)):
        low = word.lower()
        here = [inf] * (size + 1)
        for first in range(size):
            here[first] = min(
                (cost + after[first + taken] for taken, cost in _takings(letters[first:], low, word)),
                default=inf,
            )
        costs.append(here[0])
        passing = 0.0 if low in _SMALL else _TIED if tied[-1 - number] else _SKIPPED
        # The last word must hold the last letter.
        after = [
            min(one, (other + passing) if first < size else inf)
            for first, (one, other) in enumerate(zip(here, after, strict=True))
        ]
        if number == 0:
            after[size] = inf
    return costs[::-1]


def _takings(letters: Sequence[str], low: str, word: str) -> Iterator[tuple[int, float]]:
    """How many letters a word may stand for, with the cost: its first letter, then any that follow in it."""
    if not low.startswith((letters[0], *_SPOKEN.get(letters[0], ()))):
        return
    yield 1, 0.0
    at, cost = 0, 0.0
    for taken, letter in enumerate(letters[1:], start=2):
        found = low.find(letter, at + 1)
        if found < 0:
            return
        # "Lo" of Low and the E of AutoEncoder are as good as first letters.
        cost += 0.0 if found == at + 1 or word[found].isupper() or word[found].isdigit() else _INNER
        at = found
        yield taken, cost


def _singular_phrase(long: str) -> str:
    """A long form whose last word is in the singular; its letters keep their case."""
    last = list(_WORD.finditer(long))[-1]
    word = last.group()
    single = folded(word)
    if single == word.lower() or not word[1:].islower():
        return long
    return long[: last.start()] + word[0] + single[1:] + long[last.end() :]
