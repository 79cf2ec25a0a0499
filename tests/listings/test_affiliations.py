"""People of a line that has their affiliations among them."""

from __future__ import annotations

import pytest
from paper_digest.listings.affiliations import (
    is_institution,
    without_affiliations,
    without_institution,
    without_venue,
)
from paper_digest.listings.person_lines import is_people, parse_people
from paper_digest.values.person_lists import parse_names


@pytest.mark.parametrize(
    "affiliation",
    [
        "MIT",
        "Stanford University",
        "Google DeepMind",
        "ETH Zürich",
        "MIT CSAIL",
        "TU Delft",
        "Universität Hamburg",
        "School of Weaving",
        "Preprint'25",
        "Looms 2024",
    ],
)
def test_an_affiliation_or_a_venue_behind_a_person_is_no_person(affiliation: str) -> None:
    people = parse_people(f"Ada Lovelace, {affiliation}, Alan Turing")
    assert [str(name) for name in people] == ["Ada Lovelace", "Alan Turing"]


@pytest.mark.parametrize(
    "people",
    [
        ["Ada Lovelace", "Google Research Team"],
        ["Ada Lovelace", "ATLAS Collaboration"],
        ["Google", "Ada Lovelace"],
        ["NVIDIA", "Ada Lovelace"],
        ["Ada Lovelace", "Tu Nguyen"],
        ["Ada Lovelace", "Madonna"],
    ],
)
def test_groups_and_institutions_at_the_beginning_are_authors(people: list[str]) -> None:
    assert [str(name) for name in parse_people(", ".join(people))] == people


def test_words_in_brackets_are_no_part_of_a_name() -> None:
    people = parse_people("Ada Lovelace (MIT), Alan Turing [pdf]")
    assert [str(name) for name in people] == ["Ada Lovelace", "Alan Turing"]


def test_a_line_with_known_institutions_is_one_of_people() -> None:
    assert is_people("Gus May, Stanford University, Hal Orr, MIT")
    assert not is_people("Large Language Models, Knowledge Graphs, RAG")


def test_a_group_is_no_institution_and_a_person_no_venue() -> None:
    assert is_institution("Google Research")
    assert not is_institution("Google Research Team")
    assert without_venue("Ada Lovelace, ICML 2024") == "Ada Lovelace"
    assert without_venue("Bo Li, Ada Lovelace 2024") == "Bo Li, Ada Lovelace 2024"


def test_an_institution_may_follow_a_name_without_a_comma() -> None:
    line = "Ada Lovelace University of Looms, Woolton, Max Moe Dye Labs, Jane Roe"
    assert [*map(str, without_affiliations(parse_names(line)))] == ["Ada Lovelace", "Max Moe", "Jane Roe"]
    assert is_people("Ada Lovelace University of Looms, Max Moe Department of Wool")


@pytest.mark.parametrize("name", ["Ada Lovelace Research Group", "Dye Labs Woolton University"])
def test_the_name_of_a_group_or_of_an_institution_is_not_cut(name: str) -> None:
    assert without_institution(name) == name
