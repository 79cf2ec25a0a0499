"""Determines the sense in which each paper uses an acronym."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from paper_digest.analysis.acronyms.extraction import PaperAcronyms
from paper_digest.analysis.acronyms.senses import LongFormCluster, cluster_long_forms, have_same_sense
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.phrase_filter import STOP_WORDS
from paper_digest.analysis.text.tokens import tokens

# All chosen by hand on the glossary of the dumps of raw/.
_DOMINANT_SHARE = 0.9
"""The share of an acronym's definitions from which one sense is the only likely one."""
_MIN_EVIDENCE, _MIN_EVIDENCE_AMBIGUOUS = 0.04, 0.25
"""The share of an acronym's papers that must give a known sense before it is assumed for the others; the
second is for ambiguous acronyms of two letters."""
_MIN_PAPERS = 2
_PHRASE_END = re.compile(r"[.,;:!?()\[\]\"“”]\s|\s[(\[\"“]")
_PHRASE_SEPARATOR = " | "
_OTHER, _UNKNOWN = -1, -2


@dataclass(frozen=True, slots=True)
class SenseInventory:
    """The senses of one acronym and the papers that use it in each."""

    senses: tuple[LongFormCluster, ...]
    """Those of at least two papers, the most frequent first."""
    sense_of_paper: Mapping[int, int]
    """The number of the sense, for each paper that defines the acronym or spells it out."""
    undetermined: tuple[int, ...]
    """Papers that give no hint of the sense; empty if too few others do."""

    def meaning_in(self, paper: int) -> str:
        """What the acronym means in a paper: "A; or B" if several senses are likely, "" if unknown."""
        if paper in self.sense_of_paper:
            return self.senses[self.sense_of_paper[paper]].name
        if paper not in self.undetermined:
            return ""
        is_dominated = self.senses[0].size >= _DOMINANT_SHARE * sum(sense.size for sense in self.senses)
        return "; or ".join(sense.name for sense in self.senses[: 1 if is_dominated else None])


def sense_inventories(
    acronyms: Sequence[PaperAcronyms], texts: Sequence[DocumentText]
) -> dict[str, SenseInventory]:
    """The inventories, by acronym_key, of the acronyms with a sense in at least two papers.

    acronyms, texts: those of each paper, in the same order.
    """
    definers = _papers_by_key(paper.definitions for paper in acronyms)
    users = _papers_by_key(paper.spellings.keys() & definers.keys() for paper in acronyms)
    phrases: dict[int, str] = {}
    inventories = {}
    for key in sorted(definers):
        if len(users[key]) < _MIN_PAPERS:
            continue
        phrases |= {paper: _phrases(texts[paper]) for paper in users[key] if paper not in phrases}
        definitions = {paper: acronyms[paper].definitions[key] for paper in definers[key]}
        inventory = _inventory(key, definitions, {paper: phrases[paper] for paper in users[key]})
        if inventory.senses:
            inventories[key] = inventory
    return inventories


def _papers_by_key(keys_of_papers: Iterable[Iterable[str]]) -> Mapping[str, list[int]]:
    papers: defaultdict[str, list[int]] = defaultdict(list)
    for paper, keys in enumerate(keys_of_papers):
        for key in keys:
            papers[key].append(paper)
    return papers


def _phrases(text: DocumentText) -> str:
    """A paper's tokens, separated by "|" where a phrase ends."""
    phrases = _PHRASE_END.split(text.joined)
    return f" {_PHRASE_SEPARATOR.join(' '.join(tokens(phrase)) for phrase in phrases)} "


def _inventory(key: str, definitions: Mapping[int, str], users: Mapping[int, str]) -> SenseInventory:
    """The inventory of one acronym.

    definitions: the long forms in the papers that define it. users: the tokens of the papers that use it.
    """
    clusters = cluster_long_forms(Counter(definitions.values()))
    numbers = _sense_numbers(key, clusters, definitions, users)
    counts = Counter(numbers.values())
    del counts[_OTHER], counts[_UNKNOWN]
    ranked = sorted(counts, key=lambda number: (-counts[number], number))
    kept = [number for number in ranked if counts[number] >= _MIN_PAPERS]
    known = {paper: kept.index(number) for paper, number in numbers.items() if number in kept}
    has_evidence = len(known) >= _min_evidence(key, counts) * len(users)
    undetermined = [paper for paper, number in numbers.items() if number == _UNKNOWN and has_evidence]
    return SenseInventory(tuple(clusters[number] for number in kept), known, tuple(undetermined))


def _sense_numbers(
    key: str, clusters: Sequence[LongFormCluster], definitions: Mapping[int, str], users: Mapping[int, str]
) -> dict[int, int]:
    """The number of the sense in each paper, or _OTHER or _UNKNOWN; ascending by paper."""
    number_of = {form: number for number, cluster in enumerate(clusters) for form in cluster.counts}
    spelled_out = {f" {' '.join(tokens(form))} ": number for form, number in number_of.items()}
    numbers = {paper: number_of.get(form, _OTHER) for paper, form in definitions.items()}
    for paper in users.keys() - definitions.keys():
        numbers[paper] = _sense_without_definition(key, users[paper], spelled_out, clusters)
    return dict(sorted(numbers.items()))


def _sense_without_definition(
    key: str, text: str, spelled_out: Mapping[str, int], clusters: Sequence[LongFormCluster]
) -> int:
    """The number of the most frequent sense that a paper spells out, _OTHER, or _UNKNOWN."""
    matches = [number for phrase, number in spelled_out.items() if phrase in text]
    if matches:
        return min(matches)
    initials = " ".join(f"{re.escape(letter)}[^ ]*" for letter in key)
    expansions = re.findall(rf"(?= ({initials}) )", text)
    return _OTHER if any(_is_other_sense(phrase, clusters) for phrase in expansions) else _UNKNOWN


def _is_other_sense(phrase: str, clusters: Sequence[LongFormCluster]) -> bool:
    """Whether a phrase with the initials of an acronym may be a long form in an unknown sense."""
    words = phrase.split()
    if words[0] in STOP_WORDS or words[-1] in STOP_WORDS:
        return False
    return not any(have_same_sense(phrase, cluster.name) for cluster in clusters)


def _min_evidence(key: str, counts: Counter[int]) -> float:
    is_clear = len(key) > 2 or max(counts.values()) >= _DOMINANT_SHARE * counts.total()
    return _MIN_EVIDENCE if is_clear else _MIN_EVIDENCE_AMBIGUOUS
