"""Titles that the feature of the others misses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from paper_digest.listings.blocks import Block
from paper_digest.listings.title_detection import detect_titles
from paper_digest.values.rich_text.inlines import Link

from tests.listings.pages import block, features, link


def bold(text: str) -> Block:
    return block(text, bold=text)


def heading(text: str) -> Block:
    return block(text, level=2)


def linked_heading(text: str, url: str) -> Block:
    return block(text, level=3, links=(Link(text, url),))


def item(text: str, *links: Link) -> Block:
    return block(text, marker="-", links=links)


def labeled(number: int) -> tuple[Block, Block]:
    """The parts of a paper with labels; number 0 has no identifier."""
    paper = f"https://arxiv.org/abs/2410.0543{number}" if number else "None"
    return item(f"Paper: {paper}"), item(f"Code: https://github.com/ada/loom{number}")


def labeled_in_chinese(number: int) -> tuple[Block, Block]:
    paper = f"https://arxiv.org/abs/2410.0543{number}" if number else "None"
    return item(f"论文:{paper}"), item(f"代码:https://github.com/ada/loom{number}")


def buttons(number: int) -> tuple[Block, ...]:
    code = item("Code", Link("Code", f"https://github.com/ada/loom{number}"))
    return (item("Paper", link("Paper", f"2410.0543{number}")), code) if number else (code,)


def starts(*page: Block) -> list[tuple[str, int]]:
    """The titles, and where the part of the page begins that belongs to each."""
    numbered = features(*(replace(part, span=block("", line).span) for line, part in enumerate(page, 1)))
    return [(numbered[start.index].title, start.begin) for start in detect_titles(numbered)]


@pytest.mark.parametrize("parts", [labeled, labeled_in_chinese, buttons])
@pytest.mark.parametrize("title", [bold, heading])
@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_paper_without_an_identifier_keeps_its_title_and_the_parts_below(
    parts: Callable[[int], Iterable[Block]], title: Callable[[str], Block], missing: int
) -> None:
    names = ["Faster Looms with Thin Threads", "Strong Wool for Machines", "Soft Silk at High Speed"]
    page: list[Block] = []
    begins: list[int] = []
    for index, name in enumerate(names):
        begins.append(len(page))
        page += (title(name), *parts(0 if index == missing else index + 1))
    assert starts(*page) == list(zip(names, begins, strict=True))


def test_a_heading_that_links_another_page_is_a_paper_among_linked_headings() -> None:
    page = (
        block("Papers", level=1),
        linked_heading("Faster Looms", "https://arxiv.org/abs/2410.05431"),
        linked_heading("Strong Wool for Machines", "https://wool.example/machines"),
        linked_heading("Soft Silk", "https://arxiv.org/abs/2410.05433"),
    )
    assert starts(*page) == [("Faster Looms", 1), ("Strong Wool for Machines", 2), ("Soft Silk", 3)]


def test_sections_are_no_titles() -> None:
    page = (
        linked_heading("Faster Looms", "https://arxiv.org/abs/2410.05431"),
        linked_heading("Every Loom of the Year", "#looms"),
        block("All about wool", level=3),
        linked_heading("Soft Silk", "https://arxiv.org/abs/2410.05433"),
    )
    assert [title for title, _ in starts(*page)] == ["Faster Looms", "Soft Silk"]


def test_a_bold_line_without_the_parts_of_a_paper_is_a_section() -> None:
    page = (
        bold("Looms of the year"),
        bold("Faster Looms with Thin Threads"),
        *buttons(1),
        bold("Wool of the year"),
        bold("Soft Silk at High Speed"),
        *buttons(2),
    )
    assert [title for title, _ in starts(*page)] == [
        "Faster Looms with Thin Threads",
        "Soft Silk at High Speed",
    ]
