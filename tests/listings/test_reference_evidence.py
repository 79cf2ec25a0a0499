"""Lines with people and other words: references to papers, or parts of a program."""

from __future__ import annotations

import pytest
from paper_digest.listings.blocks import Block
from paper_digest.listings.reference_evidence import (
    are_papers,
    has_clear_title,
    is_of_program,
    name_listed_papers,
    name_papers,
)
from paper_digest.listings.reference_styles import Reference
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import block


def reference(title: str, people: str = "Ada Lovelace, Alan Turing") -> Reference:
    return Reference(people, title, "")


@pytest.mark.parametrize(
    ("heading", "entry", "is_expected"),
    [
        ("Accepted papers", block("x"), True),
        ("Our posters", block("x"), True),
        ("论文列表", block("x"), True),
        ("Group meetings", block("x"), False),
        ("What follows is a talk about the papers of all of our people", block("x"), False),
        ("Looms", block("x 2023"), True),
        ("Looms", block("x", links=(Link("pdf", "/1.pdf"),)), True),
    ],
)
def test_a_page_says_that_it_lists_papers(heading: str, entry: Block, is_expected: bool) -> None:
    page, references = [block(heading), *[entry] * 3], [None, *[reference("Looms")] * 3]
    assert are_papers(page, references) is is_expected
    assert not are_papers(page[:3], references[:3])


@pytest.mark.parametrize(
    ("title", "is_expected"),
    [
        ("9:00 - 9:20 Faster Looms", True),
        ("9.20-9.40 Faster Looms", True),
        ("25:00 Faster Looms", True),
        ("Opening Remarks", True),
        ("Session 2: Looms", True),
        ("General Chairs of the Conference", True),
        ("Program Committee", True),
        ("Opening the Black Box of Looms", False),
        ("Session Types for Looms", False),
        ("Weaving Chairs from Wool", False),
        ("Query by Committee", False),
        ("Panel Data on Looms", False),
        ("50 Years of Looms", False),
    ],
)
def test_times_and_roles_are_of_a_program(title: str, is_expected: bool) -> None:
    assert is_of_program(reference(title)) is is_expected


@pytest.mark.parametrize(
    ("heading", "is_expected"),
    [
        ("Papers about looms", True),
        ("Reading list", True),
        ("Call for Papers", False),
        ("Calls for papers", False),
        ("Deadlines", False),
        ("Loom-paper-list", True),
        ("Publikationen", True),
        ("論文", True),
    ],
)
def test_a_call_for_papers_names_none(heading: str, is_expected: bool) -> None:
    assert name_papers([heading]) is is_expected


@pytest.mark.parametrize(
    ("title", "people", "is_expected"),
    [
        ("Loom Threads", "Wool Knots, Ada Lovelace", False),
        ("Loom Threads", "Ada Lovelace", True),
        ("Weaving on a Small Loom, Ada Lovelace, Jr.", "Alan Turing", False),
        ("Weaving on a Small Loom", "Ada Lovelace, Alan Turing", True),
        ("Attention Is All Looms Need", "Ada Lovelace, Alan Turing", True),
    ],
)
def test_a_title_like_a_name_is_not_clear_before_several(title: str, people: str, is_expected: bool) -> None:
    assert has_clear_title(reference(title, people)) is is_expected


@pytest.mark.parametrize(
    ("heading", "is_expected"),
    [
        ("List of accepted long papers", True),
        ("LOOM2021-paper-list", True),
        ("Papers 2021", True),
        ("论文列表", True),
        ("Publications", False),
        ("Papers and other things that a loom may weave in a year", False),
        ("收录论文", True),
        ("📖 必读论文", True),
        ("相关文献", True),
        ("如何写论文", False),
        ("收录论文的标准", False),
    ],
)
def test_a_heading_announces_a_list_of_titles(heading: str, is_expected: bool) -> None:
    assert name_listed_papers(heading) is is_expected


def test_a_long_heading_may_name_papers() -> None:
    heading = "A paper list of nine or ten words for looms"
    assert not name_papers([heading])
    assert name_papers([heading], 12)


def test_bars_between_the_topics_of_a_heading_are_no_words() -> None:
    text = "[Paper List] Looms / Threads / Self-driving Looms / Autonomous Weaving"
    assert name_papers([text], 8)
    assert not name_papers([text], 7)
