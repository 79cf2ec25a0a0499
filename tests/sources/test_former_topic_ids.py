"""Tests of the ids that topics had before."""

from __future__ import annotations

import pytest
from paper_digest.sources.former_topic_ids import current_ids
from paper_digest.sources.settings import parse_settings

GRAPHS = "- {id: graph-learning, name: Graphs, formerly: [graphs, networks]}\n"


@pytest.mark.parametrize(
    ("former", "message"),
    [
        ("../about", "no id of at most 80"),
        ("Graph learning", "no id of at most 80"),
        ("index", "or is reserved"),
        ("unsorted", "or is reserved"),
        ("robots", "the id of a topic of the file"),
        ("cloth", "the id of a topic of the file"),
        ("graphs", "already the former id of 'graph-learning'"),
    ],
)
def test_a_former_id_that_cannot_redirect_is_reported_and_ignored(former: str, message: str) -> None:
    robots = f"- {{id: robots, name: Robots, formerly: [arms, {former!r}]}}\n"
    settings = parse_settings(f"{GRAPHS}{robots}- {{id: cloth, name: Cloth}}\n", None)
    (problem,) = settings.problems
    assert (problem.file, problem.line) == ("topics.yml", 2)
    assert f"found {former!r}, which is" in str(problem)
    assert message in str(problem)
    assert [rule.formerly for rule in settings.topics] == [("graphs", "networks"), ("arms",), ()]


def test_the_id_of_a_later_topic_is_no_former_id() -> None:
    settings = parse_settings(f"{GRAPHS}- {{id: networks, name: Networks}}\n", None)
    assert [problem.line for problem in settings.problems] == [1]
    assert settings.topics[0].formerly == ("graphs",)


def test_a_correction_may_use_former_ids() -> None:
    settings = parse_settings(GRAPHS, "- {paper: a, topics: [graphs, graph-learning, networks]}\n")
    assert settings.problems == ()
    assert settings.corrections[0].topics == ("graph-learning",)
    assert current_ids(settings.topics) == dict.fromkeys(
        ("graph-learning", "graphs", "networks"), "graph-learning"
    )
