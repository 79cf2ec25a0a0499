"""Each rule of block classification, by its name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.listings.block_kinds import KIND_RULES, BlockKind, classify, page_vocabulary
from paper_digest.listings.blocks import Block, Role
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import ABSTRACT, SENTENCE, block, link

RULES = {rule.name: rule for rule in KIND_RULES}
PEOPLE_LINKS = (Link("Ada Lovelace", "/users/ada"), Link("Alan Turing", "/users/alan"))
CASES: tuple[tuple[str, Block, Block], ...] = (
    ("date of a section", block("Aug 7 (showing 4 of 4 entries)"), block("Aug 7 (in 4 parts)")),
    ("date", block("Aug 7"), block("Aug 7 was a day of looms")),
    ("day of an event", block("10-12 May 2021", level=3), block("10-12 May 2021")),
    ("count", block("1.77k"), block("12 monkeys")),
    ("detail", block("Published on Oct 7"), block("Published anonymously")),
    ("identifiers only", block("https://arxiv.org/abs/2410.05434 [pdf, html]"), block("[pdf] Faster Looms")),
    ("boilerplate phrase", block("View PDF"), block("View Synthesis")),
    (
        "comment of a bot",
        block("The following papers were recommended by the Semantic Scholar API"),
        block(SENTENCE),
    ),
    ("tag of a template", block("{% include head.html %} {{ page.title }}"), block("{x} is a set {y}")),
    ("no letters", block("***"), block("*a*")),
    ("names of people", block("Ada Lovelace, Alan Turing - 2024"), block("Faster Looms, Thin Threads?")),
    (
        "name with initials, venue and year",
        block("A Lovelace - Journal of Looms, 2023"),
        block("Ada Lovelace - a life in 1843"),
    ),
    (
        "linked people",
        block("Ada Lovelace Alan Turing", links=PEOPLE_LINKS),
        block("Ada Lovelace Alan Turing"),
    ),
    (
        "class of authors",
        replace(block("Ada Lovelace"), role=Role.AUTHORS),
        replace(block("Looms and Threads"), role=Role.TITLE),
    ),
    ("long prose", block(ABSTRACT), block(SENTENCE)),
    ("sentence", block(SENTENCE), block("Faster Looms Through Thin Threads")),
)


@pytest.mark.parametrize(("rule", "hit", "miss"), CASES, ids=[name for name, _, _ in CASES])
def test_a_rule_applies_to_its_kind_only(rule: str, hit: Block, miss: Block) -> None:
    page = page_vocabulary((hit, miss))
    assert RULES[rule].applies(hit, page)
    assert not RULES[rule].applies(miss, page)
    assert classify(hit, page).kind is RULES[rule].kind


def test_a_text_that_occurs_four_times_is_boilerplate() -> None:
    page = page_vocabulary((block("Weaving News"),) * 4 + (block("Faster Looms"),) * 3)
    assert RULES["repeated text"].applies(block("Weaving News"), page)
    assert not RULES["repeated text"].applies(block("Faster Looms"), page)


def test_the_authors_of_four_papers_are_people() -> None:
    pair, author = (
        block("Ada Lovelace, Alan Turing"),
        block("Ada Lovelace", links=(Link("Ada Lovelace", "/author/ada"),)),
    )
    page = page_vocabulary((pair, author) * 4)
    assert [classify(names, page).kind for names in (pair, author)] == [BlockKind.PEOPLE] * 2


def test_every_rule_has_a_case() -> None:
    assert {name for name, _, _ in CASES} | {"repeated text"} == set(RULES)


def test_a_block_without_text_is_empty_and_any_other_is_text() -> None:
    page = page_vocabulary(())
    assert classify(block(""), page).kind is BlockKind.EMPTY
    assert classify(block("Faster Looms"), page).kind is BlockKind.TEXT


def test_a_sentence_may_end_in_an_address() -> None:
    sentence = block("We show that our code is at https://github.com/a/b")
    assert classify(sentence, page_vocabulary(())).kind is BlockKind.PROSE
    assert classify(block("Code at https://github.com/a/b"), page_vocabulary(())).kind is BlockKind.TEXT


def test_a_label_makes_a_field() -> None:
    classified = classify(block("Title: Faster Looms"), page_vocabulary(()))
    assert (classified.kind, classified.label) == (BlockKind.FIELD, ("title", "Faster Looms"))


def test_a_heading_may_be_a_label_whose_value_follows() -> None:
    assert classify(block("Abstract", level=2), page_vocabulary(())).label == ("abstract", "")
    assert classify(block("Venue", level=2), page_vocabulary(())).label is None


def test_a_long_text_identifies_its_paper_only_in_its_label() -> None:
    page = page_vocabulary(())
    assert classify(block("arXiv:2410.05434"), page).own_text == "arXiv:2410.05434"
    assert classify(block(ABSTRACT * 3), page).own_text == ""
    assert classify(block(f"Abstract: {ABSTRACT * 3}"), page).own_text == "Abstract: "


def test_lowercase_words_come_from_long_texts() -> None:
    page = page_vocabulary((block(ABSTRACT), block("rarely")))
    assert "loom" in page.lowercase
    assert "rarely" not in page.lowercase


def test_a_link_counts_as_an_identifier() -> None:
    assert RULES["identifiers only"].applies(block("12", links=(link("12"),)), page_vocabulary(()))


def test_the_name_of_a_subject_class_is_a_detail() -> None:
    assert classify(block("Number Theory [math.NT]"), page_vocabulary(())).kind is BlockKind.DETAIL
