"""A page whose front matter describes a paper is that paper; a post, a talk and a course are none."""

from __future__ import annotations

import pytest
from paper_digest.formats import yaml_records
from paper_digest.formats.paper_pages import describes_paper, evidence_of_paper, is_listed_paper

from tests.formats.records import read
from tests.linear_time import assert_linear_time

PAPER = {"title": "Reading Tables", "authors": ["Ada Roe"], "pdf": "tables.pdf"}
LONG = ["a word"] * 200


@pytest.mark.parametrize(
    "values",
    [
        PAPER,
        {"title": "A", "authors": "Ada Roe", "abstract": "We read."},
        {"title": "A", "collection": "publications", "venue": "Journal of Tables"},
        {"title": "A", "excerpt": "We read.", "paperurl": "https://example.org/a.pdf"},
        {"title": "A", "publication_types": ["2"], "authors": ["admin"]},
    ],
)
def test_a_paper_is_told_by_what_posts_do_not_have(values: dict[str, object]) -> None:
    assert describes_paper(values, ["Some text."])


@pytest.mark.parametrize(
    "values",
    [
        {"title": "A week", "date": "2024-01-01"},
        {"title": "A week", "author": "Ada Roe", "date": "2024-01-01", "excerpt": "I read.", "tags": ["x"]},
        {"title": "A week", "author": "Ada Roe", "description": "What I read", "summary": "I read."},
        {"title": "A talk", "authors": ["Ada Roe"], "abstract": "We read.", "event": "Days of Reading"},
        {"title": "A talk", "collection": "talks", "venue": "Hall 2", "author": "Ada Roe"},
        {"title": "A course", "collection": "teaching", "venue": "University", "author": "Ada Roe"},
        {"title": "A program", "author": "Ada Roe", "doi": "none", "citation": "true"},
        {"title": "Paper review", "author": "Ada Roe", "arxiv": "2401.01234", "excerpt": "I read."},
        {"title": "A project", "authors": ["admin"], "url_pdf": "a.pdf"},
        {"authors": ["Ada Roe"], "doi": "10.5555/tables.1"},
        {},
    ],
)
def test_posts_talks_and_courses_are_no_papers(values: dict[str, object]) -> None:
    assert not describes_paper(values, ["Some text."])


def test_a_long_text_needs_more_evidence() -> None:
    assert not describes_paper(PAPER, LONG)
    assert describes_paper({**PAPER, "venue": "Journal of Tables"}, LONG)


LISTED = [
    "1. Ada Roe. Reading Tables. In Days of Reading, 2024.",
    "2. Bo Moe. Rows. In Days of Reading, 2023.",
]


def test_a_page_that_lists_papers_is_none_of_them() -> None:
    page = {"title": "Publications", "author": "Ada Roe", "venue": "Several"}
    assert describes_paper(page, ["- [paper](a.pdf)", "- [code](b)", "Some text of 2024."])
    assert not describes_paper(page, LISTED)
    assert not describes_paper(
        page, ["- " + f"**Reading Tables of {i}**, Ada Roe, Bo Moe, [paper](a.pdf)" for i in "AB"]
    )
    assert describes_paper({**PAPER, "abstract": "We read."}, LISTED)


@pytest.mark.parametrize(
    "lines",
    [
        ["## Reading Tables without Columns", "Ada Roe", "## Rows and Their Many Columns", "Bo Moe"],
        [
            "Ada Roe. Reading Tables. In Days of Reading, 2024.",
            "*Rows of Text.* Bo Moe, Cy Doe. Tables 2023.",
        ],
        ["**Rows of Text**. Bo Moe and Cy Doe, 2024. https://example.org/a"] * 2,
        ["| Reading Tables | Ada Roe, Cy Doe | ICLR |", "| Rows of Text | Ada Roe, Bo Moe | ICLR |"],
    ],
)
def test_headings_references_and_rows_list_papers_too(lines: list[str]) -> None:
    page = {"title": "Papers", "authors": "several", "conference": "ICLR"}
    assert not describes_paper(page, lines)
    assert describes_paper(page, ["We showed our many tables in 2024 and in 2025, too.", "See them in 2024."])
    assert describes_paper(page, ["## Abstract", "## Cite as", "| a | b |", "| --- | --- |"])


def test_the_layout_of_many_papers_is_not_that_of_one() -> None:
    page = {"title": "Our work", "author": "Ada Roe"}
    assert describes_paper({**page, "layout": "publication"}, ["- A", "- B"])
    assert not describes_paper({**page, "layout": "publications"}, ["- A", "- B"])


def test_an_item_of_a_list_needs_more_than_a_title_and_a_link() -> None:
    assert evidence_of_paper({"title": "Talks", "url": "/talks/"}) == 0
    assert not is_listed_paper({"title": "Talks", "url": "/talks/"})
    assert is_listed_paper({"title": "A", "venue": "ICLR"})
    assert is_listed_paper({"title": "A", "authors": ["Ada Roe"], "year": 2024})
    assert not is_listed_paper({"title": "A", "authors": ["Ada Roe"]})
    assert is_listed_paper(
        {"title": "A", "links": [{"name": "PDF", "url": "https://arxiv.org/abs/2403.01003"}]}
    )
    assert not is_listed_paper({"title": "A", "authors": "Ada Roe", "speaker": "Ada Roe"})


def _page(front: str, body: str) -> str:
    return f"---\ntitle: Reading Tables\n{front}---\n{body}"


def test_the_people_may_be_in_the_citation() -> None:
    front = "venue: Tables\npaperurl: https://example.org/a.pdf\n"
    for citation in (
        "Ada Roe, Bo Moe. (2024). &quot;Reading Tables.&quot; <i>Tables</i>. 1(1).",
        "A. Roe and B. Moe, “Reading Tables”, Tables 2024",
    ):
        (paper,) = read(yaml_records, _page(f"{front}citation: '{citation}'\n", "")).sightings
        assert [name.family for name in paper.authors] == ["Roe", "Moe"]
    (paper,) = read(yaml_records, _page(f"{front}citation: See the page of another paper\n", "")).sightings
    assert not paper.authors


def test_front_matter_with_two_values_of_a_key_is_no_paper() -> None:
    front = "authors: [Bo Moe]\nvenue: Tables\ndoi: 10.5555/a\n"
    assert yaml_records.recognizes(_page(front, "Text.\n"))
    assert not yaml_records.recognizes(_page(f"{front}doi: 10.5555/b\n", "Text.\n"))


def test_the_owner_of_a_site_is_no_name() -> None:
    front = "authors: [admin, Bo Moe]\npublication: In *Tables*\n"
    (paper,) = read(yaml_records, _page(front, "")).sightings
    assert [str(name) for name in paper.authors] == ["Bo Moe"]
    assert paper.has_more_authors
    assert paper.venue == "Tables"


def test_the_date_is_that_of_the_paper_and_not_of_the_page() -> None:
    front = "authors: [Bo Moe]\nvenue: Tables\ndoi: 10.5555/a\ndate: 2020-05-01\npublishDate: 2024-01-01\n"
    (paper,) = read(yaml_records, _page(front, "")).sightings
    assert str(paper.published) == "2020-05-01"
    assert paper.seen_on is None


def test_an_abstract_below_is_taken_up_to_the_next_heading() -> None:
    front = "authors: [Bo Moe]\ndoi: 10.5555/a\n"
    (paper,) = read(yaml_records, _page(front, "\n## Abstract\n\nWe read\ntables.\n\n## Cite\nx\n")).sightings
    assert paper.abstract == "We read tables."
    (paper,) = read(yaml_records, _page(f"{front}abstract: Own.\n", "\n**Abstract**\n\nOther.\n")).sightings
    assert paper.abstract == "Own."
    body = "\n## Abstract\n\n> We read\n> tables.\n\nAnd rows.\n\nRecommended citation: Bo Moe (2020).\n"
    (paper,) = read(yaml_records, _page(front, body)).sightings
    assert paper.abstract == "We read tables. And rows."


def test_another_paper_below_is_told() -> None:
    body = "https://doi.org/10.5555/a\n\nSee https://arxiv.org/abs/2410.01001 too.\n"
    result = read(yaml_records, _page("authors: [Bo Moe]\nvenue: Tables\ndoi: 10.5555/a\n", body))
    assert [(span.span.first, span.span.last) for span in result.leftovers] == [(9, 9)]
    assert result.reading.unparsed_lines == 1


def test_papers_that_are_listed_below_are_told() -> None:
    front = (
        "collection: publications\nauthors: [Bo Moe]\nvenue: Tables\npaperurl: https://example.org/a.pdf\n"
    )
    cited = "1. Bo Moe. Reading Tables. In Tables, pages 1-9, 2020."
    result = read(yaml_records, _page(front, "\n".join(("", *LISTED, cited, ""))))
    assert [sighting.title for sighting in result.sightings] == ["Reading Tables"]
    assert [(span.span.first, span.span.last) for span in result.leftovers] == [(10, 10)]


def test_time_is_linear() -> None:
    assert_linear_time(
        lambda lines: describes_paper(PAPER, lines), lambda size: ["| " + "word " * size], 2_000
    )
    assert_linear_time(
        lambda lines: describes_paper(PAPER, lines), lambda size: ["- " + "2024 [a]( " * size], 500
    )
    assert_linear_time(
        lambda lines: describes_paper(PAPER, lines), lambda size: ["2024. http://a " * size + "x"], 500
    )
