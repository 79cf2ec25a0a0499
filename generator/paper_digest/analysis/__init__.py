"""Analyzes papers: summaries, topics, tags, related papers, acronyms, datasets, authors and the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from paper_digest.analysis.acronyms.extraction import paper_acronyms
from paper_digest.analysis.acronyms.glossary import build_glossary
from paper_digest.analysis.authors.author_index import index_authors
from paper_digest.analysis.datasets.dataset_index import index_datasets
from paper_digest.analysis.keyphrases.selection import select_keyphrases
from paper_digest.analysis.keyphrases.shared_phrases import shared_phrases
from paper_digest.analysis.keyphrases.tags import MAX_TAGS, known_phrases, tag_papers
from paper_digest.analysis.map.layout import map_positions
from paper_digest.analysis.similarity.embeddings import blend_embeddings, embed
from paper_digest.analysis.similarity.nearest_neighbors import nearest_neighbors, rank_neighbors
from paper_digest.analysis.similarity.query_vectors import query_terms
from paper_digest.analysis.similarity.reduced_embeddings import reduce_embeddings
from paper_digest.analysis.similarity.related_papers import (
    CLOSE_BLENDED_COSINE,
    CLOSE_COSINE,
    related_papers,
)
from paper_digest.analysis.similarity.sentence_encoder import Encode, Vectors
from paper_digest.analysis.summary.extractive_summary import summarize
from paper_digest.analysis.text.document_text import document_text
from paper_digest.analysis.text.term_matrix import term_matrix
from paper_digest.analysis.text.token_stream import Floats, token_stream
from paper_digest.analysis.topics.assignment import assign_topics
from paper_digest.analysis.topics.discovery import discover_topics
from paper_digest.analysis.topics.topic_meanings import (
    FEWEST_TOPICS,
    meaning_scores,
    topic_descriptions,
)
from paper_digest.execution.executor import THIS_MACHINE
from paper_digest.model.digest import AnalyzedPaper, Digest, in_canonical_order
from paper_digest.model.paper import Paper
from paper_digest.model.record import Reading
from paper_digest.model.settings import AuthorRule, DatasetRule, TopicRule
from paper_digest.values.rich_text import RichText

Texts = Sequence[RichText | None]
SummariesOf = Callable[[Texts, Texts], Callable[[], list[RichText | None]]]
"""Starts the summaries of papers with these titles and abstracts; what it returns waits for them."""

new_summaries: SummariesOf = partial(THIS_MACHINE.start, summarize)
"""Summarizes all papers."""


def analyze(
    papers: tuple[Paper, ...],
    topic_rules: tuple[TopicRule, ...],
    readings: tuple[Reading, ...],
    *,
    dataset_rules: tuple[DatasetRule, ...] = (),
    author_rules: tuple[AuthorRule, ...] = (),
    encode: Encode | None = None,
    summaries_of: SummariesOf = new_summaries,
) -> Digest:
    """The digest of the papers; their order does not matter.

    encode: an embedding model, which adds semantic similarity; None for terms alone. summaries_of: starts the
    summaries of papers, of which some may be kept.
    """
    papers = tuple(sorted(papers, key=lambda paper: paper.id))
    ids = [paper.id for paper in papers]
    summaries = summaries_of([paper.title for paper in papers], [paper.abstract for paper in papers])

    texts = [document_text(paper) for paper in papers]
    stream = token_stream(texts)
    terms = term_matrix(stream)
    acronyms = [paper_acronyms(text) for text in texts]
    keyphrases = select_keyphrases(stream, known_phrases(topic_rules), MAX_TAGS, acronyms)

    neighbors = nearest_neighbors(terms.matrix)
    reduced, close_score, meanings = b"", CLOSE_COSINE, None
    if encode:
        vectors = embed(texts, encode)
        neighbors = blend_embeddings(neighbors, terms.matrix, vectors)
        reduced, close_score = reduce_embeddings(vectors), CLOSE_BLENDED_COSINE
        meanings = _meanings(vectors, topic_rules, encode)
    assignment = assign_topics(papers, stream, terms, neighbors, topic_rules, meanings)
    ranking = rank_neighbors(neighbors, keyphrases.vectors, assignment.vectors)
    related = related_papers(shared_phrases(keyphrases.phrases, stream), neighbors, ranking, ids, texts)

    tagging = tag_papers(keyphrases, stream, ids)
    glossary = build_glossary(acronyms, texts, ids, tagging.tags)
    datasets = index_datasets(texts, ids, dataset_rules, glossary.acronyms, tagging.tags)

    proposed = discover_topics(
        stream, terms, neighbors, assignment.unsorted_rows, ids, datasets.tags, assignment.topic_ids
    )
    topics = [[score.topic for score in scores] for scores in assignment.scores]
    authors = index_authors(papers, author_rules, topics)
    positions = map_positions(neighbors, assignment.first_topics)

    results = zip(
        papers,
        summaries(),
        assignment.scores,
        tagging.of_paper,
        related,
        glossary.of_paper,
        datasets.of_paper,
        authors.of_paper,
        positions,
        strict=True,
    )
    fields = (
        "paper",
        "summary",
        "topics",
        "tags",
        "related",
        "acronyms",
        "datasets",
        "authors",
        "map_position",
    )
    entries = [AnalyzedPaper(**dict(zip(fields, result, strict=True))) for result in results]
    return in_canonical_order(
        Digest(
            papers=tuple(entries),
            topics=assignment.topics,
            proposed=proposed,
            tags=datasets.tags,
            glossary=glossary.acronyms,
            datasets=datasets.datasets,
            authors=authors.authors,
            merged_names=authors.merged_names,
            terms=query_terms(terms, neighbors),
            embeddings=reduced,
            close_score=close_score,
            readings=readings,
        )
    )


def _meanings(vectors: Vectors, rules: Sequence[TopicRule], encode: Encode) -> Floats | None:
    """How close papers and topics are in meaning; None for few topics, which cannot be compared so."""
    if len(rules) < FEWEST_TOPICS:
        return None
    return meaning_scores(vectors, encode(topic_descriptions(rules)))
