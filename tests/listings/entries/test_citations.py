"""Entries that cite a paper."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.citations import (
    cites_people,
    has_people,
    has_people_and_year,
    is_cited,
    is_long,
    is_published,
    names_venue,
    venue_before,
)
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.title_candidates import TitleCandidate, title_candidates
from paper_digest.listings.entries.units import Unit, units_of

from tests.linear_time import assert_linear_time


def unit_and_title(markdown: str) -> tuple[Unit, TitleCandidate]:
    """A list item and the title that it has in bold."""
    (unit,) = units_of(items_of_markdown([f"- {markdown}"]))
    return unit, next(candidate for candidate in title_candidates(unit) if candidate.opening == "bold")


@pytest.mark.parametrize(
    ("entry", "names_people", "cites"),
    [
        ("Jane Roe, Max Moe. **A Survey of Looms**", True, True),
        ("Jane Roe, Max Moe. **Looms**, 2021", True, True),
        ("Jane Roe, Max Moe. **Looms**, ICML 2021", True, True),
        ("Jane Roe, Max Moe. **Looms**", False, False),
        ("**A Survey of Looms** (2021)", False, False),
        ("**Looms** [paper](https://arxiv.org/abs/2410.10008)", False, True),
    ],
)
def test_an_entry_cites_a_paper(entry: str, names_people: bool, cites: bool) -> None:
    assert (has_people(*unit_and_title(entry)), is_cited(*unit_and_title(entry))) == (names_people, cites)


def test_a_title_of_a_paper_has_several_words() -> None:
    assert is_long(unit_and_title("**A Survey of Looms**")[1])
    assert not is_long(unit_and_title("**Survey of Looms**")[1])


@pytest.mark.parametrize(
    ("entry", "has_both"),
    [
        ("**Weaving** with Jane Roe and Max Moe (Fall 2021)", True),
        ("**Weaving**: Jane Roe, Max Moe; 2021", True),
        ("**Weaving at Home**, Jane Roe, Max Moe, Wired 2021", True),
        ("**Weaving** with Jane Roe and Max Moe", False),
        ("**Weaving**, Fall 2021", False),
    ],
)
def test_people_and_a_year_may_be_anywhere(entry: str, has_both: bool) -> None:
    assert has_people_and_year(unit_and_title(entry)[0]) is has_both


@pytest.mark.parametrize(
    ("entry", "is_expected"),
    [
        ("Jane Roe, Max Moe. **A Survey of Looms**, ICML 2021", True),
        ("Jane Roe, Max Moe. **A Survey of Looms**. In Proc. of Cloth, 2021", True),
        ("Jane Roe, Max Moe. **A Survey of Looms**, Wired 2021", False),
        ("Jane Roe, Max Moe. **Looms at ICML for All**, 2021", False),
        ("**A Survey of Looms**, ICML 2021", False),
        ("**Looms** [paper](https://arxiv.org/abs/2410.10008)", True),
    ],
)
def test_a_published_paper_has_people_and_a_known_venue(entry: str, is_expected: bool) -> None:
    assert is_published(*unit_and_title(entry)) is is_expected


@pytest.mark.parametrize(
    ("text", "is_expected"),
    [("aiDM2020", True), ("VLDB 2021", True), ("SIGKDD Explorations '24", True), ("Table 2021", False)],
)
def test_an_acronym_and_a_year_name_a_venue(text: str, is_expected: bool) -> None:
    assert names_venue(text) == is_expected


@pytest.mark.parametrize("unit", ["A", "Aa", "A ", "A-", "AA 1"])
def test_time_to_find_a_venue_is_linear(unit: str) -> None:
    assert_linear_time(names_venue, lambda size: unit * (size // len(unit)))


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("**Roe A., Moe M., and Hopper G. (2015) Looms like animals.* Nature.**", True),
        ("Our looms (2015) are at Ada Roe and Max Moe.", False),
        ("Ada Roe, Max Moe: a page of 2015", False),
    ],
)
def test_a_reference_starts_with_people_and_a_year(text: str, cites: bool) -> None:
    (unit,) = units_of(items_of_markdown([text]))
    assert cites_people(unit) == cites


@pytest.mark.parametrize(
    ("entry", "venue"),
    [
        ("[VLDB 2021] **Looms of Old Wool**", "VLDB 2021"),
        ("(KDD'21) **Looms of Old Wool**", "KDD'21"),
        ("16-ATC-**Looms of Old Wool**", "ATC 2016"),
        ("[3] 2023_CIKM_**Looms of Old Wool**", "CIKM 2023"),
        ("[Vision] **Looms of Old Wool**", ""),
        ("**Looms of Old Wool** (VLDB 2021)", ""),
    ],
)
def test_a_venue_with_its_year_may_be_before_the_title(entry: str, venue: str) -> None:
    assert venue_before(*unit_and_title(entry)) == venue
