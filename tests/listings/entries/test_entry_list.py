"""Lists of papers in Markdown, written for these tests in the styles of public lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.listings.entries import entry_list
from paper_digest.listings.markup.blocks import parse_blocks
from paper_digest.model.record import Sighting
from paper_digest.sources.coverage import UnparsedSpan

from tests.linear_time import assert_linear_time
from tests.listings.entries.reading import LONG_TITLES, arxiv, sightings_in, unparsed_in

TITLES = (
    "Sparse Gradients Are Enough",
    "MapFree: Planning With Half a Map, and Without",
    "Do Noisy Labels Matter?",
    "Looms",
)
"""Among them titles with a colon and a comma, a question, and a single word."""


STYLES = {
    "date in brackets, bold": "- [2024/10/{day:02}] **{title}** | [[paper]]({url}) | [code]",
    "venue in parentheses": "- (CVPR 2024) {title}, [[Paper]]({url})",
    "button in brackets": "* {title} [[arXiv]({url})]",
    "bold tag": "- **[Tag{day}]** {title} [[paper]({url})]",
    "label, quoted and bold": '1. <u>Name{day}</u>: **"{title}"**. *A. Lovelace et al.* [[Paper]({url})]',
    "year and people behind": "- **{title}** (2024), A. Lovelace et al. [[pdf]]({url})",
    "linked": "- [{title}]({url})",
    "paragraphs": "[{title}]({url}), NeurIPS 2024\n",
    "buttons below": "{day}. **{title}**\n\n    * [Paper (ICML 2024)]({url})\n    * [GitHub](https://github.com/a/b)\n",
    "lines with breaks": "- **{title}**<br>*Ada Lovelace, Alan Turing*<br>[PDF]({url})",
}
TABLES = {
    "title in bold": ("| Date | Title | PDF |", "| 2024-10-{day:02} | **{title}** | [link]({url}) |"),
    "linked title behind a score": ("| Model | F1 | Paper |", "| Net-{day} | 9{day}.1 | [{title}]({url}) |"),
    "title and date": ("|Title|Date|Paper|Code|", "| {title} | _3 may 2024_ | [arxiv]({url}) |  |"),
}


def page(template: str, head: str = "") -> str:
    rows = [
        template.format(title=title, url=arxiv(number), day=number + 1) for number, title in enumerate(TITLES)
    ]
    heads = [head, "|".join(["", *["---"] * (head.count("|") - 1), ""])] if head else []
    return "\n".join(["# Awesome Papers", "", "## Contents", "", "- [Papers](#papers)", "", *heads, *rows])


@pytest.mark.parametrize("style", STYLES)
def test_each_item_with_a_title_is_a_paper(style: str) -> None:
    sightings = sightings_in(page(STYLES[style]))
    assert [sighting.title for sighting in sightings] == list(TITLES)
    assert [sighting.identifiers[0].value for sighting in sightings] == [
        f"2410.{10001 + number}" for number in range(len(TITLES))
    ]


@pytest.mark.parametrize("style", TABLES)
def test_each_row_is_a_paper(style: str) -> None:
    head, row = TABLES[style]
    sightings = sightings_in(page(row, head))
    assert [sighting.title for sighting in sightings] == list(TITLES)
    assert [sighting.urls[0] for sighting in sightings] == [arxiv(number) for number in range(len(TITLES))]


@pytest.mark.parametrize(
    "host",
    [
        "https://papers.nips.cc/paper/{}-title.pdf",
        "https://aclanthology.org/2024.acl-long.{}/",
        "https://www.nature.com/articles/s41586-024-0{}",
        "https://link.springer.com/article/10.1007/s00{}",
        "https://www.biorxiv.org/content/10.1101/2024.01.{}v1",
        "https://www.sciencedirect.com/science/article/pii/S00{}",
        "https://dl.acm.org/doi/10.1145/30{}",
        "https://example.org/files/{}.pdf",
    ],
)
def test_an_item_is_a_paper_whatever_host_its_link_leads_to(host: str) -> None:
    items = [
        f"- {title} [[paper]({arxiv(number) if number % 2 else host.format(1000 + number)})]"
        for number, title in enumerate(TITLES)
    ]
    sightings = sightings_in("\n".join(("# Papers", "", *items)))
    assert [sighting.title for sighting in sightings] == list(TITLES)
    assert sightings[0].urls == (host.format(1000),)
    assert sightings[1].urls == (arxiv(1),)


def test_items_that_are_no_papers_are_none() -> None:
    text = page(STYLES["button in brackets"]) + (
        "\n\n## Tools\n\n- [PyTorch](https://pytorch.org) - Tensors and dynamic networks.\n"
        "- [Label Studio](https://labelstud.io/)\n\n## License\n\nMIT\n"
    )
    assert [sighting.title for sighting in sightings_in(text)] == list(TITLES)


def test_papers_inside_a_category_are_papers_of_their_own() -> None:
    text = (
        f"# Papers\n\n* **Faces**\n    * {TITLES[0]} [[Paper]({arxiv(0)})]\n"
        f"    * {TITLES[1]} [[Paper](https://thesai.org/ViewPaper?Volume=14)]\n"
        f"* **Bodies**\n    * {TITLES[2]} [[Paper]({arxiv(2)})]\n"
    )
    assert [sighting.title for sighting in sightings_in(text)] == list(TITLES[:3])


def test_titles_alone_below_a_heading_of_papers_are_unparsed_beside_other_papers() -> None:
    alone = "\n".join(f"- Weaving Cloth of Kind {name} by Hand" for name in ("One", "Two", "Three"))
    posters = "\n".join(f"- Knots of Kind {name}, Ada Roe, Max Moe, 2024" for name in "ABCDE")
    text = f"# Loom workshop\n\n## Accepted papers\n\n{alone}\n\n## Posters\n\n{posters}"
    titles = [sighting.title for sighting in sightings_in(text)]
    assert titles == [f"Knots of Kind {name}" for name in "ABCDE"]
    assert [line for line, _ in unparsed_in(text)] == [5, 6, 7]


def test_a_link_to_a_paper_without_a_title_is_unparsed() -> None:
    text = page(STYLES["bold tag"]) + f"\n- [[paper]({arxiv(50)})]\n"
    outputs = entry_list.parse(parse_blocks("list.md", text.split("\n")))
    (unparsed,) = [output for output in outputs or () if isinstance(output, UnparsedSpan)]
    assert unparsed.span.first == len(text.split("\n")) - 1
    assert unparsed.reason == "a link to a paper without a title"


def test_an_item_without_a_title_among_papers_is_unparsed() -> None:
    text = page(STYLES["linked"]) + "\n- see [the list of a colleague](https://example.org/list)\n\n- \n"
    outputs = list(entry_list.parse(parse_blocks("list.md", text.split("\n"))) or ())
    unparsed = [output for output in outputs if isinstance(output, UnparsedSpan)]
    titles = [output.title for output in outputs if isinstance(output, Sighting)]
    assert titles[:4] == list(TITLES)
    assert len(titles) + len(unparsed) == 5


def test_words_like_a_title_beside_one_paper_of_a_list_are_unparsed() -> None:
    text = page(STYLES["linked"]) + (
        "\n## More\n\n"
        f"- [Knots of Old Times and New]({arxiv(8)})\n"
        "- Weaving Nets for the Mills of the North\n"
        "- a remark on what we read\n"
    )
    assert [text.split("\n")[line - 1] for line, _ in unparsed_in(text)] == [
        "- Weaving Nets for the Mills of the North",
    ]


@pytest.mark.parametrize("box", ["[ ]", "[x]", "[X]"])
def test_check_boxes_are_no_part_of_titles(box: str) -> None:
    items = "\n".join(f"- {box} {title}, {arxiv(number)}" for number, title in enumerate(TITLES[:3]))
    assert [sighting.title for sighting in sightings_in(items)] == list(TITLES[:3])


def test_the_date_of_a_section_is_the_day_of_the_listing() -> None:
    items = "\n".join(f"- [{title}]({arxiv(number)})" for number, title in enumerate(TITLES))
    sightings = sightings_in(f"# Daily papers\n\n## 3 October 2024\n\n{items}\n")
    assert {str(sighting.seen_on) for sighting in sightings} == {"2024-10-03"}


def test_formulas_in_titles_stay_as_they_are() -> None:
    titles = (
        r"On $x^*$ and $y^*$ in $\ell_1$ Balls",
        r"Proofs by G\"odel",
        "A * B",
        "Rates of $O(n_1 * n_2)$",
    )
    items = "\n".join(f"- [{title}]({arxiv(number)})" for number, title in enumerate(titles))
    assert [sighting.title for sighting in sightings_in(f"# Papers\n\n{items}\n")] == list(titles)


@given(
    st.lists(st.sampled_from([*'-*[]()|#>`_~$\\<>\n "', "https://arxiv.org/abs/2410.10001", "Title", "**"]))
)
def test_no_text_stops_the_parser(pieces: list[str]) -> None:
    outputs = entry_list.parse(parse_blocks("page.md", "".join(pieces).split("\n")))
    assert outputs is None or list(outputs)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "- ",
        "[",
        "](",
        "- [a](b)",
        "|a|b|\n|-|-|\n",
        "**a",
        "> ",
        "<b>",
        "a, B C, ",
        "$a",
        "(",
        "\\",
        "`",
        '"',
    ],
)
def test_time_is_linear(unit: str) -> None:
    def parse(text: str) -> None:
        list(entry_list.parse(parse_blocks("page.md", text.split("\n"))) or ())

    head = page(STYLES["linked"])
    assert_linear_time(parse, lambda size: f"{head}\n{unit * (size // len(unit))}\n", size=4_000)


HTML_STYLES = {
    "list": ("<ul>{}</ul>", '<li><a href="{url}">{title}</a>, Ada Lovelace, Alan Turing, 2024</li>'),
    "lines": (
        "<ol>{}</ol>",
        '<li><b>{title}</b><br>Ada Lovelace, Alan Turing<br><i>ICML 2024</i> [<a href="{url}">pdf</a>]',
    ),
    "table": (
        "<table><tr><th>Title</th><th>Authors</th><th>Year</th><th>Link</th></tr>{}</table>",
        "<tr><td>{title}</td><td>Ada Lovelace, Alan Turing</td><td>2024</td>"
        '<td><a href="{url}">PDF</a></td></tr>',
    ),
}


@pytest.mark.parametrize("style", HTML_STYLES)
def test_lists_and_tables_of_html_are_lists_of_papers(style: str) -> None:
    page, item = HTML_STYLES[style]
    urls = [
        arxiv(0),
        "https://www.nature.com/articles/s1",
        "https://example.org/3.pdf",
        "https://example.org/4.pdf",
    ]
    rows = [item.format(title=title, url=url) for title, url in zip(TITLES, urls, strict=True)]
    papers = sightings_in("<h1>Papers</h1>" + page.format("\n".join(rows)))
    assert [paper.title for paper in papers] == list(TITLES)
    assert [paper.urls for paper in papers] == [(url,) for url in urls]
    assert {tuple(map(str, paper.authors)) for paper in papers} == {("Ada Lovelace", "Alan Turing")}
    assert {str(paper.published) for paper in papers} == {"2024"}


def test_people_below_headings_are_no_titles() -> None:
    entries = (
        f"### Looms That Count {number}\nAda Lovelace, Alan Turing. ICML 2023.\n[[paper]]({arxiv(number)})\n"
        for number in range(3)
    )
    page = parse_blocks("list.md", "\n".join(entries).split("\n"))
    assert entry_list.parse(page) is None


def test_people_before_a_title_are_its_authors_beside_one_name_in_parentheses() -> None:
    papers = sightings_in(
        "# Publications\n\n"
        "+ Ada Lovelace, Max Moe, Jane Roe.\n  [Looms and Nets](https://doi.org/10.1234/loom.1).\n"
        "  In LOOM, 2021. (Best Paper Award)\n"
        "+ Max Moe, Ada Lovelace, etc.\n  [Nets and Yarn](https://doi.org/10.1234/loom.2).\n  In LOOM, 2020."
    )
    assert [([*map(str, paper.authors)], paper.has_more_authors) for paper in papers] == [
        (["Ada Lovelace", "Max Moe", "Jane Roe"], False),
        (["Max Moe", "Ada Lovelace"], True),
    ]


def test_a_number_within_a_bold_title_is_none_of_its_words() -> None:
    papers = sightings_in(
        "# Loom Weekly\n\n"
        "**1. Weaving Is a Matter of Order** — A. Lovelace. [arXiv](https://arxiv.org/abs/2405.11012)\n\n"
        "**2. Threads from Random Walks** — Max Moe. [arXiv](https://arxiv.org/abs/2405.11877)\n\n"
        "**3. Measuring Looms Honestly** — J. Roe et al. [arXiv](https://arxiv.org/abs/2405.12100)\n"
    )
    assert [paper.title for paper in papers] == [
        "Weaving Is a Matter of Order",
        "Threads from Random Walks",
        "Measuring Looms Honestly",
    ]


def test_a_long_line_of_people_is_no_abstract() -> None:
    people = ", ".join(f"Ada {letter}oe, Bo {letter}eck" for letter in "RMLPKSTD")
    (paper, _) = sightings_in(
        f"1. [**Looms of the North: A Survey.**](https://arxiv.org/abs/2404.09516) *{people}.* 2024.\n\n"
        "2. [**Dye and Wool: A Survey.**](https://arxiv.org/abs/2404.14294) *Eva Poe.* Arxiv 2024.\n"
    )
    assert (len(paper.authors), paper.abstract) == (16, None)


def test_stars_behind_backslashes_mark_authors() -> None:
    entry = (
        "**{title}**  \n**Ada Roe**\\*, Bo Moe\\*, Eva Poe  \n*Meeting on Looms (ACL), 2024*  \n"
        "[[Paper]](https://arxiv.org/abs/2401.0000{n})\n\n"
    )
    papers = sightings_in("".join(entry.format(title=title, n=n) for n, title in enumerate(TITLES[:3])))
    assert [[*map(str, paper.authors)] for paper in papers] == [["Ada Roe", "Bo Moe", "Eva Poe"]] * 3


def test_counts_below_headings_are_no_titles() -> None:
    record = "## {n}. {title}\n⬆️ 1{n}0 upvotes · 💬 5 comments\n**Authors:** Ada Roe, Bo Moe\n"
    dated = "**Published:** 2026-08-19\n**Link:** https://huggingface.co/papers/2608.1000{n}\n\n"
    links = f"{dated}> We weave, and our threads do not break at all.\n\n"
    text = "".join((record + links).format(n=n, title=title) for n, title in enumerate(TITLES[:3], 1))
    assert entry_list.parse(parse_blocks("day.md", text.split("\n"))) is None


ANGLE_BRACKETS = """# Exploration

## Bandits

* <[Looms of the north in a harsh winter](https://a.edu/l.pdf)> by Djamel Roe, Amel Moe, and Al Poe, 2012.

* **[NET]** <[Dye for looms](https://arxiv.org/abs/1703.00001)>by Roe, Ada and Moe, Bo and Van Poe, Eva, 2017

* **[RED, RED-E]** <[Wool under a lamp](https://arxiv.org/abs/1811.00002)> by Ada B Roe and Bo C Moe, 2004.

* <[Do sheep count? a study of sleep](https://arxiv.org/abs/1811.01484)> by Cy Loe, 2018.

* <[Spinning with very old wheels](https://arxiv.org/abs/1811.01485)> by Fi Goe and Hu Joe, 2018.

* <[Threads for very small needles](https://arxiv.org/abs/1811.01487)> by Fi Goe and Hu Joe, 2017.

* <[Needles for very small threads](https://arxiv.org/abs/1811.01488)> by Fi Goe and Hu Joe, 2016.

## Automata

* <[Knitting machines that learn](https://arxiv.org/abs/1811.01486)> by Jo Noe and Ki Oe, 1998.

* **[Pursuit]** <A class of quickly converging looms for automata> by MAL Soe, 1984.

* **[Bayes]** <[]()> by ,
"""


def test_people_may_follow_titles_in_angle_brackets() -> None:
    papers = sightings_in(ANGLE_BRACKETS)
    assert [(paper.title, [*map(str, paper.authors)]) for paper in papers] == [
        ("Looms of the north in a harsh winter", ["Djamel Roe", "Amel Moe", "Al Poe"]),
        ("Dye for looms", ["Ada Roe", "Bo Moe", "Eva Van Poe"]),
        ("Wool under a lamp", ["Ada B Roe", "Bo C Moe"]),
        ("Do sheep count? a study of sleep", ["Cy Loe"]),
        ("Spinning with very old wheels", ["Fi Goe", "Hu Joe"]),
        ("Threads for very small needles", ["Fi Goe", "Hu Joe"]),
        ("Needles for very small threads", ["Fi Goe", "Hu Joe"]),
        ("Knitting machines that learn", ["Jo Noe", "Ki Oe"]),
    ]


def test_an_item_without_a_title_is_reported_in_a_short_list_of_a_page_of_papers_too() -> None:
    text = ANGLE_BRACKETS.replace("<A class of quickly converging looms for automata>", "[here](a.html)")
    assert [line for line, _ in unparsed_in(text)] == [23]


def test_a_title_may_end_in_a_question_and_its_venue_have_a_preposition() -> None:
    url = "https://arxiv.org/pdf/1905.0000"
    text = (
        "- Which looms matter at which sizes? insights from wool. In *NeurIPS 2019*. [[pdf]({url}1)]\n"
        "- How does dye change local geometry?. In *ICML 2023*. [[pdf]({url}2)]\n"
        "- Gradient looms only converge to minimizers. In *COLT 2016*/ [[pdf]({url}3)]\n"
    )
    assert [(paper.title, paper.venue) for paper in sightings_in(text.format(url=url))] == [
        ("Which looms matter at which sizes? insights from wool", "NeurIPS 2019"),
        ("How does dye change local geometry?", "ICML 2023"),
        ("Gradient looms only converge to minimizers", "COLT 2016"),
    ]


def test_the_first_words_of_an_introduction_are_no_paper() -> None:
    introduction = (
        "The workshop on looms had eleven submissions. After a review of each by three weavers, five of them "
        "were accepted, and all are in [the volume](https://doi.org/10.5555/1)."
    )
    items = "\n".join(
        f"- [Weaving With {number} Threads of Wool](https://loom.example.org/{number}.html)"
        for number in range(2, 9)
    )
    titles = [
        sighting.title for sighting in sightings_in(f"# Looms\n\n{introduction}\n\n## Papers\n\n{items}\n")
    ]
    assert titles == [f"Weaving With {number} Threads of Wool" for number in range(2, 9)]


@pytest.mark.parametrize(
    "entry",
    [
        "- [[ICML2024](https://arxiv.org/abs/2410.1000{n})] {start} and\n{end}",
        "1. **{start} and**\n   **{end}.** ICML, 2024. [pdf](https://arxiv.org/abs/2410.1000{n})",
        "- {start} and\n  {end}.\\\n  Ada Roe, Max Moe.\\\n  [pdf](https://arxiv.org/abs/2410.1000{n})",
    ],
)
def test_a_title_may_go_on_in_the_next_line(entry: str) -> None:
    first, *others = ("Weaving with a Single Thread", "Faster Looms", "Knots", "Dye", "Wool from Nine Sheep")
    whole = [entry.replace(" and\n", " and ").replace("and**\n   **", "and ")] * len(others)
    entries = [
        text.format(n=n, start=start, end="Its Uses at Home and Abroad")
        for n, (text, start) in enumerate(zip((entry, *whole), (first, *others), strict=True))
    ]
    titles = [paper.title for paper in sightings_in("# Papers\n\n" + "\n".join(entries))]
    assert titles == [f"{start} and Its Uses at Home and Abroad" for start in (first, *others)]


def test_people_below_a_title_in_bold_are_none_of_its_words() -> None:
    entries = (
        f"**{title}**  \n**Ada Roe**, Max Moe\n[pdf](https://arxiv.org/abs/2410.1000{n})\n"
        for n, title in enumerate(TITLES)
    )
    papers = sightings_in("# Papers\n\n" + "\n".join(entries))
    assert [(paper.title, len(paper.authors)) for paper in papers] == [(title, 2) for title in TITLES]


def test_names_may_follow_a_title_and_a_comma_without_a_space() -> None:
    titles = (
        "Weaving Cloth by Night and Day",
        "LoomNet: An Encrypted Loom for Private Wool",
        "A Study of Wool in Winter",
        "Undoing the Knots of Mobile Devices",
        "Nine Threads and a Single Needle",
    )
    entries = (
        f"<ul>\n<li>\n{title},Ada Roe (Loom Institute);  Max Moe (Thread College, Oslo)\n</ul>\n<p>&nbsp;</p>"
        for title in titles
    )
    papers = sightings_in("\n".join(("<html><body><h1>Accepted Papers</h1>", *entries, "</body></html>")))
    assert [(paper.title, [*map(str, paper.authors)]) for paper in papers] == [
        (title, ["Ada Roe", "Max Moe"]) for title in titles
    ]


def test_an_item_of_a_table_of_contents_is_no_paper() -> None:
    items = (f"- [{title}]({arxiv(n)})" for n, title in enumerate(TITLES))
    text = "\n".join(
        ("# Papers", "", "- [Papers on looms](#papers-on-looms)", "", "## Papers on looms", *items)
    )
    assert [paper.title for paper in sightings_in(text)] == list(TITLES)


def test_the_name_of_a_data_set_above_its_papers_is_none() -> None:
    text = (
        f"# Papers\n\n1. **{TITLES[0]}**, Ada Roe, Max Moe. [[Paper]]({arxiv(0)})\n"
        "1. **LoomSet**: [[Website]](https://loom.example.org)\n"
        f"    - Roe, Ada, et al. **{TITLES[1]}** CVPR 2018. [[Paper]]({arxiv(1)})\n"
        f"    - Roe, Ada, et al. **{TITLES[2]}** CVPR 2019. [[Paper]]({arxiv(2)})\n"
    )
    assert [paper.title for paper in sightings_in(text)] == list(TITLES[:3])
    assert [line for line, _ in unparsed_in(text)] == [4]


def test_a_reference_above_a_list_of_its_links_is_reported_if_it_has_no_title() -> None:
    entries = "".join(
        f"- Roe A. and Moe M. (201{n}). *Weaving Net {n} of Threads.* arXiv:1610.0421{n}.\n"
        for n in range(1, 6)
    )
    first = "**Roe A., Moe M., and Hopper G. (2015) Looms like animals.* Nature.**"
    links = "- **Paper:** [HTML](a.html)\n"
    page = f"# Papers\n\n{first}\n\n{links}\n## Preprints\n\n{entries}"
    assert len(sightings_in(page)) == 5
    assert unparsed_in(page) == ((3, "people and a year outside of lists, without a title"),)


def test_what_may_be_papers_in_a_section_like_those_of_papers_is_reported() -> None:
    page = (
        "# Looms\n\n## Read\n\n"
        + "".join(
            f"- [{title}](https://arxiv.org/abs/2401.0000{number})\n"
            for number, title in enumerate(
                ("Weaving Nets from Wool", "Dye without Water", "Yarn in the Wind")
            )
        )
        + "\n## Next\n\n- [ ] 2024 - Robust Threads over Noisy Streams of Wool\n"
        "- 2024-05-10: Thin Threads Make Fast Looms\n"
        "- 2019 we moved to another mill and bought looms\n"
        "\n### Notes\n\n- 2023 Notes on Looms and Nets of Wool\n"
        "\n## Dates\n\n- Submission of papers on looms: May 3, 2024\n"
        "- Camera-Ready Looms and Nets: May 9, 2024"
        "\n\n## People\n\n- Jane Roe, University of Wool, chair of the program since 2020\n"
        "\n## Awards\n\n- 2021 Prize of the Society for Wool and Looms\n"
    )
    outputs = list(entry_list.parse(parse_blocks("page.md", page.split("\n"))) or ())
    assert [output.span.first for output in outputs if isinstance(output, UnparsedSpan)] == [11, 12]


def test_a_keynote_is_no_paper_of_a_program() -> None:
    papers = "".join(
        f"| 1{n}:00 | [{title}](https://arxiv.org/abs/2401.0000{n})<br>Ada Lovelace, Max Moe |\n"
        for n, title in enumerate(("Gradual Looms for Mills", "Dye without Water", "Nets across the Bay"))
    )
    keynote = "| 09:15 | **Keynote: Looms in the Wild**<br>Jane Roe (University of Wool) |\n"
    sightings = sightings_in(f"# Program\n\n| Time | Talk |\n|---|---|\n{keynote}{papers}")
    assert [paper.title for paper in sightings] == [
        "Gradual Looms for Mills",
        "Dye without Water",
        "Nets across the Bay",
    ]


def test_titles_without_blank_lines_between_them_have_their_own_links() -> None:
    papers = sightings_in(
        "# Papers on looms\n\n"
        "**LoomOne: Nets, Knots and Insights from Wool**  \nAda Lovelace, Max Moe  \n"
        "[arXiv, 30 Sep 2024](https://arxiv.org/pdf/2409.20566)  \n"
        "**EAGLE: Looms for All of the Mills**  \nJane Roe, Ida Ash  \n"
        "[arXiv, 28 Aug 2024](https://arxiv.org/abs/2408.15998) • [code](https://github.com/a/b)\n\n"
        "**Third Looms of the North**  \nMax Moe  \n[ACL 2024](https://arxiv.org/abs/2401.00003)\n"
    )
    assert [(paper.title, paper.identifiers[0].value) for paper in papers] == [
        ("LoomOne: Nets, Knots and Insights from Wool", "2409.20566"),
        ("EAGLE: Looms for All of the Mills", "2408.15998"),
        ("Third Looms of the North", "2401.00003"),
    ]


def test_a_title_that_begins_like_a_part_of_a_program_is_one_of_a_paper_with_people_and_a_year() -> None:
    titles = ("Looms in the Wild", "Panel Discussion Transcripts as Data", "Nets for All of the Boats")
    items = "\n".join(f"- **{title}**. Jane Roe, Max Moe. ACL 2022." for title in titles)
    assert [paper.title for paper in sightings_in(f"# Papers\n\n{items}\n")] == [*titles]


def test_topics_and_editors_before_a_title_are_not_its_authors() -> None:
    papers = sightings_in(
        "# Papers\n\n"
        "- Ida Ash, Max Moe (eds.). [Looms for All](https://doi.org/10.1234/loom.1). Jane Roe. 2018.\n"
        "- Computer Vision, Data Mining. [Wool and Yarn](https://doi.org/10.1234/loom.2). Ida Ash. 2020.\n"
    )
    assert [[*map(str, paper.authors)] for paper in papers] == [["Jane Roe"], ["Ida Ash"]]


def test_words_of_a_second_link_are_no_authors() -> None:
    papers = sightings_in(
        "# Papers\n\n"
        "- [Yarn in the Wind](https://example.org/f.pdf), [Technical Report and Appendix]"
        "(https://example.org/g.pdf). Jane Roe. ICML 2022.\n"
        "- [Wool on the Boats](https://example.org/h.pdf). Max Moe. ICML 2021.\n"
        "- [Dye without Water](https://example.org/i.pdf). Ida Ash, Jane Roe. ICML 2020.\n"
    )
    assert [*map(str, papers[0].authors)] == ["Jane Roe"]


def test_a_file_of_a_lecture_is_no_paper_and_files_of_papers_in_one_cell_are_each_one() -> None:
    papers = sightings_in(
        "# Schedule\n\n| Date | Readings | Slides |\n|---|---|---|\n"
        "| Jan 8 | [Weaving Nets from Wool](https://example.org/w.pdf)<br>"
        "[Dye without Water](https://example.org/d.pdf) "
        "| [Lecture 1: Introduction](https://example.org/1.pdf) |\n"
        "| Jan 15 | [Yarn in the Wind](https://arxiv.org/abs/2401.00001) "
        "| [Lecture 2: Nets of Wool](https://example.org/2.pdf) |\n"
    )
    assert [paper.title for paper in papers] == [
        "Weaving Nets from Wool",
        "Dye without Water",
        "Yarn in the Wind",
    ]


def test_a_paragraph_that_mentions_a_listed_paper_is_no_second_one() -> None:
    mention = 'Looms were driven by "Sparse Gradients Are Enough" by Roe, Ada, et al. It casts **wool** so.'
    papers = sightings_in(page(STYLES["linked"], f"# Papers\n\n{mention}\n\n"))
    assert [paper.title for paper in papers] == list(TITLES)


@pytest.mark.parametrize(
    "items",
    [
        "- [Awesome Wool Model in Looms](#wool)\n  - [Papers](#papers)\n"
        '    - [ICLR 2024](#iclr-2024)(**<font color="red">New!</font>**)\n    - [ICML 2023](#icml-2023)',
        "- Surveys of Looms: [Paper List](https://github.com/a/looms)",
        "- Surveys of Learning-based Looms： [Paper List](https://github.com/a/looms)",
    ],
)
def test_items_that_lead_elsewhere_or_introduce_others_are_no_papers(items: str) -> None:
    papers = sightings_in(page(STYLES["linked"], f"# Papers\n\n{items}\n\n## Looms\n\n"))
    assert [paper.title for paper in papers] == list(TITLES)


def test_an_item_with_a_colon_before_the_button_of_a_paper_is_one() -> None:
    papers = sightings_in(page("- {title}: [[paper]]({url})"))
    assert [paper.title for paper in papers][::3] == [TITLES[0], TITLES[3]]


@pytest.mark.parametrize(
    "link",
    [
        "[NeurIPS 2017](https://papers.nips.cc/paper/7181)",
        "[ICML'24](https://icml.cc/virtual/2024/poster/1)",
        "[HAL](https://hal.science/hal-01234567)",
        "https://example.org/looms",
    ],
)
def test_an_item_with_a_colon_before_a_link_to_its_page_is_a_paper(link: str) -> None:
    items = [f"- {title}: [pdf]({arxiv(0)})" for title in LONG_TITLES]
    papers = sightings_in("\n".join(("# Papers", "", *items, f"- Dyeing the Loom with Quiet Care: {link}")))
    assert [paper.title for paper in papers] == [*LONG_TITLES, "Dyeing the Loom with Quiet Care"]


def test_a_reference_in_a_paragraph_is_no_mention_of_the_item_with_its_title() -> None:
    listed = [(title, arxiv(number)) for number, title in enumerate(LONG_TITLES)]
    items = "".join(f"- [{title}]({url})\n" for title, url in listed)
    title, url = listed[0]
    reference = f"Ada Roe, Max Moe. **{title}**. ICML 2024. [pdf]({url})"
    papers = sightings_in(f"# Papers\n\n{items}\n# Details\n\n{reference}\n")
    assert [(paper.title, len(paper.authors)) for paper in papers] == [
        *((title, 0) for title in LONG_TITLES),
        (title, 2),
    ]


def test_words_about_the_list_are_no_papers() -> None:
    papers = "".join(f"- **{title}** [[paper]]({arxiv(n)})\n" for n, title in enumerate(LONG_TITLES))
    about = (
        "**English** | [简体中文](README.zh.md)\n\n"
        'If you are new, the first question you may have is "Which paper should I start reading?"\n\n'
    )
    section = "## Surveys (4)\n\n_Surveys / tutorials / position papers (titles only)._\n\n"
    assert [paper.title for paper in sightings_in(f"# Looms\n\n{about}{section}{papers}")] == list(
        LONG_TITLES
    )


def test_a_paragraph_with_a_title_set_apart_or_a_year_is_a_paper_beside_a_list() -> None:
    papers = "".join(f"- **{title}** [[paper]]({arxiv(n)})\n" for n, title in enumerate(LONG_TITLES))
    cited = "> **A Survey of Looms and Other Machines**\n> Ada Roe, Max Moe - *Loom Review*\n\n"
    titles = [paper.title for paper in sightings_in(f"# Looms\n\n{cited}{papers}")]
    assert titles == ["A Survey of Looms and Other Machines", *LONG_TITLES]


def test_a_long_question_before_the_button_of_a_paper_is_a_title() -> None:
    question = "Does wool benefit the weaving of cloth in the mill as much as it does in the home of a man"
    titles = (*LONG_TITLES, *TITLES[:3], question)
    papers = "".join(f"- {title}. arXiv 2021. [[paper]({arxiv(n)})]\n" for n, title in enumerate(titles))
    assert [paper.title for paper in sightings_in(f"# Looms\n\n{papers}")] == list(titles)


def test_tags_within_bold_and_linked_titles_are_none_of_their_words() -> None:
    bold = "".join(
        f"{n}. **[WARP{n}] {title}**. ICML2021. <br />\nAuthors:Ada Roe, Max Moe. [paper]({arxiv(n)})\n"
        for n, title in enumerate(LONG_TITLES)
    )
    linked = "".join(
        f"* [2020 (Loom Inc) (KDD) [WARP{n}] {title}]({arxiv(n)}) <br />\n"
        for n, title in enumerate(LONG_TITLES)
    )
    for page in (bold, linked):
        assert [paper.title for paper in sightings_in(f"# Looms\n\n{page}")] == list(LONG_TITLES)
