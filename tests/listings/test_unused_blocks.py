"""Blocks from which a record has nothing count as unparsed; known parts of its place do not."""

from __future__ import annotations

import pytest
from paper_digest.listings.blocks import Block
from paper_digest.listings.record_extraction import PageContext, extract_record
from paper_digest.listings.record_segments import RecordSegment
from paper_digest.listings.unused_blocks import unused_spans

from tests.listings.pages import ABSTRACT, block, features, link

CONTEXT = PageContext("page.txt", "", None, False, False, names_follow_titles=True)
TITLE = "Faster Looms Through Thin Threads of Wool"
OTHER = "Slower Looms Through Thick Threads of Silk"


def unused_lines(*texts: str | Block) -> list[int]:
    title, *after = features(*texts)
    segment = RecordSegment((), title, tuple(after), None)
    record = extract_record(segment, CONTEXT)
    assert record is not None
    return [unparsed.span.first for unparsed in unused_spans(segment, record)]


def test_a_title_that_became_nobodys_is_unused() -> None:
    assert unused_lines(TITLE, "arXiv:2401.00001", OTHER, ABSTRACT) == [3]


@pytest.mark.parametrize(
    "known",
    [
        "Ada Lovelace, Alan Turing",
        "github.com/a/b",
        "by @lovelace, @turing, and @hopper",
        "University of London and Paris",
        "HTML (experimental)",
        "Accessed 11/1/2025, 10:16:00 AM",
        "12 votes and 3 comments",
        "Published in NeurIPS 2024",
        "arXiv:2401.00001 [cs.LG]",
    ],
)
def test_fields_and_known_parts_are_used(known: str) -> None:
    assert unused_lines(TITLE, known, ABSTRACT) == []


def test_a_line_that_another_block_uses_is_the_papers() -> None:
    cell = block(OTHER, 2)
    assert unused_lines(TITLE, block("arXiv:2401.00001", 2), cell, block(ABSTRACT, 3)) == []


@pytest.mark.parametrize(
    ("text", "lines"), [("Limits of what nobody has seen", [3]), ("Bo Li wrote all of it", [])]
)
def test_an_author_is_named_by_whole_words(text: str, lines: list[int]) -> None:
    assert unused_lines(TITLE, "Ada Lovelace, Bo Li", text, ABSTRACT) == lines


def test_people_who_are_no_authors_of_the_record_are_unused() -> None:
    assert unused_lines(TITLE, "Ada Lovelace, Bo Li", "Alan Turing, Grace Hopper", ABSTRACT) == [3]


def test_a_value_that_the_record_has_from_elsewhere_does_not_make_a_line_used() -> None:
    assert unused_lines(TITLE, "Published in NeurIPS 2024", "Slower Looms at ICML 2021", ABSTRACT) == [3]


def test_words_that_link_a_paper_are_used_only_if_the_record_has_them() -> None:
    words = "We study looms of wool"
    cut = block(words, 2, links=(link(words),))
    assert unused_lines(TITLE, cut, block(ABSTRACT, 3)) == [2]


def test_two_words_beside_labels_are_no_button() -> None:
    labeled = (f"Title: {TITLE}", "Authors: Ada Lovelace, Bo Li")
    assert unused_lines(*labeled, "Slower Looms") == [3]
    assert unused_lines(*labeled, "View PDF") == []


def test_a_short_title_among_items_is_unused() -> None:
    first, short = block(TITLE, 1, marker="-"), block("Thick Threads", 3, marker="-")
    assert unused_lines(
        first, block("Ada Lovelace, Alan Turing, 2023", 2), short, block("Jane Roe, 2023", 4)
    ) == [3]
    assert unused_lines(first, block("Ada Lovelace, Alan Turing, 2023", 2), short, block(ABSTRACT, 4)) == []
