"""What the units of a page have in common."""

from __future__ import annotations

from paper_digest.listings.entries.items import ItemKind
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.page_statistics import (
    Group,
    links_paper,
    page_statistics,
    shape_of,
    share_of_others,
)
from paper_digest.listings.entries.title_candidates import title_candidates
from paper_digest.listings.entries.units import units_of


def test_units_are_counted_by_kind_list_and_shape() -> None:
    markdown = (
        "- **A Title of Words** [[pdf](https://x.org/a.pdf)]\n- other words\n\n## Tools\n\n"
        "- [Loom](https://loom.org)\n"
    )
    units = tuple(units_of(items_of_markdown(markdown.split("\n"))))
    candidates = [title_candidates(unit) for unit in units]
    statistics = page_statistics(units, candidates)
    bold = next(candidate for candidate in candidates[0] if candidate.opening == "bold")
    assert statistics.shapes[shape_of(units[0], bold)] == 1 / 3
    assert statistics.linking == {Group(ItemKind.BULLET, 0): 1 / 3}
    assert sorted(statistics.lists.values()) == [(1, 0), (2, 1)]
    assert statistics.texts["A Title of Words"] == 1


def test_the_share_of_others_leaves_the_unit_itself_out() -> None:
    assert share_of_others(5, 3, is_one=True, default=0.0) == 0.5
    assert share_of_others(5, 3, is_one=False, default=0.0) == 0.75
    assert share_of_others(1, 1, is_one=True, default=0.25) == 0.25


def test_slides_are_no_link_to_a_paper() -> None:
    units = units_of(
        items_of_markdown(
            ["- Looms [[slides](https://x.org/a.pdf)]", "- [Slides of Old Looms](https://x.org/b.pdf)"]
        )
    )
    assert list(map(links_paper, units)) == [False, True]
