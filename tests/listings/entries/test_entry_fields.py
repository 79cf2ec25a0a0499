"""What an entry says beside its title."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.entry_fields import sighting_of
from paper_digest.listings.entries.markdown_items import items_of_markdown
from paper_digest.listings.entries.title_candidates import title_candidates
from paper_digest.listings.entries.units import units_of
from paper_digest.model.record import Sighting

from tests.listings.entries.reading import sightings_in

OTHERS = "".join(
    f"\n- **Another Title of Words {name}**, Ada Lovelace. [[pdf](https://arxiv.org/abs/2410.1000{number})]"
    for number, name in enumerate(("Aleph", "Beth", "Gimel"), 1)
)


def entry(markdown: str) -> Sighting:
    """The first paper of a list."""
    return sightings_in(f"# Papers\n\n{markdown}{OTHERS}\n")[0]


def test_the_title_that_a_reference_below_it_repeats_is_no_author() -> None:
    lines = ("- **Woven R-CNN**, Loom Lab", "  - Ada Lovelace, Woven R-CNN, arXiv:2410.10009")
    (unit,) = units_of(items_of_markdown(lines))
    title = next(candidate for candidate in title_candidates(unit) if candidate.text == "Woven R-CNN")
    assert [str(author) for author in sighting_of(unit, title, "dump", None).authors] == ["Ada Lovelace"]


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


def test_venue_and_date_in_brackets() -> None:
    paper = entry("- (CVPR 2024) **One Title of Words** [[pdf](https://arxiv.org/abs/2410.10009)]")
    assert (paper.venue, str(paper.published)) == ("CVPR 2024", "2024")
    paper = entry("- [2024/05/03] **One Title of Words** [[pdf](https://arxiv.org/abs/2410.10009)]")
    assert (paper.venue, str(paper.published)) == (None, "2024-05-03")


@pytest.mark.parametrize(
    ("behind", "venue"),
    [
        (". Ada Lovelace. *NeurIPS 2017*.", "NeurIPS 2017"),
        (" - Jacobs et al., Neural Computation 1991.", "Neural Computation 1991"),
        (" - *Ada Lovelace*, IEEE TNNLS 2012.", "IEEE TNNLS 2012"),
        (" - Jacobs et al., arXiv 2024.", None),
        (", March 2024", None),
        (" - Zoph et al., 2022.", None),
    ],
)
def test_a_venue_behind_a_title(behind: str, venue: str | None) -> None:
    assert entry(f"- [One Title of Words](https://arxiv.org/abs/2410.10009){behind}").venue == venue


@pytest.mark.parametrize(
    ("behind", "year"),
    [
        (". Ada Lovelace. *CVPR'17*", "2017"),
        (". Ada Lovelace. *ICML ’19* Workshop", "2019"),
        (" (NeurIPS Workshop '21)", "2021"),
        (". Ada Lovelace. SenSys '18.", "2018"),
        (". Ada Lovelace. VLDB'98", "1998"),
        (". Ada Lovelace. *Preprint'24*", "2024"),
        (". Ada Lovelace. Weaveware '12", "2012"),
        (". Ada Lovelace, Jane Roe. In Loom Security '99, Santa Barbara", "1999"),
        (". Ada Lovelace. Asialoom'04", "2004"),
        (" - Asialoom'04 and more", "2004"),
        (" - Looms '04, and more", None),
        (". Ada Lovelace. It tells Toyota '86 cars from others", None),
        (". Ada Lovelace. We weave on all of the looms of '86, and more", None),
        (" - It tells Toyota '86 cars from others", None),
        (" - It tells BMW '86 cars from others", None),
        (" - For the Class of '98", None),
        (" - It won the Looms Challenge '19 of all", None),
    ],
)
def test_a_short_year_is_one_behind_a_venue_only(behind: str, year: str | None) -> None:
    published = entry(f"- [One Title of Words](https://example.org/1.pdf){behind}").published
    assert (str(published) if published else None) == year


def test_a_short_year_in_a_column_of_venues() -> None:
    rows = "".join(
        f"\n| One Title of Words {name} | Ada Lovelace | Looms '19 | [pdf](https://example.org/{name}.pdf) |"
        for name in ("Aleph", "Beth", "Gimel")
    )
    papers = sightings_in(f"# Papers\n\n| Title | Authors | Venue | Link |\n|--|--|--|--|{rows}\n")
    assert {str(paper.published) for paper in papers} == {"2019"}


def test_addresses_of_the_paper_come_before_those_of_its_code() -> None:
    paper = entry(
        "- **One Title of Words** [[code](https://github.com/a/b)] [[pdf](https://example.org/paper.pdf)]"
        " [[Project](https://one.github.io/)]"
    )
    assert paper.urls == ("https://example.org/paper.pdf", "https://github.com/a/b", "https://one.github.io/")


def test_an_arxiv_id_is_no_date() -> None:
    paper = entry("- **One Title of Words**, arXiv:2011.05434 [[pdf](https://arxiv.org/abs/2011.05434)]")
    assert paper.published is None
    assert [identifier.value for identifier in paper.identifiers] == ["2011.05434"]


def test_labels_below_a_title() -> None:
    abstract = " ".join(["We show that it works in all cases that we know."] * 4)
    paper = entry(
        f"- **One Title of Words**\n  - Authors: Ada Lovelace\n  - Abstract: {abstract}\n  - Stars: 12\n"
        "  - Link: https://arxiv.org/abs/2410.10009"
    )
    assert (paper.abstract, paper.stars) == (abstract, 12)
    assert [str(name) for name in paper.authors] == ["Ada Lovelace"]
    assert paper.urls == ("https://arxiv.org/abs/2410.10009",)


def test_a_row_has_its_fields_in_columns() -> None:
    table = "\n".join(
        (
            "| Date | Title | Authors | Venue | Abstract | PDF |",
            "|--|--|--|--|--|--|",
            *(
                f"| 2024-10-0{day} | A Title of Words {name} | Ada Lovelace, et.al | ICML "
                f"| <details><summary>Show</summary><p>We show {name}.</p></details> "
                f"| [link](https://arxiv.org/abs/2410.1000{day}) |"
                for day, name in enumerate(("Aleph", "Beth", "Gimel"), 1)
            ),
        )
    )
    paper = sightings_in(f"# Papers\n\n{table}\n")[0]
    assert (paper.title, str(paper.published), paper.venue) == (
        "A Title of Words Aleph",
        "2024-10-01",
        "ICML",
    )
    assert paper.abstract == "We show Aleph."
    assert ([str(name) for name in paper.authors], paper.has_more_authors) == (["Ada Lovelace"], True)


def test_the_lines_of_an_entry_are_those_of_its_unit() -> None:
    lines = ["# Papers", "", "- **One Title of Words**", "  - Authors: Ada Lovelace", "", "- Other"]
    unit = next(units_of(items_of_markdown(lines)))
    title = next(candidate for candidate in title_candidates(unit) if candidate.opening == "bold")
    paper = sighting_of(unit, title, "list.md", None)
    assert (paper.title, paper.span.first, paper.dump) == ("One Title of Words", 3, "list.md")
    assert not any(line.strip() for line in lines[4 : paper.span.last])


def test_words_of_buttons_are_no_venue() -> None:
    paper = entry(
        "- **One Title of Words**<br>Ada Lovelace<br>*ICML 2024* [pdf](https://example.org/1.pdf) "
        "[code](https://github.com/a/b) [bibtex](one.bib)"
    )
    assert (paper.venue, paper.urls) == ("ICML 2024", ("https://example.org/1.pdf", "https://github.com/a/b"))


def test_a_bold_author_in_the_next_line_is_no_part_of_a_bold_title() -> None:
    paper = entry(
        "- **One Title of Words**<br>**Ada Lovelace**, Alan Turing<br>[pdf](https://arxiv.org/abs/2410.10009)"
    )
    assert (paper.title, list(map(str, paper.authors))) == (
        "One Title of Words",
        ["Ada Lovelace", "Alan Turing"],
    )


def test_an_author_called_may_is_no_month() -> None:
    paper = entry("- [One Title of Words](https://arxiv.org/abs/2410.10009), Ada Lovelace, Gus May, 2021")
    assert (str(paper.published), list(map(str, paper.authors))) == ("2021", ["Ada Lovelace", "Gus May"])


def test_a_group_is_an_author_and_the_number_of_others_is_known() -> None:
    paper = entry(
        "- **One Title of Words** - Loom Team: Ada Lovelace, Alan Turing, 28 additional authors. arXiv 2024. "
        "[[pdf](https://arxiv.org/abs/2410.10009)]"
    )
    assert list(map(str, paper.authors)) == ["Loom Team", "Ada Lovelace", "Alan Turing"]
    assert paper.has_more_authors


def test_a_presenter_is_no_author() -> None:
    rows = "\n".join(
        f"| [One Title of Words {name}](https://arxiv.org/abs/2410.1000{number}) | Xia Wu |"
        for number, name in enumerate(("Aleph", "Beth", "Gimel"))
    )
    papers = sightings_in(f"# Seminar\n\n| Paper | Presenter |\n|---|---|\n{rows}\n")
    assert [paper.authors for paper in papers] == [(), (), ()]


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


def test_a_badge_is_a_link_to_the_code() -> None:
    badge = "[![Stars](https://img.shields.io/github/stars/a/b)](https://github.com/a/b)"
    page = "\n".join(
        f"- [A Title of Words {number}](https://arxiv.org/abs/2410.1000{number}) {badge}"
        for number in range(3)
    )
    assert all(paper.urls[-1] == "https://github.com/a/b" for paper in sightings_in(page))


def test_a_summary_stands_in_for_an_abstract() -> None:
    link = "- [{title}](https://arxiv.org/abs/2401.0000{n})\n"
    entry = f"{link}    - Ada Roe, Bo Moe\n    - 📖 TLDR: A loom that never breaks.\n"
    titles = ("Looms of the North", "Dye and Wool")
    papers = sightings_in("".join(entry.format(title=title, n=n) for n, title in enumerate(titles)))
    assert {(paper.abstract, paper.machine_generated) for paper in papers} == {
        ("A loom that never breaks.", True)
    }


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


def test_a_link_of_a_number_is_not_to_the_paper() -> None:
    sighting = entry("- **A Title of Words**, Ada Lovelace, 2021, [17](https://citations.example.org/1)")
    assert sighting.urls == ()


def test_a_label_in_bold_of_an_unknown_field_names_nobody() -> None:
    paper = entry(
        "- [Warp Looms of Old Times](https://arxiv.org/abs/2410.10009)  \n  **Loom Sources:** Wool Works  \n"
        "  **Authors:** Ada Roe, Max Moe  \n  **Brief Introduction:** looms"
    )
    assert [str(name) for name in paper.authors] == ["Ada Roe", "Max Moe"]
    paper = entry("- [Warp Looms of Old Times](https://arxiv.org/abs/2410.10009)  \n  **Brief Notes:** none")
    assert paper.authors == ()


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
    ("behind", "year"),
    [
        (", Loom Syst. 35, 2022, pp. 2059–2073.", "2022"),
        (", Loom Data. 17(5), 2035–2062.", "None"),
        (", Loom Data, pp. 1982–1999, 2023.", "2023"),
        (", Loom Data, vol. 9, no. 3, pp. 2001 - 2019, Jun. 2023.", "2023-06"),
        (", Loom Data, 48(15), p.e2021GL092858.", "None"),
        (", Loom Data 2019-2020.", "2019"),
    ],
)
def test_pages_are_no_years(behind: str, year: str) -> None:
    link = "[pdf](https://example.org/loom.pdf)"
    assert str(entry(f"- **One Title of Words**, Ada Roe, Bo Moe{behind} {link}").published) == year


@pytest.mark.parametrize(
    ("data", "year"), [("LOOM VOC2012", "2017"), ("Yarn (2019)", "2017"), ("May 2018", "2018-05")]
)
def test_the_year_of_a_labeled_venue_is_before_others(data: str, year: str) -> None:
    rows = [
        f"| ICCV 2017 | [{title} of Woven Nets](https://arxiv.org/abs/2410.1000{number}) | {data} |"
        for number, title in enumerate(("Art", "Life", "Use"))
    ]
    papers = sightings_in("\n".join(["# Papers", "", "| Venue | Title | Data |", "|---|---|---|", *rows]))
    assert [str(paper.published) for paper in papers] == [year] * len(papers)


@pytest.mark.parametrize(
    ("behind", "year"),
    [
        (" | **[CVPR' 14]** |", "2014"),
        (" (LoomSys' 09)", "2009"),
        (", the weavers' 12 looms,", "None"),
        (", Looms' 12 steps,", "None"),
    ],
)
def test_a_blank_may_be_behind_the_apostrophe_of_a_year(behind: str, year: str) -> None:
    link = "[pdf](https://example.org/loom.pdf)"
    assert str(entry(f"- **One Title of Words**{behind} {link}").published) == year


def test_the_name_of_notes_before_a_title_is_nobody() -> None:
    paper = entry("- [Ada Roe](notes/roe.md) One Title of Words | [pdf](https://arxiv.org/abs/2410.10009)")
    assert (paper.title, paper.authors) == ("One Title of Words", ())


@pytest.mark.parametrize(
    ("before", "venue", "year"),
    [
        ("[CP'2015] ", "CP'2015", "2015"),
        ("[Constraints'2020] ", "Constraints'2020", "2020"),
        ("[ICML'37] ", "ICML'37", "2037"),
        ("Ada Roe et al, LoomSys'17, ", "LoomSys'17", "2017"),
        ("Mobiloom '14 -- ", "Mobiloom '14", "2014"),
        ("LoomSys 2016 -- ", "LoomSys 2016", "2016"),
        ("Loom Systems Frontiers 2014, ", "Loom Systems Frontiers 2014", "2014"),
        ("Loom Computing 2019, ", "Loom Computing 2019", "2019"),
        ("ICML 17 -- ", "ICML 17", "2017"),
        ("AAAI 34 - ", "AAAI 34", "None"),
        ("Talk 12 - ", "None", "None"),
        ("The weavers' 12 - ", "None", "None"),
    ],
)
def test_a_venue_and_its_year_may_be_before_a_title(before: str, venue: str, year: str) -> None:
    paper = entry(f"- {before}[One Title of Words](https://example.org/loom.pdf)")
    assert (paper.title, str(paper.venue), str(paper.published)) == ("One Title of Words", venue, year)
    assert [str(author) for author in paper.authors] == (["Ada Roe"] if before.startswith("Ada") else [])


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


@pytest.mark.parametrize(
    "editors", ["Ada B. Roe (Ed.)", "Ada Roe and Max Moe (Eds.)", "Ada Roe, Max Moe (editors)"]
)
def test_editors_are_no_authors(editors: str) -> None:
    assert not entry(f"- **One Title of Words**. In Loom Studies, {editors}, 2024.").authors


def test_editors_of_a_book_itself_are_its_people() -> None:
    paper = entry(
        "- **One Title of Words**, Ada Roe and Max Moe (Eds.), Springer 2020 [pdf](https://arxiv.org/abs/2410.10009)"
    )
    assert [str(author) for author in paper.authors] == ["Ada Roe", "Max Moe"]


@pytest.mark.parametrize("people", ["Roe et al.", "Roe & Moe", "Roe and Moe"])
def test_people_that_lead_to_notes_are_no_name_of_a_method(people: str) -> None:
    paper = entry(f"- [{people}](notes/roe.md) One Title of Words. [pdf](https://arxiv.org/abs/2410.10009)")
    assert paper.title == "One Title of Words"
