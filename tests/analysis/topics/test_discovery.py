"""Proposed topics: what no topic covers, grouped and named, so that a digest of another field can start from nothing."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from paper_digest.analysis import analyze
from paper_digest.model.digest import Digest
from paper_digest.model.paper import Paper
from paper_digest.model.record import Sighting, Span
from paper_digest.sources.settings import parse_settings, topics_yaml
from paper_digest.values.rich_text import RichText

from tests.analysis.digests import digest_of_texts, rule

_FLOURS = "rye wheat spelt oat barley millet teff maize".split()
_LOAVES = "crumb crust taste smell colour height weight shelf-life".split()
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
        f"Each honey bee colony near {place} met {hazard}. A honey bee colony with young queens lived on.",
    )
    for place, hazard in zip(_PLACES, _HAZARDS, strict=True)
]


def papers_of_field(shared: Path, field: str) -> tuple[Paper, ...]:
    lines = (shared / "eval" / "fields.jsonl").read_text("utf-8").splitlines()
    rows = [one for one in map(json.loads, lines) if one["field"].startswith(field)]
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


def groups(digest: Digest) -> dict[str, str]:
    return {paper: topic.rule.id for topic in digest.proposed for paper in topic.papers}


def test_papers_without_topics_are_grouped_by_what_they_are_about() -> None:
    digest = digest_of_texts(*BREAD, *BEES, rules=())
    found = groups(digest)
    assert len(digest.proposed) == 2
    assert len(found) == 16
    assert len({topic for paper, topic in found.items() if paper.endswith("of-a-loaf")}) == 1
    assert len({topic for paper, topic in found.items() if "beekeeping" in paper}) == 1


def test_a_proposal_is_named_by_a_phrase_of_its_papers() -> None:
    names = [topic.rule.name.lower() for topic in digest_of_texts(*BREAD, *BEES, rules=()).proposed]
    assert sorted("bee" in name for name in names) == [False, True]
    assert all(" " in name for name in names)


def test_what_a_topic_covers_is_not_proposed_again() -> None:
    digest = digest_of_texts(
        *BREAD, *BEES, rules=(rule("bees", "honey bee", "beekeeping"), rule("tea", "tea"))
    )
    assert not any("beekeeping" in paper for paper in groups(digest))


def test_few_or_unlike_papers_are_not_proposed() -> None:
    assert digest_of_texts(*BREAD[:3], *BEES[:3], rules=()).proposed == ()


def test_papers_with_no_phrase_in_common_are_no_topic() -> None:
    things = (
        "quartz opera tundra lacquer pelican goulash tariff bassoon cactus dynamo glacier thimble".split()
    )
    acts = "sinks glows rusts sings melts bends hides floats cracks hums drifts folds".split()
    texts = [
        (f"Why {thing} {act}", f"Nobody knew that {thing} {act}. Somebody found out.")
        for thing, act in zip(things, acts, strict=True)
    ]
    assert digest_of_texts(*texts, rules=()).proposed == ()


def test_a_proposal_takes_no_id_that_is_there() -> None:
    first = digest_of_texts(*BREAD, *BEES, rules=()).proposed[0].rule
    again = digest_of_texts(*BREAD, *BEES, rules=(rule(first.id, "phlogiston"),)).proposed
    assert first.id not in [topic.rule.id for topic in again]
    assert len(again) == 2


def test_pasted_back_the_proposals_sort_the_papers() -> None:
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
def test_a_digest_of_another_field_starts_from_nothing(shared: Path, field: str, known: set[str]) -> None:
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
    agree = Counter(
        grouped.get(entry.paper.id) == entry.topics[0].topic for entry in digest.papers if entry.topics
    )
    assert agree[True] > 0.75 * len(papers)


def test_groups_of_all_fields_keep_to_one_field(shared: Path) -> None:
    fields = ("robotics", "natural language")
    papers = [(field, paper) for field in fields for paper in papers_of_field(shared, field)]
    renamed = {f"{number:04}": field for number, (field, _) in enumerate(papers)}
    proposed = analyze(
        tuple(_renamed(paper, f"{number:04}") for number, (_, paper) in enumerate(papers)), (), ()
    ).proposed
    pure = sum(max(Counter(renamed[paper] for paper in topic.papers).values()) for topic in proposed)
    assert pure > 0.93 * sum(len(topic.papers) for topic in proposed)


def test_many_proposals_stand_under_areas(shared: Path) -> None:
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
