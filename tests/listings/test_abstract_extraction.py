"""Abstracts of segments, and each rule of their continuation."""

from __future__ import annotations

import pytest
from paper_digest.listings.abstract_extraction import (
    CONTINUATION_RULES,
    Continuation,
    continuation,
    find_abstract,
)
from paper_digest.listings.blocks import Block
from paper_digest.listings.record_segments import segment_records
from paper_digest.listings.title_detection import RecordStart
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import ABSTRACT, SENTENCE, block, features

LINK = (Link("Looms", "https://example.org/looms"),)
LINKED_ABSTRACT = block(ABSTRACT, links=LINK)
CASES: tuple[tuple[str, str | Block, str | Block], ...] = (
    ("no text", ABSTRACT, block("")),
    ("heading", ABSTRACT, "# Looms"),
    ("sentences", ABSTRACT, SENTENCE),
    ("label within the abstract's link", LINKED_ABSTRACT, block("Results so far: fast", links=LINK)),
    ("list item, or text below a label", ABSTRACT, block("Looms", marker="-")),
)


@pytest.mark.parametrize(("name", "first", "later"), CASES, ids=[name for name, _, _ in CASES])
def test_a_rule_decides_on_a_later_block(name: str, first: str | Block, later: str | Block) -> None:
    page = features(first, later)
    rules = [rule for rule in CONTINUATION_RULES if rule.applies(page[0], page[1], False)]
    assert rules[0].name == name
    assert continuation(page[0], page[1], is_labeled=False) is rules[0].verdict


def test_other_text_ends_an_abstract_unless_that_is_labeled() -> None:
    page = features(ABSTRACT, "Looms")
    assert continuation(page[0], page[1], is_labeled=False) is Continuation.ENDS
    assert continuation(page[0], page[1], is_labeled=True) is Continuation.ITEM


def abstract(*texts: str | Block) -> str | None:
    (segment,), _ = segment_records(features(*texts), (RecordStart(0, 0),))
    return find_abstract(segment)


def test_the_labeled_abstract_comes_first() -> None:
    assert abstract("Looms", SENTENCE, f"Abstract: {ABSTRACT}") == ABSTRACT


def test_sentences_around_a_long_paragraph_belong_to_it() -> None:
    assert abstract("Looms", SENTENCE, ABSTRACT, "All is well, we are sure of it.") == (
        f"{SENTENCE} {ABSTRACT} All is well, we are sure of it."
    )


def test_list_items_belong_to_an_abstract_if_a_paragraph_follows() -> None:
    item = block("Looms", marker="-")
    assert abstract("Looms", ABSTRACT, item, SENTENCE) == f"{ABSTRACT} - Looms {SENTENCE}"
    assert abstract("Looms", ABSTRACT, item) == ABSTRACT


def test_an_abstract_may_follow_the_title_after_a_dash() -> None:
    assert abstract(f"Faster Looms - {ABSTRACT}") == ABSTRACT


def test_the_whole_abstract_replaces_its_folded_form() -> None:
    assert abstract("Looms", f"{ABSTRACT[:60]} ▽ More {ABSTRACT} △ Less") == ABSTRACT


def test_a_title_alone_has_no_abstract() -> None:
    assert abstract("Looms") is None
