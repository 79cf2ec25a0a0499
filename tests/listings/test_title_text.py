"""The words of a title, and each reason why a block is no title."""

from __future__ import annotations

import pytest
from paper_digest.listings.block_kinds import classify, page_vocabulary
from paper_digest.listings.blocks import Block
from paper_digest.listings.title_text import (
    EXCLUSIONS,
    before_dash,
    can_be_title,
    is_unusual_title,
    title_text,
)

from tests.listings.pages import ABSTRACT, SENTENCE, block, link

PAGE = page_vocabulary(())
RULES = {rule.name: rule for rule in EXCLUSIONS}
TITLE = "Faster looms through thin threads of wool"
CASES: tuple[tuple[str, Block, str], ...] = (
    ("kind without titles", block("Aug 7"), "Aug 7"),
    ("list item of a text", block("thin threads", marker="-"), "thin threads"),
    ("no words", block(TITLE), ""),
    ("introduction", block("Two papers that we read:"), "Two papers that we read:"),
    ("URL", block("see https://example.org"), "see https://example.org"),
    ("first people", block("Lovelace et al."), "Lovelace et al."),
    ("announcement", block("Our new paper at LOOM 2024"), "Our new paper at LOOM 2024"),
    ("byline", block("by @lovelace, @turing, @hopper"), "by @lovelace, @turing, @hopper"),
    ("too long", block(TITLE), "Loom " * 61),
    ("boilerplate", block("View PDF"), "View PDF"),
    ("abstract", block(ABSTRACT), ABSTRACT),
    ("sentence", block(SENTENCE), SENTENCE),
)


@pytest.mark.parametrize(("rule", "excluded", "title"), CASES, ids=[name for name, _, _ in CASES])
def test_an_exclusion_applies(rule: str, excluded: Block, title: str) -> None:
    classified = classify(excluded, PAGE)
    assert [name for name in RULES if RULES[name].applies(classified, title)] == [rule]
    assert not can_be_title(classified, title)


def test_every_exclusion_has_a_case() -> None:
    assert [name for name, _, _ in CASES] == list(RULES)


def test_an_abstract_may_open_with_its_title() -> None:
    assert can_be_title(classify(block(f"{TITLE} {ABSTRACT}"), PAGE), TITLE)
    assert can_be_title(classify(block(TITLE), PAGE), TITLE)


@pytest.mark.parametrize(
    ("source", "linked_title"),
    [
        (block(f"Title: 12. {TITLE}"), None),
        (block(f"{TITLE} by people"), TITLE),
        (block(f"{TITLE} by people", links=(link(TITLE),)), None),
        (block(f"{TITLE} by people", bold=TITLE), None),
        (block(f"{TITLE}, by people", italic=TITLE), None),
        (block(f"Ada Lovelace, Alan Turing. {TITLE}.", bold=f"{TITLE}."), None),
        (block(f"{TITLE} - we show that looms are fast."), None),
        (block(f"3. {TITLE}"), None),
    ],
    ids=[
        "label",
        "link to the paper",
        "opening link",
        "bold",
        "italic",
        "bold behind people",
        "before a dash",
        "all words",
    ],
)
def test_the_title_s_words_are_found(source: Block, linked_title: str | None) -> None:
    assert title_text(classify(source, PAGE), linked_title) == TITLE


def test_bold_words_behind_others_than_people_are_no_title() -> None:
    source = block(f"Looms again: {TITLE}", bold=TITLE)
    assert title_text(classify(source, PAGE), None) == source.text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{TITLE} — Ada Lovelace (1843)", TITLE),
        (f"{TITLE} — Lovelace et al. (1843)", TITLE),
        (f"{TITLE} — Lovelace and others (1843)", TITLE),
        (f"{TITLE} - A Survey", None),
        ("Looms - we show that looms are fast.", None),
    ],
)
def test_a_dash_ends_a_title_before_people_or_a_sentence(text: str, title: str | None) -> None:
    assert before_dash(text) == title


@pytest.mark.parametrize(
    "title",
    ["Looms", "Looms · Threads", "posted to cs/looms2", "Looms in August 2024", "Proc. of ICML, 2021"],
)
def test_one_word_separators_dates_and_venues_are_unusual(title: str) -> None:
    assert is_unusual_title(title)
    assert not is_unusual_title(TITLE)


def test_a_heading_may_be_a_title_with_a_colon_behind_it() -> None:
    assert can_be_title(classify(block(f"{TITLE}:", level=3), PAGE), f"{TITLE}:")


def test_words_with_capitals_may_be_a_title_with_a_colon_behind_it() -> None:
    title = "Faster Looms for the North:"
    assert can_be_title(classify(block(title, bold=title), PAGE), title)
