"""Proposed topics for the papers that no topic covers."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from paper_digest.analysis import analyze
from paper_digest.analysis.topics.discovery import MIN_PAPERS
from paper_digest.model.digest import Digest
from paper_digest.model.paper import Paper
from paper_digest.model.record import Sighting, Span
from paper_digest.sources.settings import parse_settings, topics_yaml
from paper_digest.values.rich_text import RichText

from tests.analysis.digests import digest_of_texts, rule

_FLOURS = "rye wheat spelt oat barley millet teff maize".split()
_LOAVES = "crumb crust taste smell color height weight shelf-life".split()
_PLACES = "Wales Kent Fife Devon York Essex Surrey Cornwall".split()
_HAZARDS = "mites drought pesticides frost wasps hunger floods noise".split()
BREAD = [
    (
        f"How {flour} changes the {loaf} of a loaf",
        f"We feed a sourdough starter with {flour}. In the bread dough, wild yeast decides on {loaf}.",
    )
    for flour, loaf in zip(_FLOURS, _LOAVES, strict=True)
]
BEES = [
    (
        f"{hazard.title()} and beekeeping around {place}",
        f"Honey bee colonies near {place} met {hazard}. Honey bee colonies with young queens lived on.",
    )
    for place, hazard in zip(_PLACES, _HAZARDS, strict=True)
]


def papers_of_field(shared: Path, field: str) -> tuple[Paper, ...]:
    lines = (shared / "eval" / "fields.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["field"].startswith(field)]
    return tuple(
        Paper(
            id=f"p{number:03}",
            title=RichText.parse(row["title"]),
            heading=RichText.parse(row["title"]),
            abstract=RichText.parse(row["abstract"]),
            sightings=(
                Sighting(
                    dump="eval", span=Span(1, 1), position=1, title=row["title"], abstract=row["abstract"]
                ),
            ),
        )
        for number, row in enumerate(rows)
    )


def proposed_topics(digest: Digest) -> dict[str, str]:
    """The id of the proposed topic of each paper that has one."""
    return {paper: topic.rule.id for topic in digest.proposed for paper in topic.papers}


def test_papers_without_topics_are_clustered_by_subject() -> None:
    digest = digest_of_texts(*BREAD, *BEES, rules=())
    topic_of = proposed_topics(digest)
    assert len(digest.proposed) == 2
    assert len(topic_of) == 16
    assert len({topic for paper, topic in topic_of.items() if paper.endswith("of-a-loaf")}) == 1
    assert len({topic for paper, topic in topic_of.items() if "beekeeping" in paper}) == 1


def test_a_proposed_topic_is_named_after_a_phrase_of_its_papers() -> None:
    names = [topic.rule.name.lower() for topic in digest_of_texts(*BREAD, *BEES, rules=()).proposed]
    assert sorted("bee" in name for name in names) == [False, True]
    assert all(" " in name for name in names)


def test_a_subject_that_a_topic_covers_is_not_proposed() -> None:
    digest = digest_of_texts(
        *BREAD, *BEES, rules=(rule("bees", "honey bee", "beekeeping"), rule("tea", "tea"))
    )
    assert not any("beekeeping" in paper for paper in proposed_topics(digest))


def test_too_few_papers_make_no_proposed_topic() -> None:
    few = MIN_PAPERS - 1
    assert digest_of_texts(*BREAD[:few], rules=()).proposed == ()
    assert digest_of_texts(*BREAD[:3], *BEES[:3], rules=()).proposed == ()


def test_papers_without_a_common_phrase_make_no_proposed_topic() -> None:
    nouns = "quartz opera tundra lacquer pelican goulash tariff bassoon cactus dynamo glacier thimble".split()
    verbs = "sinks glows rusts sings melts bends hides floats cracks hums drifts folds".split()
    texts = [
        (f"Why {noun} {verb}", f"Nobody knew that {noun} {verb}. Somebody found out.")
        for noun, verb in zip(nouns, verbs, strict=True)
    ]
    assert digest_of_texts(*texts, rules=()).proposed == ()


def test_a_proposed_topic_has_an_id_of_its_own() -> None:
    first = digest_of_texts(*BREAD, *BEES, rules=()).proposed[0].rule
    proposed = digest_of_texts(*BREAD, *BEES, rules=(rule(first.id, "phlogiston"),)).proposed
    assert first.id not in [topic.rule.id for topic in proposed]
    assert len(proposed) == 2


def test_proposed_topics_pasted_into_topics_yml_cover_their_papers() -> None:
    proposed = digest_of_texts(*BREAD, *BEES, rules=()).proposed
    settings = parse_settings(topics_yaml([topic.rule for topic in proposed]), None)
    assert settings.problems == ()
    assert settings.topics == tuple(topic.rule for topic in proposed)
    digest = digest_of_texts(*BREAD, *BEES, rules=settings.topics)
    assert not digest.unsorted
    assert digest.proposed == ()


def test_the_order_of_papers_makes_no_difference() -> None:
    assert (
        digest_of_texts(*BREAD, *BEES, rules=()).proposed == digest_of_texts(*BEES, *BREAD, rules=()).proposed
    )


@pytest.mark.parametrize(
    ("field", "known"),
    [("robotics", {"motion planning", "point cloud"}), ("web", {"recommender", "large language model"})],
)
def test_a_collection_from_another_field_gets_useful_topics(
    shared: Path, field: str, known: set[str]
) -> None:
    papers = papers_of_field(shared, field)
    proposed = analyze(papers, (), ()).proposed
    names = " | ".join(topic.rule.name.lower() for topic in proposed)
    assert 5 <= len(proposed) <= 12
    assert max(len(topic.papers) for topic in proposed) < 0.4 * len(papers)
    assert sum(len(topic.papers) for topic in proposed) > 0.8 * len(papers)
    assert all(name in names for name in known), names
    digest = analyze(papers, tuple(topic.rule for topic in proposed), ())
    assert len(digest.unsorted) < 0.1 * len(papers)
    grouped = {paper: topic.rule.id for topic in proposed for paper in topic.papers}
    agreements = Counter(
        grouped.get(entry.paper.id) == entry.topics[0].topic for entry in digest.papers if entry.topics
    )
    assert agreements[True] > 0.75 * len(papers)


def test_most_proposed_topics_of_two_fields_have_papers_of_one_field(shared: Path) -> None:
    fields = ("robotics", "natural language")
    papers = [(field, paper) for field in fields for paper in papers_of_field(shared, field)]
    renamed = {f"{number:04}": field for number, (field, _) in enumerate(papers)}
    proposed = analyze(
        tuple(_renamed(paper, f"{number:04}") for number, (_, paper) in enumerate(papers)), (), ()
    ).proposed
    pure = sum(max(Counter(renamed[paper] for paper in topic.papers).values()) for topic in proposed)
    assert pure > 0.93 * sum(len(topic.papers) for topic in proposed)


@pytest.mark.slow
def test_many_proposed_topics_are_grouped_into_areas(shared: Path) -> None:
    fields = ("robotics", "natural language", "computer vision", "web", "statistics")
    papers = [paper for field in fields for paper in papers_of_field(shared, field)]
    proposed = analyze(
        tuple(_renamed(paper, f"{number:04}") for number, paper in enumerate(papers)), (), ()
    ).proposed
    areas: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for topic in proposed:
        areas[topic.rule.area].update(int(paper) // 200 for paper in topic.papers)
    assert 3 <= len(areas) <= 7
    assert "" not in areas
    assert sum(max(counts.values()) for counts in areas.values()) > 0.6 * len(papers)


def _renamed(paper: Paper, number: str) -> Paper:
    return Paper(
        id=number,
        title=paper.title,
        heading=paper.heading,
        abstract=paper.abstract,
        sightings=paper.sightings,
    )
