"""Turns the acronyms that papers define into a glossary, and into what each paper's acronyms stand for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from paper_digest.analysis.acronyms.disambiguation import Senses, Usage, senses_of
from paper_digest.analysis.acronyms.extraction import singular
from paper_digest.analysis.slugs import addresses_of
from paper_digest.analysis.text.document_text import Wording
from paper_digest.analysis.text.tokens import tokens
from paper_digest.model.digest import Acronym, AcronymSense, AcronymUse, Tag


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """The acronyms at least two papers explain alike, and for each paper those it writes."""

    acronyms: tuple[Acronym, ...]
    of_paper: list[tuple[AcronymUse, ...]]


def glossary_of(
    usages: Sequence[Usage], wordings: Sequence[Wording], ids: Sequence[str], tags: Iterable[Tag]
) -> Glossary:
    """The glossary of papers in the order of their ids; a meaning that is a tag leads to it."""
    known = senses_of(usages, wordings)
    by_phrase = {" ".join(tokens(tag.name)): tag.id for tag in tags}
    names = _names(usages, known)
    addresses = addresses_of(((key, key) for key in sorted(names)), "acronym")
    acronyms = [_acronym(addresses[key], names[key], known[key], ids, by_phrase) for key in sorted(known)]
    return Glossary(tuple(acronyms), [_expansions(paper, usage, known) for paper, usage in enumerate(usages)])


def _names(usages: Iterable[Usage], known: Mapping[str, Senses]) -> dict[str, str]:
    """Each acronym as most papers write it; ties by the letters."""
    ways: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for usage in usages:
        for key in usage.written.keys() & known.keys():
            ways[key].update({singular(way) for way in usage.written[key]})
    return {key: min(counts, key=lambda way: (-counts[way], way)) for key, counts in ways.items()}


def _acronym(
    address: str, name: str, senses: Senses, ids: Sequence[str], by_phrase: Mapping[str, str]
) -> Acronym:
    meanings = []
    for number, meaning in enumerate(senses.meanings):
        papers = [paper for paper, told in senses.told.items() if told == number]
        if len(senses.meanings) == 1:
            papers += senses.silent
        tag = by_phrase.get(" ".join(tokens(meaning.name)))
        meanings.append(
            AcronymSense(text=meaning.name, papers=tuple(ids[paper] for paper in papers), tag=tag)
        )
    return Acronym(
        id=address, name=name, meanings=tuple(meanings), papers=len(senses.told) + len(senses.silent)
    )


def _expansions(paper: int, usage: Usage, known: Mapping[str, Senses]) -> tuple[AcronymUse, ...]:
    """What a paper's acronyms stand for: what it says itself, else what the other papers say."""
    found = set()
    for key, ways in usage.written.items():
        meaning = usage.defined.get(key) or (known[key].said_in(paper) if key in known else "")
        found |= {AcronymUse(way, meaning) for way in ways if meaning}
    return tuple(sorted(found))
