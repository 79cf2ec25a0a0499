"""A link in the remark of an entry leads to another paper."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.remarks import without_links_of_remarks
from paper_digest.listings.entries.units import units_of

from tests.listings.entries.reading import sightings_in

OTHER = "[Attention over Threads in Large Looms](https://arxiv.org/abs/2102.00002)"


def links(markdown: str) -> list[str]:
    """The texts of the links that stay in the first entry."""
    unit = next(iter(units_of(items_of_markdown([markdown]))))
    content = without_links_of_remarks(unit.parts[0].content)
    return [placed.run.text for placed in content.runs if placed.run.url]


@pytest.mark.parametrize(
    "entry",
    [
        f"[A Loom of Dense Wool](https://example.org/a), Ada Roe, 2021. See also {OTHER}.",
        f"**A Loom of Dense Wool**, Ada Roe, 2021. An extension of our earlier work {OTHER}.",
        f"A Loom of Dense Wool. Ada Roe, Bo Moe. 2021. Builds on {OTHER}.",
        f"[A Loom of Dense Wool](https://arxiv.org/abs/2101.00001) (follow-up to {OTHER}), Ada Roe, 2021.",
    ],
)
def test_the_title_and_the_identifier_are_the_entry_s_own(entry: str) -> None:
    others = "".join(
        f"- [{title}](https://arxiv.org/abs/2103.0010{n}), Max Moe, 2020.\n"
        for n, title in enumerate(("A Survey of Thread Models", "Dyeing Wool from Few Examples"))
    )
    paper = sightings_in(f"# Papers\n\n- {entry}\n{others}")[0]
    assert paper.title == "A Loom of Dense Wool"
    assert all("2102.00002" not in str(identifier) for identifier in paper.identifiers)


def test_a_remark_behind_a_talk_changes_no_title() -> None:
    talks = "".join(
        f"- 2024-0{n}-01: {people}, [{title}](https://arxiv.org/abs/2103.0010{n})\n"
        for n, (people, title) in enumerate(
            (("Bo Moe", "A Survey of Thread Models"), ("Cy Kay", "Dyeing Wool from Few Examples")), 1
        )
    )
    last = f"- 2024-03-01: Di Lee, [Weaving in Time](https://arxiv.org/abs/2103.00109) (related to {OTHER})\n"
    assert sightings_in(f"# Papers\n\n{talks}{last}")[-1].title == "Weaving in Time"


@pytest.mark.parametrize(
    "entry",
    [
        f"- Looms: see also {OTHER}",
        f"- **A Loom of Dense Wool**, Ada Roe. Extended version: {OTHER}",
        f"- **A PyTorch Implementation of Looms**, based on {OTHER}",
        "- **A Loom of Dense Wool**, 2021. Extended in [the journal version of it](https://arxiv.org/abs/2101.00001)",
        "- **A Loom of Dense Wool**, Ada Roe. Based on [code](https://github.com/roe/loom)",
    ],
)
def test_other_links_stay(entry: str) -> None:
    assert len(links(entry)) == 1
