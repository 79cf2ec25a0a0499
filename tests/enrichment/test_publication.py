"""Tests of choosing venue, year, volume and pages from records."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.enrichment.publication import Publication, publication_of
from paper_digest.values.partial_date import PartialDate

from tests.site.builders import sighting


def test_the_record_that_says_most_gives_all_fields() -> None:
    preprint = sighting(venue="Open review of everything", published=PartialDate(2024, 10, 7))
    printed = sighting(venue="ICML", volume="202", pages="1-9", published=PartialDate(2025, 7))
    assert publication_of([preprint, printed]) == Publication("ICML", 2025, "202", "1-9")
    assert publication_of([]) == Publication()


@pytest.mark.parametrize(
    "venue",
    [
        "arXiv (Cornell University)",
        "arXiv.org",
        "CoRR",
        "Computing Research Repository",
        "arXiv preprint arXiv:2410.05434",
        "bioRxiv",
        "TechRxiv",
        "PsyArXiv",
        "Zenodo (CERN European Organization for Nuclear Research)",
        "HAL (Le Centre pour la Communication Scientifique Directe)",
    ],
)
def test_a_server_of_preprints_is_no_venue(venue: str) -> None:
    record = sighting(venue=venue, volume="abs", pages="1-9", published=PartialDate(2024))
    assert publication_of([record]) == Publication()


@pytest.mark.parametrize("venue", ["Corrosion Science", "Haliotis", "IV International Congress of Looms"])
def test_a_name_that_starts_alike_is_a_venue(venue: str) -> None:
    assert publication_of([sighting(venue=venue)]).venue == venue


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ({"venue": "ICML 2025", "published": PartialDate(2024, 10, 7)}, 2025),
        ({"venue": "ICML", "published": PartialDate(2025)}, 2025),
        ({"venue": "ICML", "published": PartialDate(2024, 10, 7)}, None),
        ({"venue": "ICML", "published": PartialDate(2025, 7, 1), "pages": "1-9"}, 2025),
        ({"venue": "ICML", "published": PartialDate(25, 7, 1), "pages": "1-9"}, None),
    ],
)
def test_the_year_is_that_of_the_venue(fields: dict[str, Any], year: int | None) -> None:
    assert publication_of([sighting(**fields)]).year == year
