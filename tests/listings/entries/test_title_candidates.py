"""The right title is among the candidates."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.title_candidates import TitleCandidate, title_candidates
from paper_digest.listings.entries.units import units_of


def candidates(line: str) -> tuple[TitleCandidate, ...]:
    (unit,) = units_of(items_of_markdown([line]))
    return title_candidates(unit)


@pytest.mark.parametrize(
    ("line", "title", "opening", "closing"),
    [
        ("- A Title, [[pdf](https://x.org)]", "A Title", "text", "link"),
        ("- [2024/10/03] **A Title** | [pdf](https://x.org)", "A Title", "bold", "style"),
        ("- (CVPR 2024) [3D] A Title [[pdf](https://x.org)]", "A Title", "decoration", "link"),
        ("- `KDD 2024` A Title [[pdf](https://x.org)]", "A Title", "decoration", "link"),
        ("- **1). A Title** - what it does", "A Title", "bold", "style"),
        ("- ICLR<br>A Title<br>Ada Lovelace", "A Title", "decoration", "line"),
        ("- Name: A Title. ICML, 2024", "A Title", "label", "sentence"),
        ("- Ada Lovelace, Alan Turing, A Title, ICML, 2024", "A Title", "people", "comma"),
        ("- Ada B. Lovelace and Alan L. Turing. A Title. ICML, 2024", "A Title", "people", "sentence"),
        ("- Lovelace, Ada, et al. A Title. ICML, 2024", "A Title", "people", "sentence"),
        ("- Lovelace, A. (2024). A Title. ICML", "A Title", "people", "sentence"),
        ("- Roe, A. (2024). A Title, of Words. ICML", "A Title, of Words", "people", "sentence"),
        ("- Ada Roe and Max Moe. 2024. A Title, of Words. ICML", "A Title, of Words", "people", "sentence"),
        ("- 《A Title of Words》", "A Title of Words", "text", "end"),
        ("- 《A Title of Words》 Ada Lovelace. ICML 2024", "A Title of Words", "quotes", "style"),
        ('- Ada Lovelace, "A Title of Words," ICML 2024', "A Title of Words", "quotes", "style"),
        ("- A Title - what it does", "A Title", "text", "dash"),
        ("- What Is a Title? Ada Lovelace", "What Is a Title?", "text", "sentence"),
        ("- **[WARP] A Title**. ICML 2021", "A Title", "bold", "style"),
        ("- [2020 (Loom Inc) (KDD) *[WARP] A Title](https://x.org)", "A Title", "link", "style"),
        ("- 2020 (KDD) A Title", "A Title", "decoration", "end"),
        ("- 16-ATC-A Title", "A Title", "decoration", "end"),
        ("- 2023_CIKM_A Title", "A Title", "decoration", "end"),
        ("- 🔥 A Title ⭐", "A Title ⭐", "decoration", "end"),
        ("- ICML 2023 oral, A Title, [pdf](https://x.org)", "A Title", "decoration", "link"),
        ("- arXiv 2022.04, A Title, [pdf](https://x.org)", "A Title", "decoration", "link"),
        ("- 2023.10, A Title, [pdf](https://x.org)", "A Title", "decoration", "link"),
        ("- nips2016, A Title [pdf](https://x.org)", "A Title", "decoration", "link"),
        (
            "- [2024/10] A Title *Ada Lovelace et al. Arxiv.* [pdf](https://x.org)",
            "A Title",
            "decoration",
            "italics",
        ),
        ("- 【LoomNet】A Title of Words [pdf](https://x.org)", "A Title of Words", "decoration", "link"),
        ("- 【LoomNet】: A Title of Words [pdf](https://x.org)", "A Title of Words", "decoration", "link"),
        ("- **【LoomNet】A Title of Words** [pdf](https://x.org)", "A Title of Words", "bold", "style"),
        ("- (Talk 1): Ada Roe, Max Moe. [A Title of Words]", "A Title of Words", "quotes", "style"),
        ("- Ada Roe and Max Moe. 2024. [A Title of Words].", "A Title of Words", "quotes", "style"),
        ("- [Loom](notes/loom.md) A Title | [pdf](https://x.org)", "A Title", "text", "link"),
        ("- [LoomNet 2](../loom.ipynb) A Title, [pdf](https://x.org)", "A Title", "text", "link"),
        ("- A {B}ayesian {LOOM} Title [pdf](https://x.org)", "A Bayesian LOOM Title", "text", "link"),
        ("- A $O(n^{x})$ {B} Title [pdf](https://x.org)", "A $O(n^{x})$ {B} Title", "text", "link"),
        ("- A Title of Words(一种新的方法) | [pdf](https://x.org)", "A Title of Words", "text", "link"),
    ],
)
def test_a_title_starts_and_ends_where_lists_set_it_apart(
    line: str, title: str, opening: str, closing: str
) -> None:
    by_text = {candidate.text: candidate for candidate in candidates(line)}
    assert title in by_text
    assert (by_text[title].opening, by_text[title].closing) == (opening, closing)


def test_a_title_with_commas_and_a_colon_is_whole_among_the_candidates() -> None:
    title = "VITA: Understanding, Generating, Segmenting, Editing"
    assert title in {candidate.text for candidate in candidates(f"- {title}, [[pdf](https://x.org)]")}


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("- What do looms learn? arXiv 2024. [paper](https://x.org)", "What do looms learn?"),
        ("- How are looms woven? bioRxiv, 2023.", "How are looms woven?"),
        ("- Why do looms break? van der Roe, Bo Moe. ICML 2024.", "Why do looms break?"),
        ("- Who weaves? in ICML 2024 by Ada Roe.", "Who weaves?"),
        ("- **3 Views, 1 Basket**, Ada Roe, ICML 2024.", "3 Views, 1 Basket"),
        ("- **2 Stars** Ada Roe, Bo Moe, ICML 2024.", "2 Stars"),
        ("- 1000 Likes? Predicting Fame. ICML 2024.", "1000 Likes? Predicting Fame"),
        ("- **September 11**, Ada Roe, Bo Moe, ICML 2024.", "September 11"),
        ("- [May 1968](https://x.org), Ada Roe, Bo Moe, ICML 2024.", "May 1968"),
    ],
)
def test_questions_end_before_names_and_bold_titles_may_look_like_counts_and_dates(
    line: str, title: str
) -> None:
    assert title in {candidate.text for candidate in candidates(line)}


@pytest.mark.parametrize(
    "line", ["- 120 upvotes · 5 comments", "- 120 upvotes", "- September 11", "- **04-Dec-2025**"]
)
def test_counts_and_days_are_no_titles(line: str) -> None:
    assert not {candidate.text for candidate in candidates(line)} & {line[2:].strip("*"), "120 upvotes"}


@pytest.mark.parametrize("text", ["Roe et al", "Roe and Moe et al", "Roe et al. show that"])
def test_the_first_people_are_no_title(text: str) -> None:
    assert text not in {
        candidate.text for candidate in candidates(f"- {text} [looms weave](https://arxiv.org)")
    }


@pytest.mark.parametrize("text", ["10.5555/threads.23", "doi: 10.5555/threads.23"])
def test_an_identifier_is_no_title(text: str) -> None:
    assert not candidates(f"- [{text}](https://doi.org/10.5555/threads.23)")


def test_a_question_goes_on_in_lower_case() -> None:
    closings = {c.text: c.closing for c in candidates("- Do sheep count? a study of sleep. ICML 2024.")}
    assert "Do sheep count?" not in closings
    assert closings["Do sheep count? a study of sleep"] == "sentence"


def test_a_name_on_a_line_of_its_own_is_no_part_of_a_title() -> None:
    (unit,) = units_of(items_of_markdown(["Threads in High Dimensions", "Ada Lovelace", "Journal, 2024"]))
    texts = {candidate.text for candidate in title_candidates(unit)}
    assert "Threads in High Dimensions" in texts
    assert not any("Ada Lovelace" in text and "Threads" in text for text in texts)


def test_a_linked_title_may_have_a_line_like_a_name() -> None:
    link = "- [Faster Looms for Wool\n  Hidden Markov\n  Models](https://arxiv.org/abs/2403.01002)"
    (unit,) = units_of(items_of_markdown(link.split("\n")))
    assert "Faster Looms for Wool Hidden Markov Models" in {
        candidate.text for candidate in title_candidates(unit)
    }


def test_a_title_that_breaks_off_goes_on_in_a_line_like_a_name() -> None:
    (unit,) = units_of(items_of_markdown(["The Hunting of", "Moby Dick", "Ada Lovelace, 2024"]))
    assert "The Hunting of Moby Dick" in {candidate.text for candidate in title_candidates(unit)}


def test_behind_people_and_a_year_a_title_ends_with_a_sentence() -> None:
    line = "- Ada Roe and Max Moe. 2024. Looms: a survey of nets, knots, and yarn. Journal of Wool, 3."
    behind = [candidate for candidate in candidates(line) if candidate.text.startswith("Looms")]
    assert {candidate.closing for candidate in behind} == {"sentence", "end"}


def test_a_remark_in_parentheses_is_no_candidate() -> None:
    remark = "(See the page of all papers: Looms (and Nets))"
    assert remark not in {candidate.text for candidate in candidates(f"- _{remark}_")}
    title = "(Re)weaving Nets (Again)"
    assert title in {candidate.text for candidate in candidates(f"- {title}")}


def test_people_up_to_an_initial_and_names_of_files_are_no_candidates() -> None:
    texts = {
        candidate.text for candidate in candidates("- H. Roe and M. A. Moe, Woven codes, Phys. Rev. A (2007)")
    }
    assert "Woven codes" in texts
    assert "H. Roe and M" not in texts
    assert not candidates("- dataset_1.csv")


def test_what_describes_the_name_in_a_row_is_no_candidate() -> None:
    head = "| {} | Description |\n|---|---|\n| {} | Records of nine looms - used as set A |"
    (row,) = units_of(items_of_markdown(head.format("Name", "Loom set").split("\n")))
    assert {candidate.part for candidate in title_candidates(row)} == {0}
    (row,) = units_of(items_of_markdown(head.format("Year", "2020").split("\n")))
    assert {candidate.part for candidate in title_candidates(row)} == {1}


@pytest.mark.parametrize("title", ["SemEval 2020 Task 12, Wool in Words", "GPT 35, LLaMA 65 and Their Wool"])
def test_a_title_with_a_number_and_a_comma_has_no_venue_before_it(title: str) -> None:
    openings = {candidate.opening for candidate in candidates(f"- {title}. Ada Lovelace.")}
    assert "decoration" not in openings


@pytest.mark.parametrize(
    "title", ["The Wool of *Ovis aries* in Looms", "Dyes in *Ovis Aries* and Looms", "Fast *in vitro* Dyes"]
)
def test_a_title_does_not_end_before_words_in_italics_that_are_part_of_it(title: str) -> None:
    line = f"- {title} [pdf](https://x.org)"
    assert "italics" not in {candidate.closing for candidate in candidates(line)}


def test_a_chinese_name_is_no_title() -> None:
    texts = {candidate.text for candidate in candidates("- 张三, 李小明. [织机的速度](https://x.org). 2022.")}
    assert "织机的速度" in texts
    assert not texts & {"张三", "李小明"}


def test_a_label_in_bold_is_no_candidate_and_brackets_within_a_title_are_no_tag() -> None:
    assert "Submission time" not in {item.text for item in candidates("- **Submission time:** 2024")}
    assert "Efficient Looms" not in {
        item.text for item in candidates("- **(More) Efficient Looms**") if item.opening == "bold"
    }


@pytest.mark.parametrize(
    "title", ["2001 (A Space Odyssey) and the Looms of Tomorrow", "1984 [Nineteen Eighty-Four] as a Loom"]
)
def test_a_year_whose_brackets_are_within_a_title_is_no_decoration(title: str) -> None:
    line = f"- {title}. Ada Roe. [pdf](https://x.org)"
    assert not [candidate for candidate in candidates(line) if candidate.opening == "decoration"]


@pytest.mark.parametrize(
    ("line", "closing"),
    [
        ("- A Title of Words by Ada Lovelace, Alan Turing", "by"),
        ("- A Title of Words **Authors:** Ada Lovelace", "label"),
        ("- A Title of Words: Ada Lovelace and Alan Turing", "people"),
        ("- A Title of Words <small>Ada Lovelace et al.</small> 2024", "italics"),
        ("- A Title of Words ![ICML](https://img.shields.io/x) 2024 [pdf](https://x.org)", "bar"),
    ],
)
def test_people_end_a_title(line: str, closing: str) -> None:
    endings = {candidate.closing for candidate in candidates(line) if candidate.text == "A Title of Words"}
    assert closing in endings


@pytest.mark.parametrize(
    "date",
    ["Feb 2025. ", "2 Nov 2021, ", "22.12. ", "Jan 5, 2024 - ", "September 2020 - ", "ACL2023 - "],
)
def test_a_title_may_start_behind_a_date(date: str) -> None:
    titles = {candidate.text for candidate in candidates(f"- {date}A Title of Words [[pdf](https://x.org)]")}
    assert "A Title of Words" in titles


@pytest.mark.parametrize(
    "title", ["1984 - Revisited with Models", "2001: A Space Odyssey of Nets", "September 11, 2001: A Memory"]
)
def test_a_year_may_be_a_part_of_a_title(title: str) -> None:
    openings = {candidate.opening for candidate in candidates(f"- {title} [[pdf](https://x.org)]")}
    assert "decoration" not in openings


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- 【LoomNet】A Title of Words [pdf](https://x.org)", "LoomNet】A Title of Words"),
        ("- [Loom](notes/loom.md) A Title | [pdf](https://x.org)", "Loom"),
        ("- **A Title** | [arXiv:2401.01234](https://x.org)", "arXiv:2401.01234"),
        ("- Fast Looms of Wool. [Best Paper Award of 2024]", "Best Paper Award of 2024"),
        ("- Ada Roe, Max Moe. [Oral Talk]", "Oral Talk"),
    ],
)
def test_what_is_beside_a_title_is_none(line: str, text: str) -> None:
    assert text not in {candidate.text for candidate in candidates(line)}


@pytest.mark.parametrize(
    "line",
    [
        "- [Looms](notes/loom.md) of the North",
        "- [Looms](https://x.org) A Title of Words",
        "- [Looms](files/looms.pdf) A Title of Words",
        "- [Looms](#looms) A Title of Words",
        "- [Looms of Wool and Silk](notes/loom.md) Ada Roe",
        "- [Looms](notes/loom.md), Ada Roe",
    ],
)
def test_other_links_at_the_start_are_no_names_before_titles(line: str) -> None:
    assert line[3:].partition("]")[0] in {candidate.text for candidate in candidates(line)}


@pytest.mark.parametrize("label", ["Roe et al. 2022", "Roe & Moe 2022", "Roe and Moe (2022)"])
def test_a_citation_is_a_label_and_no_title(label: str) -> None:
    texts = {candidate.text for candidate in candidates(f"- [{label}](https://x.org/1): Looms of Wool")}
    assert "Looms of Wool" in texts
    assert label not in texts


@pytest.mark.parametrize("cited", ["Roe et al., Craft", "Roe & Moe, Cloth", "Ada Roe et al."])
def test_who_wrote_a_paper_may_end_its_link(cited: str) -> None:
    texts = {candidate.text for candidate in candidates(f"- [Looms of Wool ({cited})](https://x.org/1)")}
    assert "Looms of Wool" in texts
