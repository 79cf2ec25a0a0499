"""Titles of papers that are a paragraph of their own."""

from __future__ import annotations

from paper_digest.listings.block_features import page_features
from paper_digest.listings.blocks import DumpBlocks
from paper_digest.listings.markup.text import parse_text_blocks
from paper_digest.listings.paper_list import parse
from paper_digest.listings.paragraph_titles import with_titles_of_paragraphs
from paper_digest.model.record import Sighting

from tests.listings.pages import ABSTRACT

LABELED = ("Title: Faster Looms for Wool", "Authors: Ada Lovelace, Gus May", "Year: 2020", "")
ADDRESS = "https://arxiv.org/abs/2203.00004"


def titles(*lines: str) -> list[str]:
    """The titles that are found beside a labeled one."""
    page = page_features(parse_text_blocks(lines))
    is_labeled = [block.field == "title" for block in page]
    with_paragraphs = with_titles_of_paragraphs(is_labeled, page)
    return [block.text for block, is_title in zip(page, with_paragraphs, strict=True) if is_title]


def test_a_paragraph_of_title_people_and_address_is_a_paper() -> None:
    assert titles(*LABELED, "Faster Looms", "Gus May, 2022", ADDRESS) == [LABELED[0], "Faster Looms"]


def test_a_paragraph_without_people_or_an_address_of_its_own_is_none() -> None:
    assert titles(*LABELED, "Faster Looms", ADDRESS) == [LABELED[0]]
    assert titles(*LABELED, "Faster Looms", "Ada Lovelace, Alan Turing") == [LABELED[0]]
    own = (*LABELED[:-1], ADDRESS, "")
    assert titles(*own, "Faster Looms", "Ada Lovelace, Alan Turing", ADDRESS) == [LABELED[0]]


def test_a_paragraph_below_a_title_without_people_has_the_papers_own() -> None:
    assert titles(LABELED[0], "", "Loom University", "Ada Lovelace, Alan Turing", ADDRESS) == [LABELED[0]]


def test_the_address_belongs_to_the_paragraph() -> None:
    lines = (*LABELED, "Faster Looms", "Gus May, 2022", ADDRESS)
    outputs = parse(DumpBlocks("page.txt", parse_text_blocks(lines))) or ()
    papers = [output for output in outputs if isinstance(output, Sighting)]
    assert [[str(name) for name in paper.authors] for paper in papers] == [
        ["Ada Lovelace", "Gus May"],
        ["Gus May"],
    ]
    assert [[identifier.value for identifier in paper.identifiers] for paper in papers] == [
        [],
        ["2203.00004"],
    ]
    assert [str(paper.published) for paper in papers] == ["2020", "2022"]


def test_below_a_whole_paper_a_title_and_its_address_are_another() -> None:
    whole = (*LABELED[:-1], f"Abstract: {ABSTRACT}", "")
    assert titles(*whole, "Strong Wool from Weak Sheep", ADDRESS) == [
        LABELED[0],
        "Strong Wool from Weak Sheep",
    ]
    assert titles(*whole, "Project page", ADDRESS) == [LABELED[0]]


def titles_beside(known: str, *lines: str) -> list[str]:
    """The titles that are found beside a line that is one."""
    page = page_features(parse_text_blocks(lines))
    is_known = [block.text == known for block in page]
    with_paragraphs = with_titles_of_paragraphs(is_known, page)
    return [block.text for block, is_title in zip(page, with_paragraphs, strict=True) if is_title]


def test_a_paragraph_that_is_set_as_a_paper_is_one_without_an_identifier() -> None:
    paper = ("Faster Looms for Wool", "Ada Lovelace, Gus May", "")
    further = ("Threads of Many Colors", "Gus May, Ada Lovelace")
    title = paper[0]
    assert titles_beside(title, *paper, *further) == [title, further[0]]
    assert titles_beside(title, *paper, "Program Chairs", further[1]) == [title]
    assert titles_beside(title, *paper, further[0], "They are alike.") == [title]
    assert titles_beside(title, title, "", *further) == [title]
    assert titles_beside(title, *further, "", *paper) == [title]
    assert titles(*LABELED, *further) == [LABELED[0]]
