"""Turns papers into the digest: the whole of STUDY on one screen."""

from __future__ import annotations

from generator.model import Digest, Entry, Paper, Reading, TopicRule, digest_of
from generator.study.acronyms import common_meanings
from generator.study.corpus import corpus_of
from generator.study.likeness import nearest_of, related_of
from generator.study.summary import summary_of
from generator.study.tags import known_phrases, tag_papers
from generator.study.topics import sort_papers
from generator.study.wording import wording_of
from generator.study.words import stream_of


def study(papers: tuple[Paper, ...], rules: tuple[TopicRule, ...], readings: tuple[Reading, ...]) -> Digest:
    """The digest of the papers, whatever order they come in."""
    ordered = tuple(sorted(papers, key=lambda paper: paper.id))
    ids = [paper.id for paper in ordered]
    wordings = [wording_of(paper) for paper in ordered]
    stream = stream_of(wordings)
    corpus = corpus_of(stream)
    nearest = nearest_of(corpus)
    related = related_of(corpus, nearest, ids)
    sorting = sort_papers(ordered, stream, corpus, nearest, rules)
    tagging = tag_papers(stream, common_meanings(wordings), known_phrases(rules), ids)
    entries = (
        Entry(paper=paper, summary=summary_of(paper), topics=topics, tags=tags, related=like)
        for paper, topics, tags, like in zip(ordered, sorting.scores, tagging.of_paper, related, strict=True)
    )
    return digest_of(entries, sorting.topics, tagging.tags, readings)
