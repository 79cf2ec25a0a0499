"""Tests of delimited tables: each row is a record, and an invalid row is reported alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.formats import delimited
from paper_digest.model.problem import Severity
from paper_digest.model.record import DumpMetadata

from tests.formats.records import read
from tests.linear_time import assert_linear_time

ROWS = [
    ("Title", "Author", "Abstract", "Year"),
    *((f"Paper {n}", "Doe, Jane; Roe, Ada", f"It works, {n} times.", "2024") for n in range(9)),
]
TITLES = [row[0] for row in ROWS[1:]]


def table(delimiter: str, rows: Sequence[tuple[str, ...]] = ROWS) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = table(delimiter)
    result = read(delimited, text)
    assert delimited.recognizes(text)
    assert result.titles() == TITLES
    assert {
        (tuple(map(str, sighting.authors)), str(sighting.published)) for sighting in result.sightings
    } == {(("Jane Doe", "Ada Roe"), "2024")}
    assert not result.problems


def test_line_ends_in_a_cell_belong_to_its_row() -> None:
    result = read(delimited, 'title,abstract\n"A","One\n\ntwo ""three"""\n"B",\n\n"C","x"\n')
    assert result.lines() == [(2, 4), (5, 5), (7, 7)]
    assert result.sightings[0].abstract == 'One two "three"'


def test_only_the_row_with_an_unclosed_quotation_mark_is_lost() -> None:
    lines = table(",").split("\n")
    lines[4] = '"Paper 3,x,y,2024'
    result = read(delimited, "\n".join(lines))
    assert result.titles() == TITLES[:3] + TITLES[4:]
    assert [(problem.line, problem.severity) for problem in result.problems] == [(5, Severity.ERROR)]


def test_rows_of_another_width_are_reported() -> None:
    result = read(delimited, "title,abstract,doi\nA,b,10.1234/x\nB,c,d,e\nC\nD,e,\n")
    assert result.titles() == ["A", "C", "D"]
    assert [(problem.line, problem.severity) for problem in result.problems] == [
        (3, Severity.ERROR),
        (4, Severity.WARNING),
    ]


def test_columns_with_other_names_are_read_where_a_person_says_so() -> None:
    text = (
        "Nr;Überschrift;Inhalt\n1;Ein Titel;Sie ist lang genug, um eine zu sein.\n2;Noch einer;Sie "
        "auch, denn sie hat viele Worte.\n"
    )
    assert delimited.recognizes(text)
    assert read(
        delimited, text, DumpMetadata(columns={"title": "Überschrift", "abstract": "Inhalt"})
    ).titles() == ["Ein Titel", "Noch einer"]
    problem = read(delimited, text).problems[0]
    assert "columns" in problem.advice
    assert "Überschrift" in problem.advice


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title",
        "title,abstract",
        "In this paper, title, and abstract, we look.\nAnd then, we say, more.\n",
        "| Title | Abstract |\n|---|---|\n| A | b |\n",
        "Title, Authors, and Year of the papers we read in the last year and that we liked a great "
        "deal\nfoo, bar, baz\n",
        "Jane Doe, Ada Roe, Jan Berg\nWe study things, and find that they work.\n2024, May, 3\n",
        "Small models, big plans\nJane Doe, Ada Roe\n",
        "1,2,3\n4,5,6\n7,8,9\n",
    ],
)
def test_prose_and_other_tables_are_not_claimed(text: str) -> None:
    assert not delimited.recognizes(text)


def test_a_table_that_excel_wrote_is_claimed() -> None:
    assert delimited.recognizes("sep=;\nTitle;Year\nA;2020\n")
    assert read(delimited, "sep=;\nTitle;Year\nA;2020\n").titles() == ["A"]


@pytest.mark.parametrize("form", ["{}", "[{},"])
def test_records_of_json_with_as_many_commas_are_no_table(form: str) -> None:
    abstracts = (f"Trees number {n} grow {'tall ' * n}in forests of {n} kinds." for n in range(4))
    records = (f'{{"title": "On Trees", "abstract": "{text}", "authors": ["Ann Lee"]}}' for text in abstracts)
    assert not delimited.recognizes("\n".join(form.replace("{}", record) for record in records))


@pytest.mark.slow
@pytest.mark.parametrize("rows", ['"a\n', 'x,"y\n', "a,b\n", '"""\n', '"x\n' + "y\n" * 500])
def test_time_is_linear(rows: str) -> None:
    def parse(text: str) -> None:
        list(delimited.parse("x", iter(text.split("\n")), DumpMetadata()))

    assert_linear_time(parse, lambda size: "title,abstract\n" + rows * (size // len(rows)))


@given(
    st.lists(
        st.tuples(st.text(alphabet="ab \n\",;\t'é", max_size=12), st.text(alphabet='ab \n",;|', max_size=12)),
        max_size=6,
    ),
    st.integers(0, 80),
)
def test_any_cells_whole_or_cut_are_read(rows: list[tuple[str, str]], cut: int) -> None:
    text = table(",", [("title", "abstract"), *rows])
    result = read(delimited, text)
    wanted = [" ".join(title.split()) for title, abstract in rows if title.split() or abstract.split()]
    assert len(result.sightings) == len(wanted)
    read(delimited, text[:cut])
    delimited.recognizes(text[cut:])


def test_empty_cells_beyond_the_last_column_make_no_row_too_wide() -> None:
    result = read(delimited, "title\tabstract\nLooms\tThey weave.\t\t\nKnots\tThey hold.\tmore\n")
    assert result.titles() == ["Looms"]
    assert result.reading.unparsed_lines == 1


def test_columns_of_web_of_science_are_known_only_together() -> None:
    row = "J\tRoe, A\tLooms\tJ LOOMS\t2021\n"
    (sighting,) = read(delimited, f"PT\tAU\tTI\tSO\tPY\n{row}").sightings
    assert (sighting.title, sighting.venue, str(sighting.published)) == ("Looms", "J LOOMS", "2021")
    assert not read(delimited, f"P\tAU\tTI\tSO\tPY\n{row}").sightings


def test_columns_of_notion_openalex_and_scopus_are_known() -> None:
    notion = 'Name,Authors,Link\nLooms,"Ada Roe, Bo Lee",https://arxiv.org/abs/1512.03385\n'
    (paper,) = read(delimited, notion).sightings
    assert (paper.title, [str(author) for author in paper.authors]) == ("Looms", ["Ada Roe", "Bo Lee"])
    openalex = (
        "display_name,authorships.author.display_name,primary_location.source.display_name\n"
        "Looms,Ada Roe|Bo Lee,Cloth\n"
    )
    (paper,) = read(delimited, openalex).sightings
    assert ([str(author) for author in paper.authors], paper.venue) == (["Ada Roe", "Bo Lee"], "Cloth")
    scopus = 'Authors,Title,Page start,Page end\n"Roe A.B., Lee C.",Looms,3,9\n'
    (paper,) = read(delimited, scopus).sightings
    assert ([str(author) for author in paper.authors], paper.pages) == (["A. B. Roe", "C. Lee"], "3-9")


def test_a_table_of_people_has_no_titles() -> None:
    assert not read(delimited, "Name,City,Summary\nAda Roe,Exampleton,\n").sightings


def test_a_row_with_a_cell_too_many_keeps_its_facts_also_over_two_lines() -> None:
    text = (
        "Authors,Title,Year,Source title,Volume,DOI,Abstract,Funding Text 1,Publisher,ISSN,Language\n"
        '"Roe A.",Looms,2019,Cloth,3,10.1234/a,We weave.,Thanks to all,Press,12345678,English\n'
        '"Doe B.",Threads,2020,Cloth,4,10.1234/b,We spin.,"Thanks\nto",Thank them,Press,87654321,English\n'
    )
    result = read(delimited, text)
    assert [(paper.title, str(paper.published), paper.venue) for paper in result.sightings] == [
        ("Looms", "2019", "Cloth"),
        ("Threads", "2020", "Cloth"),
    ]
    assert result.lines() == [(2, 2), (3, 4)]
    assert ["12 cells under 11 headings" in str(problem) for problem in result.problems] == [True]


def test_the_line_of_dimensions_before_the_header_is_boilerplate() -> None:
    text = (
        "\"About the data: Exported on May 07, 2023. Criteria: 'loom'.\"\n"
        'Title,Abstract,Authors,Pagination\nLooms,We weave.,"Roe, Ada; Doe, Bo",12-19\n'
    )
    result = read(delimited, text)
    assert delimited.recognizes(text)
    assert [(paper.title, paper.pages) for paper in result.sightings] == [("Looms", "12-19")]
    assert result.reading.boilerplate_lines == 2


def test_references_with_as_many_commas_are_no_table() -> None:
    references = (
        "Roe, Ada, Doe, Bob, and Poe, Carl. Faster looms of today.",
        "Poe, Carl, Roe, Ada, and Doe, Bob. Thin threads of silk on the looms of today.",
        "Doe, Bob, Poe, Carl, and Roe, Ada. Thick threads of today.",
    )
    assert not delimited.recognizes("\n".join(references))


def test_a_list_that_a_program_printed_into_a_cell_is_a_list() -> None:
    text = (
        "title,authors,keywords,abstract\n"
        "Looms of the north,\"['Roe, Ada', 'Moe, Bo']\",\"['wool', 'dye']\",It works.\n"
        "Looms of the south,\"[{'id': '1', 'name': 'Ada Roe'}, {'name': \"\"Bo O'Moe\"\"}]\",[],Too.\n"
    )
    first, second = read(delimited, text).sightings
    assert [*map(str, first.authors)] == ["Ada Roe", "Bo Moe"]
    assert first.categories == ("wool", "dye")
    assert [*map(str, second.authors)] == ["Ada Roe", "Bo O'Moe"]


@pytest.mark.parametrize("heading", ["Title, authors", "Titel, Autoren", "标题,作者"])
def test_a_heading_above_a_page_of_papers_is_no_header(heading: str) -> None:
    page = "1. On Looms\nAda Roe, Bo Moe\nhttps://x.org/1\n\n2. Threads\nBo Moe\nhttps://x.org/2\n"
    assert not delimited.recognizes(f"{heading}\n\n{page}")
    assert delimited.recognizes(f"Title,Authors,Year,DOI\n\n{page}")
    assert delimited.recognizes(f"{heading}\n\nOn Looms,Ada Roe\n\nThreads,Bo Moe\n")
    assert delimited.recognizes(f"{heading}\nOn Looms,Ada Roe\nThreads\nYarn\n")


def test_a_table_may_begin_with_a_nameless_column_and_a_preface() -> None:
    assert delimited.recognizes("\ttitle\tyear\n0\tOn Looms\t2019\n1\tThreads\t2018\n")
    assert delimited.recognizes("sep=,\n\nTitle,Authors\nOn Looms,Ada Roe\nThreads\nYarn\n")


def test_columns_without_names_beyond_the_others_are_none() -> None:
    text = '#,Lead Authors,Title,,,\n1,"Ada Roe,\n Bo Moe",Looms,,,\n2,Cy Doe,Threads,,,\n,,,,,\n'
    assert delimited.recognizes(text)
    result = read(delimited, text)
    facts = [(paper.title, [str(name) for name in paper.authors]) for paper in result.reading.sightings]
    assert facts == [("Looms", ["Ada Roe", "Bo Moe"]), ("Threads", ["Cy Doe"])]
    assert not result.problems


def test_a_heading_may_be_a_question_of_a_form() -> None:
    question = "Does your work use threads or looms (or both of them), and which one of them came first?"
    text = f'"{question}",Title,Authors,Year,"Abstract (objectives, outcome)"\nyes,Looms,Ada Roe,2024,1\n'
    assert delimited.recognizes(text)
    (paper,) = read(delimited, text).sightings
    assert (paper.title, paper.abstract) == ("Looms", None)


def test_a_column_of_people_with_semicolons_and_a_last_empty_cell_has_one_person_with_a_comma() -> None:
    text = (
        "Title\tAuthors\tYear\nOn Looms\tMarquez Ruiz, Ana Lea\t2020\t\n"
        "On Wool\tRoe, Ada; Moe, Bo\t2021\t\nOn Silk\tMoe, Bo; Li, Max\t2021\t\n"
    )
    people = [[*map(str, sighting.authors)] for sighting in read(delimited, text).sightings]
    assert people == [["Ana Lea Marquez Ruiz"], ["Ada Roe", "Bo Moe"], ["Bo Moe", "Max Li"]]


def test_references_with_years_and_quotation_marks_are_no_table() -> None:
    references = (
        'Roe, Ada, and Max Moe. "Weaving Threads on Looms." Cloth Letters 12, no. 3 (2020): 1-9.',
        'Moe, Max. "What Do Looms Know?" In Proceedings of the Loom Conference, 10-19. New York, 2019.',
        'Poe, Lea, Ada Roe, and Max Moe. "Vision 2020: Looms of the Future." Wool 3 (2018): 4-8.',
    )
    assert not delimited.recognizes("\n".join(references))
