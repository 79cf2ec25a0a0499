"""Discovers topics among the papers that no topic covers, with names and phrases for topics.yml."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from paper_digest.analysis.text.term_matrix import TermMatrix
from paper_digest.analysis.text.token_stream import Ints, TokenStream
from paper_digest.analysis.topics.cluster_labels import (
    ClusterLabel,
    LabelVocabulary,
    cluster_labels,
    cluster_name,
    label_vocabulary,
)
from paper_digest.analysis.topics.clustering import cluster_papers, group_clusters
from paper_digest.model.digest import Tag, Topic
from paper_digest.model.settings import TopicRule
from paper_digest.values.unique_slugs import unique_slug

MIN_PAPERS = 6
"""Papers of a proposed topic; chosen by hand."""
_MIN_COMMON, _MIN_COMMON_SHARE = 4, 0.15
"""Papers of a cluster, and the share of them, that one label must cover; chosen by hand."""
_DESCRIPTION_PHRASES = 3


def discover_topics(
    stream: TokenStream,
    terms: TermMatrix,
    neighbors: csr_matrix,
    rows: Sequence[int],
    paper_ids: Sequence[str],
    tags: Sequence[Tag],
    taken_ids: Collection[str],
) -> tuple[Topic, ...]:
    """Topics for the papers of the given rows, largest first; papers that resemble no others are left out.

    paper_ids: of all rows. taken_ids: of the topics that exist.
    """
    clusters = cluster_papers(terms.matrix, neighbors, rows, MIN_PAPERS)
    if not clusters:
        return ()
    row_of = {paper_id: row for row, paper_id in enumerate(paper_ids)}
    rows_of_tag = {tag.name: frozenset(row_of[paper_id] for paper_id in tag.papers) for tag in tags}
    vocabulary = label_vocabulary(stream, terms, rows_of_tag)
    topics: list[Topic] = []
    names: list[str] = []
    used_ids = {"index", "unsorted", *taken_ids}
    for cluster, area in zip(clusters, _area_names(terms, vocabulary, clusters), strict=True):
        labels = cluster_labels(vocabulary, cluster)
        if not _have_common_label(cluster, labels):
            continue
        names.append(cluster_name(cluster, labels, names))
        phrases = tuple(label.phrase for label in labels)
        rule = TopicRule(
            id=unique_slug(names[-1], "topic", used_ids),
            name=names[-1],
            description=_description(phrases),
            area=area,
            phrases=phrases,
        )
        used_ids.add(rule.id)
        topics.append(Topic(rule=rule, papers=tuple(paper_ids[row] for row in cluster.tolist())))
    return tuple(topics)


def _have_common_label(cluster: Ints, labels: Sequence[ClusterLabel]) -> bool:
    covered = max((len(label.papers) for label in labels), default=0)
    return covered >= max(_MIN_COMMON, _MIN_COMMON_SHARE * len(cluster))


def _area_names(terms: TermMatrix, vocabulary: LabelVocabulary, clusters: Sequence[Ints]) -> list[str]:
    """The name of each cluster's area; "" if there are too few clusters for areas."""
    areas = group_clusters(terms.matrix, clusters)
    names: dict[int, str] = {}
    for area in dict.fromkeys(areas) if max(areas) else ():
        members = [cluster for cluster, own_area in zip(clusters, areas, strict=True) if own_area == area]
        papers = np.sort(np.concatenate(members))
        labels = cluster_labels(vocabulary, papers)
        names[area] = cluster_name(papers, labels, list(names.values())) if labels else ""
    return [names.get(area, "") for area in areas]


def _description(phrases: Sequence[str]) -> str:
    *preceding, last = phrases[:_DESCRIPTION_PHRASES]
    return f"Papers on {', '.join(preceding)} and {last}." if preceding else f"Papers on {last}."
