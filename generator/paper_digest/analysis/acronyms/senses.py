"""Clusters the long forms that papers give for one acronym into senses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from paper_digest.analysis.text.tokens import tokens
from paper_digest.values.word_lists import load_word_lists

_INTERCHANGEABLE = load_word_lists(__package__, "word_lists.toml")["interchangeable_words"]
_BRITISH_SUFFIX = re.compile("is(?=(e|ed|ing|ation)$)")
# All chosen by hand on the definitions in the dumps of raw/.
_MIN_COMMON_SHARE = 0.62
"""The share of the shorter word that two forms of one word have in common at least: average and averaged."""
_MIN_COMMON_LETTERS = 4
_MIN_WORD_LETTERS = 3
"""Letters of a word that a form of it may extend: net and network."""
_MAX_LONG_FORMS = 60
_COMMON_SHARE = 0.25
"""A long form is common if at least this share of papers write it, compared to the most frequent one."""


@dataclass(frozen=True, slots=True)
class LongFormCluster:
    """The long forms of one sense of an acronym."""

    counts: Mapping[str, int]
    """How many papers write each long form."""

    @property
    def name(self) -> str:
        """The common long form with the fewest capitals, since titles and sentences add some."""
        min_count = _COMMON_SHARE * max(self.counts.values())
        common = [form for form, count in self.counts.items() if count >= min_count]
        return min(
            common, key=lambda form: (sum(map(str.isupper, form)), -self.counts[form], form.count("-"), form)
        )

    @property
    def size(self) -> int:
        """The number of definitions."""
        return sum(self.counts.values())


def cluster_long_forms(counts: Mapping[str, int]) -> list[LongFormCluster]:
    """The senses among the long forms of one acronym, the most frequent first.

    counts: how many papers write each long form. Long forms of one sense differ in case, plurals, hyphens,
    function words, suffixes ("convolution", "convolutional") or in words that one of them omits.
    """
    clusters: list[tuple[tuple[str, ...], dict[str, int]]] = []
    for form in sorted(counts, key=lambda form: (-counts[form], form))[:_MAX_LONG_FORMS]:
        words = _content_words(form)
        members = next((members for first, members in clusters if _match(first, words)), None)
        if members is None:
            clusters.append((words, members := {}))
        members[form] = counts[form]
    senses = [LongFormCluster(members) for _, members in clusters]
    return sorted(senses, key=lambda sense: (-sense.size, sense.name))


def have_same_sense(first: str, second: str) -> bool:
    """Whether two long forms of one acronym mean the same."""
    return _match(_content_words(first), _content_words(second))


def _content_words(long_form: str) -> tuple[str, ...]:
    words = (word for word in tokens(long_form) if word not in _INTERCHANGEABLE)
    return tuple(_BRITISH_SUFFIX.sub("iz", word) for word in words)


def _match(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether only hyphens differ, or the longer sequence has all words of the shorter but for suffixes."""
    if "".join(first) == "".join(second):
        return True
    shorter, longer = sorted((first, second), key=len)
    remaining = iter(longer)
    return all(any(_are_forms_of_one_word(word, candidate) for candidate in remaining) for word in shorter)


def _are_forms_of_one_word(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    if longer.startswith(shorter):
        return len(shorter) >= _MIN_WORD_LETTERS
    common = next(index for index, letter in enumerate(shorter) if letter != longer[index])
    return common >= max(_MIN_COMMON_LETTERS, _MIN_COMMON_SHARE * len(shorter))
