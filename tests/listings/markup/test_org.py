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
