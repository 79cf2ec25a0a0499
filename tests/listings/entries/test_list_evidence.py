"""Which pages are lists of papers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.listings.entries.html_items import items_of_html
from paper_digest.listings.entries.items import Item
from paper_digest.listings.entries.list_evidence import Paper, are_short_items, is_list
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.title_choice import chosen_titles
from paper_digest.listings.entries.units import units_of

from tests.listings.entries.reading import sightings_in

TITLES = (
    "Weaving Patterns from a Handful of Threads",
    "Cloth without Noise: A Reproduction on Nine Looms",
    "Do Looms Dream of Wool?",
    "Every Knot of Threads Can Be Undone in Time",
    "Notes on the Analytical Loom and Its Uses",
)


def papers_in(text: str) -> tuple[tuple[Item, ...], list[Paper]]:
    items = items_of_markdown(text.split("\n"))
    units = tuple(units_of(items))
    pairs = zip(units, chosen_titles(units), strict=True)
    return items, [Paper(unit, title) for unit, title in pairs if title]


def is_list_of_papers(text: str) -> bool:
    items, papers = papers_in(text)
    return is_list(items, papers, ())


@pytest.mark.parametrize(
    ("heading", "item", "is_expected"),
    [
        ("Accepted papers", '- "{}"; Ada Roe, Max Moe', True),
        ("Publikationen", '- "{}" (2021)', True),
        ("Paper list of all that a group of eleven people read in one year", '- "{}" (2021)', True),
        ("Films", '- "{}" (2021)', False),
    ],
)
def test_quoted_titles_are_papers_below_a_heading_that_says_so(
    heading: str, item: str, is_expected: bool
) -> None:
    text = "\n".join((f"# {heading}", "", *map(item.format, TITLES)))
    assert is_list_of_papers(text) is is_expected


def test_a_list_with_a_title_in_few_of_its_items_is_read_by_another_layout() -> None:
    items, papers = papers_in(
        "# Papers\n\n" + "\n".join(f'- "{title}"; Ada Roe, Max Moe' for title in TITLES)
    )
    others = tuple(units_of(items_of_markdown(["- words of another paper", "- and of one more"])))
    elsewhere = tuple(replace(unit, list_number=99) for unit in others)
    assert is_list(items, papers, others[:1])
    assert is_list(items, papers, elsewhere)
    assert not is_list(items, papers, others)


def test_few_papers_may_be_linked_outside_of_entries() -> None:
    items = "\n".join(f"- [{title}](https://loom.example.org/{n}.html)" for n, title in enumerate(TITLES))
    volume = "They are in [the volume](https://doi.org/10.5555/1).\n\n"
    others = "".join(f"See also [a paper](https://arxiv.org/abs/2101.0000{n}).\n\n" for n in range(1, 4))
    assert is_list_of_papers(f"# Papers\n\n{volume}{items}")
    assert not is_list_of_papers(f"# Papers\n\n{others}{items}")


def test_items_are_short_without_abstracts() -> None:
    _, papers = papers_in("\n".join(f"- [{title}](https://arxiv.org/abs/2101.00001)" for title in TITLES))
    assert are_short_items(papers, ())


def test_paragraphs_and_items_with_abstracts_are_not() -> None:
    paragraphs = "\n\n".join(f"[{title}](https://arxiv.org/abs/2101.00001)" for title in TITLES)
    others = tuple(units_of(items_of_markdown(["Weaving at the fair", "", "Dyeing at the fair"])))
    assert not are_short_items(papers_in(paragraphs)[1], others)
    items = "\n".join(
        f"- [{title}](https://arxiv.org/abs/2101.00001)<br>Abstract: We weave cloth." for title in TITLES
    )
    assert not are_short_items(papers_in(items)[1], ())


@pytest.mark.parametrize(
    ("paragraph", "is_expected"),
    [
        ("**{}**. Ada Roe, Max Moe.\n", True),
        ("[**{}**](papers/3.pdf)  \nAda Roe, Max Moe\n", True),
        ("**{}** is what we talked about in the evening.\n", False),
    ],
)
def test_paragraphs_are_entries_if_their_titles_are_set_apart_from_people(
    paragraph: str, is_expected: bool
) -> None:
    assert (
        is_list_of_papers("# Accepted papers\n\n" + "\n".join(map(paragraph.format, TITLES))) is is_expected
    )


def test_a_linked_title_in_two_lines_is_no_card() -> None:
    titles = (title.replace(" ", "\n", 1) for title in TITLES)
    papers = (f"[**{title}**](papers/3.pdf)  \nAda Roe, Max Moe\n" for title in titles)
    assert is_list_of_papers("# Accepted papers\n\n" + "\n".join(papers))


def test_entries_that_begin_with_a_title_in_a_line_of_its_own_need_no_people_below_a_heading() -> None:
    entries = [f"**{title}**  \nPresented at the loom fair. [Slides](s.html)\n" for title in TITLES]
    assert is_list_of_papers("# Papers\n\n" + "\n".join(entries))
    assert not is_list_of_papers("# Recipes\n\n" + "\n".join(entries))
    assert not is_list_of_papers("# Papers\n\n" + "\n".join(entry.replace("  \n", " ") for entry in entries))


def test_papers_below_headings_are_read_by_another_layout() -> None:
    papers = [f"## {title}\n\nAda Roe\n" for title in TITLES]
    menu = "- [Call for papers](https://doi.org/10.5555/cfp)\n"
    assert is_list_of_papers(menu)
    assert not is_list_of_papers("\n".join((menu, *papers)))


def test_long_headings_above_single_papers_are_topics() -> None:
    sections = [
        f"## Looms of kind {n} and threads\n- **{title}** [pdf](https://arxiv.org/abs/2410.1000{n}) Ada Roe"
        for n, title in enumerate(TITLES)
    ]
    assert is_list_of_papers("\n".join((*sections, "## Looms of further kinds and shapes")))


def test_few_short_entries_beside_a_list_that_links_another_paper_are_no_list() -> None:
    page = (
        "# Looms\n\n## Papers\n\n"
        "- [ReWeave](https://arxiv.org/abs/2101.07051): Weaving again\n"
        "- [LoomFormer](https://arxiv.org/abs/2101.07052): Looms with attention\n"
        "- [Knotty](https://arxiv.org/abs/2101.07053): Knots\n\n"
    )
    linked = "[2101.07054](https://arxiv.org/abs/2101.07054)"
    assert is_list_of_papers(f"{page}Compare {linked}.")
    assert not is_list_of_papers(f"{page}## More\n\n- [Loom](https://www.loom.example.org)\n- {linked}\n")


def html_papers_in(text: str) -> list[Paper]:
    units = tuple(units_of(items_of_html(text.split("\n"))))
    pairs = zip(units, chosen_titles(units), strict=True)
    return [Paper(unit, title) for unit, title in pairs if title]


def test_long_references_in_items_are_no_abstracts() -> None:
    people = "Ada Roe, Max Moe, Alan M. Turing, Emmy Noether, Kurt Moe, Grace Hopper, Ada Lovelace"
    venue = "Proceedings of the 7th Conference on Looms, Nets, Yarn and Knots (Loom 2006), November 2006."
    abstract = "We study how looms weave nets and knots from threads of all kinds, and show that. " * 3
    rows = "".join(
        f'<li>{people}, <a href="https://l.org/{n}.pdf">{title}</a>, {venue}\n'
        for n, title in enumerate(TITLES)
    )
    assert are_short_items(html_papers_in(f"<ul>{rows}</ul>"), ())
    assert not are_short_items(html_papers_in(f"<ul>{rows.replace(venue, abstract)}</ul>"), ())


NOTES = (
    "Continuous Weaving with Looms",
    "Dual-Path Looms: Weaving with Two Shuttles",
    "Distance-Based Weaving of Wool",
    "On the Compensation of Warps in Weaving",
    "Sudo Loom: Efficient Weaving for Everyone",
)


@pytest.mark.parametrize(
    "template",
    ["* {title} [[note]](./notes/{n}.md)", "* {title} [[note]](notes/{n}.md), [[code]](https://x.org/{n})"],
)
def test_titles_with_links_to_notes_are_papers_below_a_heading_that_says_so(template: str) -> None:
    notes = "\n".join(template.format(title=title, n=n) for n, title in enumerate(NOTES))
    assert is_list_of_papers(f"# Loom papers\n\n## Weaving\n\n{notes}\n")
    assert not is_list_of_papers(f"# My notes\n\n## Weaving\n\n{notes}\n")


@pytest.mark.parametrize("before", ["[VLDB 2021] ", "16-ATC-", "2023_CIKM_"])
def test_titles_behind_venues_with_years_need_no_heading(before: str) -> None:
    entries = "\n".join(f"- {before}{title}" for title in NOTES)
    assert is_list_of_papers(f"# System design\n\n### Basic\n\n{entries}\n")


def test_labeled_records_beside_a_table_of_papers_have_their_own_titles() -> None:
    rows = "\n".join(
        f"| [{title}](https://arxiv.org/abs/2410.1000{n}) | ICML 2021 |" for n, title in enumerate(NOTES)
    )
    others = ("Warp Looms of Old Times", "Weft Looms of New Times", "Knots Between Old Threads")
    records = "\n".join(
        f"#### **Loom {n}**\n**Paper:** [{title}](https://arxiv.org/abs/2410.1001{n})  \n"
        f"**Github:** https://github.com/a/{n}  \n**Record:** arXiv  \n"
        f"**Authors' Sources:** Wool Works  \n**Submission time:** 2023.04  \n"
        for n, title in enumerate(others)
    )
    papers = sightings_in(f"# Looms\n\n| paper | venue |\n|--|--|\n{rows}\n\n{records}")
    assert [paper.title for paper in papers] == [*NOTES, *others]
