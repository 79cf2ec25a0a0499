"""Turns papers into the digest: the whole of STUDY on one screen."""

from __future__ import annotations

from paper_digest.analysis.acronyms.extraction import paper_acronyms
from paper_digest.analysis.acronyms.glossary import build_glossary
from paper_digest.analysis.acronyms.normalization import in_one_shape
from paper_digest.analysis.background_process import map_in_background
from paper_digest.analysis.datasets.dataset_index import index_datasets
from paper_digest.analysis.keyphrases.selection import key_phrases
from paper_digest.analysis.keyphrases.tags import MOST, known_phrases, tag_papers
from paper_digest.analysis.map.layout import map_positions
from paper_digest.analysis.similarity.embeddings import Encode, blended, vectors_of
from paper_digest.analysis.similarity.nearest_neighbors import nearest_of, ranking_of
from paper_digest.analysis.similarity.query_vectors import signatures_of
from paper_digest.analysis.similarity.related_papers import related_of
from paper_digest.analysis.summary.extractive_summary import summarize
from paper_digest.analysis.text.corpus import corpus_of
from paper_digest.analysis.text.document_text import wording_of
from paper_digest.analysis.text.token_stream import stream_of
from paper_digest.analysis.topics.assignment import sort_papers
from paper_digest.analysis.topics.discovery import propose
from paper_digest.model.digest import AnalyzedPaper, Digest, in_canonical_order
from paper_digest.model.paper import Paper
from paper_digest.model.record import Reading
from paper_digest.model.settings import DatasetRule, TopicRule


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
    titles, abstracts = [paper.title for paper in ordered], [paper.abstract for paper in ordered]
    summaries = map_in_background(summarize, titles, abstracts)
    wordings = [wording_of(paper) for paper in ordered]
    stream = stream_of(wordings)
    usages = [paper_acronyms(wording) for wording in wordings]
    longhand = in_one_shape(stream, usages)
    phrases = key_phrases(longhand, known_phrases(rules), MOST)
    corpus = corpus_of(stream)
    nearest = nearest_of(corpus.matrix)
    if encode:
        nearest = blended(nearest, corpus.matrix, vectors_of(wordings, encode))
    ranking = ranking_of(nearest, phrases.vectors, in_company=encode is None)
    related = related_of(corpus, nearest, ranking, ids, wordings)
    sorting = sort_papers(ordered, stream, corpus, nearest, rules)
    tagging = tag_papers(phrases, longhand, ids)
    glossary = build_glossary(usages, wordings, ids, tagging.tags)
    datasets = index_datasets(wordings, ids, known, glossary.acronyms, tagging.tags)
    unsorted = [row for row, topics in enumerate(sorting.scores) if not topics]
    proposed = propose(stream, corpus, nearest, unsorted, ids, datasets.tags, [rule.id for rule in rules])
    positions = map_positions(nearest, [topics[0].topic if topics else "" for topics in sorting.scores])
    columns = (
        ordered,
        summaries(),
        sorting.scores,
        tagging.of_paper,
        related,
        glossary.of_paper,
        datasets.of_paper,
        positions,
    )
    entries = (
        AnalyzedPaper(
            paper=paper,
            summary=summary,
            topics=topics,
            tags=tags,
            related=like,
            acronyms=acronyms,
            datasets=named,
            map_position=position,
        )
        for paper, summary, topics, tags, like, acronyms, named, position in zip(*columns, strict=True)
    )
    return in_canonical_order(
        Digest(
            papers=tuple(entries),
            topics=sorting.topics,
            proposed=proposed,
            tags=datasets.tags,
            glossary=glossary.acronyms,
            datasets=datasets.datasets,
            terms=signatures_of(corpus),
            readings=readings,
        )
    )
