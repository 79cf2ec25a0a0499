"""Tagged records (RIS, PubMed, EndNote) become papers, even wrapped, unfinished, or among other lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.formats import tagged
from paper_digest.model.record import DumpMetadata

from tests.formats.records import read
from tests.linear_time import assert_linear_time

RECORD = "TY  - JOUR\nTI  - Paper {n}\nAU  - Doe, Jane\nAB  - It works.\nER  - \n"


def test_a_tag_without_a_value_is_not_the_end_of_the_line_before() -> None:
    (sighting,) = read(
        tagged, "TY  - JOUR\nTI  - A\nAB  - One\ntwo\nSP  -\nUR  - https://x.org\nER  -"
    ).sightings
    assert (sighting.title, sighting.abstract, sighting.urls) == ("A", "One two", ("https://x.org",))


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\nTI  - Looms\nVL  - 7\nSP  - 12\nEP  - 15\nER  - ",
        "PMID- 123\nTI  - Looms\nVI  - 7\nPG  - 12-15\n",
        "%0 Journal Article\n%T Looms\n%V 7\n%P 12-15\n",
    ],
)
def test_volume_and_pages_are_those_of_the_journal(text: str) -> None:
    (sighting,) = read(tagged, text).sightings
    assert (sighting.volume, sighting.pages) == ("7", "12-15")


@pytest.mark.parametrize("text", ["PMID- 1\nTI  - Looms\nPG  - 12\n", "VN  - X\nTI  - Looms\nPG  - 12\n"])
def test_a_paper_on_one_page_has_it(text: str) -> None:
    (sighting,) = read(tagged, text).sightings
    assert sighting.pages == "12"


def test_keywords_that_web_of_science_adds_are_not_the_authors_own() -> None:
    (sighting,) = read(tagged, "PT J\nTI Looms\nDE weaving\nID TEXTILES\nER\n").sightings
    assert sighting.categories == ("weaving",)


def test_lines_between_records_are_boilerplate_or_unparsed() -> None:
    text = (
        "Provider: X\n1.\n"
        + RECORD.format(n=1)
        + "\nLink to the text, and more of it: http://x\n\n2.\n"
        + RECORD.format(n=2)
        + "AB  - lost\n"
    )
    result = read(tagged, text)
    reading = result.reading
    assert result.titles() == ["Paper 1", "Paper 2"]
    assert (reading.paper_lines, reading.boilerplate_lines, reading.unparsed_lines) == (10, 3, 2)


def test_a_record_without_its_end_ends_where_the_next_starts() -> None:
    text = "".join(RECORD.format(n=n) for n in range(4)).replace("ER  - \n", "", 2)
    result = read(tagged, text)
    assert result.titles() == [f"Paper {n}" for n in range(4)]
    assert result.lines()[0] == (1, 4)
    assert not result.problems


def test_a_record_without_its_start_is_reported_and_the_next_is_read() -> None:
    result = read(tagged, RECORD.format(n=1)[12:] + RECORD.format(n=2))
    assert result.titles() == ["Paper 2"]
    assert result.problems[0].line == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "TY  - x",
        "A - B\nC - D\nE - F",
        "TI is a title",
        "%0 of it\n%1 more",
        "AB  - Anagram\nOnly this",
        "# RT Hon. Doe\n\nIS it so?\nNO, it is not.\n\nAN end\n\nOR none",
        "PT boats\nTI is titanium\nAU is gold\nSO what",
        "RT Jane Doe: IS it so?\nRT Ada Roe: it is\nRT Poe\nRT Lee\nNO, it is not",
    ],
)
def test_prose_is_not_claimed(text: str) -> None:
    assert not tagged.recognizes(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "lines",
    [
        ["TY  - JOUR", "TI  - x"],
        ["TY  - JOUR", "AU  - x"],
        ["  and more"],
        ["", "KW  - x"],
        ["TI  - x", "TY  - JOUR"],
        ["TI  - x"],
        ["PT J", "AU x", "   y"],
    ],
    ids=["title", "name", "text", "double spaced", "title first", "titles", "bare"],
)
def test_time_is_linear(lines: list[str]) -> None:
    def parse(text: list[str]) -> None:
        list(tagged.parse("x", iter(text), DumpMetadata()))

    assert_linear_time(parse, lambda size: ["TY  - JOUR", "TI  - x", *lines * size])


@given(
    st.lists(
        st.sampled_from(
            [
                "TY  - JOUR",
                "TI  - A",
                "AB  - b",
                "ER  - ",
                "",
                "  more",
                "%0 Book",
                "%T A",
                "PMID- 1",
                "AU  - ",
                "DA  - x",
            ]
        ),
        max_size=30,
    )
)
def test_the_record_after_any_lines_is_read(lines: list[str]) -> None:
    result = read(tagged, "\n".join([*lines, *RECORD.format(n=9).split("\n")]))
    assert result.titles()[-1:] == ["Paper 9"]


def test_short_names_of_medline_have_their_initials_last() -> None:
    text = "PMID- 1\nTI  - A loom\nAU  - Smith JA\nAU  - van der Berg K Jr\nAU  - WHO Group\nER  - \n"
    (sighting,) = read(tagged, text).sightings
    assert [name.family_first for name in sighting.authors] == [
        "Smith, J. A.",
        "van der Berg, Jr, K.",
        "Group, WHO",
    ]


def test_a_record_with_two_titles_is_an_error_that_names_both() -> None:
    text = "TY  - JOUR\nTI  - Looms\nAU  - Roe, Ada\nTI  - Knots\nER  - \n" + RECORD.format(n=2)
    result = read(tagged, text)
    assert result.titles() == ["Paper 2"]
    (problem,) = result.problems
    assert (problem.line, problem.actual) == (1, 'two titles in one record: "Looms" and "Knots"')
    assert result.reading.unparsed_lines == 5


def test_the_doi_of_deposited_data_is_no_second_paper() -> None:
    text = "TY  - JOUR\nTI  - Looms\nDO  - 10.5281/zenodo.123456\nDO  - 10.1145/3292500.3330701\nER  - \n"
    result = read(tagged, text)
    assert result.titles() == ["Looms"]
    assert not result.problems


def test_nothing_of_the_second_of_two_dois_is_shown() -> None:
    text = "TY  - JOUR\nTI  - Looms\nDO  - 10.1145/1111.2222\nDO  - 10.1145/3333.4444\nER  - \n"
    result = read(tagged, text)
    (sighting,) = result.reading.sightings
    assert [identifier.value for identifier in sighting.identifiers] == ["10.1145/1111.2222"]
    (problem,) = result.reading.problems
    assert problem.actual == 'two DOIs in the record of "Looms": "10.1145/1111.2222" and "10.1145/3333.4444"'
    assert [(span.first, span.last) for span in (item.span for item in result.reading.unparsed)] == [(4, 4)]


@pytest.mark.parametrize("tag", ["DO", "L3", "M3", "UR", "N1"])
def test_a_doi_is_found_where_programs_write_it(tag: str) -> None:
    prefix = {"UR": "https://doi.org/", "N1": "DOI: "}.get(tag, "")
    text = f"TY  - JOUR\nTI  - Looms\n{tag}  - {prefix}10.1234/looms\nER  - \n"
    (sighting,) = read(tagged, text).sightings
    assert [identifier.value for identifier in sighting.identifiers] == ["10.1234/looms"]


def test_a_kind_of_work_is_no_doi() -> None:
    (sighting,) = read(tagged, "TY  - JOUR\nTI  - Looms\nM3  - Article\nER  - \n").sightings
    assert sighting.identifiers == ()


TAGS = [
    "TY",
    "TI",
    "T1",
    "AU",
    "AB",
    "PY",
    "DO",
    "ER",
    "EF",
    "PMID",
    "VN",
    "PT",
    "RT",
    "FN",
    "%0",
    "%T",
    "%A",
]
LINES = st.builds(
    lambda tag, mark, text: f"{tag}{mark}{text}",
    st.sampled_from(TAGS),
    st.sampled_from(["  - ", "- ", " ", "  -", ""]),
    st.sampled_from(["J", "JOUR", "A loom", "2021", "10.1234/a", "Roe, Ada", ";", "{", "\ufeff", "<1>"]),
)


@given(st.lists(LINES | st.sampled_from(["", "   more", "<2. >", "7.", "Prose, and more."]), max_size=40))
def test_any_lines_in_any_order_add_up(lines: list[str]) -> None:
    text = "\n".join(lines)
    tagged.recognizes(text)
    result = read(tagged, text)
    ends = [last for _, last in result.lines()]
    starts = [first for first, _ in result.lines()]
    assert all(last < first for last, first in zip(ends, starts[1:], strict=False))


def test_what_follows_notes_in_several_paragraphs_is_of_the_same_paper() -> None:
    text = (
        "TY  - JOUR\nAU  - Roe, Ada\nT1  - Looms of the north\nU3  - Cited By :9\n\nExport Date: 3 May\n\n"
        "Article\nL2  - https://arxiv.org/abs/2111.00002\nAB  - It works.\nAD  - A School, Oslo\n\n"
        "A Lab, Rome\nDO  - 10.1234/looms\nER  - \n\n" + RECORD.format(n=2)
    )
    first, second = read(tagged, text).sightings
    assert (first.title, first.abstract) == ("Looms of the north", "It works.")
    assert {i.value for i in first.identifiers} == {"2111.00002", "10.1234/looms"}
    assert (second.title, second.identifiers) == ("Paper 2", ())


def test_what_ovid_writes_behind_a_record_is_boilerplate() -> None:
    between = "NL  - Weav J\n\nLink to the Ovid Full Text or citation: https://x.org/a?b=1\n\n2.\n"
    reading = read(tagged, "1.\n" + RECORD.format(n=1) + between + RECORD.format(n=2)).reading
    assert [sighting.title for sighting in reading.sightings] == ["Paper 1", "Paper 2"]
    assert (reading.paper_lines, reading.boilerplate_lines, reading.problems) == (10, 4, ())


def test_the_references_below_a_written_label_are_of_the_paper_before() -> None:
    text = (
        "<8>\nTitle\n  On looms.\nAuthor\n  Roe, Ada 1\nSource\n  Looms. 8(6):1-4, 2015.\nReferences\n"
        "  Doe J. 1989. Threads. Looms 3: 1-2.\n\n  Moe B. 1998. Yarn. Looms 4: 5-6.\n"
    )
    result = read(tagged, text)
    assert result.titles() == ["On looms."]
    assert not result.problems


def test_keywords_may_have_a_line_each() -> None:
    text = (
        "TY  - JOUR\nTI  - Looms\nKW  - Wool\n*Silk and yarn\nKW  - A long keyword that\n  goes on\nER  - \n"
    )
    (paper,) = read(tagged, text).sightings
    assert paper.categories == ("Wool", "*Silk and yarn", "A long keyword that goes on")
