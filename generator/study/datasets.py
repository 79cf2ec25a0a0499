"""Turns the names of datasets and benchmarks in papers into the datasets of the digest."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from slugify import slugify

from generator.model import Acronym, Dataset, DatasetRule, Tag
from generator.study.cues import called_datasets
from generator.study.mentions import CUE, Names, letters_of
from generator.study.wording import Wording

_SHARE = 0.3
"""The share of a name's papers that call it a dataset or tell results on it, below which it is the name of something else."""
_WORD = re.compile(r"[A-Za-z0-9]+(?:[-+.][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """The datasets that papers name, and for each paper their ids."""

    datasets: tuple[Dataset, ...]
    of_paper: list[tuple[str, ...]]


def datasets_of(wordings: Sequence[Wording], ids: Sequence[str], rules: Sequence[DatasetRule], glossary: Iterable[Acronym]) -> Naming:
    """The datasets named by the papers, in the order of their ids.

    Those of `rules` count from the first paper on; other names from two papers that call them datasets or tell results on them,
    unless they are acronyms of something else.
    """
    texts = [f"{wording.title}. {wording.abstract}" for wording in wordings]
    names = Names(rules)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for paper, text in enumerate(texts):
        for rule in names.in_text(text):
            holders[rules[rule].name].append(paper)
    for name, papers in _called(texts, names.keys | names.beginnings | _otherwise(glossary)).items():
        holders[name] += papers
    addresses = _addresses(holders)
    datasets = [Dataset(id=addresses[name], name=name, papers=tuple(sorted(ids[paper] for paper in holders[name]))) for name in addresses]
    of_paper: list[list[str]] = [[] for _ in ids]
    for name, papers in holders.items():
        for paper in papers:
            of_paper[paper].append(addresses[name])
    return Naming(tuple(sorted(datasets, key=lambda one: one.id)), [tuple(sorted(named)) for named in of_paper])


def with_datasets(tags: Iterable[Tag], datasets: Iterable[Dataset]) -> tuple[Tag, ...]:
    """The tags; one that names a dataset gets all the dataset's papers, since both are one list."""
    by_name = {letters_of(dataset.name).lower(): dataset for dataset in datasets}
    found = []
    for tag in tags:
        dataset = by_name.get(letters_of(tag.name).lower())
        same = dataset is not None and set(tag.papers) <= set(dataset.papers)
        found.append(replace(tag, papers=dataset.papers, dataset=dataset.id) if dataset and same else tag)
    return tuple(found)


def _otherwise(glossary: Iterable[Acronym]) -> frozenset[str]:
    """Acronyms, in lower case, that stand for something that is no dataset."""
    return frozenset(letters_of(one.name).lower() for one in glossary if not any(CUE.search(meaning.text) for meaning in one.meanings))


def _called(texts: Sequence[str], known: frozenset[str]) -> dict[str, list[int]]:
    """Names that are not known, with the papers that hold them, where enough of these call them datasets."""
    strong: Counter[str] = Counter()
    weak: Counter[str] = Counter()
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for count, names in zip((strong, weak), called_datasets(text), strict=True):
            keys = {letters_of(name).lower(): name for name in sorted(names)}
            count.update(keys.keys() - known)
            for key, name in keys.items():
                written[key][name] += 1
    wanted = {key for key in strong if strong[key] + weak[key] >= 2}
    papers = _holders(texts, wanted)
    return {
        min(written[key], key=lambda way: (-written[key][way], way)): papers[key]
        for key in sorted(wanted)
        if strong[key] + weak[key] >= _SHARE * len(papers[key])
    }


def _holders(texts: Sequence[str], wanted: set[str]) -> Mapping[str, list[int]]:
    """The papers that hold each of the names."""
    papers: defaultdict[str, list[int]] = defaultdict(list)
    for paper, text in enumerate(texts):
        keys = {letters_of(word).lower() for word in set(_WORD.findall(text)) if word != word.lower()}
        for key in keys & wanted:
            papers[key].append(paper)
    return papers


def _addresses(names: Iterable[str]) -> dict[str, str]:
    """An id for each name, in the order of the ids; "index" is the list of datasets."""
    addresses: dict[str, str] = {}
    taken = {"index"}
    for name in sorted(names, key=lambda name: (slugify(name), name)):
        slug = candidate = slugify(name) or "dataset"
        number = 2
        while candidate in taken:
            candidate, number = f"{slug}-{number}", number + 1
        addresses[name] = candidate
        taken.add(candidate)
    return addresses
