"""Chooses the one sentence of an abstract that says what the paper does."""

from __future__ import annotations

import re

from generator.model import Paper, Text
from generator.study.likely import Likely, words_of
from generator.study.shortening import shortened, trimmed
from generator.text.plain import spoken
from generator.text.sentences import sentences

_WORK = r"(?:paper|work|article|study|thesis|report|survey)"
# What a phrase adds to the overlap that is to be expected with the authors' own summary, all in hundredths. They come from a linear
# regression on the develop half of the labelled papers (five parts, each judged by the other four), rounded; the last three
# are for the reader, who sees the sentence without its neighbours.
_CUES: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.IGNORECASE))
    for weight, pattern in (
        (5.5, rf"\b(?:we|(?:this|our) {_WORK})\b[^.]{{0,40}}\b(?:propos|introduc|present|develop|design)(?:e?s?|ing)\b"),
        (3.0, rf"\bthis {_WORK}\b"),
        (2.5, r"\b(?:we|our)\b"),
        (
            1.5,
            r"\bwe (?:\w+ )?(?:show|prove|find|demonstrate|establish|argue|identify|derive|study|investigate|explore|provide|give|describe"
            r"|analy[sz]e|examine|consider|address|release|revisit|use|train|apply)\b",
        ),
        (1.0, r"\bis (?:proposed|presented|introduced|developed)\b"),
        (2.0, r"\b(?:novel|new|first)\b"),
        (2.5, r"\b(?:called|named|termed|dubbed|we call)\b"),
        (-2.0, r"\bwe (?:believe|hope|conclude|evaluate|test|compare|also|further|then|finally)\b"),
        (-1.0, r"\b(?:existing|previous|prior|recently|has been|have been|typically|often|remains?|limited|suffers?|unfortunately)\b"),
        (-1.0, r"\b(?:experiments?|extensive|empirically|evaluations?|experimental(?:ly)?|outperforms?|benchmarks?)\b"),
        (-4.5, r"\?$"),
        (-6.0, r"\b(?:code|dataset|models?|data) (?:is|are|will be|can be) (?:\w+ )?(?:available|found|released|at)\b|https?://"),
        (-2.0, rf"^(?:this (?!{_WORK}\b)|these|it|they|such|those|he|she|its|their)\b"),
        (
            -2.0,
            r"^(?:however|unfortunately|but|yet|moreover|furthermore|additionally|for example|for instance|specifically|in particular)\b",
        ),
    )
)
_OVERLAP = 64.0
"""What the expected overlap counts, on the same scale."""
_LATE = 3.0
"""What the last sentence loses beside the first; later sentences tell of results."""
_LEAST = 5
"""Words below which a sentence is chosen only where there is no other: a heading, a stray word."""


def summary_of(paper: Paper) -> Text | None:
    """One sentence of the abstract, trimmed to stand alone; None without an abstract.

    It is the one that is likely to share most with the sentence that the authors would write: words of the title, words that the
    abstract comes back to, cue phrases ("we propose") and an early place, the four signs of Edmundson, New methods in automatic
    extracting (1969).
    """
    if not paper.abstract:
        return None
    found = [(place, one, words) for place, one in enumerate(sentences(paper.abstract)) if (words := spoken(one))]
    candidates = [one for one in found if len(one[2].split()) >= _LEAST] or found
    if not candidates:
        return None
    folded = {place: words_of(words) for place, _, words in found}
    likely = Likely(spoken(paper.title) if paper.title else "", list(folded.values()))
    scores = {place: _OVERLAP * likely.overlap(folded[place]) + _cues(words) for place, _, words in candidates}
    best = max(candidates, key=lambda one: (round(scores[one[0]] - _LATE * one[0] / len(found), 6), -one[0]))
    return shortened(trimmed(best[1]))


def _cues(words: str) -> float:
    return sum(weight for weight, pattern in _CUES if pattern.search(words))
