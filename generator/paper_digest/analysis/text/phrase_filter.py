"""Decides which words may begin, end or be a phrase that is worth showing: the keyphrase filter."""

from __future__ import annotations

import re

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from paper_digest.analysis.text.tokens import fold, is_branded
from paper_digest.values.word_lists import load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")
STOP_WORDS = frozenset(ENGLISH_STOP_WORDS) - _LISTS["content_words"]
COMMON_PHRASES = _LISTS["common_phrases"]
ADJECTIVE_ENDINGS = _LISTS["adjective_endings"]
_EMPTY = _LISTS["academic_words"] | STOP_WORDS
_MIN_LETTERS = 3
_PARTICIPLE = re.compile(r"(?<!se)(?<!spe)(?<!fe)(?<!be)(?<!bre)ed$")
"""A past participle ends no phrase; "seed", "speed", "feed", "bed" and "breed" are nouns."""


def may_open(lemma: str) -> bool:
    """Whether a phrase may start with the folded word."""
    return lemma in _LISTS["phrase_openers"] or _has_content(lemma)


def may_close(lemma: str) -> bool:
    """Whether a phrase may end with the folded word."""
    return lemma in _LISTS["phrase_closers"] or (_has_content(lemma) and not _PARTICIPLE.search(lemma))


def may_stand_alone(word: str) -> bool:
    """Whether one word is a keyphrase: a proper name (LoRA, GPT-2) or a concept (interpretability)."""
    lemma = fold(word)
    if len(word) < _MIN_LETTERS or lemma in _EMPTY or word.lower() in _EMPTY:
        return False
    return is_branded(word) or lemma in _LISTS["single_word_concepts"]


def is_generic(lemma: str) -> bool:
    """Whether a word alone is uninformative, though it may be part of an informative phrase."""
    return lemma in _LISTS["academic_words"] or lemma in _LISTS["general_words"] or lemma.endswith("ly")


def _has_content(lemma: str) -> bool:
    return lemma not in _EMPTY and lemma != "" and not lemma.endswith("ly") and not lemma.isdigit()
