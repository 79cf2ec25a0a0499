"""Lines that name a venue and its year."""

from __future__ import annotations

import pytest
from paper_digest.listings.venue_lines import is_venue_with_year


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
    ["Weaving Nets: A Survey", "looms in 2021", "Knots That Hold", "2021", "A Loom of Our Own, at Last"],
)
def test_other_lines(text: str) -> None:
    assert not is_venue_with_year(text)
