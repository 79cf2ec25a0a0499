"""Turns papers into the digest: the whole of STUDY on one screen."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import DatasetRule, Digest, Entry, Paper, Reading, TopicRule, digest_of
from generator.study.acronyms import common_meanings
from generator.study.corpus import corpus_of
from generator.study.datasets import datasets_of
from generator.study.glossary import glossary_of
from generator.study.likeness import nearest_of, related_of
from generator.study.summary import summary_of
from generator.study.tags import tag_papers
from generator.study.topics import sort_papers
from generator.study.wording import wording_of
from generator.study.words import stream_of


def study(
    papers: tuple[Paper, ...], rules: tuple[TopicRule, ...], readings: tuple[Reading, ...], known: Sequence[DatasetRule] = ()
) -> Digest:
    """The digest of the papers, whatever order they come in; `known` are the datasets of datasets.yml."""
    ordered = tuple(sorted(papers, key=lambda paper: paper.id))
    ids = [paper.id for paper in ordered]
    wordings = [wording_of(paper) for paper in ordered]
    stream = stream_of(wordings)
    corpus = corpus_of(stream)
    nearest = nearest_of(corpus)
    related = related_of(corpus, nearest, ids)
    sorting = sort_papers(ordered, stream, corpus, nearest, rules)
    tagging = tag_papers(stream, common_meanings(wordings), ids)
    glossary = glossary_of(wordings, ids, tagging.tags)
    naming = datasets_of(wordings, ids, known, glossary.acronyms, tagging.tags)
    columns = (ordered, sorting.scores, tagging.of_paper, related, glossary.of_paper, naming.of_paper)
    entries = (
        Entry(paper=paper, summary=summary_of(paper), topics=topics, tags=tags, related=like, acronyms=acronyms, datasets=datasets)
        for paper, topics, tags, like, acronyms, datasets in zip(*columns, strict=True)
    )
    return digest_of(entries, sorting.topics, naming.tags, readings, glossary=glossary.acronyms, datasets=naming.datasets)
