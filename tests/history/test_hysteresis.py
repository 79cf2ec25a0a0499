"""What stays of each paper's analysis from one build to the next."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from paper_digest.history.assignments import Assignments, PaperAssignment, RelatedAssignment, paper_key
from paper_digest.history.hysteresis import (
    analyzed_text_hash,
    assignments_of,
    rules_hash,
)
from paper_digest.history.hysteresis import with_kept_assignments as with_kept
from paper_digest.model.digest import Digest, Related, TopicScore

from tests.history.daily_digest import DailyDigest, graph_paper
from tests.site.builders import analyzed, digest, paper, topic

TOPICS = (topic("graphs"), topic("minima"))


def digest_of(topics: tuple[TopicScore, ...], *related: Related) -> Digest:
    """A digest of the paper "a" with these results, and of papers "b" to "e"."""
    others = (analyzed(name, f"Paper {name}") for name in "bcde")
    first = analyzed("a", "Paper a", topics=topics, related=related)
    return digest(first, *others, topics=TOPICS)


def with_kept_assignments(digest: Digest, published: Assignments) -> Digest:
    """The digest, whose map is too small for a layout that starts from the last one."""
    return with_kept(digest, published, lambda _, places, __: places)


def published_of(digest: Digest) -> Assignments:
    return assignments_of(with_kept_assignments(digest, Assignments()))


def topics_after(before: tuple[TopicScore, ...], now: tuple[TopicScore, ...]) -> list[str]:
    """The topics of "a" after two builds."""
    result = with_kept_assignments(digest_of(now), published_of(digest_of(before)))
    assert [entry.rule.id for entry in result.topics if "a" in entry.papers] == sorted(
        score.topic for score in result.by_id["a"].topics
    )
    return [score.topic for score in result.by_id["a"].topics]


GRAPHS, MINIMA = (TopicScore("graphs", 0.7),), (TopicScore("minima", 0.7),)


def test_a_topic_stays_unless_a_new_one_is_clearly_better() -> None:
    sure = (TopicScore("minima", 0.9),)
    doubtful = (TopicScore("graphs", 0.5),)
    assert topics_after(doubtful, sure) == ["minima"]
    assert topics_after(GRAPHS, (*sure, TopicScore("graphs", 0.5))) == ["minima", "graphs"]
    assert topics_after(GRAPHS, (*sure, TopicScore("graphs", 0.6))) == ["graphs"]
    assert topics_after(GRAPHS, sure) == ["graphs"]  # it may be just below the limit of a further topic
    assert topics_after((*doubtful, *sure), sure) == ["graphs", "minima"]  # minima was as probable before
    nearly_equal = (TopicScore("minima", 0.72), TopicScore("graphs", 0.69))
    assert topics_after(GRAPHS, nearly_equal) == ["graphs"]
    assert topics_after(GRAPHS, MINIMA) == ["graphs"]
    assert topics_after(GRAPHS, ()) == ["graphs"]
    assert topics_after((), (TopicScore("minima", 0.6),)) == []
    assert topics_after((), sure) == ["minima"]


@pytest.mark.parametrize(
    "change",
    [
        {"phrases": ("flat",)},
        {"name": "Flat minima"},
        {"description": "On the shape of minima."},
        {"area": "Optimization"},
        {"method": True},
        {"general": True},
    ],
)
def test_what_the_analysis_reads_of_a_changed_topic_takes_effect_at_once(change: dict[str, Any]) -> None:
    published = published_of(digest_of(GRAPHS))
    now = digest_of((TopicScore("minima", 0.55),))
    changed = replace(now, topics=(TOPICS[0], replace(TOPICS[1], rule=replace(TOPICS[1].rule, **change))))
    assert rules_hash(changed) != rules_hash(now)
    assert with_kept_assignments(changed, published).by_id["a"].topics == (TopicScore("minima", 0.55),)


def test_a_renamed_topic_keeps_its_papers() -> None:
    published = published_of(digest_of(GRAPHS))
    renamed = replace(TOPICS[0], rule=replace(TOPICS[0].rule, id="graph-learning", formerly=("graphs",)))
    now = replace(digest_of(()), topics=(renamed, TOPICS[1]))
    assert with_kept_assignments(now, published).by_id["a"].topics == (TopicScore("graph-learning", 0.7),)


def related_after(before: tuple[Related, ...], now: tuple[Related, ...], new_papers: str = "") -> list[str]:
    """The related papers of "a" after two builds; the texts of `new_papers` are new."""
    published = published_of(digest_of((), *before))
    papers = {key: entry for key, entry in published.papers.items() if key[0] not in new_papers}
    result = with_kept_assignments(digest_of((), *now), replace(published, papers=papers))
    again = with_kept_assignments(digest_of((), *now), assignments_of(result))
    assert again == result
    return [related.paper for related in result.by_id["a"].related]


def near(paper_id: str, score: float, *, very_similar: bool = False) -> Related:
    return Related(paper_id, score, ("graphs",), very_similar)


@pytest.mark.parametrize(
    ("now", "new_papers", "expected"),
    [
        ((near("d", 0.9), near("b", 0.4)), "", "bc"),  # d was there before, and was not related
        ((near("d", 0.9), near("b", 0.4)), "d", "db"),
        ((near("d", 0.305), near("b", 0.4)), "d", "bc"),  # hardly nearer than c
        ((near("d", 0.1, very_similar=True), near("b", 0.4)), "d", "db"),
        ((near("b", 0.1), near("c", 0.9)), "", "bc"),
        ((), "", "bc"),
        ((near("d", 0.2),), "c", "bd"),  # the text of c is new, and it is not related any more
    ],
)
def test_only_a_new_and_nearer_paper_joins_the_related_ones(
    now: tuple[Related, ...], new_papers: str, expected: str
) -> None:
    assert related_after((near("b", 0.4), near("c", 0.3)), now, new_papers) == list(expected)


def test_a_new_text_gets_a_new_analysis() -> None:
    published = published_of(digest_of(GRAPHS, near("b", 0.4)))
    now = digest_of(MINIMA, near("c", 0.4))
    first = replace(now.by_id["a"], paper=paper("a", "Another title"))
    others = [entry for entry in now.papers if entry.paper.id != "a"]
    result = with_kept_assignments(digest(first, *others, topics=TOPICS), published)
    assert result.by_id["a"].topics == MINIMA
    assert [related.paper for related in result.by_id["a"].related] == ["c"]


def test_a_paper_that_is_gone_is_not_related() -> None:
    now = digest_of(())
    assignment = PaperAssignment(
        paper="a",
        text=analyzed_text_hash(now.by_id["a"].paper),
        related=(RelatedAssignment(paper_key("removed"), 0.9), RelatedAssignment(paper_key("b"), 0.4)),
    )
    papers = {**published_of(now).papers, ("a", assignment.text): assignment}
    result = with_kept_assignments(now, Assignments(rules=rules_hash(now), papers=papers))
    assert [related.paper for related in result.by_id["a"].related] == ["b"]


def test_a_build_without_news_changes_no_byte(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", *map(graph_paper, range(8)))
    daily.build()
    daily.add_listing("2024-08-07", *map(graph_paper, range(6, 12)))
    daily.build()
    files = daily.files()
    daily.build()
    assert daily.files() == files


def test_reanalyze_publishes_new_results(daily: DailyDigest) -> None:
    daily.add_listing("2024-08-06", *map(graph_paper, range(8)))
    daily.build()
    lock = daily.project.assignments
    text = lock.read_text("utf-8")
    lock.write_text(re.sub(r'"map":\[\d+,\d+\]', '"map":[5,6]', text), "utf-8")
    kept = daily.build().digest
    assert {entry.map_position for entry in kept.papers} == {(5, 6)}
    new = daily.build(reanalyze=True).digest
    assert len({entry.map_position for entry in new.papers}) > 1
    assert lock.read_text("utf-8") == text
