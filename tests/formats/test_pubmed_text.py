"""What PubMed saves as "Abstract (text)": whole and odd records."""

from __future__ import annotations

import pytest
from paper_digest.formats import pubmed_text

from tests.expected import SAMPLES
from tests.formats.records import read
from tests.linear_time import assert_linear_time

SAMPLE = (SAMPLES / "formats" / "pubmed-abstracts.txt").read_text("utf-8")
RECORD = """\
{number}. J Loom. {details}

{title}

{people}

We weave.

DOI: 10.5555/loom.{number}
PMID: 3000000{number}
"""


def record(number: int = 1, details: str = "2020;1(2):3-4.", title: str = "T", people: str = "Roe J.") -> str:
    """A record of PubMed."""
    return RECORD.format(number=number, details=details, title=title, people=people)


def test_papers_that_comment_on_a_paper_are_not_taken_for_it() -> None:
    result = read(pubmed_text, SAMPLE)
    assert [[identifier.value for identifier in paper.identifiers] for paper in result.sightings] == [
        ["10.5555/s41591-021-00001-z"],
        ["10.5555/bwj.l6890"],
        [],
        ["10.5555/2023.05.04.539442"],
        ["2401.01234"],
        [],
    ]
    assert [paper.published and paper.published.year for paper in result.sightings] == [
        2021,
        2020,
        1998,
        2023,
        2024,
        2023,
    ]
    assert not result.problems
    assert not result.reading.unparsed


@pytest.mark.parametrize(
    ("details", "published", "volume", "pages"),
    [
        ("2021 Apr;27(4):601-615. doi: 10.5555/loom.1. Epub 2020 Mar 22.", "2021-04", "27", "601-615"),
        ("2021 Sep 8. doi: 10.5555/loom.1. Online ahead of print.", "2021-09-08", None, None),
        ("2021 Sep 8:e1234. doi: 10.5555/loom.1.", "2021-09-08", None, None),
        ("2020 Mar 25;3(3):CD011612. doi: 10.5555/loom.1.", "2020-03-25", "3", "CD011612"),
        ("2020;12 Suppl 1:S3-9.", "2020", "12 Suppl 1", "S3-9"),
        ("1999 Spring;(4):7.", "1999", None, "7"),
        ("2020 Apr 16;181(2):271-280.e8. doi: 10.5555/loom.1.", "2020-04-16", "181", "271-280.e8"),
        ("2020 Apr;158(5):1234.e1-1250.e5; quiz e15.", "2020-04", "158", "1234.e1-1250.e5"),
        ("1999 Jan;117(1):12-9; discussion 19-20.", "1999-01", "117", "12-9"),
        ("2020 Nov;2020:10.5555/loom2020.93. doi: 10.5555/loom2020.93.", "2020-11", "2020", None),
    ],
)
def test_parts_of_a_citation(details: str, published: str, volume: str | None, pages: str | None) -> None:
    (paper,) = read(pubmed_text, record(details=details)).sightings
    assert (str(paper.published), paper.venue, paper.volume, paper.pages) == (
        published,
        "J Loom",
        volume,
        pages,
    )


@pytest.mark.parametrize(
    ("people", "authors", "abstract"),
    [
        ("Roe J(1), van der Doe KA(#)(2).", ["J. Roe", "K. A. van der Doe"], "We weave."),
        ("Loom Consortium(1).\n\nAuthor information:\n(1)Here.", ["Loom Consortium"], "We weave."),
        ("[No authors listed]", [], "We weave."),
        ("[Article in German]\n\nRoe J.", ["J. Roe"], "We weave."),
        ("Looms are old.", [], "Looms are old. We weave."),
        ("Loom Study Group; Roe J, Doe K.", ["Loom Study Group", "J. Roe", "K. Doe"], "We weave."),
        ("Roe J; Loom Study Group; Doe K.", ["J. Roe", "Loom Study Group", "K. Doe"], "We weave."),
        ("Loom Study Group.\n\nCollaborators: Roe J.", ["Loom Study Group"], "We weave."),
        ("A group weaves.", [], "A group weaves. We weave."),
        ("Roe J.\n\nPublished by hand, looms last.", ["J. Roe"], "Published by hand, looms last. We weave."),
        ("Roe J.\n\nCopyright is old.", ["J. Roe"], "Copyright is old. We weave."),
    ],
)
def test_people_and_the_abstract_below_them(people: str, authors: list[str], abstract: str) -> None:
    (paper,) = read(pubmed_text, record(people=people)).sightings
    assert [str(name) for name in paper.authors] == authors
    assert paper.abstract == abstract


def test_a_numbered_line_of_an_abstract_begins_no_record() -> None:
    text = record(people="Roe J.\n\n2. We count. 2020 looms are counted.\n\n1. J Yarn. 2019;1:2.")
    (paper,) = read(pubmed_text, text).sightings
    assert paper.abstract == "2. We count. 2020 looms are counted. 1. J Yarn. 2019;1:2. We weave."


@pytest.mark.parametrize("details", ["2020 (in press), 4.", "2020;1(2):a: b. c"])
def test_a_citation_in_another_form_is_known_by_its_number_below_a_pmid(details: str) -> None:
    text = record() + "\n\n" + record(2, details) + "\n\n" + record(3)
    assert [paper.identifiers[0].value[-1] for paper in read(pubmed_text, text).sightings] == ["1", "2", "3"]
    unnumbered = record() + "\n\n" + record(4, details)
    assert [problem.actual for problem in read(pubmed_text, unnumbered).problems] == [
        "a record with two PMIDs"
    ]


def test_a_journal_with_periods_below_a_pmid() -> None:
    text = record() + "\n\n" + record(2).replace("J Loom", "J. L. Loom")
    papers = read(pubmed_text, text).sightings
    assert [paper.venue for paper in papers] == ["J Loom", "J. L. Loom"]


def test_two_exports_in_one_file() -> None:
    export = record() + "\n\n" + record(2)
    result = read(pubmed_text, "\n\n".join((export, export, record(7), record(5))))
    assert [paper.identifiers[0].value[-1] for paper in result.sightings] == ["1", "2", "1", "2", "7", "5"]
    assert not result.problems


@pytest.mark.parametrize(
    "title",
    [
        "Copyright and open looms.",
        "Published by weavers: open looms.",
        "Investigators: who weaves?",
        "Update on\nlooms.",
        "© or not.",
    ],
)
def test_a_title_may_begin_like_any_other_paragraph(title: str) -> None:
    (paper,) = read(pubmed_text, record(title=title)).sightings
    assert (paper.title, [str(name) for name in paper.authors]) == (title.replace("\n", " "), ["J. Roe"])


def test_notes_below_a_copyright_are_no_part_of_the_abstract() -> None:
    people = "Roe J.\n\nWe count.\n\n{}"
    for note in ("Copyright © 2020, Loom.", "Copyright 2020 Loom.", "Publisher: Unknown."):
        text = record(people=people.format(note))
        assert read(pubmed_text, text).sightings[0].abstract == "We count. We weave."
    text = record(people="Roe J.").replace("\nDOI", "\nPublished by Loom Inc.\n\nDOI")
    assert read(pubmed_text, text).sightings[0].abstract == "We weave."


def test_records_whose_numbers_have_a_gap_are_read() -> None:
    papers = read(pubmed_text, record(3) + "\n\n" + record(7)).sightings
    assert [paper.identifiers[0].value for paper in papers] == ["10.5555/loom.3", "10.5555/loom.7"]


def test_a_record_that_may_be_two_is_reported() -> None:
    text = record() + "\n" + record(2).removeprefix("2. ")
    result = read(pubmed_text, text)
    assert not result.sightings
    assert [problem.actual for problem in result.problems] == ["a record with two PMIDs"]


def test_lines_above_the_first_citation() -> None:
    result = read(pubmed_text, "Results of a search\n\n" + record())
    assert (result.titles(), result.reading.boilerplate_lines, result.problems) == (["T"], 1, [])
    assert pubmed_text.recognizes("Results of a search\n\n" + record())
    cut = record().partition("\n")[2] + "\n\n" + record(2)
    result = read(pubmed_text, cut)
    assert pubmed_text.recognizes(cut)
    assert result.titles() == ["T"]
    assert [problem.actual for problem in result.problems] == ["a record without its citation"]


def test_a_record_without_its_identifiers_is_read() -> None:
    text = record(details="2020;1:2. doi: 10.5555/in.citation.").split("DOI:")[0]
    (paper,) = read(pubmed_text, text + "\n\n" + record(2)).sightings[:1]
    assert paper.identifiers[0].value == "10.5555/in.citation"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1. Roe J, Doe K. Looms That Count. J Loom. 2020;1(2):3-4.\nPMID: 30000001",
        "1. J Loom. 2020;1(2):3-4.\n\nLooms That Count\n\nRoe J.",
        "1. My looms. 2020\n\nThey are nice.\n\nPMID: 30000001",
        "Looms That Count\n\nPMID: 30000001\n\n\n1. J Loom. 2020;1(2):3-4.\n\nLooms That Count\n\nRoe J.",
    ],
)
def test_other_texts_are_not_recognized(text: str) -> None:
    assert not pubmed_text.recognizes(text)
    assert pubmed_text.recognizes(record())


@pytest.mark.parametrize(
    "unit",
    [
        "1. J",
        "1. J Loom. 2020;",
        "1. J. ",
        "2. J. L. 2020;1(",
        "2. J. 2020 A",
        "Group; ",
        "a\n",
        "a\n\n",
        "Roe J, ",
        "PMID: 1\n",
        "DOI: 1\n\n",
    ],
)
def test_time_is_linear(unit: str) -> None:
    assert_linear_time(
        lambda text: read(pubmed_text, text), lambda size: record() + "\n" + unit * (size // len(unit))
    )
