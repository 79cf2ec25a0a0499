"""What the study finds out, as a reader would notice it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dumps.reading import read_all
from generator.merging.merge import merge
from generator.model import Digest, Paper, TopicRule
from generator.settings import load_settings
from generator.study.acronyms import acronyms_in
from generator.study.digest import study
from generator.study.summary import summary_of
from generator.text.plain import plain, spoken
from generator.text.tokens import tokens
from tests.merging.sightings import reading, sighting
from tests.toy import RULES, toy_digest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def real() -> Digest:
    """The digest of the five dumps."""
    settings = load_settings(ROOT / "topics.yml", ROOT / "corrections.yml")
    readings = tuple(read_all(ROOT / "raw"))
    return study(merge(readings, settings.corrections).papers, settings.topics, readings)


def digest_of_texts(*texts: tuple[str | None, str | None], rules: tuple[TopicRule, ...] = RULES) -> Digest:
    """The digest of papers with these titles and abstracts."""
    return study(merge([reading("a.txt", *(sighting(title, abstract) for title, abstract in texts))]).papers, rules, ())


def test_few_papers_stay_unsorted_and_no_topic_swallows_the_rest(real: Digest) -> None:
    assert len(real.entries) == 359
    assert len(real.unsorted) < 0.05 * 359
    assert max(len(topic.papers) for topic in real.topics) <= 0.25 * 359


def test_a_papers_topics_tags_and_neighbours_agree_with_the_lists(real: Digest) -> None:
    topics = {topic.rule.id: topic for topic in real.topics}
    tags = {tag.id: tag for tag in real.tags}
    for entry in real.entries:
        for one in entry.topics:
            assert entry.paper.id in topics[one.topic].papers
            assert 0 < one.score <= 1
        assert [one.score for one in entry.topics] == sorted((one.score for one in entry.topics), reverse=True)
        for tag in entry.tags:
            assert entry.paper.id in tags[tag].papers
        related = [one.paper for one in entry.related]
        assert len(set(related)) == len(related)
        assert entry.paper.id not in related
        assert all(one.terms and 0 < one.score <= 1 for one in entry.related)
    assert all(len(tag.papers) >= 2 for tag in real.tags)


def test_related_terms_stand_in_both_papers(real: Digest) -> None:
    for entry in real.entries[::10]:
        mine = words_of(entry.paper)
        for one in entry.related:
            theirs = words_of(real.by_id[one.paper].paper)
            for term in one.terms:
                assert set(tokens(term)) <= mine & theirs, (entry.paper.id, one.paper, term)


def words_of(paper: Paper) -> set[str]:
    """The folded words that a reader finds on a paper's page."""
    return set(tokens(plain(paper.heading))) | set(tokens(plain(paper.abstract or ())))


def test_known_papers_are_where_a_reader_looks_for_them(real: Digest) -> None:
    def topics(paper: str) -> list[str]:
        return [one.topic for one in real.by_id[paper].topics]

    assert topics("visualizing-the-loss-landscape-of-neural-nets")[0] == "loss-landscapes"
    assert "diffusion-models" in topics("improved-techniques-for-training-consistency-models")
    assert "graphs" in topics("local-augmentation-for-graph-neural-networks")
    assert "loss-landscape" in {tag.id for tag in real.tags}


def test_the_order_of_papers_changes_nothing(real: Digest) -> None:
    settings = load_settings(ROOT / "topics.yml", ROOT / "corrections.yml")
    again = study(tuple(entry.paper for entry in reversed(real.entries)), settings.topics, tuple(reversed(real.readings)))
    assert again == real


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_tiny_digests(count: int) -> None:
    texts = [("Graphs", "We pass messages."), ("Flat Minima", None), (None, "An abstract without a title. It has two sentences.")]
    digest = digest_of_texts(*texts[:count])
    assert len(digest.entries) == count
    assert not digest_of_texts(*texts[:count], rules=()).topics


def test_a_title_alone_gets_a_topic_and_neighbours() -> None:
    digest = digest_of_texts(
        ("A Graph Neural Network", None), ("Graph Neural Networks and Atoms", "We use a graph neural network."), ("Cake", "Bake.")
    )
    assert [one.topic for one in digest.by_id["a-graph-neural-network"].topics] == ["graphs"]
    assert [one.paper for one in digest.by_id["a-graph-neural-network"].related] == ["graph-neural-networks-and-atoms"]


def test_a_topic_that_a_person_pinned_comes_first() -> None:
    papers = tuple(entry.paper for entry in toy_digest().entries)
    pinned = tuple(
        type(paper)(**{name: getattr(paper, name) for name in paper.__slots__} | {"pinned_topics": ("nobody",)}) if n == 0 else paper
        for n, paper in enumerate(papers)
    )
    digest = study(pinned, RULES, ())
    assert (digest.entries[0].topics[0].topic, digest.entries[0].topics[0].score) == ("nobody", 1.0)


def test_one_tag_for_every_spelling_of_a_phrase() -> None:
    texts = [
        ("On Vision", "We study Self-Supervised Learning (SSL) for vision."),
        ("On Speech", "For speech, self supervised learning works well."),
        ("On Text", "Models of text use SSL more and more."),
    ]
    tags = {tag.id: tag for tag in digest_of_texts(*texts).tags}
    assert len(tags["self-supervised-learning"].papers) == 3
    assert not [tag for tag in tags if "ssl" in tag]


@pytest.mark.parametrize(
    ("abstract", "summary"),
    [
        ("Things are hard. In this paper, we propose a way out. Experiments show that it works.", "We propose a way out."),
        (
            "Graphs are everywhere. We show that $x^2$ is enough for them all. Code is at https://a.org/b.",
            "We show that $x^2$ is enough for them all.",
        ),
        ("Only one sentence stands here and it has no cue", "Only one sentence stands here and it has no cue"),
    ],
)
def test_the_summary_is_the_sentence_that_says_it(abstract: str, summary: str) -> None:
    found = summary_of(digest_of_texts(("A Title", abstract)).entries[0].paper)
    assert found is not None
    assert plain(found) == summary


def test_every_abstract_has_a_summary_of_a_readable_length(real: Digest) -> None:
    lengths = [len(spoken(entry.summary).split()) for entry in real.entries if entry.summary]
    assert len(lengths) == 359
    assert sum(length > 60 for length in lengths) <= 3


def test_acronyms() -> None:
    assert acronyms_in("We use Low-Rank Adaptation (LoRA) and graph neural networks (GNNs) (see above).") == [
        ("LoRA", "Low-Rank Adaptation"),
        ("GNN", "graph neural networks"),
    ]
