"""Lists the datasets and benchmarks that papers mention."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from slugify import slugify

from paper_digest.analysis.datasets.cue_patterns import find_cued_names
from paper_digest.analysis.datasets.gazetteer import DATASET_CONTEXT, Gazetteer, letters_and_digits
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.model.digest import Acronym, Dataset, Tag
from paper_digest.model.settings import DatasetRule
from paper_digest.values.unique_slugs import unique_slugs

# Chosen by hand on the datasets in the dumps of raw/.
_MIN_CUED_SHARE = 0.3
"""The least share of the papers with a name that call it a dataset if it is one."""
_MIN_TAG_SHARE = 0.8
"""The least share of a tag's papers that mention a dataset if the tag with its name means the dataset."""
_MIN_PAPERS = 2
"""The number of papers that must call a name a dataset if it is not in datasets.yml."""
_WORD = re.compile(r"[A-Za-z0-9]+(?:[-+.][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True, eq=False)
class DatasetIndex:
    """The datasets that papers mention, their ids for each paper, and the tags with their datasets."""

    datasets: tuple[Dataset, ...]
    of_paper: list[tuple[str, ...]]
    tags: tuple[Tag, ...]


def index_datasets(
    texts: Sequence[DocumentText],
    ids: Sequence[str],
    rules: Sequence[DatasetRule],
    glossary: Iterable[Acronym],
    tags: Sequence[Tag],
) -> DatasetIndex:
    """The datasets in the papers with these texts and ids.

    Those of `rules` need one mention. Other names need two papers that call them datasets, unless they are
    acronyms of something else. A tag and a dataset of one name share their papers.
    """
    documents = [text.joined for text in texts]
    gazetteer = Gazetteer(rules)
    papers = _known_datasets(documents, gazetteer)
    papers |= _new_datasets(documents, gazetteer.keys | gazetteer.first_words | _other_acronyms(glossary))
    papers_of_name = {name: {ids[paper] for paper in numbers} for name, numbers in papers.items()}
    names_of_tags = _names_of_tags(tags, papers_of_name)
    for tag, name in names_of_tags.items():
        papers_of_name[name].update(tag.papers)
    datasets = _datasets(papers_of_name)
    ids_of_paper: dict[str, list[str]] = {paper: [] for paper in ids}
    for dataset in datasets.values():
        for paper in dataset.papers:
            ids_of_paper[paper].append(dataset.id)
    return DatasetIndex(
        tuple(datasets.values()),
        list(map(tuple, ids_of_paper.values())),
        tuple(_tag_with_dataset(tag, datasets.get(names_of_tags.get(tag, ""))) for tag in tags),
    )


def _known_datasets(documents: Sequence[str], gazetteer: Gazetteer) -> dict[str, set[int]]:
    """The datasets of datasets.yml, with the papers that mention each."""
    papers: defaultdict[str, set[int]] = defaultdict(set)
    for paper, document in enumerate(documents):
        for name in gazetteer.find(document):
            papers[name].add(paper)
    return papers


def _new_datasets(documents: Sequence[str], excluded: frozenset[str]) -> dict[str, set[int]]:
    """Other names that enough papers call datasets, with the papers that have each.

    excluded: keys (letters and digits in lower case) of names that are not new datasets.
    """
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for key, name in {_key(name): name for name in sorted(find_cued_names(document))}.items():
            spellings[key][name] += 1
    candidates = frozenset(
        key for key in spellings.keys() - excluded if spellings[key].total() >= _MIN_PAPERS
    )
    papers = _papers_with(documents, candidates)
    return {
        min(spellings[key], key=lambda name: (-spellings[key][name], name)): papers[key]
        for key in sorted(candidates)
        if spellings[key].total() >= _MIN_CUED_SHARE * len(papers[key])
    }


def _papers_with(documents: Sequence[str], keys: frozenset[str]) -> Mapping[str, set[int]]:
    """The papers that have each of the names, given by their keys."""
    papers: defaultdict[str, set[int]] = defaultdict(set)
    for paper, document in enumerate(documents):
        words = (word for word in set(_WORD.findall(document)) if word != word.lower())
        for key in keys.intersection(map(_key, words)):
            papers[key].add(paper)
    return papers


def _datasets(papers_of_name: Mapping[str, set[str]]) -> dict[str, Dataset]:
    """The datasets by their names, in the order of their ids."""
    names = sorted(papers_of_name, key=lambda name: (slugify(name), name))
    slugs = unique_slugs(((name, name) for name in names), "dataset")
    return {
        name: Dataset(id=slugs[name], name=name, papers=tuple(sorted(papers_of_name[name])))
        for name in sorted(slugs, key=slugs.__getitem__)
    }


def _tag_with_dataset(tag: Tag, dataset: Dataset | None) -> Tag:
    return replace(tag, papers=dataset.papers, dataset=dataset.id) if dataset else tag


def _names_of_tags(tags: Iterable[Tag], papers_of_name: Mapping[str, set[str]]) -> dict[Tag, str]:
    """The names of the datasets that tags mean: most papers with such a tag mention the dataset."""
    names = {_key(name): name for name in sorted(papers_of_name)}
    candidates = [(tag, names[_key(tag.name)]) for tag in tags if _key(tag.name) in names]
    return {
        tag: name
        for tag, name in candidates
        if len(papers_of_name[name].intersection(tag.papers)) >= _MIN_TAG_SHARE * len(tag.papers)
    }


def _key(name: str) -> str:
    """The normalized form of a name."""
    return letters_and_digits(name).lower()


def _other_acronyms(glossary: Iterable[Acronym]) -> frozenset[str]:
    """The keys of acronyms that mean something else than a dataset."""
    return frozenset(
        _key(acronym.name)
        for acronym in glossary
        if not any(DATASET_CONTEXT.search(sense.text) for sense in acronym.meanings)
    )
