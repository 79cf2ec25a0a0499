"""Keeps the published tags of papers, and adds new tags when new papers bring them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from paper_digest.history.assignments import PaperAssignment, TagAssignment
from paper_digest.model.digest import Dataset, Digest, Tag

_MAX_TAGS: Final = 8
"""Tags from which a paper gets no more; chosen by hand."""
_MIN_PAPERS: Final = 2
"""Papers that a new tag needs; a published one stays with one."""


@dataclass(frozen=True, slots=True)
class KeptTags:
    """The tags and datasets of a digest and of its papers, by paper id."""

    of_paper: Mapping[str, tuple[str, ...]]
    tags: tuple[Tag, ...]
    datasets: tuple[Dataset, ...]
    datasets_of_paper: Mapping[str, tuple[str, ...]]


def kept_tags(
    digest: Digest, papers: Mapping[str, PaperAssignment], published: Mapping[str, TagAssignment]
) -> KeptTags:
    """The tags of a digest with those that were published.

    papers: the assignments of papers whose text did not change. Each keeps its tags, and gets only tags that
    no paper had before. A published tag keeps its name, and stays as long as one paper has it.
    """
    meanings = _meanings(digest, published)
    of_paper = _with_enough_papers(_tags_of_papers(digest, papers, published), meanings, published)
    papers_of = _papers_of_meanings(of_paper, meanings)
    datasets = tuple(_datasets(digest, papers_of))
    used = _used_tags(of_paper, meanings)
    tags = tuple(
        _tags(used, _names(digest, published), meanings, papers_of, _datasets_of_tags(digest, datasets))
    )
    datasets_of_paper: dict[str, list[str]] = {analyzed.paper.id: [] for analyzed in digest.papers}
    for dataset in datasets:
        for paper in dataset.papers:
            datasets_of_paper[paper].append(dataset.id)
    return KeptTags(of_paper, tags, datasets, {paper: tuple(ids) for paper, ids in datasets_of_paper.items()})


def _tags_of_papers(
    digest: Digest, papers: Mapping[str, PaperAssignment], published: Mapping[str, TagAssignment]
) -> dict[str, tuple[str, ...]]:
    """The tags of each paper, before those of too few papers are left out."""
    known = {tag.id for tag in digest.tags}
    tags: dict[str, tuple[str, ...]] = {}
    for analyzed in digest.papers:
        assignment = papers.get(analyzed.paper.id)
        if assignment is None:
            tags[analyzed.paper.id] = analyzed.tags
        else:
            # A tag whose line in the lock file is lost is one that no paper had before.
            kept = [tag for tag in assignment.tags if tag in published or tag in known]
            further = [tag for tag in analyzed.tags if tag not in published and tag not in kept]
            tags[analyzed.paper.id] = (*kept, *further[: max(0, _MAX_TAGS - len(kept))])
    return tags


def _with_enough_papers(
    tags: Mapping[str, tuple[str, ...]], meanings: Mapping[str, str], published: Mapping[str, TagAssignment]
) -> dict[str, tuple[str, ...]]:
    papers_of = _papers_of_meanings(tags, meanings)
    return {
        paper: tuple(
            tag for tag in own if tag in published or len(papers_of[meanings.get(tag, tag)]) >= _MIN_PAPERS
        )
        for paper, own in tags.items()
    }


def _meanings(digest: Digest, published: Mapping[str, TagAssignment]) -> dict[str, str]:
    """For each synonym the tag that lists its papers; a published synonym stays one."""
    same_as = {tag.id: tag.same_as for tag in digest.tags if tag.same_as}
    same_as |= {tag.tag: tag.same_as for tag in published.values() if tag.same_as}
    known = {*published, *(tag.id for tag in digest.tags)}
    ends = {tag: _end_of_chain(tag, same_as) for tag in same_as}
    return {tag: main for tag, main in ends.items() if main != tag and main in known}


def _end_of_chain(tag: str, same_as: Mapping[str, str]) -> str:
    seen = [tag]
    while (following := same_as.get(seen[-1])) and following not in seen:
        seen.append(following)
    # Two tags that stand for each other are a circle: the first in the alphabet lists the papers.
    return min(seen) if following else seen[-1]


def _papers_of_meanings(
    tags: Mapping[str, Iterable[str]], meanings: Mapping[str, str]
) -> defaultdict[str, set[str]]:
    papers: defaultdict[str, set[str]] = defaultdict(set)
    for paper, own in tags.items():
        for tag in own:
            papers[meanings.get(tag, tag)].add(paper)
    return papers


def _datasets(digest: Digest, papers_of: Mapping[str, set[str]]) -> Iterator[Dataset]:
    """The datasets with the papers of the tags that name them."""
    tags = {tag.dataset: tag.id for tag in digest.tags if tag.dataset}
    for dataset in digest.datasets:
        tagged = papers_of.get(tags.get(dataset.id, ""), set())
        yield replace(dataset, papers=tuple(sorted(tagged.union(dataset.papers))))


def _names(digest: Digest, published: Mapping[str, TagAssignment]) -> dict[str, str]:
    """The name of each tag; that of a published one stays."""
    return {tag.id: tag.name for tag in digest.tags} | {tag.tag: tag.name for tag in published.values()}


def _datasets_of_tags(digest: Digest, datasets: Iterable[Dataset]) -> dict[str, Dataset]:
    """The datasets that tags name, by tag id."""
    by_id = {dataset.id: dataset for dataset in datasets}
    return {tag.id: by_id[tag.dataset] for tag in digest.tags if tag.dataset}


def _tags(
    used: Iterable[str],
    names: Mapping[str, str],
    meanings: Mapping[str, str],
    papers_of: Mapping[str, set[str]],
    datasets: Mapping[str, Dataset],
) -> Iterator[Tag]:
    """The used tags with the papers of their meaning, or of the dataset that they name."""
    for tag_id in used:
        main = meanings.get(tag_id)
        papers = tuple(sorted(papers_of[main or tag_id]))
        tag = Tag(id=tag_id, name=names[tag_id], papers=papers, same_as=main)
        dataset = None if main else datasets.get(tag_id)
        yield replace(tag, papers=dataset.papers, dataset=dataset.id) if dataset else tag


def _used_tags(of_paper: Mapping[str, Iterable[str]], meanings: Mapping[str, str]) -> list[str]:
    """The tags that papers have, and those that list the papers of them, in the order of their ids."""
    used = {tag for own in of_paper.values() for tag in own}
    return sorted(used | {meanings.get(tag, tag) for tag in used})
