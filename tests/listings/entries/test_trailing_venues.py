"""Venues behind titles."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.title_candidates import TitleCandidate
from paper_digest.listings.entries.trailing_venues import without_venues

from tests.listings.entries.reading import sightings_in

TITLES = (
    "Weaving Nets for Fish",
    "Do Looms Dream of Wool?",
    "Every Knot Is Undone",
    "Cloth without Any Noise",
)


def cut(*titles: str) -> list[str]:
    candidates = [TitleCandidate(title, 0, 0, len(title), "text", "end") for title in titles]
    return [title.text for title in without_venues(candidates) if title]


@pytest.mark.parametrize("venue", [" KDD2021", " (ICML '21)", ", NeurIPS 2020", " Arxiv2022", " - JCGT 2014"])
def test_venues_behind_most_titles_are_none_of_them(venue: str) -> None:
    assert cut(*(title + venue for title in TITLES[:3]), TITLES[3]) == list(TITLES)


def test_a_venue_behind_one_title_is_part_of_it() -> None:
    titles = (TITLES[0], TITLES[1], TITLES[2] + " KDD 2021", TITLES[3])
    assert cut(*titles) == list(titles)


@pytest.mark.parametrize(
    "end", [" at LoomEval 2020", " by GPT-4", ": ADE20K 2017", " with YOLOv3", " in 2020"]
)
def test_other_ends_are_part_of_titles(end: str) -> None:
    titles = tuple(title + end for title in TITLES)
    assert cut(*titles) == list(titles)


def test_the_year_behind_a_title_is_that_of_the_paper() -> None:
    lines = (
        f"- {title} SIGIR{2018 + number} [Paper](https://arxiv.org/abs/2401.0000{number})"
        for number, title in enumerate(TITLES)
    )
    papers = sightings_in("\n".join(("# Papers", "", *lines)))
    assert [(paper.title, str(paper.published)) for paper in papers] == [
        (title, str(2018 + number)) for number, title in enumerate(TITLES)
    ]
