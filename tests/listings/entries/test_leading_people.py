"""Where the people at the start of a text may end."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.leading_people import begins_with_inverted_people, ends_of_people


@pytest.mark.parametrize(
    ("people", "rest"),
    [
        ("Ada Lovelace, Alan Turing, ", "on looms, ICML"),
        ("Ada Lovelace and Alan Turing, ", "on looms, ICML"),
        ("Ada Lovelace, Alan L. Turing. ", "On looms. ICML"),
        ("Lovelace, Ada, et al. ", "On looms. ICML"),
        ("Lovelace, A. (2024). ", "On looms. ICML"),
        ("Ada Lovelace and Alan L. Turing. 2024. ", "On looms. ICML"),
        ("Lovelace, A., 2024. ", "On looms. ICML"),
        ("Lovelace, A.B., Roe, J. and Turing, A., 2024. ", "On looms. ICML"),
        ("Lovelace, A.; Roe, J.-P.; Turing, A. ", "Looms in wool and silk. ICML"),
    ],
)
def test_the_end_of_the_people_is_among_the_ends(people: str, rest: str) -> None:
    assert len(people) in set(ends_of_people(people + rest, 0))


@pytest.mark.parametrize("text", ["", "On looms and weavers. ICML 2024", "a, b, c", "What is it?"])
def test_a_text_without_people_at_its_start_has_no_ends(text: str) -> None:
    assert list(ends_of_people(text, 0)) == []


def test_a_title_that_looks_like_a_name_does_not_hide_the_end_before_it() -> None:
    text = "Ross Girshick, Fast Nets, arXiv:1504.08083."
    assert text.index("Fast") in set(ends_of_people(text, 0))


def test_no_title_begins_with_the_year_behind_people() -> None:
    text = "Ada Lovelace and Alan L. Turing. 2024. On looms. ICML"
    assert text.index("2024") not in set(ends_of_people(text, 0))


@pytest.mark.parametrize(
    ("text", "is_reference"),
    [
        ("Roe, A.B., Moe, C. and Poe, D., 2017. Looms. Craft, 3(4), pp.5-6.", True),
        ("van der Roe, A., 2017. Looms. Craft, 3(4), pp.5-6.", True),
        ("Roe, A. & Moe, C. (2017). Looms. Craft.", True),
        ("Roe, A.; Moe, C. Looms. Craft 2017.", False),
        ("Looms, nets and yarn, 2017. Craft.", False),
    ],
)
def test_references_begin_with_inverted_names_and_a_year(text: str, is_reference: bool) -> None:
    assert begins_with_inverted_people(text) is is_reference
