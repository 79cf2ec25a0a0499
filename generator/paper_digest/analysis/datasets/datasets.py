"""Turns the names of datasets and benchmarks in papers into the datasets of the digest."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from slugify import slugify

from paper_digest.analysis.datasets.cue_patterns import called_datasets
from paper_digest.analysis.datasets.gazetteer import CUE, Names, letters_of
from paper_digest.analysis.slugs import addresses_of
from paper_digest.analysis.text.document_text import Wording
from paper_digest.model.digest import Acronym, Dataset, Tag
from paper_digest.model.settings import DatasetRule

_SHARE = 0.3
"""The share of a name's papers that call it a dataset or tell results on it, below which it is the name of something else."""
_MEANT = 0.8
"""The share of a tag's papers that name the dataset of the same name, from which the tag means it."""
_WORD = re.compile(r"[A-Za-z0-9]+(?:[-+.][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """The datasets that papers name, for each paper their ids, and the tags, which know now what dataset they name."""

    datasets: tuple[Dataset, ...]
    of_paper: list[tuple[str, ...]]
    tags: tuple[Tag, ...]


def datasets_of(
    wordings: Sequence[Wording],
    ids: Sequence[str],
    rules: Sequence[DatasetRule],
    glossary: Iterable[Acronym],
    tags: Sequence[Tag],
) -> Naming:
    """The datasets named by the papers, in the order of their ids.

    Those of `rules` count from the first paper on; other names from two papers that call them datasets or tell results on them,
    unless they are acronyms of something else. A tag of the same name and a dataset become one list with the papers of both.
    """
    texts = [f"{wording.title}. {wording.abstract}" for wording in wordings]
    names = Names(rules)
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for paper, text in zip(ids, texts, strict=True):
        for rule in names.in_text(text):
            holders[rules[rule].name].add(paper)
    for name, papers in _called(texts, names.keys | names.beginnings | _otherwise(glossary)).items():
        holders[name] |= {ids[paper] for paper in papers}
    same = _same(tags, holders)
    for tag in tags:
        if tag.id in same:
            holders[same[tag.id]] |= set(tag.papers)
    addresses = addresses_of(
        ((name, name) for name in sorted(holders, key=lambda name: (slugify(name), name))), "dataset"
    )
    datasets = {
        name: Dataset(id=addresses[name], name=name, papers=tuple(sorted(holders[name])))
        for name in addresses
    }
    of_paper: dict[str, list[str]] = {paper: [] for paper in ids}
    for dataset in datasets.values():
        for paper in dataset.papers:
            of_paper[paper].append(dataset.id)
    return Naming(
        tuple(sorted(datasets.values(), key=lambda one: one.id)),
        [tuple(sorted(of_paper[paper])) for paper in ids],
        tuple(
            replace(tag, papers=datasets[same[tag.id]].papers, dataset=addresses[same[tag.id]])
            if tag.id in same
            else tag
            for tag in tags
        ),
    )


def _same(tags: Iterable[Tag], holders: Mapping[str, set[str]]) -> dict[str, str]:
    """The dataset that each tag of the same name means, by the tag's id: most of the tag's papers name it."""
    by_letters = {letters_of(name).lower(): name for name in sorted(holders)}
    found = {tag.id: (tag, by_letters.get(letters_of(tag.name).lower())) for tag in tags}
    return {
        id_: name
        for id_, (tag, name) in found.items()
        if name and len(holders[name].intersection(tag.papers)) >= _MEANT * len(tag.papers)
    }


def _otherwise(glossary: Iterable[Acronym]) -> frozenset[str]:
    """Acronyms, in lower case, that stand for something that is no dataset."""
    return frozenset(
        letters_of(one.name).lower()
        for one in glossary
        if not any(CUE.search(meaning.text) for meaning in one.meanings)
    )


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
