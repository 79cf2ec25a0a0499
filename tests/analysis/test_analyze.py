"""The properties of an analysis, whatever the papers are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_digest.analysis import analyze
from paper_digest.analysis.similarity.sentence_encoder import DIMENSIONS, Vectors
from paper_digest.model.digest import Digest
from paper_digest.model.settings import DatasetRule, TopicRule

from tests.analysis.digests import digest_of_texts, papers_of, rule
from tests.example_digest import RULES, example_digest


def test_the_order_of_papers_changes_nothing(
    real: Digest, rules: tuple[TopicRule, ...], known: tuple[DatasetRule, ...]
) -> None:
    reversed_digest = analyze(
        tuple(entry.paper for entry in reversed(real.papers)),
        rules,
        tuple(reversed(real.readings)),
        dataset_rules=known,
    )
    assert reversed_digest == real


def test_topics_tags_and_related_papers_of_a_paper_agree_with_the_lists(real: Digest) -> None:
    topics = {topic.rule.id: topic for topic in real.topics}
    tags = {tag.id: tag for tag in real.tags}
    for entry in real.papers:
        assert all(entry.paper.id in topics[score.topic].papers for score in entry.topics)
        assert all(entry.paper.id in tags[tag].papers for tag in entry.tags)
        assert all(related.paper in real.by_id for related in entry.related)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
@pytest.mark.parametrize("given_rules", [(), RULES])
def test_up_to_three_papers_can_be_analyzed(count: int, given_rules: tuple[TopicRule, ...]) -> None:
    texts = [
        ("Graphs", "We pass messages."),
        ("Flat Minima", None),
        (None, "An abstract without a title. It has two sentences."),
    ]
    digest = digest_of_texts(*texts[:count], rules=given_rules)
    assert len(digest.papers) == count
    assert [topic.rule for topic in digest.topics] == list(given_rules)


@pytest.mark.parametrize(("count", "are_compared"), [(19, False), (20, True)])
def test_only_papers_of_many_topics_are_compared_by_meaning(count: int, are_compared: bool) -> None:
    encoded: list[str] = []

    def encode(texts: list[str]) -> Vectors:
        encoded.extend(texts)
        return np.full((len(texts), DIMENSIONS), DIMENSIONS**-0.5, dtype=np.float32)

    rules = tuple(rule(f"topic-{number}", f"phrase {number}") for number in range(count))
    analyze(papers_of([("Flat minima", "We measure minima.")]), rules, (), encode=encode)
    assert any("All that is topic-3" in text for text in encoded) == are_compared


def test_unusual_papers_are_kept_and_summarized() -> None:
    digest = example_digest()
    assert len(digest.papers) == 10
    assert all(entry.summary for entry in digest.papers)


hostile = st.text(alphabet=st.sampled_from("aZ9 -‐.'’+$\\{}()<>&|_^é文ع🎉\n"), max_size=40)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(hostile, hostile), max_size=6))
def test_no_text_breaks_the_analysis(texts: list[tuple[str, str]]) -> None:
    digest = digest_of_texts(*texts)
    for entry in digest.papers:
        assert entry.paper.id not in {related.paper for related in entry.related}
        assert all(0 < related.score <= 1 for related in entry.related)
        assert all(0 < score.score <= 1 for score in entry.topics)
    assert len({tag.id for tag in digest.tags}) == len(digest.tags)
