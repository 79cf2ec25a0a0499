"""Lines that name a venue and its year."""

from __future__ import annotations

import pytest
from paper_digest.listings.venue_lines import is_venue_with_year, venue_of_line


@pytest.mark.parametrize(
    "text",
    [
        "ICML 2021",
        "In Proc. of ICML, 2021",
        "In Proceedings of Looms, 2023",
        "NeurIPS 2022 (Oral)",
        "Journal of Yarn 2019",
        "3rd Conference on Looms (LOOM 2011). Oslo. May 2011.",
    ],
)
def test_a_venue_with_its_year(text: str) -> None:
    assert is_venue_with_year(text)


@pytest.mark.parametrize(
    "text",
    [
        "Conference paper • 2021",
        "Journal article, 2021",
        "Weaving Nets: A Survey",
        "looms in 2021",
        "Knots That Hold",
        "2021",
        "A Loom of Our Own, at Last",
    ],
)
def test_other_lines(text: str) -> None:
    assert not is_venue_with_year(text)


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("In LOOM, 2024", "LOOM, 2024"),
        ("TKDE 2024", "TKDE 2024"),
        ("Cloth Journal, 2024", "Cloth Journal, 2024"),
        ("Yarn Letters 2019", "Yarn Letters 2019"),
        ("Published on Oct 3, 2024", None),
        ("Roe et al., 2017", None),
        ("Lai, 2015", None),
        ("University of MNIST, Feb 2023", None),
    ],
)
def test_the_venue_of_a_line(text: str, venue: str | None) -> None:
    assert venue_of_line(text) == venue
