"""Merges the long forms that papers give for one acronym into its different meanings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from paper_digest.analysis.text.tokens import tokens

_SMALL = frozenset("a an the of and or for in on to with by from at as".split())
_SAME_SHARE = 0.62
"""The share of the shorter word's letters that two forms of one word have in common at least: average and averaged."""
_SAME_LETTERS = 4
_MOST = 60
_USUAL = 0.25
"""The share of the commonest way's papers from which another way to write a long form is usual too."""


@dataclass(frozen=True, slots=True)
class LongForms:
    """One meaning with the ways papers write it."""

    written: Mapping[str, int]
    """How many papers write it so."""

    @property
    def name(self) -> str:
        """As papers write it: of the usual ways the one with the fewest capitals, which titles and sentences bring; ties by the letters."""
        most = max(self.written.values())
        usual = [way for way, papers in self.written.items() if papers >= _USUAL * most]
        return min(
            usual, key=lambda way: (sum(map(str.isupper, way)), -self.written[way], way.count("-"), way)
        )

    @property
    def papers(self) -> int:
        """How many definitions there are of it."""
        return sum(self.written.values())


def merged(written: Mapping[str, int]) -> list[LongForms]:
    """The long forms of one acronym, with how many papers write each, as meanings, the commonest first.

    Long forms are one meaning when they differ by case, plural, hyphens, small words ("learning from" and "learning with"),
    the endings of their words ("convolution" and "convolutional") or words that one leaves out. Of very many ways to write them
    only the commonest are looked at.
    """
    groups: list[tuple[tuple[str, ...], Counter[str]]] = []
    for way in sorted(written, key=lambda way: (-written[way], way))[:_MOST]:
        words = _content(way)
        group = next((ways for lead, ways in groups if _is_same(lead, words)), None)
        if group is None:
            groups.append((words, Counter({way: written[way]})))
        else:
            group[way] += written[way]
    return sorted((LongForms(dict(ways)) for _, ways in groups), key=lambda one: (-one.papers, one.name))


def is_same(one: str, other: str) -> bool:
    """Whether two long forms are one meaning."""
    return _is_same(_content(one), _content(other))


def _content(way: str) -> tuple[str, ...]:
    return tuple(re.sub("is(?=(e|ed|ing|ation)$)", "iz", word) for word in tokens(way) if word not in _SMALL)


def _is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two long forms have the same words in the same order, whatever their endings and hyphens, or one lacks some words."""
    if "".join(one) == "".join(other):
        return True
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(any(_is_one_word(word, candidate) for candidate in rest) for word in short)


def _is_one_word(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    common = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    return common == shorter >= _SAME_LETTERS - 1 or common >= max(_SAME_LETTERS, _SAME_SHARE * shorter)
