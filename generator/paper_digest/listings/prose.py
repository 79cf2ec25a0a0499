"""Tells sentences from titles, names and lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

ABSTRACT_WORDS = 30
"""Fewest words of an abstract: fewer than 1 % of 16,000 real abstracts were shorter."""
SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*(?:\s|$)")
_FUNCTION_WORDS = re.compile(
    r"\b(?:is|are|was|were|we|this|these|our|has|have|can|propose|present|introduce|show)\b", re.IGNORECASE
)
"""Frequent in sentences, rare in titles."""
_OPEN_END = re.compile(
    r"(?:\A|\s)(?:an?|the|and|or|as|of|for|in|on|at|by|with|without|from|to|into|via|using|against|between"
    r"|towards?)\s*\Z",
    re.IGNORECASE,
)
"""Words with which no title, sentence or part of an entry ends."""
_SHORT = 3
"""Letters of words that titles may write in lower case."""
_LOWERCASE_SHARE = 0.4
"""Of the words of prose; chosen by hand, see tests/samples/pages."""


def is_prose(text: str, min_words: int = 8) -> bool:
    """Whether a text is sentences of at least `min_words` words, or three fewer with function words."""
    words = text.split()
    return (
        len(words) >= min_words - 3 * has_function_words(text)
        and bool(SENTENCE_END.search(text))
        and are_lowercase(words)
    )


def are_lowercase(words: Sequence[str]) -> bool:
    """Whether as many words are in lower case as of prose; references have names and titles."""
    return sum(word.islower() for word in words) > _LOWERCASE_SHARE * len(words)


def ends_open(text: str) -> bool:
    """Whether a text breaks off: what goes on in the next line is part of it."""
    return bool(_OPEN_END.search(text))


def has_function_words(text: str) -> bool:
    """Whether a text has words that sentences have and titles rarely do."""
    return bool(_FUNCTION_WORDS.search(text))


def is_long_prose(text: str) -> bool:
    """Whether a text is as long as an abstract: 30 words with a sentence's end, or 60 of any kind."""
    n_words = len(text.split())
    return n_words >= 2 * ABSTRACT_WORDS or (n_words >= ABSTRACT_WORDS and bool(SENTENCE_END.search(text)))


def is_capitalized(text: str) -> bool:
    """Whether most words behind the first one start with capitals, short ones aside; of Chinese always."""
    words = [word for word in re.findall(r"[^\W\d_]+", text)[1:] if len(word) > _SHORT]
    return sum(not word[0].islower() for word in words) * 2 >= len(words)
