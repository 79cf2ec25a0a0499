"""Headings that are titles, each above where its paper is."""

from __future__ import annotations

import pytest
from paper_digest.listings.block_features import page_features
from paper_digest.listings.heading_titles import heading_titles
from paper_digest.listings.markup.blocks import parse_blocks

TITLES = (
    "Weaving Nets from a Handful",
    "Do Looms Dream of Wool?",
    "Every Knot Is Undone",
    "Cloth without Any Noise",
)
BELOW = {
    "presented at": "Presented at Loom '20 ([slides](files/loom20.html))\n\nHow threads become nets.",
    "a venue and its year": "arXiv 1712; Loom Workshop 2017\n\n1. a note on threads\n2. another one",
    "a button": "- [Paper](https://example.org/loom)\n\n##### Abstract\n-",
    "people and a year": "Roe et al., 2017\n\nThey weave nets.",
    "a file": "[Source](https://example.org/files/loom.pdf)",
}


def titles_in(page: str) -> list[str]:
    blocks = page_features(parse_blocks("page.md", page.split("\n")).blocks)
    return [blocks[index].title for index in heading_titles(blocks)]


def page_of(below: str, titles: tuple[str, ...] = TITLES) -> str:
    return "# Looms\n\nAn introduction.\n\n## Wool\n\n" + "\n\n".join(
        f"### {title}\n\n{below}" for title in titles
    )


@pytest.mark.parametrize("kind", BELOW)
def test_headings_above_the_source_of_each_paper_are_titles(kind: str) -> None:
    assert titles_in(page_of(BELOW[kind])) == list(TITLES)


def test_headings_that_lead_to_papers_are_titles_whatever_is_below_them() -> None:
    linked = tuple(
        f"[{title}](https://arxiv.org/abs/2401.0000{number})" for number, title in enumerate(TITLES, 1)
    )
    leaderboard = "[Look at This Table of All Looms](https://github.com/roe/looms)"
    assert titles_in(page_of("1. a note on threads", (*linked, leaderboard))) == list(TITLES)


def test_a_long_heading_among_such_titles_is_one_without_a_source_too() -> None:
    others = "\n\n### Warps and Wefts of Old\n\nA note.\n\n### Other\n\nA note."
    assert titles_in(page_of(BELOW["presented at"]) + others) == [*TITLES, "Warps and Wefts of Old"]


@pytest.mark.parametrize(
    "page",
    [
        page_of("Install it first, then weave the nets that you need for the fish."),
        page_of(
            "- [One](https://arxiv.org/abs/2401.00001)\n- [Two](https://arxiv.org/abs/2401.00002)\n"
            "- [Three](https://arxiv.org/abs/2401.00003)"
        ),
        page_of("Presented at Loom '20", ("Wool", "Silk", "Yarn")),
        page_of("Presented at Loom '20", TITLES[:2]),
        page_of("March 2017\n\nWe weave nets of many threads."),
        "",
    ],
    ids=["a text of sections", "lists below topics", "short headings", "two headings", "dates", "nothing"],
)
def test_other_headings_are_no_titles(page: str) -> None:
    assert not titles_in(page)


def test_a_third_of_long_headings_without_a_source_shows_that_none_are_titles() -> None:
    others = "".join(
        f"\n\n### {head}\n\nA note." for head in ("How to Weave by Hand", "How to Dye with Care")
    )
    assert not titles_in(page_of(BELOW["presented at"]) + others)
