"""Text that is folded away below an item."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.folded_text import with_folded
from paper_digest.listings.entries.items import Item
from paper_digest.listings.entries.markdown_items import items_of_markdown

from tests.listings.entries.reading import sightings_in

PAPER = "- [One Title of Words](https://arxiv.org/abs/2410.10001)"
ABSTRACT = "We make looms faster, and show in eight words that it works."


def items(text: str) -> tuple[Item, ...]:
    return items_of_markdown(text.split("\n"))


@pytest.mark.parametrize(
    "folded",
    [
        f"\n<details><summary>Abstract</summary>\n\n{ABSTRACT}\n\n</details>\n",
        f"\n<details>\n<summary><b>Abstract</b></summary>\n{ABSTRACT}\n</details>\n",
        f"\n\n  <details><summary>Abstract</summary>\n\n  {ABSTRACT}\n\n  </details>\n",
        f"\n  <details><summary>摘要</summary>{ABSTRACT}</details>\n",
        f"<br>\n  <details>\n  <summary>\n  Abstract\n  </summary>\n  <p>{ABSTRACT}</p></details>\n",
    ],
)
def test_an_abstract_below_a_paper_is_its_own(folded: str) -> None:
    (paper,) = sightings_in(f"# Papers\n\n{PAPER}{folded}")
    assert (paper.title, paper.abstract) == ("One Title of Words", ABSTRACT)


def test_an_entry_takes_the_lines_of_what_it_folds_away() -> None:
    (item,) = items(f"{PAPER}\n<details><summary>Abstract</summary>\n\n{ABSTRACT}\n\n</details>\n")
    assert (item.span.first, item.span.last, len(item.children)) == (1, 4, 1)


def test_the_folded_lines_are_one_child() -> None:
    (item,), folded = items(PAPER), items("Abstract\n\nOne\n\nTwo")
    (child,) = with_folded(item, folded).children
    assert ["".join(run.text for run in line) for line in child.cells[0].lines] == ["Abstract", "One", "Two"]
    assert child.depth == item.depth + 1


@pytest.mark.parametrize(
    "page",
    [
        f"# Papers\n\n<details><summary>Abstract</summary>\n\n{ABSTRACT}\n\n</details>\n",
        f"{PAPER}\n\n<details><summary>Papers of 2023</summary>\n\n{ABSTRACT}\n\n</details>\n",
        f"{PAPER}\n\n<details><summary>Papers</summary>\n\n{PAPER}2\n\n</details>\n",
        f"{PAPER}\n\n<details><summary>Abstract</summary>\n\n{ABSTRACT}\n",
    ],
)
def test_other_parts_of_a_page_belong_to_no_item(page: str) -> None:
    assert not any(item.children for item in items(page))


def test_what_is_folded_below_a_title_with_a_link_is_of_its_paper() -> None:
    papers = [
        f"<details>\n<summary><b>One Title of Words {number}</b> "
        f'[<a href="https://arxiv.org/abs/2410.1000{number}">paper</a>]</summary>\n\n'
        f"Ada Lovelace, Alan Turing\n\n**Abstract**: {ABSTRACT}\n\n</details>\n"
        for number in range(3)
    ]
    sightings = sightings_in("\n".join(papers))
    assert [sighting.title for sighting in sightings] == [
        f"One Title of Words {number}" for number in range(3)
    ]
    for sighting in sightings:
        assert [str(name) for name in sighting.authors] == ["Ada Lovelace", "Alan Turing"]
        assert sighting.abstract == ABSTRACT
