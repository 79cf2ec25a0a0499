"""Lists of dates, programs and topics on pages that list papers elsewhere."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.lists_beside_papers import is_column_of_papers

from tests.listings.entries.reading import sightings_in, unparsed_in

PAPERS = """
- **[Weaving Nets from a Handful of Threads](https://drive.example.org/a)**<br>
  Ada Lovelace, Alan Turing
- **[Cloth without Noise on Nine Looms](https://drive.example.org/b)**<br>
  Emmy Noether, Kurt Moe
- **[Every Knot Can Be Undone in Time](https://drive.example.org/c)**<br>
  Grace Roe, Kurt Moe
"""
TITLES = [
    "Weaving Nets from a Handful of Threads",
    "Cloth without Noise on Nine Looms",
    "Every Knot Can Be Undone in Time",
]
OTHERS = {
    "dates": """
* **Submission of the looms: May 25, 2026**
* Notification of all weavers: June 10, 2026
* Finished cloth and papers: June 24, 2026
* **Day of the workshop: June 28 in the afternoon**, 2026
""",
    "a program": """
|  |  |
|---|---|
| **Workshops and Tutorials (Vienna, Austria)** | June 10, 2026 |
| **Loom 2026 Conference (Vienna, Austria)** | June 11-13, 2026 |
""",
    "days from first to last": """
|  |  |
|---|---|
| **Workshops and Tutorials of Looms (Vienna, Austria)** | 10-11 June 2026 |
| **Loom 2026 Conference (Vienna, Austria)** | 11–13 June 2026 |
""",
}
TABLE = """
## 3. 論文リスト

| タイトル | 会議 | 要約 |
|---|---|---|
| **Weaving Nets from a Handful of Threads** | Loom 2019 | 糸の話。 |
| **Cloth without Noise on Nine Looms** | Loom 2020 | 布の話。 |
| **Every Knot Can Be Undone in Time** | Loom 2021 | 結び目の話。 |
"""


@pytest.mark.parametrize("kind", OTHERS)
def test_a_list_of_dates_beside_papers_is_none_of_papers(kind: str) -> None:
    page = f"# Loom 2026\n\n## Program\n{OTHERS[kind]}\n## Accepted Papers\n{PAPERS}"
    assert [sighting.title for sighting in sightings_in(page)] == TITLES


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("# 推荐算法", "| 模型 | 会议 | 论文 | 年份 |"),
        ("# Looms", "| No | Venue | Paper | Notes |"),
        ("# Papers\n\n## Wool", "| Name | Kind | Title | Keywords |"),
        ("# 읽기", "| 번호 | 학회 | 논문 | 코드 |"),
    ],
)
def test_a_column_that_says_that_it_has_papers_is_enough(heading: str, table: str) -> None:
    rows = "\n".join(f"| W{number} | - | {title} | - |" for number, title in enumerate(TITLES))
    page = f"{heading}\n\n{table}\n|---|---|---|---|\n{rows}\n"
    assert [sighting.title for sighting in sightings_in(page)] == TITLES


def test_titles_of_other_things_in_a_table_are_no_list_of_papers() -> None:
    rows = "\n".join(f"| W{number} | - | {title} | - |" for number, title in enumerate(TITLES))
    with pytest.raises(AssertionError, match="not read as a list"):
        sightings_in(f"# Songs\n\n| Name | Kind | Title | Length |\n|---|---|---|---|\n{rows}\n")


def test_bold_topics_beside_a_table_of_papers_are_none() -> None:
    topics = "1. **糸の後処理性** … 実装が簡潔になる点を確認\n2. **布の信頼性** … 人間評価を併用する必要性\n"
    page = f"# メモ\n\n## 2. 議論が膨らんだトピック\n\n{topics}{TABLE}"
    assert [sighting.title for sighting in sightings_in(page)] == TITLES


def test_long_titles_without_links_beside_a_table_of_papers_are_reported() -> None:
    notes = "- **Notes on the Analytical Loom and Its Uses**: later\n- **Looms**: never\n"
    page = f"# メモ\n\n{notes}{TABLE}"
    assert [sighting.title for sighting in sightings_in(page)] == TITLES
    assert unparsed_in(page) == ((3, "words like a title in a list that shows no papers"),)


def test_a_table_with_a_column_of_articles_beside_one_of_papers_is_read_with_the_years_of_its_rows() -> None:
    table = "| Year | {column} | Notes |\n|---|---|---|\n| 2021 | {first} | - |\n| 2020 | {second} | - |\n"
    others = ("A Study of Stitches in Deep Cloth", "Robust Threads under Shifts of Looms")
    rows = "".join(f"| {2021 - number} | {title} | - |\n" for number, title in enumerate(TITLES))
    articles = table.format(column="Article", first=others[0], second=others[1])
    page = f"# Looms\n\n{articles}\n## Wool\n\n| Year | Paper | Notes |\n|---|---|---|\n{rows}"
    assert [(paper.title, str(paper.published)) for paper in sightings_in(page)] == [
        (others[0], "2021"),
        (others[1], "2020"),
        *zip(TITLES, ("2021", "2020", "2019"), strict=True),
    ]


def test_chinese_titles_without_links_are_papers_beside_others() -> None:
    shown = [
        f"- 《{title}》 [论文](https://arxiv.org/abs/2606.0000{n})"
        for n, title in enumerate(("图上的编织网络", "大规模的织机研究", "潜在空间中的绳结"))
    ]
    page = "\n".join(
        (
            "# 论文列表",
            "",
            "## 图",
            "",
            *shown,
            "",
            "## 综述",
            "",
            "- 《基于深度学习的织物检测综述》 自动化学报, 2020.",
        )
    )
    assert [sighting.title for sighting in sightings_in(page)] == [
        "图上的编织网络",
        "大规模的织机研究",
        "潜在空间中的绳结",
        "基于深度学习的织物检测综述",
    ]


def test_days_beside_titles_tell_nothing_where_papers_have_them() -> None:
    shown = [
        f"- 2026-06-0{n} [{title}](https://arxiv.org/abs/2606.0000{n})" for n, title in enumerate(TITLES, 1)
    ]
    others = ("A Study of Stitches in Deep Cloth", "Robust Threads under Shifts of Looms")
    linked = [f"- 2025-06-0{n} [{title}](https://lab.example.org/{n})" for n, title in enumerate(others, 1)]
    page = "\n".join(("# Looms", "", "## 2026", "", *shown, "", "## 2025", "", *linked))
    assert [sighting.title for sighting in sightings_in(page)] == [*TITLES, *others]


@pytest.mark.parametrize(
    ("heading", "is_of_papers"),
    [("Paper", True), ("Paper title", True), ("논문 제목", True), ("Article", False), ("论文链接", False)],
)
def test_the_heading_of_a_column_may_say_that_it_has_papers(heading: str, is_of_papers: bool) -> None:
    assert is_column_of_papers(heading) == is_of_papers


def test_data_sets_with_long_words_in_another_column_are_no_papers() -> None:
    table = (
        "| Dataset | Year | Modality | Images |\n|---|---|---|---|\n"
        "| [WOOL](https://wool.example.org) | 2018 | CT, X-Ray, Ultrasound, PET, <br> Mammogram, MRI | 8 |\n"
        "| [YARN](https://yarn.example.org) | 2020 | CT, X-Ray, Ultrasound, PET, <br> Mammogram, MRI | 2 |\n"
    )
    papers = "".join(
        f"- {title}. ICML 2021. [[paper](https://arxiv.org/abs/2410.1000{n})]\n"
        for n, title in enumerate(TITLES)
    )
    page = f"# Looms\n\n## Datasets\n\n{table}\n## Models\n\n{papers}"
    assert [sighting.title for sighting in sightings_in(page)] == TITLES


def test_titles_with_venues_in_another_column_are_papers() -> None:
    papers = "".join(f"- [{title}](https://arxiv.org/abs/2410.1000{n})\n" for n, title in enumerate(TITLES))
    works = ("Attention over Threads in Large Looms", "Spinning with Graphs and Trees in Mills")
    rows = "".join(f"| 201{n} | {title} | ICML |\n" for n, title in enumerate(works))
    page = f"# Loom papers\n\n{papers}\n## Older ones\n\n| Year | Work | Venue |\n|---|---|---|\n{rows}"
    assert [sighting.title for sighting in sightings_in(page)] == [*TITLES, *works]


def test_a_row_of_something_else_without_a_link_is_no_paper_in_a_table_of_links() -> None:
    rows = "".join(
        f"| {n} | Looms and threads, part {n} | [{title}](https://arxiv.org/abs/2410.1000{n}) |\n"
        for n, title in enumerate(TITLES)
    )
    others = "| 8 | Presentations of all the groups | |\n| 9 | Written exam in the large hall | |\n"
    page = f"# Course\n\n| Week | Topic | Reading |\n|---|---|---|\n{rows}{others}"
    assert [sighting.title for sighting in sightings_in(page)] == TITLES


LINKED = "\n".join(
    f"- [{title}](https://arxiv.org/abs/2101.0000{number})" for number, title in enumerate(TITLES, 1)
)


@pytest.mark.parametrize(
    "address",
    ["slides2024/1-looms.pdf", "https://example.org/talks/1.pdf", "https://www.youtube.com/watch?v=1"],
)
def test_links_to_slides_and_videos_are_no_papers_beside_papers(address: str) -> None:
    talks = f"- [Introduction to the Looms of Old]({address})\n- [Yarn]({address})\n"
    text = f"# Papers\n\n{LINKED}\n\n## Lectures\n\n{talks}"
    assert [paper.title for paper in sightings_in(text)] == TITLES
    assert [reason for _, reason in unparsed_in(text)] == [
        "words like a title in a list that shows no papers"
    ]


@pytest.mark.parametrize("beside", [", Ada Roe, Max Moe", " (ICML 2021)"], ids=["people", "a venue and year"])
def test_a_paper_may_lead_to_a_video_only(beside: str) -> None:
    talks = f"- [Introduction to the Looms of Old](https://youtu.be/1){beside}\n"
    text = f"# Papers\n\n{LINKED}\n\n## More papers\n\n{talks}"
    assert [paper.title for paper in sightings_in(text)] == [*TITLES, "Introduction to the Looms of Old"]
