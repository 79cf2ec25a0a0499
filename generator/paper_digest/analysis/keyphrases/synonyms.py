"""Finds phrases that mean the same: acronyms and long forms, spellings as one word, parts of longer terms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Final

import numpy as np

from paper_digest.analysis.acronyms.extraction import PaperAcronyms
from paper_digest.analysis.acronyms.senses import cluster_long_forms
from paper_digest.analysis.keyphrases.candidates import Phrases
from paper_digest.analysis.text.token_stream import Ints, TokenStream
from paper_digest.analysis.text.tokens import tokens

_DOMINANT_SHARE: Final = 0.75
"""The share of an acronym's definitions from which it means one thing; chosen by hand."""
_MIN_EXTENSIONS, _EXTENDED_SHARE = 3, 0.7
"""How many of the occurrences of a phrase, and their share, are in the one longer phrase that replaces it;
chosen by hand."""
_CAMEL_CASE: Final = re.compile(r"(?:[A-Z][a-z]{2,}){2,}")
_PART: Final = re.compile(r"[A-Z][a-z]+")


def repetitions(phrases: Phrases, words: Mapping[int, str]) -> dict[int, int]:
    """The phrase that replaces each phrase that only blanks distinguish from it, or that is a part of it.

    words: by the numbers of phrases.
    """
    groups: dict[int, int] = {}
    for number, longer in _of_extensions(phrases):
        if _root(groups, longer) != number:
            groups[number] = longer
    counts = Counter(phrases.phrase.tolist())
    for pair in _of_letters(_by_letters(words)):
        _join(groups, pair, counts)
    return {number: _root(groups, number) for number in groups}


def synonyms(
    phrases: Phrases, words: Mapping[int, str], acronyms: Iterable[PaperAcronyms], stream: TokenStream
) -> dict[int, int]:
    """One phrase for all with the same meaning, for each of the others; acronyms: those of each paper."""
    groups: dict[int, int] = {}
    counts = Counter(phrases.phrase.tolist())
    by_letters = _by_letters(words)
    for pair in _of_acronyms(by_letters, words, acronyms):
        _join(groups, pair, counts)
    for pair in _of_short_names(by_letters, words, phrases, stream):
        _join(groups, pair, counts)
    return {number: _root(groups, number) for number in groups}


def _join(groups: dict[int, int], pair: tuple[int, int], counts: Mapping[int, int]) -> None:
    """Puts both phrases into one group, for which the more frequent one stands."""
    roots = {_root(groups, number) for number in pair}
    if len(roots) == 2:
        rarer, kept = sorted(roots, key=lambda number: (counts[number], -number))
        groups[rarer] = kept


def _root(groups: Mapping[int, int], number: int) -> int:
    while number in groups:
        number = groups[number]
    return number


def _by_letters(words: Mapping[int, str]) -> dict[str, list[int]]:
    """The phrases by their words without blanks."""
    by_letters: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in words.items():
        by_letters[text.replace(" ", "")].append(number)
    return by_letters


def _of_letters(by_letters: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Phrases that only blanks distinguish."""
    for numbers in by_letters.values():
        yield from combinations(numbers, 2)


def _of_acronyms(
    by_letters: Mapping[str, Sequence[int]], words: Mapping[int, str], acronyms: Iterable[PaperAcronyms]
) -> Iterator[tuple[int, int]]:
    """Acronyms and the long forms that nearly all definitions give, of the same number of words."""
    definitions: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper in acronyms:
        for key, long_form in paper.definitions.items():
            definitions[key][long_form] += 1
    for key in sorted(definitions.keys() & by_letters.keys()):
        sense = cluster_long_forms(definitions[key])[0]
        if sense.size < _DOMINANT_SHARE * definitions[key].total():
            continue
        letters = dict.fromkeys("".join(tokens(form)) for form in (sense.name, *sense.counts))
        forms = [number for form in letters for number in by_letters.get(form, ())]
        for form in forms:
            if words[form].count(" ") == words[forms[0]].count(" "):
                yield by_letters[key][0], form


def _of_short_names(
    by_letters: Mapping[str, Sequence[int]], words: Mapping[int, str], phrases: Phrases, stream: TokenStream
) -> Iterator[tuple[int, int]]:
    """Names made of the beginnings of words, and a phrase of these words that a paper has beside it."""
    by_beginnings: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, text in words.items():
        by_beginnings[_beginnings(text.split())].append(number)
    for name in sorted(filter(_CAMEL_CASE.fullmatch, stream.spellings)):
        parts = [part.lower() for part in _PART.findall(name)]
        for short, number in product(
            by_letters.get(name.lower(), ()), by_beginnings.get(_beginnings(parts), ())
        ):
            if _begin(words[number].split(), parts) and _share_a_paper(short, number, phrases, stream):
                yield short, number


def _beginnings(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word[:3] for word in words)


def _begin(words: Iterable[str], parts: Iterable[str]) -> bool:
    """Whether each word begins with its part."""
    return all(word.startswith(part) for word, part in zip(words, parts, strict=True))


def _share_a_paper(first: int, second: int, phrases: Phrases, stream: TokenStream) -> bool:
    papers = (
        frozenset(stream.paper[phrases.start[phrases.phrase == number]].tolist())
        for number in (first, second)
    )
    return bool(frozenset.intersection(*papers))


def _of_extensions(phrases: Phrases) -> Iterator[tuple[int, int]]:
    """Phrases that occur mostly within one longer phrase, and that: cross-entropy (loss)."""
    numbers, column = np.unique(phrases.phrase, return_inverse=True)
    counts = np.bincount(column)
    pairs = [pair for offset in (0, 1) for pair in _inner_and_outer(phrases, column, offset)]
    for (inner, outer), together in sorted(Counter(pairs).items()):
        if together >= max(_MIN_EXTENSIONS, _EXTENDED_SHARE * counts[inner]):
            yield int(numbers[inner]), int(numbers[outer])


def _inner_and_outer(phrases: Phrases, column: Ints, offset: int) -> Iterator[tuple[int, int]]:
    """The columns of phrases and of those one word longer in the same place, `offset` words earlier."""
    end = int((phrases.start + phrases.length).max(initial=0)) + 1
    keys = phrases.start + end * phrases.length
    order = np.argsort(keys)
    longer = np.flatnonzero(phrases.length > 1)
    wanted = phrases.start[longer] + offset + end * (phrases.length[longer] - 1)
    position = order[np.searchsorted(keys, wanted, sorter=order).clip(max=max(0, len(keys) - 1))]
    is_there = keys[position] == wanted
    yield from zip(column[position[is_there]].tolist(), column[longer[is_there]].tolist(), strict=True)
