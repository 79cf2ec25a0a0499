"""Builds the glossary of acronyms, and the list of acronyms in each paper with their meanings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from paper_digest.analysis.acronyms.acronym import singular_acronym
from paper_digest.analysis.acronyms.disambiguation import SenseInventory, sense_inventories
from paper_digest.analysis.acronyms.extraction import PaperAcronyms
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.tokens import tokens
from paper_digest.model.digest import Acronym, AcronymSense, AcronymUse, Tag
from paper_digest.values.unique_slugs import unique_slugs


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """The acronyms that at least two papers use in one sense, and the acronyms in each paper."""

    acronyms: tuple[Acronym, ...]
    of_paper: list[tuple[AcronymUse, ...]]


def build_glossary(
    acronyms: Sequence[PaperAcronyms], texts: Sequence[DocumentText], ids: Sequence[str], tags: Iterable[Tag]
) -> Glossary:
    """The glossary of papers with these acronyms, texts and ids; a sense refers to the tag of its words."""
    inventories = sense_inventories(acronyms, texts)
    tag_ids = {" ".join(tokens(tag.name)): tag.id for tag in tags}
    names = _names(acronyms, inventories)
    slugs = unique_slugs(((key, key) for key in sorted(names)), "acronym")
    entries = [
        Acronym(
            id=slugs[key],
            name=names[key],
            meanings=_senses(inventory, ids, tag_ids),
            papers=len(inventory.sense_of_paper) + len(inventory.undetermined),
        )
        for key, inventory in inventories.items()
    ]
    return Glossary(
        tuple(entries), [_uses(paper, of_paper, inventories) for paper, of_paper in enumerate(acronyms)]
    )


def _names(acronyms: Iterable[PaperAcronyms], inventories: Mapping[str, SenseInventory]) -> dict[str, str]:
    """Each acronym in its most frequent spelling, by key; ties by the alphabet."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper in acronyms:
        for key in paper.spellings.keys() & inventories.keys():
            counts[key].update({singular_acronym(spelling) for spelling in paper.spellings[key]})
    return {
        key: min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
        for key, spellings in counts.items()
    }


def _senses(
    inventory: SenseInventory, ids: Sequence[str], tag_ids: Mapping[str, str]
) -> tuple[AcronymSense, ...]:
    papers: list[list[str]] = [[] for _ in inventory.senses]
    for paper, sense in inventory.sense_of_paper.items():
        papers[sense].append(ids[paper])
    if len(papers) == 1:
        papers[0] += [ids[paper] for paper in inventory.undetermined]
    return tuple(
        AcronymSense(text=sense.name, papers=tuple(of_sense), tag=tag_ids.get(" ".join(tokens(sense.name))))
        for sense, of_sense in zip(inventory.senses, papers, strict=True)
    )


def _uses(
    number: int, paper: PaperAcronyms, inventories: Mapping[str, SenseInventory]
) -> tuple[AcronymUse, ...]:
    """The acronyms of a paper with their meanings: as it defines them, or else as other papers do."""
    uses = set()
    for key, spellings in paper.spellings.items():
        meaning = paper.definitions.get(key, "")
        if not meaning and key in inventories:
            meaning = inventories[key].meaning_in(number)
        if meaning:
            uses |= {AcronymUse(spelling, meaning) for spelling in spellings}
    return tuple(sorted(uses))
