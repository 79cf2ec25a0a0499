"""The values of tagged records are given to the right fields of a paper."""

from __future__ import annotations

import pytest
from paper_digest.formats.tagged_fields import TaggedFields, author_of
from paper_digest.formats.tagged_lines import tagged_lines
from paper_digest.formats.tagged_records import TaggedRecord, records_and_other_lines


def fields_of(*lines: str) -> TaggedFields:
    """The fields of the only record."""
    (record,) = records_and_other_lines(tagged_lines(lines))
    assert isinstance(record, TaggedRecord)
    return TaggedFields.of(record)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Ministry of Health, Labour and Welfare", "Ministry of Health, Labour and Welfare"),
        ("Department of Looms, Exampleton", "Department of Looms, Exampleton"),
        ("Department of Looms,", "Department of Looms"),
        ("King, Martin Luther, Jr.", "King, Jr., Martin Luther"),
        ("Centers for Disease Control", "Centers for Disease Control"),
        ("Allan,Steven", "Allan, Steven"),
        ("AHMED, Mughees.", "AHMED, Mughees"),
        ("Roe, A.", "Roe, A."),
        ("World Health Organization,", "Organization, World Health"),
        ("van der Berg, Jan", "van der Berg, Jan"),
        ("Roe, Ada 1", "Roe, Ada"),
        ("Club 27", "27, Club"),
    ],
)
def test_a_value_is_one_author(value: str, name: str) -> None:
    author = author_of(value)
    assert author
    assert author.family_first == name


def test_initials_after_a_family_name_are_found() -> None:
    fields = fields_of("PMID- 1", "AU  - Doe J III", "AU  - van der Berg K Jr").mapped()
    assert [str(author) for author in fields["authors"]] == ["J. Doe III", "K. van der Berg Jr"]  # type: ignore[attr-defined]


def test_the_semicolon_of_an_entity_separates_no_people() -> None:
    fields = fields_of("TY  - JOUR", "AU  - Gonz&aacute;lez, Ana; Poe, E.").mapped()
    assert [str(author) for author in fields["authors"]] == ["Ana González", "E. Poe"]  # type: ignore[attr-defined]


def test_an_organization_is_never_split() -> None:
    fields = fields_of("PMID- 1", "CN  - Looms; Threads Study Group").mapped()
    assert [str(author) for author in fields["authors"]] == ["Looms; Threads Study Group"]  # type: ignore[attr-defined]


def test_authors_are_in_the_order_of_the_lines() -> None:
    fields = fields_of("TY  - JOUR", "AU  - Roe, Ada; Poe, E.", "A1  - Doe, Jane", "AU  - Lee, Bo").mapped()
    assert [str(author) for author in fields["authors"]] == ["Ada Roe", "E. Poe", "Jane Doe", "Bo Lee"]  # type: ignore[attr-defined]


def test_a_collaboration_is_no_person() -> None:
    fields = fields_of("PMID- 1", "FAU - Roe, Ada", "AU  - Roe A", "CN  - Loom Study Group").mapped()
    assert [author.family for author in fields["authors"]] == ["Roe", "Loom Study Group"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("lines", "dates"),
    [
        (["TY  - JOUR", "Y1  - 2011/12//"], ["2011/12//"]),
        (["TY  - JOUR", "PY  - 2011/6//"], ["2011/6//"]),
        (["TY  - JOUR", "Y1  - 2013/05/07/Spring"], ["2013/05/07/Spring"]),
        (["TY  - JOUR", "DA  - May 7", "PY  - 2014"], ["2014 May 7"]),
        (["PT J", "TI A", "PD FEB 2011", "PY 2011"], ["FEB 2011"]),
        (["PT J", "TI A", "PD JUN 8", "PY 2004"], ["2004 JUN 8"]),
        (["PT J", "TI A", "PY 2004", "DA 2019-03-18"], ["2004"]),
        (["PMID- 1", "DP  - 1996 Jul 9", "DA  - 19960829"], ["1996 Jul 9"]),
        (["RT Journal Article", "T1 A", "YR 2002", "FD Feb"], ["2002 Feb"]),
        (["%0 Book", "%D 2009", "%8 January  1"], ["2009 January  1"]),
    ],
)
def test_a_date_gets_the_year_of_another_tag(lines: list[str], dates: list[str]) -> None:
    assert fields_of(*lines).mapped()["date"] == dates


def test_a_citation_has_the_tags_of_ris() -> None:
    tags = fields_of("PT S", "TI A", "PU Press", "BP 7", "PG 12").citation_tags
    assert tags == {"TY": ["CONF"], "PB": ["Press"]}


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        (["PT S", "TI A", "BP 7", "PG 12"], "7"),
        (["RT Journal Article", "T1 A", "SP 7", "OP 12"], "7-12"),
        (["PMID- 1", "TI  - A", "PG  - 7-12"], "7-12"),
        (["%0 Journal Article", "%T A", "%P 7-12"], "7-12"),
    ],
)
def test_the_pages_of_a_citation(lines: list[str], pages: str) -> None:
    assert fields_of(*lines).pages == pages


def test_a_record_of_medline_is_an_article_and_has_editors() -> None:
    tags = fields_of("PMID- 1", "TI  - A", "FED - Roe, Ada").citation_tags
    assert tags == {"TY": ["JOUR"], "A2": ["Roe, Ada"]}
    assert fields_of("OWN - ERIC", "TI  - A").citation_tags == {"TY": []}


def test_the_serial_number_of_medline_is_no_issue() -> None:
    tags = fields_of("PMID- 1", "IS  - 0027-8424 (Print)", "IP  - 14", "VI  - 93").citation_tags
    assert (tags["IS"], tags["SN"], tags["VL"]) == (["14"], ["0027-8424 (Print)"], ["93"])


@pytest.mark.parametrize(
    ("lines", "contradiction"),
    [
        (["TY  - JOUR", "TI  - A", "TI  - B"], 'two titles in one record: "A" and "B"'),
        (["TY  - JOUR", "TI  - A", "TI  - a"], ""),
        (["TY  - JOUR", "TI  - A", "T1  - A longer one"], ""),
        (["TY  - JOUR", "DO  - 10.1234/a", "DO  - 10.1234/b"], ""),
    ],
)
def test_two_titles_in_one_record_contradict_each_other(lines: list[str], contradiction: str) -> None:
    assert fields_of(*lines).contradiction() == contradiction


@pytest.mark.parametrize(
    "lines",
    [
        ["A1  - Doe, Jane", "A1  - Roe, Ada", "AU  - Doe, Jane", "AU  - Roe, Ada"],
        ["AU  - Doe, Jane", "A1  - Doe, J.", "AU  - Roe, Ada", "A1  - Roe, A."],
        ["A1  - Doe, Jane", "AU  - Doe, Jane", "AU  - Roe, Ada"],
        ["A1  - Doe, Jane", "AU  - Roe, Ada"],
    ],
)
def test_authors_that_two_tags_name_are_named_once(lines: list[str]) -> None:
    authors = fields_of("TY  - JOUR", *lines).mapped()["authors"]
    assert isinstance(authors, list)
    assert [author.family_first for author in authors] == ["Doe, Jane", "Roe, Ada"]


def test_two_authors_of_one_name_in_one_tag_are_two() -> None:
    authors = fields_of("TY  - JOUR", "AU  - Wang, Wei", "AU  - Wang, Wei").mapped()["authors"]
    assert isinstance(authors, list)
    assert len(authors) == 2


def test_the_kind_of_article_is_no_part_of_its_title() -> None:
    assert fields_of("TY  - JOUR", "TI  - On looms.[Article]").mapped()["title"] == ["On looms."]
    assert fields_of("TY  - JOUR", "TI  - On looms [Article]").mapped()["title"] == ["On looms [Article]"]


def test_authors_may_share_a_line_with_their_tags() -> None:
    authors = fields_of("%0 Journal Article", "%A 张三%A 李四", "%T 织机").mapped()["authors"]
    assert isinstance(authors, list)
    assert [str(author) for author in authors] == ["张三", "李四"]


def test_initials_with_periods_are_last_in_any_tag() -> None:
    fields = fields_of("TY  - JOUR", "A1  - Roe A.B.", "A1  - van der Berg J.-P.", "A1  - Poe, E.").mapped()
    assert [str(author) for author in fields["authors"]] == ["A. B. Roe", "J.-P. van der Berg", "E. Poe"]  # type: ignore[attr-defined]
