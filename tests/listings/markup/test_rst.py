"""reStructuredText becomes Markdown, line by line."""

from __future__ import annotations

import pytest
from paper_digest.listings.markup.markdown_marks import RULE
from paper_digest.listings.markup.rst import is_rst, markdown_of_rst

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("line", "markdown"),
    [
        ("`On Looms <https://example.org/a>`_ (2023)", "[On Looms](https://example.org/a) (2023)"),
        (
            "`Looms > Nets -- Roe and Moe, 2020 <https://example.org/a>`_",
            "[Looms > Nets](https://example.org/a), Roe and Moe, 2020",
        ),
        (
            "`Learning to Dye -- A New Way, 2019 <https://example.org/a>`_",
            "[Learning to Dye -- A New Way, 2019](https://example.org/a)",
        ),
        ("`[PDF] <https://example.org/a>`__, text", "[PDF](https://example.org/a), text"),
        ("Ada [#ada2023]_ weaves ``looms`` and :math:`n^2` *threads*", "Ada weaves looms and n^2 *threads*"),
        (".. [#ada2023] Ada Lovelace. On Looms.", "- Ada Lovelace. On Looms."),
        (".. image:: https://example.org/loom.svg", RULE),
        ("   :target: https://example.org", RULE),
        (".. a comment", RULE),
        ("#. First", "1. First"),
        ("a plain line", "a plain line"),
    ],
)
def test_a_line_becomes_markdown(line: str, markdown: str) -> None:
    assert markdown_of_rst([line]) == [markdown]


def test_references_to_targets_become_links() -> None:
    lines = ["See `On Looms`_ and `no such name`_.", "", ".. _On Looms: https://example.org/a"]
    assert markdown_of_rst(lines) == ["See [On Looms](https://example.org/a) and no such name.", "", RULE]


def test_underlined_lines_are_headings_in_the_order_of_their_characters() -> None:
    lines = ["=====", "Looms", "=====", "", "Threads", "-------", "", "Wool", "~~~~", "", "Silk", "----"]
    headings = [line for line in markdown_of_rst(lines) if line.startswith("#")]
    assert headings == ["# Looms", "## Threads", "### Wool", "## Silk"]
    assert len(markdown_of_rst(lines)) == len(lines)


def test_marks_of_rst_outnumber_those_of_markdown() -> None:
    assert is_rst("Looms\n=====\n\n`A <https://example.org>`_\n")
    assert is_rst("Looms\n=====\n\n.. [Roe21] A. Roe. Faster Looms.\n")
    assert not is_rst("# Looms\n\n[A](https://example.org) and `code <b>`\n")
    assert not is_rst("Looms\n=====\n\nplain text\n")


@pytest.mark.parametrize("piece", ["`a <", "[#a]_", ":a:`", ":a", " ", "= ", "=\n", "+-+\n", "a\n==\n"])
def test_time_is_linear(piece: str) -> None:
    def convert(text: str) -> None:
        is_rst(text)
        markdown_of_rst(text.split("\n"))

    assert_linear_time(convert, lambda size: piece * size)


def test_only_an_item_at_the_start_of_a_line_is_numbered() -> None:
    assert markdown_of_rst(["#. Looms", "We port it from C#. The looms run."]) == [
        "1. Looms",
        "We port it from C#. The looms run.",
    ]


def test_a_link_may_go_on_in_the_next_line() -> None:
    lines = [
        "- `Looms That",
        "  Count <https://example.org/a>`_, 2020",
        "- `Threads",
        "  <https://example.org/b>`_",
    ]
    assert markdown_of_rst(lines) == [
        "- [Looms That",
        "  Count](https://example.org/a), 2020",
        "- [Threads",
        "](https://example.org/b)",
    ]
