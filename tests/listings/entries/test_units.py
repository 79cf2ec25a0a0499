"""What belongs to an entry and what is an entry of its own."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.units import column_field, units_of

from tests.linear_time import assert_linear_time


def texts(markdown: str) -> list[list[str]]:
    """For each unit the texts of its parts."""
    units = units_of(items_of_markdown(markdown.split("\n")))
    return [[part.content.text for part in unit.parts] for unit in units]


def test_buttons_and_labels_below_belong_to_the_entry() -> None:
    markdown = (
        "- **A Title of Words**\n  - Authors: Ada Lovelace\n  - [Paper (ICML 2024)](https://arxiv.org/abs/2410.10001)\n"
        "  - Link: https://arxiv.org/abs/2410.10001\n"
    )
    (unit,) = texts(markdown)
    assert unit == [
        "A Title of Words",
        "Authors: Ada Lovelace",
        "Paper (ICML 2024)",
        "Link: https://arxiv.org/abs/2410.10001",
    ]


def test_a_reference_below_a_linked_name_belongs_to_it() -> None:
    markdown = (
        "* Net [[Paper]](https://arxiv.org/abs/2410.10001)\n  * Ada Lovelace, Net: A Network, ICML, 2024.\n"
    )
    assert texts(markdown) == [["Net [Paper]", "Ada Lovelace, Net: A Network, ICML, 2024."]]


def test_linked_titles_below_a_category_are_units() -> None:
    markdown = (
        "* Faces\n  * One Title of Words [[pdf](https://example.org/1)]\n"
        "  * [Another Title of Words](https://example.org/2)\n"
    )
    assert texts(markdown) == [["Faces"], ["One Title of Words [pdf]"], ["Another Title of Words"]]


def test_a_paper_below_a_paper_is_a_unit() -> None:
    markdown = (
        "* One Title of Words [[pdf](https://arxiv.org/abs/2410.10001)]\n"
        "  * Its Next Version of Words [[pdf](https://arxiv.org/abs/2410.10002)]\n"
    )
    units = list(units_of(items_of_markdown(markdown.split("\n"))))
    assert [(unit.span.first, unit.span.last) for unit in units] == [(1, 1), (2, 2)]


def test_headings_are_no_units() -> None:
    assert texts("# Papers\n\n## 2024\n") == []


def test_each_linked_title_in_a_cell_is_a_unit() -> None:
    first, second = (
        f"[Title Number {word}](https://arxiv.org/abs/2410.1000{n})" for n, word in enumerate(("One", "Two"))
    )
    for separator in ("<br>", ", "):
        table = (
            f"| Date | Who | Papers |\n|-|-|-|\n| Sep 7 | Ada | {first} (2022){separator}{second} (2023) |\n"
        )
        first_texts, second_texts = texts(table)
        assert first_texts[0].startswith("Title Number One (2022)")
        assert second_texts == ["Title Number Two (2023)"]


def test_a_cell_that_links_a_paper_twice_is_no_list() -> None:
    title = "[Title Number One](https://arxiv.org/abs/2410.10001)"
    cell = f"{title}<br>[Title Number One, the PDF](https://arxiv.org/pdf/2410.10001)"
    (unit,) = texts(f"| Date | Papers |\n|-|-|\n| Sep 7 | {cell} |\n")
    assert unit[0] == "Sep 7"


def test_papers_beside_each_other_in_a_row_are_units() -> None:
    cells = [f"[Title Number {word}](https://arxiv.org/abs/2410.1000{n})" for n, word in enumerate("AB")]
    row = f"| {cells[0]} | {cells[1]} |\n"
    assert texts(f"| Looms | Threads |\n|---|---|\n{row}") == [["Title Number A"], ["Title Number B"]]
    assert len(texts(f"| Title | Follow-up |\n|---|---|\n{row}")) == 1


def test_papers_inside_a_topic_are_units_with_the_lines_of_their_links() -> None:
    items = "".join(
        f"  - {title} of Words\n    - arXiv: https://arxiv.org/abs/2410.1000{number}\n"
        for number, title in enumerate(("One Title", "Another Title"))
    )
    assert texts(f"- Looms\n{items}") == [
        ["Looms"],
        ["One Title of Words", "arXiv: https://arxiv.org/abs/2410.10000"],
        ["Another Title of Words", "arXiv: https://arxiv.org/abs/2410.10001"],
    ]


def test_titles_with_a_line_of_buttons_each_in_one_paragraph_are_units() -> None:
    markdown = "".join(
        f"[{number}] {title} of Words<br>\n"
        f"[paper](https://arxiv.org/abs/2410.1000{number}) | [code](/c)<br><br>\n"
        for number, title in enumerate(("One Title", "Another Title"))
    )
    assert [unit[0].partition("\n")[0] for unit in texts(markdown)] == [
        "[0] One Title of Words",
        "[1] Another Title of Words",
    ]


def test_a_further_paragraph_of_an_item_with_a_paper_says_where_it_was_published() -> None:
    markdown = (
        "- **A Title of Words** [[arXiv](https://arxiv.org/abs/2410.10001)]\n\n"
        "  with Ada Lovelace\n\n"
        "  [Journal of Looms and Threads, 172](https://doi.org/10.5555/loom)\n"
    )
    (unit,) = texts(markdown)
    assert unit == ["A Title of Words [arXiv]", "with Ada Lovelace", "Journal of Looms and Threads, 172"]


def test_paragraphs_of_an_item_without_a_paper_may_be_papers() -> None:
    markdown = (
        "- Looms\n\n  [One Title of Words](https://doi.org/10.5555/one)\n\n"
        "  [Another Title of Words](https://doi.org/10.5555/two)\n"
    )
    assert texts(markdown) == [["Looms"], ["One Title of Words"], ["Another Title of Words"]]


def test_a_further_paragraph_of_a_linked_title_and_people_is_another_paper() -> None:
    reply = "A Reply to a Title of Words"
    markdown = (
        "- [A Title of Words](https://arxiv.org/abs/2410.10001), Ada Roe, 2024.\n\n"
        f"  [{reply}](https://arxiv.org/abs/2410.10002), Max Moe, 2024.\n"
    )
    assert [unit[0] for unit in texts(markdown)] == [
        "A Title of Words, Ada Roe, 2024.",
        f"{reply}, Max Moe, 2024.",
    ]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Paper Title", "title"),
        ("論文タイトル", "title"),
        ("제목", "title"),
        ("Paper", "paper"),
        ("論文", "paper"),
        ("논문", "paper"),
        ("论文", "paper"),
        ("论文链接", "url"),
        ("年份", "other"),
    ],
)
def test_the_heading_of_a_column_names_its_field(heading: str, field: str) -> None:
    assert column_field(heading) == field


def test_references_below_a_topic_are_units_of_their_own() -> None:
    markdown = (
        "- **Woven codes**\n"
        "  - A. B. Roe, et al., Small nets of threads, Phys. Rev. A 86, 032324 (2012)\n"
        "  - H. Moe and M. Roe, Large nets of threads, New J. Phys. 14 (2012)\n"
    )
    assert [unit[0].partition(",")[0] for unit in texts(markdown)] == [
        "Woven codes",
        "A. B. Roe",
        "H. Moe and M. Roe",
    ]


def test_a_topic_beside_others_may_hold_a_single_reference() -> None:
    markdown = (
        "- Woven codes\n"
        "  - Ada Roe, Small nets of threads, 2012\n"
        "  - H. Moe and M. Roe, Large nets of threads, New J. Phys. 14 (2012)\n"
        "- Woven clouds\n"
        "  - Ann Poe and Max Moe, Looms in the cloud, 2017\n"
    )
    assert [unit[0].partition(",")[0] for unit in texts(markdown)][-2:] == [
        "Woven clouds",
        "Ann Poe and Max Moe",
    ]


def test_notes_below_a_short_title_belong_to_it() -> None:
    assert len(texts("- **Woven codes**\n  - Ada Roe, Max Moe, 2012\n  - a note on nets\n")) == 1


def test_papers_in_one_cell_are_units_beside_a_file_in_another() -> None:
    row = (
        "| [Weaving Nets from Wool](https://arxiv.org/abs/2401.00001)<br>"
        "[Dye without Any Water](https://arxiv.org/abs/2401.00002) "
        "| [Notes on Looms and Nets](https://example.org/notes.pdf) |"
    )
    units = texts(f"| Readings | Notes |\n|---|---|\n{row}")
    assert [first for first, *_ in units] == ["Weaving Nets from Wool", "Dye without Any Water"]


@pytest.mark.parametrize(
    "below",
    [
        "Ada Lovelace, Alan Turing [[pdf]({url})]",
        "*Ada Lovelace et al.* (ICML 2024) [[pdf]({url})]",
        "Authors: Ada Lovelace [[pdf]({url})]",
        "Ada Lovelace and Alan Turing - ICML 2024 · [[pdf]({url})]",
    ],
)
def test_people_below_words_are_of_them(below: str) -> None:
    url = "https://arxiv.org/abs/2410.10001"
    assert len(texts(f"* A Title of Words\n  * {below.format(url=url)}\n")) == 1


def test_a_reference_below_a_topic_is_a_unit() -> None:
    reference = "Ada Lovelace, Alan Turing. A Title of Many Other Words. 2024 [[pdf](https://arxiv.org/abs/2410.10001)]"
    assert len(texts(f"* Nets of Looms and Threads\n  * {reference}\n")) == 2


def arxiv(number: int) -> str:
    return f"https://arxiv.org/abs/2410.1000{number}"


PARAGRAPHS = {
    "titles in bold, links below": "**A Title of {word} Words**  \nAda Lovelace  \n[link]({url})  \n",
    "linked titles": "[A Title of {word} Words]({url}) ICML 2024<br>\n",
    "links at the end": "A Title of {word} Words. Ada Lovelace. [[pdf]({url})] [[code](https://github.com/a/b)]<br>\n",
    "the link twice": "Lovelace et al.: [A Title of {word} Words]({url})<br>\n2024<br>\n<{url}><br>\n",
}


@pytest.mark.parametrize("form", PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_each_paper_of_a_paragraph_is_a_unit(form: str) -> None:
    words = ("Few", "Some", "Many")
    lines = (form.format(word=word, url=arxiv(number)) for number, word in enumerate(words))
    units = texts("".join(lines))
    assert [[word for word in words if f" {word} " in text] for (text,) in units] == [
        ["Few"],
        ["Some"],
        ["Many"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"As [Roe]({arxiv(1)}) says,\nwe compare it with [Moe]({arxiv(2)}) and\neven [Lee]({arxiv(3)}).",
        f"**A Title of Some Words**<br>\n[pdf]({arxiv(1)})<br>\nThe talk is online.<br>\n[slides](https://a.b/c)",
    ],
)
def test_other_paragraphs_are_one_unit(text: str) -> None:
    assert len(texts(text)) == 1


@pytest.mark.parametrize(
    "below", ["Ada Roe, Max Moe: [{title}]({url})", "Ada Roe, Max Moe. [{title}]({url}), 2020"]
)
def test_a_linked_title_below_words_is_a_unit(below: str) -> None:
    child = below.format(title="Loom Graphs for Fast Weaving", url=arxiv(1))
    assert len(texts(f"- **Graph neural networks for molecules**\n  - {child}\n")) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"[A Title of Some Words]({arxiv(1)})\nAda Roe, Max Moe. ICML 2024.\n"
        f"[Long version with proofs]({arxiv(2)})\n[Code](https://github.com/a/b)",
        f"We build on looms of others ([arXiv]({arxiv(1)})).\nThen we use threads ([arXiv]({arxiv(2)})).\n"
        f"Finally, we weave them ([arXiv]({arxiv(3)})).",
    ],
)
def test_further_versions_and_prose_are_no_units(text: str) -> None:
    assert len(texts(text)) == 1


@pytest.mark.parametrize(
    "unit",
    [
        "we saw looms weave today",
        f"[pdf]({arxiv(1)})",
        "see [the wiki](https://a.org/w) there",
        "**Ab cd ef**",
    ],
)
def test_long_paragraphs_take_linear_time(unit: str) -> None:
    def paragraph(size: int) -> str:
        return f"**A Title of Words** [pdf]({arxiv(2)})\n" + f"{unit}\n" * (size // len(unit))

    assert_linear_time(texts, paragraph)


def test_papers_below_the_short_names_of_a_topic_are_units() -> None:
    entries = "\n".join(
        f"    - (Nature) *Net{number}* [[Paper]]({arxiv(number)})\n      - A Title of Words {number}"
        for number in range(2)
    )
    units = texts(f"- *Cloth*:\n  - *Silk*:\n{entries}")
    assert [unit[-1] for unit in units[-2:]] == ["A Title of Words 0", "A Title of Words 1"]


def test_a_reference_without_a_link_beside_others_of_a_topic_is_a_unit() -> None:
    markdown = (
        "- Candidates:\n"
        f"  - ICML 2016 -- [Looms of Old Times]({arxiv(1)})\n"
        "  - Weaving Large Nets at the Mill, SIGMOD 2012\n"
        "  - Note: Read in May 2020\n"
    )
    topic, *units = texts(markdown)
    assert topic == ["Candidates:", "Note: Read in May 2020"]
    assert units == [["ICML 2016 -- Looms of Old Times"], ["Weaving Large Nets at the Mill, SIGMOD 2012"]]


@pytest.mark.parametrize("address", ["./notes/looms.md", "notes/%E7%BB%87.md", "looms.html"])
@pytest.mark.parametrize("label", ["Notes: ", "笔记链接："])
def test_a_labeled_link_to_notes_belongs_to_the_entry(label: str, address: str) -> None:
    markdown = (
        f"1. looms of old times\n   * Paper: <{arxiv(1)}>\n   * {label}[Looms of Old Times]({address})\n"
    )
    assert len(texts(markdown)) == 1


def test_a_linked_title_that_leads_to_notes_is_a_unit() -> None:
    markdown = "- Topic\n  - [Looms of Old Times](notes/looms.md)\n  - [Nets of New Times](notes/nets.md)\n"
    assert texts(markdown) == [["Topic"], ["Looms of Old Times"], ["Nets of New Times"]]
