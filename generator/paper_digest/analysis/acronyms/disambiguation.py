"""Decides which of an acronym's meanings each paper that uses it has in mind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from paper_digest.analysis.acronyms.extraction import acronyms_in, is_acronym, singular
from paper_digest.analysis.acronyms.senses import LongForms, is_same, merged
from paper_digest.analysis.text.document_text import STOP_WORDS, Wording
from paper_digest.analysis.text.tokens import tokens

_DOMINANT = 0.9
"""The share of an acronym's definitions from which the other ones are left out where a paper does not tell."""
_TRUSTED, _TRUSTED_PAIR = 0.04, 0.25
"""The share of an acronym's papers that must tell its meaning for the others to be taken to mean the same; more for two letters
with several meanings."""
_WORD = re.compile(r"(?<![\w-])[a-z0-9-]*[A-Z][A-Za-z0-9-]*")
_STOPS = re.compile(r"[.,;:!?()\[\]\"“”]\s|\s[(\[\"“]")
_BREAK = " | "


@dataclass(frozen=True, slots=True)
class Usage:
    """What one paper does with acronyms; each stands under its letters in lower case, without hyphens."""

    defined: Mapping[str, str]
    """What the paper itself says that an acronym stands for."""
    written: Mapping[str, tuple[str, ...]]
    """The ways in which it writes each acronym."""


@dataclass(frozen=True, slots=True)
class Senses:
    """The meanings of one acronym that at least two papers give, the commonest first."""

    meanings: tuple[LongForms, ...]
    told: Mapping[int, int]
    """For each paper that tells, the number of the meaning: it defines it, or has its words beside the acronym."""
    silent: tuple[int, ...]
    """The papers that use the acronym and hold no words that it could stand for; empty where too few others tell."""

    def said_in(self, paper: int) -> str:
        """What a paper without a definition of its own means: "A; or B" where it does not tell and both are usual, "" if unknown."""
        if paper in self.told:
            return self.meanings[self.told[paper]].name
        if paper not in self.silent:
            return ""
        first, total = self.meanings[0], sum(meaning.papers for meaning in self.meanings)
        return (
            first.name
            if first.papers >= _DOMINANT * total
            else "; or ".join(meaning.name for meaning in self.meanings)
        )


def usage_of(wording: Wording) -> Usage:
    """The acronyms of a paper; of several definitions of one its first counts."""
    defined: dict[str, str] = {}
    for short, long in (*acronyms_in(wording.title), *acronyms_in(wording.abstract)):
        defined.setdefault(key_of(short), long)
    ways: defaultdict[str, set[str]] = defaultdict(set)
    for word in set(_WORD.findall(f"{wording.title} {wording.abstract}")):
        for key, way in _acronyms_of(word):
            ways[key].add(way)
    return Usage(defined, {key: tuple(sorted(ways[key])) for key in sorted(ways)})


def senses_of(usages: Sequence[Usage], wordings: Sequence[Wording]) -> dict[str, Senses]:
    """The senses of each acronym that has a meaning which at least two papers give."""
    definers: defaultdict[str, list[int]] = defaultdict(list)
    users: defaultdict[str, list[int]] = defaultdict(list)
    for paper, usage in enumerate(usages):
        for key in usage.defined:
            definers[key].append(paper)
    for paper, usage in enumerate(usages):
        for key in usage.written.keys() & definers.keys():
            users[key].append(paper)
    shared = {key: papers for key, papers in definers.items() if len(users[key]) >= 2}
    folded = {
        paper: _folded(wordings[paper]) for paper in sorted({paper for key in shared for paper in users[key]})
    }
    weighed = {
        key: _weigh(key, {paper: usages[paper].defined[key] for paper in shared[key]}, users[key], folded)
        for key in sorted(shared)
    }
    return {key: senses for key, senses in weighed.items() if senses.meanings}


def key_of(short: str) -> str:
    """An acronym in lower case without hyphens; a capital S at its end belongs to it."""
    return short.lower().replace("-", "")


@lru_cache(maxsize=1 << 18)
def _acronyms_of(word: str) -> tuple[tuple[str, str], ...]:
    """The acronyms, by key and as written, that a word is or that its hyphens part: "LLM-based" holds LLM."""
    parts = dict.fromkeys([word.strip("-"), *word.split("-")])
    return tuple((key_of(singular(part)), part) for part in parts if is_acronym(singular(part)))


def _folded(wording: Wording) -> str:
    """A paper's folded words, parted where a phrase cannot go on."""
    return _BREAK.join(
        " ".join(tokens(part)) for part in _STOPS.split(f"{wording.title}. {wording.abstract}")
    )


def _weigh(key: str, given: Mapping[int, str], users: Sequence[int], folded: Mapping[int, str]) -> Senses:
    groups = merged(Counter(given.values()))
    of_way = {way: number for number, group in enumerate(groups) for way in group.written}
    told = {paper: of_way[way] for paper, way in given.items() if way in of_way}
    phrases = [(f" {' '.join(tokens(way))} ", number) for way, number in of_way.items()]
    silent = []
    for paper in users:
        if paper in given:
            continue
        words = f" {folded[paper]} "
        said = min((number for phrase, number in phrases if phrase in words), default=None)
        if said is not None:
            told[paper] = said
        elif not any(_is_rival(phrase, groups) for phrase in _candidates(key, folded[paper])):
            silent.append(paper)
    counts = Counter(told.values())
    kept = sorted(
        (number for number in counts if counts[number] >= 2), key=lambda number: (-counts[number], number)
    )
    place = {number: at for at, number in enumerate(kept)}
    told = {paper: place[number] for paper, number in sorted(told.items()) if number in place}
    is_clear = len(key) > 2 or counts.most_common(1)[0][1] >= _DOMINANT * counts.total()
    is_trusted = len(told) >= (_TRUSTED if is_clear else _TRUSTED_PAIR) * len(users)
    return Senses(tuple(groups[number] for number in kept), told, tuple(silent) if is_trusted else ())


def _candidates(key: str, folded: str) -> Iterator[str]:
    """The runs of words whose first letters are those of the acronym."""
    words = folded.split(" ")
    initials = "".join(word[:1] or " " for word in words)
    at = initials.find(key)
    while at >= 0:
        yield " ".join(words[at : at + len(key)])
        at = initials.find(key, at + 1)


def _is_rival(phrase: str, groups: Sequence[LongForms]) -> bool:
    """Whether the acronym may stand for these words, which are none of its known meanings."""
    words = phrase.split()
    return (
        words[0] not in STOP_WORDS
        and words[-1] not in STOP_WORDS
        and not any(is_same(phrase, group.name) for group in groups)
    )
