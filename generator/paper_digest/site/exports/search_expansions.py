"""Adds to a search document what its acronyms stand for, and the acronyms of what it writes out.

So a search for an acronym also finds the papers that only have its long form, and the other way round: RAG
finds "retrieval-augmented generation". The browser needs no list of acronyms.
"""

from __future__ import annotations

import re
from collections import ChainMap, Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.site.exports.search_words import fold_text
from paper_digest.values.rich_text import RichText

_WORD = re.compile(r"[^\W_]+")
_HYPHENS = frozenset("-‐‑")
_JOINED = re.compile(r"(?<=[^\W_])[-‐‑](?=[^\W_])")
_CAPITAL_INSIDE = re.compile(r"[^\W\d_]*[a-z][A-Z][^\W_]*")
_SHORTEST_PLURAL = 4
_BETWEEN_MEANINGS = "; or "
"""Between the meanings of an acronym that its paper does not define."""
_CLEAR_MAJORITY = 0.8
"""Share of an acronym's papers that must agree on its meaning, for papers in which it was not recognized."""

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a search document has besides the paper's own words."""

    title: tuple[str, ...] = ()
    """For the title."""
    text: tuple[str, ...] = ()
    """For title and abstract together."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """One meaning of an acronym."""

    acronym: str
    text: str
    words: _Words


def search_expansions(digest: Digest) -> dict[str, Expansion]:
    """The expansion of each paper that has one, by paper id."""
    meanings = _meanings(digest)
    by_acronym = _clear_meanings(meanings)
    by_start: defaultdict[_Words, list[_Meaning]] = defaultdict(list)
    for meaning in meanings:
        by_start[meaning.words[:2]].append(meaning)
    expansions = {analyzed.paper.id: _expansion(analyzed, by_acronym, by_start) for analyzed in digest.papers}
    return {paper_id: expansion for paper_id, expansion in expansions.items() if expansion != Expansion()}


def _meanings(digest: Digest) -> Counter[_Meaning]:
    """How many papers use each acronym in each of its meanings."""
    return Counter(meaning for analyzed in digest.papers for meaning in dict.fromkeys(_uses(analyzed)))


def _uses(analyzed: AnalyzedPaper) -> Iterator[_Meaning]:
    """The acronyms of a paper that have one meaning there, which is more than a word."""
    for use in analyzed.acronyms:
        words = _words(use.meaning)
        if len(words) > 1 and _BETWEEN_MEANINGS not in use.meaning:
            yield _Meaning(_singular(use.written), use.meaning, words)


def _clear_meanings(meanings: Counter[_Meaning]) -> dict[str, _Meaning]:
    """The meaning of each acronym that nearly always has the same one, by the acronym's folded form."""
    by_acronym: defaultdict[str, Counter[_Meaning]] = defaultdict(Counter)
    for meaning, papers in meanings.items():
        by_acronym[_folded(meaning.acronym)][meaning] = papers
    clear = {}
    for acronym, candidates in by_acronym.items():
        meaning, papers = max(candidates.items(), key=lambda item: (item[1], item[0].text))
        same = sum(count for candidate, count in candidates.items() if candidate.words == meaning.words)
        if papers and same >= _CLEAR_MAJORITY * candidates.total():
            clear[acronym] = meaning
    return clear


def _expansion(
    analyzed: AnalyzedPaper,
    by_acronym: dict[str, _Meaning],
    by_start: Mapping[_Words, Sequence[_Meaning]],
) -> Expansion:
    paper = analyzed.paper
    title = paper.heading.plain
    text = f"{title} {(paper.abstract or RichText()).plain}"
    own = {_folded(meaning.acronym): meaning for meaning in _uses(analyzed)}
    known = ChainMap(own, by_acronym)
    return Expansion(
        tuple(dict.fromkeys(_missing(title, known, by_start))),
        tuple(dict.fromkeys((*_missing(text, known, by_start), *_hidden_parts(text)))),
    )


def _missing(
    text: str, by_acronym: Mapping[str, _Meaning], by_start: Mapping[_Words, Sequence[_Meaning]]
) -> Iterator[str]:
    """Long forms of the acronyms in a text that it does not have, then acronyms of long forms in it.

    by_start: the long forms by their first two words.
    """
    written = _WORD.findall(text)
    words = tuple(map(_folded, written))
    yield from _long_forms(written, words, by_acronym)
    yield from _acronyms(words, by_start)


def _long_forms(written: Sequence[str], words: _Words, by_acronym: Mapping[str, _Meaning]) -> Iterator[str]:
    for word in filter(_is_written_as_acronym, dict.fromkeys(written)):
        meaning = by_acronym.get(_folded(word))
        if meaning and not _has_phrase(words, meaning.words):
            yield meaning.text


def _acronyms(words: _Words, by_start: Mapping[_Words, Sequence[_Meaning]]) -> Iterator[str]:
    present = set(words)
    starts = [(position, pair) for position, pair in enumerate(pairwise(words)) if pair in by_start]
    for position, pair in starts:
        for meaning in by_start[pair]:
            is_here = words[position : position + len(meaning.words)] == meaning.words
            if is_here and _folded(meaning.acronym) not in present:
                yield meaning.acronym


def _hidden_parts(text: str) -> tuple[str, ...]:
    """The parts of words with hyphens that the index would cut at a capital: LoRA in LQ-LoRA."""
    words = text.split()
    parts = [part for word in filter(_is_joined, words) for part in map(_letters, _JOINED.split(word))]
    hidden = tuple(filter(_CAPITAL_INSIDE.fullmatch, parts))
    if not hidden:
        return ()
    present = {_letters(word) for word in words if not _is_joined(word)}
    return tuple(part for part in hidden if part not in present)


def _is_joined(word: str) -> bool:
    """Whether a word has a hyphen inside. Most words have none, which is quicker to see."""
    return not _HYPHENS.isdisjoint(word) and bool(_JOINED.search(word))


def _letters(word: str) -> str:
    return "".join(_WORD.findall(word))


def _is_written_as_acronym(word: str) -> bool:
    return not word[1:].islower() and any(map(str.isupper, word[1:]))


def _has_phrase(words: _Words, phrase: _Words) -> bool:
    size = len(phrase)
    return any(words[start : start + size] == phrase for start in range(len(words) - size + 1))


def _words(text: str) -> _Words:
    """The folded words of a text, in the singular."""
    return tuple(map(_folded, _WORD.findall(text)))


@lru_cache(maxsize=1 << 17)  # papers share most of their words
def _folded(word: str) -> str:
    folded = fold_text(word)
    is_plural = len(folded) >= _SHORTEST_PLURAL and folded.endswith("s") and not folded.endswith("ss")
    return folded[:-1] if is_plural else folded


def _singular(acronym: str) -> str:
    """LLM for LLMs."""
    is_plural = len(acronym) > 2 and acronym.endswith("s") and acronym[-2].isupper()
    return acronym[:-1] if is_plural else acronym
