"""Which pages are lists of papers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.listings.entries import entry_list
from paper_digest.listings.entries.html_items import items_of_html
from paper_digest.listings.entries.items import Item
from paper_digest.listings.entries.list_evidence import Paper, are_short_items, is_list
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.title_choice import chosen_titles
from paper_digest.listings.entries.units import units_of
from paper_digest.listings.markup.blocks import parse_blocks

from tests.listings.entries.reading import LONG_TITLES, arxiv, sightings_in

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


def test_plain_references_are_left_to_the_parser_of_references() -> None:
    items = [f"- A. Roe and M. Moe. {title}. In Proc. LOOM, 2021." for title in TITLES]
    assert is_list_of_papers("\n".join(("# Papers", "", *items))) is False
    linked = [
        item.replace(title, f"[{title}](https://x.org)") for item, title in zip(items, TITLES, strict=True)
    ]
    assert is_list_of_papers("\n".join(("# Papers", "", *linked)))


@pytest.mark.parametrize(
    ("heading", "item", "is_expected"),
    [
        ("Accepted papers", '- "{}"; Ada Roe, Max Moe', True),
        ("Publikationen", '- "{}" (2021)', True),
        ("Paper list of all that a group of eleven people read in one year", '- "{}" (2021)', True),
        ("Films", '- "{}" (2021)', False),
        ("Papers about looms", "- {} - VLDB - 2021", True),
        ("Papers about looms", "- {}, VLDB 2021", True),
        ("Papers about looms", "- {} | VLDB'21", True),
        ("What we did", "- {} - Oslo - 2021", False),
        ("Papers about looms", "- {} - ready by 2021", False),
    ],
)
def test_titles_with_a_mark_or_a_venue_are_papers_below_a_heading_that_says_so(
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


def test_records_with_a_label_in_each_line_are_no_list() -> None:
    records = "\n\n".join(
        f"**标题**: {title}\n**作者**: Ada Lovelace, Alan Turing\n**PDF**: {arxiv(number)}"
        for number, title in enumerate(TITLES)
    )
    assert entry_list.parse(parse_blocks("page.md", f"# Papers\n\n{records}".split("\n"))) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Papers\n\nNothing today.",
        "- buy milk\n- call Ada\n- read",
        "# Tools\n\n- [PyTorch](https://pytorch.org)\n- [Label Studio](https://labelstud.io)\n",
        "Title: One\nAuthors: Ada Lovelace, Alan Turing\nURL: https://arxiv.org/abs/2410.10001",
        "<html><p><a href='https://arxiv.org/abs/2410.10001'>A Title of Words</a></p></html>",
        "<ul><li><a href='https://example.org/1'>About the Group</a><li><a href='https://example.org/2'>News</a></ul>",
    ],
)
def test_other_pages_are_no_lists(text: str) -> None:
    assert entry_list.parse(parse_blocks("page", text.split("\n"))) is None


def test_entries_with_people_and_years_are_papers_whatever_host() -> None:
    items = [f"- [{title}](https://example.org/{title[:3]}), Ada Lovelace, 2024" for title in TITLES[:3]]
    assert [paper.title for paper in sightings_in("\n".join(items))] == list(TITLES[:3])


@pytest.mark.parametrize("label", ["Authors", "作者", "TL;DR"])
def test_labels_below_a_heading_are_no_list_whatever_comes_first(label: str) -> None:
    records = "\n\n".join(
        f"### {title}\n**{label}**: Ada Lovelace, {title.split()[0]} Hopper\n"
        f"**Link**: {arxiv(number)}\n**Abstract**: We know it."
        for number, title in enumerate(TITLES)
    )
    assert entry_list.parse(parse_blocks("page.md", records.split("\n"))) is None


@pytest.mark.parametrize("form", ["- {}, {}, {}", "| {} | {} | {} |"], ids=["commas", "table"])
def test_papers_of_a_list_need_no_links(form: str) -> None:
    papers = (
        ("Thin Threads for Fast Looms in Large Factories", "Ada Lovelace, Alan Turing", 2021),
        ("Rotating Deep Networks Quickly: A Study of Angles", "Dora Zed, Fin Kay", 2020),
        ("Strong Wool from Weak Sheep in the Cold", "Grace Hopper, Ada Lovelace", 2019),
    )
    head = "| Title | Authors | Year |\n|---|---|---|\n" if form.startswith("|") else ""
    page = "# Publications\n\n" + head + "\n".join(form.format(*paper) for paper in papers)
    assert [
        (paper.title, ", ".join(map(str, paper.authors)), paper.published and paper.published.year)
        for paper in sightings_in(page)
    ] == list(papers)


def test_bold_titles_beside_people_need_no_link() -> None:
    names = (
        "Ada Lovelace (London), Alan Turing (NPL)",
        "Jane Roe (MIT), Max Moe (CMU)",
        "Lea Poe (MIT), Bob Roy (MIT)",
    )
    page = "# Accepted\n\n" + "\n".join(
        f"* **A Title of Words {n}**, *{people}*" for n, people in enumerate(names)
    )
    assert [paper.title for paper in sightings_in(page)] == [f"A Title of Words {n}" for n in range(3)]


def test_people_and_colons_before_titles_are_those_of_references() -> None:
    people = ("Ada Lovelace, Alan Turing", "Jane Roe and Max Moe", "Ida Ash, Jon Jay")
    lines = [
        f"- {names}: Faster Looms of Kind {number} [[pdf](https://arxiv.org/abs/2410.1000{number})]"
        for number, names in enumerate(people)
    ]
    assert entry_list.parse(parse_blocks("page.md", ["# Papers", "", *lines])) is None


def test_references_below_an_introduction_have_colons_in_their_titles() -> None:
    about = (
        "LoomBank is a collection of woven texts. To get it, please follow what is written on its page. " * 3
    )
    references = (
        "* Ada Lovelace, Alan Turing and Max Moe. LoomBank 2.0 - A Corpus of Cloth: Patterns and Threads. "
        "LOOM 2022, pp. 36-50. [PDF](https://example.org/loom22.pdf)\n"
        "* Ada Lovelace, Max Moe. LoomBank: A Corpus of Woven Text for All. In Proceedings of the Workshop "
        "on Wool, 2020. [PDF](https://aclanthology.org/2020.wool-1.5)\n"
    )
    papers = sightings_in(f"# LoomBank\n\n{about}\n\n## References\n\n{references}")
    assert [(paper.title, len(paper.authors)) for paper in papers] == [
        ("LoomBank 2.0 - A Corpus of Cloth: Patterns and Threads", 3),
        ("LoomBank: A Corpus of Woven Text for All", 2),
    ]


VENUE_LIST = """## Storage
* ***WoolDB: A Woven Database System (CIDR 2019)***
* Self-Spinning : From General Purpose to Special Wheels (PhD@PVLDB 2018)
* One Loom for All of Them: Towards Zero-Shot Weaving（2016）
* Dye it! Making Colors for Looms that "Read the Label" (SIGMOD 2021, **best demo**) [Code](https://github.com/a/b)
* Threads on Cloud Wool: A Field Report (SIGMOD-Companion ’23)
* A Survey of Sheep in Data Centers (arXiv 2024)
* SpinIndex: a single-pass wheel (aiDM2020)
"""


def test_titles_with_venues_and_years_in_brackets_need_no_links() -> None:
    papers = sightings_in(f"# Reading list\n\n- [Storage](#storage)\n\n{VENUE_LIST}")
    assert [(paper.title, paper.published and paper.published.year) for paper in papers] == [
        ("WoolDB: A Woven Database System", 2019),
        ("Self-Spinning : From General Purpose to Special Wheels", 2018),
        ("One Loom for All of Them: Towards Zero-Shot Weaving", 2016),
        ('Dye it! Making Colors for Looms that "Read the Label"', 2021),
        ("Threads on Cloud Wool: A Field Report", 2023),
        ("A Survey of Sheep in Data Centers", 2024),
        ("SpinIndex: a single-pass wheel", 2020),
    ]


@pytest.mark.parametrize("heading", ["# Deadlines", "# Calls for Papers", "# Publications\n\n## Service", ""])
def test_conferences_and_service_with_years_in_brackets_are_no_papers(heading: str) -> None:
    names = ("Workshop on Looms of the North", "Area Chair for the Main Track", "Added Wool to the Old Tool")
    items = [f"- {name} {year} (ICML {year})" for year in (2021, 2022) for name in names]
    assert entry_list.parse(parse_blocks("list.md", [*heading.split("\n"), "", *items])) is None


FILMS = [
    ("The Weaver", "USA", 54),
    ("Wool", "UK", 61),
    ("A Loom", "FR", 72),
    ("Spin", "USA", 80),
    ("Dye", "UK", 82),
]


def test_films_with_years_and_a_table_of_days_are_no_papers() -> None:
    films = "\n".join(f"- {name} ({country} 19{year})" for name, country, year in FILMS)
    days = "\n".join(
        f"| {day}-Dec-2025 | [Link](https://x.org/{day}-Dec-2025) | {day}7 |" for day in range(1, 9)
    )
    for text in (f"# Films\n\n{films}\n", f"# arXiv\n\n| Date | Link | Papers |\n|---|---|---|\n{days}\n"):
        assert entry_list.parse(parse_blocks("list.md", text.split("\n"))) is None


def test_titles_with_venues_in_brackets_need_no_heading_if_they_look_like_papers() -> None:
    titles = ("Looms: A Survey", "Nets: The Knots", "Wool in the Wind", "Nets as Looms", "Yarn on Ice")
    items = "\n".join(f"- {title} of the North (ICML {2020 + n})" for n, title in enumerate(titles))
    papers = sightings_in(f"My research is about wool.\n\n{items}\n")
    assert [paper.title for paper in papers] == [f"{title} of the North" for title in titles]


@pytest.mark.parametrize(("heading", "venue"), [("About wool", "Talk at ICML"), ("Invited talks", "ICML")])
def test_talks_with_a_venue_in_brackets_are_no_papers(heading: str, venue: str) -> None:
    titles = ("Looms: A Survey", "Nets: The Knots", "Wool in the Wind?", "Nets as Looms", "Yarn on Ice")
    talks = [f"- {title} of the North ({venue} {2020 + n})" for n, title in enumerate(titles)]
    assert entry_list.parse(parse_blocks("page.md", [f"# {heading}", "", *talks])) is None


def test_references_may_be_among_paragraphs_with_linked_titles() -> None:
    linked = [
        f"LoomSys 201{number}, [{title}](https://doi.org/10.1234/{number})---Notes:[site](https://example.org/{number})"
        for number, title in enumerate(LONG_TITLES)
    ]
    references = [
        "A. Roe and B. F. Moe. 2021. Wool-Aware Scheduling of Looms. In 2021 Loom Symposium (LS). 286-294.",
        "N.D. Poe, L. Roe, and T. Kim. 2020. ElasticYarn: Elastic Threads in Looms. Craft 8 (2020), 1-9.",
    ]
    page = "\n\n".join(["# Paper list of looms", *linked, *references])
    titles = [paper.title for paper in sightings_in(page)]
    assert titles == [*LONG_TITLES, "Wool-Aware Scheduling of Looms", "ElasticYarn: Elastic Threads in Looms"]


def test_references_alone_are_no_list_of_entries() -> None:
    references = [
        f"A. Roe and B. F. Moe. 202{number}. {title}. In 2021 Loom Symposium (LS). 286-294."
        for number, title in enumerate(LONG_TITLES)
    ]
    page = "\n\n".join(["# Paper list of looms", *references])
    assert entry_list.parse(parse_blocks("list.md", page.split("\n"))) is None
