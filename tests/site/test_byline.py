"""Tests of the authors and the venue in a few words."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.model.paper import Venue
from paper_digest.site.byline import byline

from tests.site.builders import analyzed


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"authors": "Ada Lovelace"}, "Lovelace"),
        ({"authors": "Ada Lovelace, Kees van der Berg"}, "Lovelace & van der Berg"),
        (
            {"authors": "Ada Lovelace, Bo Li, Wei Wu", "venue": Venue("ICML"), "year": 2017},
            "Lovelace et al. · ICML 2017",
        ),
        ({"venue": Venue("ICML"), "year": 2017, "date": "2017-05"}, "ICML"),
        ({}, ""),
    ],
)
def test_a_byline_has_authors_and_venue(fields: dict[str, Any], text: str) -> None:
    assert byline(analyzed("a", **fields).paper) == text
