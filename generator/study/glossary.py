"""Turns the acronyms that papers define into a glossary, and into what each paper's acronyms stand for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from slugify import slugify

from generator.model import Acronym, Expansion, Meaning, Tag
from generator.study.acronyms import acronyms_in, is_acronym, singular
from generator.study.meanings import LongForms, merged
from generator.study.wording import Wording
from generator.text.tokens import tokens

_DOMINANT = 0.9
"""The share of an acronym's definitions from which the other ones are left out where a paper does not tell."""
_TRUSTED = 0.04
"""The share of an acronym's papers that define it, below which the others may well mean something else."""
_ENOUGH = 5
"""Definitions that are enough however many papers use the acronym."""
_WORD = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """The acronyms at least two papers explain alike, and for each paper those it writes."""

    acronyms: tuple[Acronym, ...]
    of_paper: list[tuple[Expansion, ...]]


@dataclass(frozen=True, slots=True)
class _Known:
    """An acronym in the making."""

    meanings: tuple[LongForms, ...]
    sayers: tuple[frozenset[int], ...]
    """For each meaning the numbers of the papers that give it."""
    users: tuple[int, ...]


def glossary_of(wordings: Sequence[Wording], ids: Sequence[str], tags: Iterable[Tag]) -> Glossary:
    """The glossary of papers in the order of their ids."""
    defined = [_definitions(wording) for wording in wordings]
    written = [_written(wording) for wording in wordings]
    known = _known(defined, written, wordings)
    by_phrase = {" ".join(tokens(tag.name)): tag.id for tag in tags}
    names = _names(written, known)
    addresses = _addresses(names)
    acronyms = [_acronym(addresses[key], names[key], known[key], ids, by_phrase) for key in sorted(known)]
    expansions = [_expansions(paper, own, ways, known) for paper, (own, ways) in enumerate(zip(defined, written, strict=True))]
    return Glossary(tuple(acronyms), expansions)


def _definitions(wording: Wording) -> dict[str, str]:
    """What a paper's own words say each acronym (folded) stands for; its first definition counts."""
    found: dict[str, str] = {}
    for short, long in (*acronyms_in(wording.title), *acronyms_in(wording.abstract)):
        found.setdefault(_key(short), long)
    return found


def _written(wording: Wording) -> dict[str, tuple[str, ...]]:
    """For each acronym (folded) the ways a paper writes it."""
    ways: defaultdict[str, set[str]] = defaultdict(set)
    for word in set(_WORD.findall(f"{wording.title} {wording.abstract}")):
        for key, way in _acronyms_of(word):
            ways[key].add(way)
    return {key: tuple(sorted(ways[key])) for key in sorted(ways)}


def _key(short: str) -> str:
    """An acronym in lower case without hyphens; a capital S at its end belongs to it."""
    return short.lower().replace("-", "")


@lru_cache(maxsize=1 << 18)
def _acronyms_of(word: str) -> tuple[tuple[str, str], ...]:
    """The acronyms, folded and as written, that a word is or that its hyphens part: "LLM-based" holds LLM."""
    parts = [word, *word.split("-")] if "-" in word else [word]
    return tuple((_key(singular(part)), part) for part in parts if is_acronym(singular(part)))


def _known(
    defined: Sequence[Mapping[str, str]], written: Sequence[Mapping[str, tuple[str, ...]]], wordings: Sequence[Wording]
) -> dict[str, _Known]:
    """The acronyms (folded) with a meaning that two papers give."""
    definers: defaultdict[str, list[int]] = defaultdict(list)
    users: defaultdict[str, list[int]] = defaultdict(list)
    for paper, own in enumerate(defined):
        for key in own:
            definers[key].append(paper)
    for paper, ways in enumerate(written):
        for key in ways:
            if key in definers:
                users[key].append(paper)
    known: dict[str, _Known] = {}
    for key, papers in definers.items():
        if len(users[key]) >= 2:
            one = _weigh({paper: defined[paper][key] for paper in papers}, tuple(users[key]), wordings)
            if one.meanings:
                known[key] = one
    return known


def _weigh(given: Mapping[int, str], users: tuple[int, ...], wordings: Sequence[Wording]) -> _Known:
    """The meanings that at least two papers give: they define it, or they have its words beside the acronym."""
    meanings, sayers = [], []
    for meaning in merged(Counter(given.values())):
        papers = {paper for paper, way in given.items() if way in meaning.written}
        if len(papers) < _ENOUGH:
            papers |= {paper for paper in users if paper not in given and _says(wordings[paper], meaning)}
        if len(papers) >= 2:
            meanings.append(meaning)
            sayers.append(frozenset(papers))
    return _Known(tuple(meanings), tuple(sayers), users)


def _says(wording: Wording, meaning: LongForms) -> bool:
    words = f" {_folded(wording)} "
    return any(f" {' '.join(tokens(way))} " in words for way in meaning.written)


@lru_cache(maxsize=1 << 12)
def _folded(wording: Wording) -> str:
    return " ".join(tokens(f"{wording.title} . {wording.abstract}"))


def _names(written: Iterable[Mapping[str, tuple[str, ...]]], known: Mapping[str, _Known]) -> dict[str, str]:
    """Each acronym as most papers write it; ties by the letters."""
    ways: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper in written:
        for key in paper.keys() & known.keys():
            ways[key].update({singular(way) for way in paper[key]})
    return {key: min(counts, key=lambda way: (-counts[way], way)) for key, counts in ways.items()}


def _addresses(names: Mapping[str, str]) -> dict[str, str]:
    """An id for each acronym: its letters, numbered where two slugs are alike."""
    addresses: dict[str, str] = {}
    taken: set[str] = set()
    for key in sorted(names):
        slug = candidate = slugify(key) or "acronym"
        number = 2
        while candidate in taken:
            candidate, number = f"{slug}-{number}", number + 1
        addresses[key] = candidate
        taken.add(candidate)
    return addresses


def _acronym(address: str, name: str, one: _Known, ids: Sequence[str], by_phrase: Mapping[str, str]) -> Acronym:
    meanings = []
    for meaning, sayers in zip(one.meanings, one.sayers, strict=True):
        others = [paper for paper in one.users if paper not in sayers] if len(one.meanings) == 1 and _is_trusted(one) else []
        tag = by_phrase.get(" ".join(tokens(meaning.name)))
        meanings.append(Meaning(text=meaning.name, papers=tuple(ids[paper] for paper in (*sorted(sayers), *others)), tag=tag))
    return Acronym(
        id=address, name=name, meanings=tuple(meanings), papers=len(one.users if _is_trusted(one) else frozenset().union(*one.sayers))
    )


def _is_trusted(one: _Known) -> bool:
    """Whether enough papers define the acronym to take the others' word for it."""
    told = sum(map(len, one.sayers))
    return told >= _ENOUGH or told >= _TRUSTED * len(one.users)


def _expansions(
    paper: int, own: Mapping[str, str], written: Mapping[str, tuple[str, ...]], known: Mapping[str, _Known]
) -> tuple[Expansion, ...]:
    """What a paper's acronyms stand for: what it says itself, else what the other papers say."""
    found = set()
    for key, ways in written.items():
        meaning = own.get(key) or (_usual(paper, known[key]) if key in known else "")
        found |= {Expansion(way, meaning) for way in ways if meaning}
    return tuple(sorted(found))


def _usual(paper: int, one: _Known) -> str:
    """What the others mean by an acronym, or what the paper's own words confirm; "" where too few papers say."""
    told = [meaning for meaning, sayers in zip(one.meanings, one.sayers, strict=True) if paper in sayers]
    if told:
        return told[0].name
    if not _is_trusted(one):
        return ""
    first, total = one.meanings[0], sum(meaning.papers for meaning in one.meanings)
    return first.name if first.papers >= _DOMINANT * total else "; or ".join(meaning.name for meaning in one.meanings)
