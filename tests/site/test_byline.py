"""Tests of the authors and the venue in a few words."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.model.paper import Venue
from paper_digest.site.byline import byline, named_authors
from paper_digest.values.person_lists import parse_names

from tests.site.builders import analyzed, paper, sighting


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"authors": "Ada Lovelace"}, "Lovelace"),
        ({"authors": "Ada Lovelace, Kees van der Berg"}, "Lovelace & van der Berg"),
        (
            {"authors": "Ada Lovelace, Bo Li, Wei Wu", "venue": Venue("ICML"), "year": 2017},
            "Lovelace et al. · ICML",
        ),
        ({"venue": Venue("ICML"), "year": 2017, "date": "2016-11"}, "ICML 2017"),
        ({"venue": Venue("ICML"), "year": 2017, "date": "2017-05"}, "ICML"),
        ({}, ""),
    ],
)
def test_a_byline_has_authors_and_venue(fields: dict[str, Any], text: str) -> None:
    assert byline(analyzed("a", **fields).paper) == text


@pytest.mark.parametrize("authors", ["Ada Lovelace", "Ada Lovelace, Bo Li"])
def test_a_byline_says_that_there_are_more_authors(authors: str) -> None:
    seen = (sighting(authors=parse_names(authors), has_more_authors=True),)
    assert byline(paper(authors=authors, sightings=seen)) == "Lovelace et al."


def test_a_page_names_thirty_authors_and_at_least_one() -> None:
    assert len(named_authors(paper(authors=", ".join(["Ada Lovelace"] * 31)))) == 30
    assert len(named_authors(paper(authors="A" * 3000 + " Lovelace"))) == 1
