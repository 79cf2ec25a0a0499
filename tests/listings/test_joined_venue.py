"""Years and venues joined before titles."""

from __future__ import annotations

import pytest
from paper_digest.listings.joined_venue import JoinedVenue, joined_venue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021_VLDB_Looms of Wool", JoinedVenue("VLDB", 2021, 10)),
        ("16-ATC-Looms of Wool", JoinedVenue("ATC", 2016, 7)),
        ("98-SIGMOD-Looms of Wool", JoinedVenue("SIGMOD", 1998, 10)),
        ("18-CoNEXT-The eXpress Loom", JoinedVenue("CoNEXT", 2018, 10)),
        ("2021 VLDB Looms", None),
        ("2021-05-Looms", None),
        ("16-bit-wide Looms", None),
        ("2021_VLDB_", None),
        ("Looms of 2021_VLDB_x", None),
    ],
)
def test_a_year_and_a_venue_are_joined(text: str, expected: JoinedVenue | None) -> None:
    assert joined_venue(text) == expected
