"""Finds mentions of the datasets in datasets.yml, in any of their written forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paper_digest.model.settings import DatasetRule
from paper_digest.values.word_lists import alternation, load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")
_RUN = re.compile(r"[A-Za-z0-9]+")
_SEPARATOR = re.compile(r"[-‐‑–/.+'’_&\s]{0,3}")
_LETTERS_OR_DIGITS = re.compile(r"\D+|\d+")
_CONTINUATION = re.compile(r"\w|-(?:[A-Z][A-Z0-9]|[A-Z]\b)")
"""A continuation that makes it the name of another dataset: CIFAR-FS, Kinetics-GEBD."""
_CONTEXT_NOUNS = _LISTS["singular_nouns"] | _LISTS["plural_nouns"] | _LISTS["context_nouns"]
DATASET_CONTEXT = re.compile(rf"\b(?:{alternation(_CONTEXT_NOUNS)})\b", re.IGNORECASE)
_MAX_LENGTH = 48
"""Characters in a name; the longest in datasets.yml has 33."""
_CONTEXT_LENGTH = 40
"""Characters around an ambiguous name in which something must show that it is a dataset; chosen by hand."""
_MIN_LENGTH_ANY_CASE = 5
"""The fewest letters and digits of a name with a digit that matches in any case; chosen by hand."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A way to write the name of a dataset."""

    dataset: str
    key: str
    """Its letters and digits."""
    is_word: bool

    def matches(self, written: str) -> bool:
        """Whether a text has the spelling; case matters unless a digit rules out other words."""
        is_distinctive = not self.is_word and len(written) >= _MIN_LENGTH_ANY_CASE and _has_digit(written)
        return is_distinctive or written == self.key


@dataclass(frozen=True, slots=True)
class _Mention:
    """A mention of a dataset in a text, from start to end."""

    dataset: str
    start: int
    end: int
    is_word: bool


class Gazetteer:
    """The names of known datasets."""

    def __init__(self, rules: Sequence[DatasetRule]) -> None:
        self._spellings: defaultdict[str, list[_Spelling]] = defaultdict(list)
        self._heads: set[str] = set()
        """The possible first words of a name in a text."""
        self.first_words: set[str] = set()
        """The first words, in lower case, of names of several words; they are no names themselves."""
        for rule in rules:
            for name in dict.fromkeys((rule.name, *rule.spellings)):
                self._add(rule, name)

    def _add(self, rule: DatasetRule, name: str) -> None:
        key = letters_and_digits(name)
        if not key:
            return
        is_word = rule.is_word and key == letters_and_digits(rule.name)
        self._spellings[key.lower()].append(_Spelling(rule.name, key, is_word))
        first_word = _RUN.findall(name)[0]
        self.first_words |= {first_word.lower()} - {key.lower()}
        heads = {first_word, key}
        if _has_digit(key):
            heads.add(_LETTERS_OR_DIGITS.findall(key)[0])
            heads |= {change(head) for head in heads for change in (str.lower, str.upper, str.capitalize)}
        self._heads |= heads

    @property
    def keys(self) -> frozenset[str]:
        """The letters and digits of all names, in lower case."""
        return frozenset(self._spellings)

    def find(self, text: str) -> set[str]:
        """The datasets that a text mentions."""
        mentions = list(self._mentions(text))
        certain = [mention for mention in mentions if not mention.is_word]
        return {
            mention.dataset
            for mention in mentions
            if not mention.is_word or _is_dataset_in_context(text, mention, certain)
        }

    def _mentions(self, text: str) -> Iterator[_Mention]:
        """The longest names in a text, none of which overlap."""
        if self._heads.isdisjoint(_RUN.findall(text)):
            return
        end = 0
        for run in _RUN.finditer(text):
            if run.start() >= end and run[0] in self._heads:
                end, spellings = self._longest_name(text, run.start())
                yield from (
                    _Mention(spelling.dataset, run.start(), end, spelling.is_word) for spelling in spellings
                )

    def _longest_name(self, text: str, start: int) -> tuple[int, list[_Spelling]]:
        """The end of the longest name that starts at an offset, and its matching spellings, if any."""
        longest: tuple[int, list[_Spelling]] = (start, [])
        key, end = "", start
        for run in _RUN.finditer(text, start, start + _MAX_LENGTH):
            if key and not _SEPARATOR.fullmatch(text, end, run.start()):
                break
            key, end = key + run[0], run.end()
            matches = [spelling for spelling in self._spellings.get(key.lower(), ()) if spelling.matches(key)]
            if matches and not _CONTINUATION.match(text, end):
                longest = end, matches
        return longest


def letters_and_digits(name: str) -> str:
    """The letters and digits of a name: "CIFAR-10" gives CIFAR10."""
    return "".join(_RUN.findall(name))


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_dataset_in_context(text: str, mention: _Mention, certain: Sequence[_Mention]) -> bool:
    """Whether a name that is also a word means the dataset; not so in "3D-POPE" and "GAIA: A Method"."""
    if text.endswith("-", 0, mention.start) or text.startswith(f"{text[mention.start : mention.end]}:"):
        return False
    start, end = mention.start - _CONTEXT_LENGTH, mention.end + _CONTEXT_LENGTH
    if any(nearby.end >= start and nearby.start <= end for nearby in certain):
        return True
    before = text[max(0, start) : mention.start].rpartition(". ")[2]
    after = text[mention.end : end].partition(". ")[0]
    return any(map(DATASET_CONTEXT.search, (before, after)))
