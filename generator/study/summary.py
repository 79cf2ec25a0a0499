"""Chooses the one sentence of an abstract that says what the paper does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import Paper, Text, Words
from generator.study.wording import STOP_WORDS
from generator.study.words import fold
from generator.text.plain import spoken
from generator.text.sentences import sentences

_CUES: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.IGNORECASE))
    for weight, pattern in (
        (
            3.0,
            r"\b(?:we|this (?:paper|work|article|study|thesis)|our (?:paper|work))\b[^.]{0,40}\b(?:propose|introduce|present"
            r"|develop|design)s?\b",
        ),
        (2.6, r"\b(?:in|with) this (?:paper|work|article|study|thesis|report)\b"),
        (2.4, r"\bthis (?:paper|work|article|study|thesis|report|survey)\b"),
        (
            2.0,
            r"\bwe (?:also )?(?:show|prove|study|investigate|explore|find|demonstrate|provide|give|describe|analy[sz]e"
            r"|examine|argue|consider|address|establish|release|identify|derive|revisit)\b",
        ),
        (
            1.5,
            r"\b(?:our|the proposed) (?:method|approach|framework|model|algorithm|key|main|results?|findings?|analysis)\b",
        ),
        (1.0, r"\bis (?:proposed|presented|introduced|developed)\b"),
        (
            -2.0,
            r"\b(?:code|dataset|models?|data) (?:is|are|will be|can be) (?:publicly |made |found |released )*(?:available|found|released|at)\b|https?://",
        ),
        (
            -1.2,
            r"^(?:however|unfortunately|despite|although|while|moreover|furthermore|additionally|finally|for example|for "
            r"instance|specifically)\b",
        ),
        (-0.8, r"^(?:experiments?|extensive|empirical(?:ly)?|evaluations?|in our experiments)\b"),
    )
)
_LEAD_IN = re.compile(
    r"^(?:(?:in|with|through|by) (?:this|the present|our) (?:paper|work|article|study|thesis|report|letter|survey)|to "
    r"(?:this end|address (?:this|these)[^,]{0,40}"
    r"|tackle (?:this|these)[^,]{0,40}|overcome (?:this|these)[^,]{0,40}|fill this gap|bridge this gap)|here"
    r"|motivated by this[^,]{0,40}|therefore|thus|hence|in particular"
    r"|specifically|more specifically|as a result|consequently|in response|instead|moreover|furthermore|additionally"
    r"|finally|first|firstly|here)\s*,\s*",
    re.IGNORECASE,
)
_LONGEST = 45
"""Words of a sentence that still reads at a glance."""
_SHORT = 20
"""Words from which each further one costs a little."""
_MOST_CUES = 3.0
"""What cue words can add up to; more of them say no more."""
_TITLE_SAYS = 6.0
"""What a sentence gains that holds all words of the title."""


_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: Text
    words: str
    position: int


def summary_of(paper: Paper) -> Text | None:
    """One sentence of the abstract: by its cue words and its likeness to the title; None without an abstract.

    Cue phrases as a sign of what a text is about go back to Edmundson, New methods in automatic extracting (1969).
    """
    if not paper.abstract:
        return None
    candidates = [_Candidate(one, spoken(one), place) for place, one in enumerate(sentences(paper.abstract))]
    candidates = [one for one in candidates if len(one.words.split()) >= 5] or candidates
    if not candidates:
        return None
    title = _content(spoken(paper.title)) if paper.title else frozenset[str]()
    best = max(candidates, key=lambda one: (_score(one, title, len(candidates)), -one.position))
    return without_lead_in(best.sentence)


def without_lead_in(sentence: Text) -> Text:
    """The sentence without "In this paper," and its like, its first letter a capital again."""
    first = sentence[0]
    if not isinstance(first, Words):
        return sentence
    rest = _LEAD_IN.sub("", first.text, count=1)
    if rest == first.text or not rest:
        return sentence
    return (Words(rest[0].upper() + rest[1:], first.face), *sentence[1:])


def _score(candidate: _Candidate, title: frozenset[str], count: int) -> float:
    words = candidate.words
    cues = min(_MOST_CUES, sum(weight for weight, pattern in _CUES if pattern.search(words)))
    shared = len(title & _content(words)) / len(title) if title else 0.0
    length = len(words.split())
    too_long = max(0, length - _LONGEST) / 15
    too_short = 1.0 if length < 8 else 0.0
    late = candidate.position / count
    wordy = 0.02 * max(0, length - _SHORT)
    return cues + _TITLE_SAYS * shared - too_long - wordy - too_short - 0.5 * late


def _content(text: str) -> frozenset[str]:
    return frozenset(map(fold, _WORD.findall(text))) - STOP_WORDS
