"""Org mode's notes become Markdown, line by line."""

from __future__ import annotations

import pytest
from paper_digest.listings.markup.markdown_marks import RULE
from paper_digest.listings.markup.org import is_org, markdown_of_org

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("line", "markdown"),
    [
        ("* On Looms That Learn 2009           :loom:deep:", "# On Looms That Learn (2009)"),
        ("******** On Silk", "###### On Silk"),
        ("** TODO [#A] On Threads", "## On Threads"),
        ("* [[https://example.org/a][On Silk]] :silk:", "# [On Silk](https://example.org/a)"),
        ("- [[https://example.org/a]] is *new* and =fast=", "- <https://example.org/a> is **new** and fast"),
        ("#+TITLE: Papers", RULE),
        (":PROPERTIES:", RULE),
        (":AUTHOR: Ada Lovelace", "Author: Ada Lovelace"),
        ("plain /text/ of 2009", "plain *text* of 2009"),
        ("a/b and c/d", "a/b and c/d"),
        ("", ""),
    ],
)
def test_a_line_becomes_markdown(line: str, markdown: str) -> None:
    assert markdown_of_org([line]) == [markdown]


def test_headlines_with_tags_show_org_mode() -> None:
    assert is_org("* On Looms 2009  :loom:\nnote\n* On Silk 2010 :silk:\n")
    assert is_org("* Looms\n** TODO On Looms\n** DONE On Silk\n")
    assert not is_org("* an item\n* another one: with a colon\n")
    assert not is_org("# Looms\n\n* [A](https://example.org)\n* [B](https://example.org)\n")


@pytest.mark.parametrize("piece", ["* a :a:", "[[a][", "*a ", "/a ", "=a ", "* a :b:\n", " ", ":a"])
def test_time_is_linear(piece: str) -> None:
    def convert(text: str) -> None:
        is_org(text)
        markdown_of_org(text.split("\n"))

    assert_linear_time(convert, lambda size: piece * size)


def test_items_with_links_and_breaks_are_org_without_a_headline() -> None:
    lines = [
        "- [[./files/loom.pdf][Faster Looms: Threads,",
        "  Needles and Wool]].\\\\",
        "  Ada Lovelace, Alan Turing.\\\\",
        "  [[[https://arxiv.org/abs/2410.10001][arXiv]]]",
    ]
    assert is_org("\n".join(lines))
    assert markdown_of_org(lines) == [
        "- [Faster Looms: Threads,",
        "  Needles and Wool](./files/loom.pdf).\\",
        "  Ada Lovelace, Alan Turing.\\",
        "  [[arXiv](https://arxiv.org/abs/2410.10001)]",
    ]
    assert not is_org("- Faster Looms [[pdf][1]] [[code][2]]")


def test_bold_text_may_go_on_in_the_next_line() -> None:
    lines = ["** 2021", "   *Faster Looms through", "   Thin Threads*", "", "* Weaving *", "* Looms *"]
    assert markdown_of_org(lines)[1:3] == ["   **Faster Looms through", "   Thin Threads**"]
    assert markdown_of_org(lines)[4:] == ["# Weaving *", "# Looms *"]


def test_a_link_to_an_entry_of_a_bibliography_leaves_people_and_year() -> None:
    lines = ["[[cite:roe-2017-loom][Roe et al. 2017: Faster Looms]]", "[[cite:moe-2018][Moe & Li, 2018]]"]
    assert markdown_of_org(lines) == ["Roe et al., 2017", "Moe & Li, 2018"]


def test_a_citation_within_a_sentence_says_nothing_of_the_paper() -> None:
    lines = ["Extends [[cite:&moe2018][Moe & Li 2018]].", "*** Looms [[cite:&roe2017][Roe 2017]]"]
    assert markdown_of_org(lines) == [f"Extends {RULE}.", f"### Looms {RULE}"]


def test_a_clock_and_a_link_to_an_entry_without_words_say_nothing() -> None:
    assert markdown_of_org(["[[cite:roe-2017-loom]]", "  CLOCK: [2018-01-04 Thu 17:42]"]) == [RULE, RULE]
