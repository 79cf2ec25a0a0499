"""Labels of clusters, worked out by hand for ten papers of which the first five are the cluster."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log

import numpy as np
import pytest
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.term_matrix import term_matrix
from paper_digest.analysis.text.token_stream import token_stream
from paper_digest.analysis.topics.cluster_labels import (
    ClusterLabel,
    LabelVocabulary,
    cluster_labels,
    cluster_name,
    label_vocabulary,
)
from scipy.sparse import csc_matrix

CLUSTER = np.arange(5)


def labels_of(phrases: Mapping[str, Iterable[int]], word_papers: Iterable[int] = ()) -> list[ClusterLabel]:
    """The labels; word_papers: the papers that have the only noun, "honey"."""
    columns = np.zeros((10, 1))
    columns[list(word_papers)] = 1
    phrase_papers = {phrase: frozenset(papers) for phrase, papers in phrases.items()}
    return cluster_labels(LabelVocabulary(10, phrase_papers, {0: "honey"}, csc_matrix(columns)), CLUSTER)


def names_of(phrases: Mapping[str, Iterable[int]], word_papers: Iterable[int] = ()) -> list[str]:
    return [label.phrase for label in labels_of(phrases, word_papers)]


def label(phrase: str, *papers: int) -> ClusterLabel:
    return ClusterLabel(phrase, frozenset(papers), 4.0, 1.0)


def test_lift_is_smoothed_and_its_logarithm_is_at_most_2() -> None:
    (bees,) = labels_of({"honey bee": range(5)})
    assert bees.papers == frozenset(range(5))
    assert bees.lift == pytest.approx(1.0 * (10 - 5 + 1) / (5 - 5 + 0.5))
    assert bees.gain == 2.0


def test_gain_is_the_share_times_the_logarithm_of_the_lift() -> None:
    (yeast,) = labels_of({"wild yeast": [0, 1, 5]})
    assert yeast.lift == pytest.approx(0.4 * 6 / 1.5)
    assert yeast.gain == pytest.approx(0.4 * log(1.6), abs=1e-6)


def test_a_phrase_as_common_outside_is_no_label() -> None:
    """The lift is 0.4 * 6 / 2.5 = 0.96."""
    assert names_of({"wild yeast": [0, 1, 5, 6]}) == []


def test_a_phrase_of_one_paper_is_no_label() -> None:
    assert names_of({"wild yeast": [0]}) == []


def test_the_label_of_most_papers_is_first() -> None:
    assert names_of({"wild yeast": range(3), "honey bee": range(5)}) == ["honey bee", "wild yeast"]


def test_a_part_of_a_better_phrase_is_covered() -> None:
    assert names_of({"robot motion planning": range(5), "motion planning": [*range(5), 9]}) == [
        "robot motion planning"
    ]


def test_a_single_word_needs_a_lift_of_3() -> None:
    assert names_of({}, word_papers=range(5)) == ["honey"]
    # 1.0 * 6 / (8 - 5 + 0.5) = 1.7
    assert names_of({}, word_papers=range(8)) == []


def test_a_single_word_comes_after_phrases() -> None:
    assert names_of({"wild yeast": range(3)}, word_papers=range(5)) == ["wild yeast", "honey"]


def test_a_word_of_a_selected_phrase_is_covered() -> None:
    assert names_of({"honey bee": range(5)}, word_papers=range(5)) == ["honey bee"]


def test_one_phrase_with_enough_papers_names_a_cluster() -> None:
    labels = [label("motion planning", 0, 1), label("robot arm", 2, 3)]
    assert cluster_name(CLUSTER, labels, []) == "Motion planning"


def test_a_second_phrase_names_the_papers_without_the_first() -> None:
    labels = [label("motion planning", 0), label("robot arm", 2, 3)]
    assert cluster_name(CLUSTER, labels, []) == "Motion planning and robot arm"


def test_a_second_phrase_shares_no_word_with_the_first() -> None:
    labels = [label("motion planning", 0), label("motion capture", 2, 3), label("robot arm", 2)]
    assert cluster_name(CLUSTER, labels, []) == "Motion planning and robot arm"


def test_a_single_word_is_not_name_enough() -> None:
    labels = [label("honey", 0, 1, 2, 3, 4), label("wild yeast", 0)]
    assert cluster_name(CLUSTER, labels, []) == "Honey and wild yeast"


def test_a_name_that_another_cluster_has_is_avoided() -> None:
    labels = [label("motion planning", 0, 1), label("robot arm", 2, 3)]
    assert cluster_name(CLUSTER, labels, ["Planning"]) == "Robot arm"


def test_nouns_of_the_vocabulary_end_noun_phrases() -> None:
    texts = [DocumentText("", "The server is fast."), DocumentText("", "An encrypted server waits.")]
    stream = token_stream(texts)
    nouns = label_vocabulary(stream, term_matrix(stream), {}).nouns.values()
    assert "server" in nouns
    assert "encrypted" not in nouns


def test_only_phrases_of_several_words_are_in_the_vocabulary() -> None:
    stream = token_stream([DocumentText("", "The honey bee")])
    phrases = {"ImageNet": frozenset({0}), "honey bee": frozenset({0})}
    assert set(label_vocabulary(stream, term_matrix(stream), phrases).phrases) == {"honey bee"}
