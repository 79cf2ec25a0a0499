"""Topics of papers: by the phrases of topics.yml, and by similarity to papers that have them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.analysis import analyze
from paper_digest.analysis.similarity.nearest_neighbors import nearest_neighbors
from paper_digest.analysis.text.document_text import document_text
from paper_digest.analysis.text.term_matrix import term_matrix
from paper_digest.analysis.text.token_stream import token_stream
from paper_digest.analysis.topics.assignment import TopicAssignment, assign_topics
from paper_digest.analysis.topics.topic_choice import MAX_TOPICS, MIN_FURTHER_PROBABILITY, MIN_PROBABILITY
from paper_digest.model.digest import Digest
from paper_digest.model.settings import TopicRule

from tests.analysis.digests import digest_of_texts, papers_of, rule
from tests.example_digest import RULES, example_digest

CURVED = rule("curved", "loss landscape")
GRAPHS = rule("graphs", "graph neural network")


def first_topics(digest: Digest) -> dict[str, list[str]]:
    return {entry.paper.id: [score.topic for score in entry.topics] for entry in digest.papers}


def test_few_papers_of_the_dumps_are_unsorted_and_no_topic_has_more_than_a_quarter(real: Digest) -> None:
    assert len(real.papers) == 359
    assert 0 < len(real.unsorted) < 0.08 * 359
    assert max(len(topic.papers) for topic in real.topics) <= 0.25 * 359
    assert all(len(entry.topics) <= MAX_TOPICS for entry in real.papers)


def test_topics_are_probable_and_further_ones_are_sure_and_ordered_by_score(real: Digest) -> None:
    for entry in real.papers:
        scores = [topic.score for topic in entry.topics]
        assert all(MIN_PROBABILITY <= score <= 1 for score in scores)
        assert all(score >= MIN_FURTHER_PROBABILITY for score in scores[1:])
        assert scores[1:] == sorted(scores[1:], reverse=True)


def test_known_papers_have_the_topics_a_reader_expects(real: Digest) -> None:
    topics = first_topics(real)
    assert topics["visualizing-the-loss-landscape-of-neural-nets"][0] == "loss-landscapes"
    assert "diffusion-models" in topics["improved-techniques-for-training-consistency-models"]
    assert "graphs" in topics["local-augmentation-for-graph-neural-networks"]


@pytest.mark.parametrize(
    "title", ["Graph Neural Networks", "GRAPH NEURAL NETWORK", "A graph-neural network of molecules"]
)
def test_case_plural_and_hyphens_make_no_difference(title: str) -> None:
    digest = digest_of_texts((title, None), ("Cake", "Bake it."), rules=(CURVED, GRAPHS))
    assert [score.topic for score in digest.papers[-1].topics or digest.papers[0].topics] == ["graphs"]


@pytest.mark.parametrize(
    "title", ["A paragraph neural network", "A graph, neural network", "Graph of a neural network"]
)
def test_a_phrase_is_whole_words_without_punctuation_between(title: str) -> None:
    digest = digest_of_texts((title, None), rules=(CURVED, GRAPHS))
    assert digest.papers[0].topics == ()


def test_a_phrase_in_the_title_counts_more_than_in_the_abstract() -> None:
    digest = digest_of_texts(
        ("On the loss landscape", "We use a graph neural network once."), rules=(GRAPHS, CURVED)
    )
    assert digest.papers[0].topics[0].topic == "curved"


def test_a_paper_without_a_phrase_has_the_topic_of_similar_papers() -> None:
    curved = [
        (f"Minima {word}", "The loss landscape: curvature, basins, valleys.")
        for word in ("deep", "wide", "flat")
    ]
    graphs = [
        (f"Nodes {word}", "A graph neural network: edges, messages, atoms.") for word in ("red", "big", "new")
    ]
    digest = digest_of_texts(
        *curved, *graphs, ("Unlabeled", "Curvature of basins and valleys."), rules=(CURVED, GRAPHS)
    )
    assert first_topics(digest)["unlabeled"] == ["curved"]


def test_a_paper_similar_to_no_other_is_unsorted() -> None:
    curved = [
        (f"Minima {word}", "The loss landscape: curvature, basins, valleys.")
        for word in ("deep", "wide", "flat")
    ]
    digest = digest_of_texts(
        *curved, ("Medieval cheese", "Monks ripened cheese in caves."), rules=(CURVED, GRAPHS)
    )
    assert [entry.paper.id for entry in digest.unsorted] == ["medieval-cheese"]


def test_topics_without_papers_are_kept() -> None:
    nobody = rule("nobody", "phlogiston")
    digest = digest_of_texts(("Minima", "Curvature."), ("Nodes", "Edges."), rules=(nobody,))
    assert [(topic.rule.id, topic.papers, topic.terms, topic.related_topics) for topic in digest.topics] == [
        ("nobody", (), (), ())
    ]
    assert len(digest.unsorted) == 2


def test_a_pinned_topic_comes_first() -> None:
    papers = tuple(entry.paper for entry in example_digest().papers)
    digest = analyze((replace(papers[0], pinned_topics=("nobody",)), *papers[1:]), RULES, ())
    entry = digest.by_id[papers[0].id]
    assert (entry.topics[0].topic, entry.topics[0].score) == ("nobody", 1.0)
    assert len({score.topic for score in entry.topics}) == len(entry.topics)


def test_the_most_typical_paper_of_a_topic_is_first() -> None:
    texts = [
        ("Aside", "Cake, jam, tea, and a loss landscape by the way."),
        ("Dunes", "The loss landscape: curvature, basins, valleys."),
        ("Curves", "The loss landscape: curvature, basins, valleys."),
        ("Nodes", "A graph neural network."),
    ]
    topic = digest_of_texts(*texts, rules=(CURVED, GRAPHS)).topics[0]
    assert topic.papers == ("curves", "dunes", "aside")


def test_topics_of_the_dumps_have_key_terms_and_related_topics(real: Digest) -> None:
    topics = {topic.rule.id: topic for topic in real.topics}
    assert "loss landscape" in topics["loss-landscapes"].terms
    assert "knowledge distillation" in topics["efficiency-and-systems"].terms
    assert all(len(topic.terms) <= 10 and len(topic.related_topics) <= 5 for topic in real.topics)
    assert all(topic.rule.id not in topic.related_topics for topic in real.topics)
    assert "optimisation" in topics["loss-landscapes"].related_topics


def test_new_papers_do_not_change_the_ids_of_topics() -> None:
    texts = [("Minima", "The loss landscape."), ("Nodes", "A graph neural network.")]
    few, more = (analyze(papers_of(chosen), (CURVED, GRAPHS), ()) for chosen in (texts[:1], texts))
    assert (
        [topic.rule.id for topic in few.topics]
        == [topic.rule.id for topic in more.topics]
        == ["curved", "graphs"]
    )


def test_a_subject_comes_before_a_method() -> None:
    robots = replace(rule("robots", "robot arm", "grasping"), area="Robotics")
    few = replace(rule("few-shot", "few-shot learning", "task adaptation"), area="Methods", method=True)
    texts = [
        (f"A robot arm {word}", f"Grasping {word} with a robot arm in a kitchen.")
        for word in ("cups", "plates", "forks")
    ]
    texts += [
        (f"Task adaptation {word}", f"Task adaptation and few-shot learning of {word} with tasks.")
        for word in ("priors", "metrics", "steps")
    ]
    digest = digest_of_texts(
        *texts,
        (
            "Few-shot learning for a robot arm",
            "Grasping with few-shot learning. A robot arm in a kitchen, and task adaptation with tasks.",
        ),
        rules=(few, robots),
    )
    topics = first_topics(digest)
    assert topics["few-shot-learning-for-a-robot-arm"] == ["robots", "few-shot"]
    assert topics["task-adaptation-priors"] == ["few-shot"]


def test_a_paper_may_get_any_topic_of_a_similar_area() -> None:
    cups, plates = (replace(rule(name, name), area="Crockery") for name in ("cups", "plates"))
    texts = [
        (f"Cups {word}", f"Cups are porcelain, glazed and fired in a kiln {word}.")
        for word in ("early", "twice", "slowly")
    ]
    texts += [
        (f"Plates {word}", f"Plates are porcelain, glazed and fired in a kiln {word}.")
        for word in ("here", "there", "often")
    ]
    texts += [
        (f"Minima {word}", "The loss landscape: curvature, basins, valleys.")
        for word in ("deep", "wide", "flat")
    ]
    digest = digest_of_texts(
        *texts, ("Unlabeled", "Porcelain, glazed and fired in a kiln."), rules=(CURVED, cups, plates)
    )
    assert set(first_topics(digest)["unlabeled"]) <= {"cups", "plates"}
    assert first_topics(digest)["unlabeled"]


def test_every_shipped_topic_has_an_area(rules: tuple[TopicRule, ...]) -> None:
    areas = [topic.area for topic in rules]
    assert all(areas)
    assert areas == sorted(areas, key=areas.index), "topics of one area are listed together"
    assert 5 <= len(set(areas)) <= 10


def test_published_topic_ids_still_exist(rules: tuple[TopicRule, ...]) -> None:
    published = """
        computer-vision three-d-and-video language language-models speech-and-audio multimodal
        generative-models diffusion-models self-supervised-learning transfer-and-adaptation
        few-shot-and-meta-learning
        continual-learning learning-with-few-labels reinforcement-learning robotics
        optimisation loss-landscapes training-dynamics learning-theory probabilistic-models causality
        robustness-and-security anomaly-detection privacy-and-federated-learning fairness-and-society
        interpretability graphs time-series medicine-and-biology science-and-earth efficiency-and-systems
        architectures data-and-benchmarks search-and-recommendation
    """
    assert set(published.split()) <= {topic.id for topic in rules}


def assignment_of(*texts: tuple[str, str | None]) -> TopicAssignment:
    papers = papers_of(texts)
    stream = token_stream(list(map(document_text, papers)))
    terms = term_matrix(stream)
    return assign_topics(papers, stream, terms, nearest_neighbors(terms.matrix), (CURVED, GRAPHS))


def test_papers_are_compared_by_all_topics_that_may_fit() -> None:
    vectors = assignment_of(
        ("Loss landscape", "A loss landscape is curved."),
        ("A graph neural network", "On graphs, we train a graph neural network."),
        ("Cake", "Bake it."),
    ).vectors.toarray()
    assert (vectors[0] @ vectors[1], vectors[0] @ vectors[0]) == pytest.approx((0, 1), abs=0.3)
    assert vectors.shape == (3, 2)


def test_without_papers_or_topics_there_is_nothing_to_compare() -> None:
    assert assignment_of().vectors.shape == (0, 2)
