"""The people of an entry."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.entry_people import names_of

from tests.listings.entries.reading import entry, sightings_in


@pytest.mark.parametrize(
    ("people", "names", "has_more"),
    [
        ("by Ada Roe and Max Moe.", ["Ada Roe", "Max Moe"], False),
        ("Roe, A., Moe, M.", ["A. Roe", "M. Moe"], False),
        ("Ada Roe et al.", ["Ada Roe"], True),
        ("", [], False),
    ],
)
def test_a_text_of_people_has_names(people: str, names: list[str], has_more: bool) -> None:
    authors, has_others = names_of(people)
    assert ([str(name) for name in authors], has_others) == (names, has_more)


@pytest.mark.parametrize(
    ("behind", "authors", "has_more"),
    [
        (", Ada Lovelace, Alan Turing, ICML 2024", ["Ada Lovelace", "Alan Turing"], False),
        (". *Ada Lovelace et al.* ICML 2024.", ["Ada Lovelace"], True),
        (". *Ada Lovelace* et al. ICML 2024.", ["Ada Lovelace"], True),
        (" (2024), A. Lovelace et al.", ["A. Lovelace"], True),
        (" by Lin X, Roe P A, Moe R. arXiv, 2024.", ["X. Lin", "P. A. Roe", "R. Moe"], False),
        (". *Ada Lovelace & others*, ICML 2024.", ["Ada Lovelace"], True),
        (" - Ada Lovelace and Alan Turing (ICML 2024)", ["Ada Lovelace", "Alan Turing"], False),
        (" *Ada Lovelace, Alan Turing* Main Conference Track", ["Ada Lovelace", "Alan Turing"], False),
        ("<br>Ada Lovelace, Alan Turing<br>ICML 2024.", ["Ada Lovelace", "Alan Turing"], False),
        (". Roe, A.; Moe, B. (ICML 2024)", ["A. Roe", "B. Moe"], False),
        (", A. Roe, B. L. Moe, *Loom Review E*, volume 10, 2024", ["A. Roe", "B. L. Moe"], False),
        (", Ada Roe, Bo Moe, *Loom Weavers*, volume 10", ["Ada Roe", "Bo Moe"], False),
        (", B. L. Moe, MSc thesis, University of Wool (2024, NO)", ["B. L. Moe"], False),
        (". *Ada Lovelace et al.arXiv*, 2024.", ["Ada Lovelace"], True),
        (". Ada Lovelace∗, Alan Turing♠", ["Ada Lovelace", "Alan Turing"], False),
        (", Proceedings of the Conference on Everything, 2024", [], False),
        (". A Great Surprise Main Result", [], False),
        (", Ph. D. thesis, University of Wool, 2024", [], False),
        (", U. S. Department of Wool, 2024", [], False),
    ],
)
def test_people_beside_a_title(behind: str, authors: list[str], has_more: bool) -> None:
    paper = entry(f"- **One Title of Words**{behind} [[pdf](https://arxiv.org/abs/2410.10009)]")
    assert [str(name) for name in paper.authors] == authors
    assert paper.has_more_authors is has_more


@pytest.mark.parametrize(
    ("people", "authors"),
    [
        ("**Roe, A.E.**; Moe, B.H.L. ", ["A.E. Roe", "B.H.L. Moe"]),
        ("Roe, A.; Moe, B.; **Poe, C.**; Fang, Y. ", ["A. Roe", "B. Moe", "C. Poe", "Y. Fang"]),
        ("Roe, A., Moe, B. and Poe, C., 2017. ", ["A. Roe", "B. Moe", "C. Poe"]),
    ],
)
def test_and_is_within_a_title_behind_inverted_people(people: str, authors: list[str]) -> None:
    title = "Woven datasets in the Wool and Silk basins"
    link = "[**DOI**](https://doi.org/10.1234/loom-17-2025)"
    paper = entry(f"- {people}{title}. Loom Science Data. 17(5), 35-62. {link}")
    assert paper.title == title
    assert [str(name) for name in paper.authors] == authors


@pytest.mark.parametrize(
    "behind", [", {}, ICML 2024", ", by {}, ICML 2024", ". *By {}.* ICML 2024.", "<br>{}"]
)
@pytest.mark.parametrize("given", ["Abby", "Ruby", "Toby", "Darby"])
def test_a_name_that_ends_in_by_is_whole(behind: str, given: str) -> None:
    people = f"{given} Wong and Alan {given} Moe"
    paper = entry(
        f"- **One Title of Words**{behind.format(people)} [[pdf](https://arxiv.org/abs/2410.10009)]"
    )
    assert [str(name) for name in paper.authors] == [f"{given} Wong", f"Alan {given} Moe"]


def test_people_before_a_title() -> None:
    paper = entry(
        "- Ada Lovelace, Alan Turing. **One Title of Words**. ICML 2024. [pdf](https://arxiv.org/abs/2410.10009)"
    )
    assert [str(name) for name in paper.authors] == ["Ada Lovelace", "Alan Turing"]


def test_a_bold_author_in_the_next_line_is_no_part_of_a_bold_title() -> None:
    paper = entry(
        "- **One Title of Words**<br>**Ada Lovelace**, Alan Turing<br>[pdf](https://arxiv.org/abs/2410.10009)"
    )
    assert (paper.title, list(map(str, paper.authors))) == (
        "One Title of Words",
        ["Ada Lovelace", "Alan Turing"],
    )


def test_a_group_is_an_author_and_the_number_of_others_is_known() -> None:
    paper = entry(
        "- **One Title of Words** - Loom Team: Ada Lovelace, Alan Turing, 28 additional authors. arXiv 2024. "
        "[[pdf](https://arxiv.org/abs/2410.10009)]"
    )
    assert list(map(str, paper.authors)) == ["Loom Team", "Ada Lovelace", "Alan Turing"]
    assert paper.has_more_authors


def test_a_title_may_be_a_list_of_words() -> None:
    paper = sightings_in(
        "- Attention, Memory, Time. Dora Zed. NeurIPS 2021. [[pdf]](https://example.org/1.pdf)\n"
        "- Looms and Threads of Words. Ada Lovelace. ICML 2022. [[pdf]](https://arxiv.org/abs/2410.10009)\n"
        "- Planning With Half a Map. Alan Turing. ICML 2023. [[pdf]](https://arxiv.org/abs/2410.10008)\n"
    )[0]
    assert (paper.title, list(map(str, paper.authors))) == ("Attention, Memory, Time", ["Dora Zed"])


def test_a_venue_in_italics_is_no_author_beside_a_line_of_people() -> None:
    paper = entry(
        "- **One Title of Words**<br>Ada Lovelace, Alan Turing<br>*Cloth Journal*, 2024 "
        "[pdf](https://arxiv.org/abs/2410.10009)"
    )
    assert list(map(str, paper.authors)) == ["Ada Lovelace", "Alan Turing"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("**A Title of Words**, by Ada Lovelace and Alan Turing", ["Ada Lovelace", "Alan Turing"]),
        (
            "Ada Lovelace and Alan Turing. **A Title of Words.** In *Proc. ACL*, 2023",
            ["Ada Lovelace", "Alan Turing"],
        ),
        ("*A Title of Words*, Ada N. Lovelace, ICLR 2020.", ["Ada N. Lovelace"]),
        (
            "**《A Title of Words》**，作者：Ada Lovelace, Alan Turing，2023年",
            ["Ada Lovelace", "Alan Turing"],
        ),
    ],
)
def test_people_are_told_from_what_is_beside_them(line: str, names: list[str]) -> None:
    lines = (line.replace("Words", words) for words in ("Looms", "Threads", "Hands"))
    page = "\n".join(
        f"- {line}, [paper](https://arxiv.org/abs/2410.1000{number})" for number, line in enumerate(lines)
    )
    for paper in sightings_in(page):
        assert [str(name) for name in paper.authors] == names


def test_an_institution_in_parentheses_is_no_author() -> None:
    assert entry("- [Dye and Wool](https://arxiv.org/abs/2608.12346) — Poe (Dye Labs)").authors == ()


@pytest.mark.parametrize(
    ("people", "authors"),
    [
        ("Ada Roe, Bo Moe, Google DeepMind. ICML 2024.", ["Ada Roe", "Bo Moe"]),
        ("*Ada Roe, Bo Moe, Stanford University*. ICML 2024.", ["Ada Roe", "Bo Moe"]),
        ("Gemini Team, Google. ICML 2024.", ["Gemini Team"]),
        ("Stanford University. ICML 2024.", []),
    ],
)
def test_an_institution_behind_people_is_left_out_alone(people: str, authors: list[str]) -> None:
    assert [*map(str, entry(f"- **Looms of the North**. {people}").authors)] == authors


def test_people_with_stars_end_at_a_full_stop() -> None:
    paper = entry("- **Looms of the North** Ada Roe\\*, Bo Moe\\*. ICML 2024.")
    assert ([*map(str, paper.authors)], paper.venue) == (["Ada Roe", "Bo Moe"], "ICML 2024")


def test_who_presents_a_paper_is_no_author() -> None:
    sighting = entry(
        "- **5/12**: [A Title of Words](https://arxiv.org/abs/2410.10001) (presenter: Ada Lovelace)"
    )
    assert sighting.authors == ()


def test_a_journal_in_italics_is_no_author_behind_people_with_initials() -> None:
    sighting = entry("- Roe, A., Moe, B., & Poe, C. (2021). A Title of Words. *Deep Weaving*, 12(3), 1-10.")
    assert [author.family for author in sighting.authors] == ["Roe", "Moe", "Poe"]


def test_an_abbreviated_journal_is_no_author_behind_people_with_initials() -> None:
    sighting = entry("- B. Roe and E. Coe, A Title of Words, New J. Phys. 14 (2012), arXiv:1201.00002")
    assert [author.family for author in sighting.authors] == ["Roe", "Coe"]


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("Ada Roe, Bo Moe: **Looms of Dense Wool**. J. Finance, 2021.", ["Ada Roe", "Bo Moe"]),
        ("Ada Roe and Bo Moe. **Looms of Dense Wool**. Loom Letters, 2021.", ["Ada Roe", "Bo Moe"]),
        ('Ada Roe, "Looms of Dense Wool", Loom Letters, 2021.', ["Ada Roe"]),
        ('Ada Roe, "Looms of Dense Wool", J. Finance, 2021.', ["Ada Roe"]),
        ("**Looms of Dense Wool**. J. Roe, 2021.", ["J. Roe"]),
        ("*Looms of Dense Wool*, Ada Roe, Bo Moe, Loom Letters, 2021.", ["Ada Roe", "Bo Moe"]),
        ("*Looms of Dense Wool*, Ada Roe, Bo Moe and Cy Kay, Nature, 2021.", ["Ada Roe", "Bo Moe", "Cy Kay"]),
        ("Google Research, Loom Lab: **Looms of Dense Wool**. Ada Roe. 2021.", ["Ada Roe"]),
    ],
)
def test_the_name_of_a_journal_behind_a_title_is_no_author(entry: str, names: list[str]) -> None:
    others = "- **Nets of Yarn and Silk**. Max Moe, 2020.\n- **Wool for the Mills**. Cy Kay, 2020.\n"
    papers = sightings_in(f"# Papers\n\n- {entry}\n{others}")
    assert [*map(str, papers[0].authors)] == names


@pytest.mark.parametrize(
    "people",
    [
        "Ada Lovelace, Alan Turing 4 Mar 2024",
        "Ada Lovelace, Alan Turing Jun 14, 2024",
        "Ada Lovelace, Alan Turing September 2024",
        "Ada Lovelace, Alan Turing 2024-05-01",
        "Ada Lovelace; Alan Turing ICML-2024",
        "by Ada Lovelace and Alan Turing **ICML 2024**",
        "Ada Lovelace, Alan Turing `2024-05`",
        "**Authors:** Ada Lovelace, Alan Turing [ICML'24] 4 Mar 2024",
        "Authors: Ada Lovelace; Alan Turing https://example.org/1",
        "Authors: Ada Lovelace, Alan Turing - ICML 2024",
    ],
)
def test_what_is_behind_people_takes_none_of_them(people: str) -> None:
    paper = entry(f"- **A Title of Some Words** {people} [[pdf](https://arxiv.org/abs/2410.10009)]")
    assert [str(author) for author in paper.authors] == ["Ada Lovelace", "Alan Turing"]


def test_a_venue_with_a_year_is_no_name() -> None:
    paper = entry(
        "- **A Title of Some Words** Loom and Thread Letters 2024 [[pdf](https://arxiv.org/abs/2410.10009)]"
    )
    assert not paper.authors


@pytest.mark.parametrize(
    ("people", "authors"),
    [
        ("Gus Poe, **Ada Roe<sup>2</sup>**, Di Lee", ["Gus Poe", "Ada Roe", "Di Lee"]),
        ("Gus Poe, **Ada Roe2**, Di Lee. ICML 2024", ["Gus Poe", "Ada Roe", "Di Lee"]),
        ("<br><sub>Gus Poe, Di Lee. ICML 2020</sub>", ["Gus Poe", "Di Lee"]),
        ("Authors: Gus Poe · Ada Roe · Di Lee · 2020", ["Gus Poe", "Ada Roe", "Di Lee"]),
        ("Authors: Gus Poe [MIT], Ada Roe [CMU], Di Lee [ETH]", ["Gus Poe", "Ada Roe", "Di Lee"]),
        ("Tim McCoy12, Di Lee12. ICML 2020", ["Tim McCoy", "Di Lee"]),
        ("Ada Roe ![](orcid.png), Max Moe ![](orcid.png)", ["Ada Roe", "Max Moe"]),
    ],
)
def test_no_name_is_lost_to_what_is_beside_it(people: str, authors: list[str]) -> None:
    paper = entry(f"- **A Title of Some Words**. {people}. [[pdf](https://arxiv.org/abs/2410.10009)]")
    assert [str(author) for author in paper.authors] == authors


@pytest.mark.parametrize(
    "behind",
    [
        "In Proceedings of Looms (LOOM '86), Virginia Coe (Ed.). ACM, New York, NY, USA, 24-26.",
        "In Proceedings of Looms (LOOM '86), Adam F. Coe and Eva Doe (Eds.). Loom-Verlag, London, UK, UK, 1.",
        "O'Loom Media, Inc.",
        "Woolton Weavers, Ltd.",
    ],
)
@pytest.mark.parametrize("people", ["Ada Roe. 1986. ", "Ada Roe (1986). ", "Roe, Ada. 1986. "])
def test_the_people_of_a_reference_are_before_its_year(people: str, behind: str) -> None:
    paper = entry(f"- {people}Weaving Nets with Many Threads. {behind} http://doi.org/10.1145/318723.318728")
    assert paper.title == "Weaving Nets with Many Threads"
    assert [str(author) for author in paper.authors] == ["Ada Roe"]


@pytest.mark.parametrize("people", ["Roe et al.", "Roe & Moe", "Roe and Moe"])
def test_people_that_lead_to_notes_are_no_name_of_a_method(people: str) -> None:
    paper = entry(f"- [{people}](notes/roe.md) One Title of Words. [pdf](https://arxiv.org/abs/2410.10009)")
    assert paper.title == "One Title of Words"


def test_a_label_of_two_words_before_a_title_names_nobody() -> None:
    labels = ("Deep Crossing", "Earliest CF", "LoomNet")
    items = (
        f"- [[{label}] One Title of Words about {label} (PARC 2016)](https://arxiv.org/abs/2410.1000{number})"
        for number, label in enumerate(labels)
    )
    papers = sightings_in("\n".join(("# Papers", "", *items)))
    assert [paper.authors for paper in papers] == [(), (), ()]
