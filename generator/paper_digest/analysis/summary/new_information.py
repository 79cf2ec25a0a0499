"""Finds the words by which a sentence says more than the title of its paper."""

from __future__ import annotations

import re
from collections.abc import Collection

from paper_digest.analysis.text.phrase_filter import STOP_WORDS
from paper_digest.analysis.text.tokens import WORD, fold, is_branded
from paper_digest.values.word_lists import load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")
_SAYS_LITTLE = (
    frozenset(map(fold, _LISTS["empty_words"]))
    | _LISTS["work_nouns"]
    | _LISTS["contribution_verbs"]
    | _LISTS["contribution_participles"]
    | _LISTS["activity_verbs"]
    | _LISTS["addition_words"]
    | _LISTS["solving_verbs"]
    | _LISTS["shell_nouns"]
    | _LISTS["evaluation_words"]
    | STOP_WORDS
)
_STEM_LENGTH = 5
"""Letters in which the forms of a word are alike: "classify", "classification"."""
_EXPANDED_ACRONYM = re.compile(r" \([^()]*\)")
_NAMED = re.compile(
    r"\b(?:called|named|namely|dubbed|termed|coined)"
    r"(?: (?!(?:that|which|to|for|by|with|as|of|in|on)\b)[^\s,.;:]+){1,8}"
)
_LEAD = re.compile(
    r"^(?:Inspired by|Motivated by|(?:In order t|T)o)\b[^;:.]{0,200}?,\s+(?=(?:we|this paper|this work)\b)"
)


def new_words(text: str, title_words: Collection[str]) -> frozenset[str]:
    """The folded words of a text that tell more than the title.

    Left out are what inspired the authors, words of the title in any form, names (they say nothing to
    readers who do not know them), and words that fit every paper: "a novel framework that effectively solves
    the problem".

    title_words: the words of the title in lower case and in the singular.
    """
    stems = frozenset(map(_stem, title_words))
    main_clause = _NAMED.sub("", _LEAD.sub("", _EXPANDED_ACRONYM.sub("", text)))
    words = (word for word in WORD.findall(main_clause) if not is_branded(word))
    folded = (fold(word) for word in words)
    return frozenset(
        word
        for word in folded
        if len(word) > 1 and not says_little(word) and not word.endswith("ly") and _stem(word) not in stems
    )


def says_little(word: str) -> bool:
    """Whether a folded word fits every paper."""
    return word in _SAYS_LITTLE


def _stem(word: str) -> str:
    return word[:_STEM_LENGTH]
