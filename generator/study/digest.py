"""Turns papers into the digest: the whole of STUDY on one screen."""

from __future__ import annotations

from dataclasses import replace

from generator.model import DatasetRule, Digest, Entry, Paper, Reading, TopicRule, digest_of
from generator.study.chart import places_of
from generator.study.corpus import corpus_of
from generator.study.datasets import datasets_of
from generator.study.embeddings import Encode, blended, vectors_of
from generator.study.glossary import glossary_of
from generator.study.keyphrases import key_phrases
from generator.study.likeness import nearest_of, ranking_of
from generator.study.longhand import written_out
from generator.study.proposals import propose
from generator.study.related import related_of
from generator.study.senses import usage_of
from generator.study.signatures import signatures_of
from generator.study.summary import summary_of
from generator.study.tags import MOST, known_phrases, tag_papers
from generator.study.topics import sort_papers
from generator.study.wording import wording_of
from generator.study.words import stream_of


def study(
    papers: tuple[Paper, ...],
    rules: tuple[TopicRule, ...],
    readings: tuple[Reading, ...],
    *,
    known: tuple[DatasetRule, ...] = (),
    encode: Encode | None = None,
) -> Digest:
    """The digest of the papers, whatever order they come in.

    `known` are the datasets of datasets.yml; with `encode`, likeness of papers is also one of meaning.
    """
    ordered = tuple(sorted(papers, key=lambda paper: paper.id))
    ids = [paper.id for paper in ordered]
    wordings = [wording_of(paper) for paper in ordered]
    stream = stream_of(wordings)
    usages = [usage_of(wording) for wording in wordings]
    longhand = written_out(stream, usages)
    phrases = key_phrases(longhand, known_phrases(rules), MOST)
    corpus = corpus_of(stream)
    nearest = nearest_of(corpus.matrix)
    if encode:
        nearest = blended(nearest, corpus.matrix, vectors_of(wordings, encode))
    ranking = ranking_of(nearest, phrases.vectors, in_company=encode is None)
    related = related_of(corpus, nearest, ranking, ids, wordings)
    sorting = sort_papers(ordered, stream, corpus, nearest, rules)
    tagging = tag_papers(phrases, longhand, ids)
    glossary = glossary_of(usages, wordings, ids, tagging.tags)
    naming = datasets_of(wordings, ids, known, glossary.acronyms, tagging.tags)
    unsorted = [row for row, topics in enumerate(sorting.scores) if not topics]
    proposed = propose(stream, corpus, nearest, unsorted, ids, naming.tags, [rule.id for rule in rules])
    places = places_of(nearest, [topics[0].topic if topics else "" for topics in sorting.scores])
    columns = (ordered, sorting.scores, tagging.of_paper, related, glossary.of_paper, naming.of_paper, places)
    entries = (
        Entry(
            paper=paper, summary=summary_of(paper), topics=topics, tags=tags, related=like, acronyms=acronyms, datasets=named, place=place
        )
        for paper, topics, tags, like, acronyms, named, place in zip(*columns, strict=True)
    )
    digest = digest_of(entries, sorting.topics, naming.tags, readings, proposed, glossary=glossary.acronyms, datasets=naming.datasets)
    return replace(digest, terms=signatures_of(corpus))
