"""The date and the venue of an entry."""

from __future__ import annotations

import pytest
from paper_digest.listings.entries.entry_venues import date_in, venue_before, venue_beside
from paper_digest.values.partial_date import PartialDate

from tests.listings.entries.reading import entry, sightings_in


def test_a_text_has_the_first_venue_that_a_part_of_it_names() -> None:
    assert venue_beside("Ada Roe. In Neural Computation 1991, and more") == "Neural Computation 1991"
    assert venue_beside("Ada Roe, 2021") is None


def test_the_date_of_a_labeled_venue_is_that_of_a_text_without_one() -> None:
    assert date_in("Ada Roe", "ICML 2017", is_cited=True) == PartialDate(2017)
    assert date_in("Ada Roe, May 2018", "ICML 2017", is_cited=True) == PartialDate(2018, 5)
    assert date_in("Ada Roe", None, is_cited=True) is None


def test_a_title_may_have_no_venue_before_it() -> None:
    assert venue_before("[CP'2015] ") == {"venue": "CP'2015", "published": PartialDate(2015)}
    assert venue_before("Ada Roe, ") == {}


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


def test_an_author_called_may_is_no_month() -> None:
    paper = entry("- [One Title of Words](https://arxiv.org/abs/2410.10009), Ada Lovelace, Gus May, 2021")
    assert (str(paper.published), list(map(str, paper.authors))) == ("2021", ["Ada Lovelace", "Gus May"])
