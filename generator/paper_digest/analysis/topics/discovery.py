"""Turns papers that no topic covers into proposed topics, each with a name, a sentence and phrases for topics.yml."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from paper_digest.analysis.slugs import address
from paper_digest.analysis.text.corpus import Corpus
from paper_digest.analysis.text.token_stream import Ints, Stream
from paper_digest.analysis.topics.cluster_labels import (
    Vocabulary,
    name_of_group,
    phrases_of_group,
    vocabulary_of,
)
from paper_digest.analysis.topics.clustering import families_of, groups_of
from paper_digest.model.digest import Tag, Topic
from paper_digest.model.settings import TopicRule

LEAST = 6
"""The papers a group must have to be proposed."""
_IN_COMMON, _IN_COMMON_SHARE = 4, 0.15
"""The papers of a group, and the share of them, that must have one phrase in common, or it is a heap of leftovers."""
_TOLD = 3
"""The phrases that a description names."""


def propose(
    stream: Stream,
    corpus: Corpus,
    nearest: csr_matrix,
    rows: Sequence[int],
    ids: Sequence[str],
    tags: Sequence[Tag],
    taken: Collection[str],
) -> tuple[Topic, ...]:
    """Topics for the papers of the given rows, largest first; papers that are like no others are in none.

    ids: the id of the paper of each row. taken: the ids of the topics there are, which no proposed one takes.
    """
    groups = groups_of(corpus.matrix, nearest, rows, LEAST)
    if not groups:
        return ()
    place = {paper: row for row, paper in enumerate(ids)}
    vocabulary = vocabulary_of(
        stream, corpus, {tag.name: frozenset(place[paper] for paper in tag.papers) for tag in tags}
    )
    areas = _areas(corpus, vocabulary, groups)
    found: list[Topic] = []
    names: list[str] = []
    used = {"index", "unsorted", *taken}
    for group, area in zip(groups, areas, strict=True):
        wanted = phrases_of_group(vocabulary, group)
        if max((len(one.papers) for one in wanted), default=0) < max(
            _IN_COMMON, _IN_COMMON_SHARE * len(group)
        ):
            continue
        names.append(name_of_group(group, wanted, names))
        phrases = tuple(one.phrase for one in wanted)
        rule = TopicRule(
            id=address(names[-1], "topic", used),
            name=names[-1],
            description=_description(phrases),
            area=area,
            phrases=phrases,
        )
        used.add(rule.id)
        found.append(Topic(rule=rule, papers=tuple(ids[row] for row in group.tolist())))
    return tuple(found)


def _areas(corpus: Corpus, vocabulary: Vocabulary, groups: Sequence[Ints]) -> list[str]:
    """For each group the name of its area; "" where the groups are so few that they need none."""
    families = families_of(corpus.matrix, groups)
    names: dict[int, str] = {}
    for family in dict.fromkeys(families if max(families) else ()):
        papers = np.sort(
            np.concatenate([group for group, own in zip(groups, families, strict=True) if own == family])
        )
        wanted = phrases_of_group(vocabulary, papers)
        names[family] = name_of_group(papers, wanted, list(names.values())) if wanted else ""
    return [names.get(family, "") for family in families]


def _description(phrases: Sequence[str]) -> str:
    *others, last = phrases[:_TOLD]
    return f"Papers on {', '.join(others)} and {last}." if others else f"Papers on {last}."
