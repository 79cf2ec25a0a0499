"""YAML with papers is read by the reader of JSON; other YAML is refused."""

from __future__ import annotations

import pytest
from paper_digest.formats import yaml_records
from paper_digest.reading import FORMATS
from paper_digest.sources.front_matter import FrontMatter

from tests.formats.records import read

LIST = """- title: Reading Tables
  authors: Ada Roe, Bo Moe
  venue: ICLR 2025
- title: Rows without Columns
  authors:
    - Cy Doe
  year: 2024
"""
INDEX = """roe25:
  type: Article
  title: On Reading
  author: ["Roe, Ada"]
  serial-number: {doi: 10.5555/reading.3}
  parent: {type: Periodical, title: Journal of Reading, volume: 3}
moe24:
  title: On Writing
  author: Moe, Bo
"""
SOFTWARE = """cff-version: 1.2.0
title: loomkit
authors:
  - family-names: Moe
    given-names: Bo
doi: 10.5281/zenodo.5555555
"""
CITED = """preferred-citation:
  title: A Kit of Looms
  authors:
    - family-names: Loo
      name-particle: van der
      given-names: Eva
  year: 2023
"""


PEOPLE = "- title: Reading Tables\n  authors: Ada Roe, Bo Moe\n  year: 2024\n"
LINKED = "- title: Reading Tables\n  links:\n    Paper: https://arxiv.org/abs/2403.01003\n"
MERGED = """of days: &days
  venue: Days of Reading
  year: 2024
papers:
  - <<: *days
    title: Reading Tables
    authors: Ada Roe
  - <<: *days
    title: Rows without Columns
    year: 2023
    authors: Bo Moe
"""


@pytest.mark.parametrize(
    "text",
    [
        *(LIST, INDEX, SOFTWARE, f"# comment\n---\n{LIST}...\n", f"papers:\n{LIST}"),
        *(PEOPLE, f"2024:\n{PEOPLE}", LINKED, MERGED),
        PEOPLE.replace("year: 2024", "year: 2024\n  location: Graz"),
        PEOPLE.replace("title", "name").replace("year: 2024", "venue: ICLR"),
        LINKED.replace("title", "paper_title"),
        "book:\n  type: Book\n  title: On Books\n  serial-number:\n    doi: 10.5555/reading.4\n",
    ],
)
def test_yaml_with_papers_is_recognized(text: str) -> None:
    assert [parser for parser in FORMATS if parser.recognizes(text)] == [yaml_records]


@pytest.mark.parametrize(
    "text",
    [
        '"title": "Reading Tables",\n"authors": ["Ada Roe"]\n},\n{"title": "Rows"}\n',
        "main:\n  - title: Publications\n    url: /publications/\n",
        'name: Bug\ntitle: "[Bug]: "\nbody:\n  - type: input\n',
        "- title: A tutorial\n  venue: Hall 2\n  speakers: Ada Roe\n",
        "Title: Reading Tables\nAuthors: Ada Roe\n\nTitle: Rows\nAuthors: Cy Doe\n",
        "- **Title**: Reading Tables\n  authors: Ada Roe\n",
        "- Title: Reading Tables\n- Authors: Ada Roe\n- Venue: ICLR\n",
        "Notes: what I read\n- title: a good one\n  is short\n",
        "---\ntitle: My papers\nauthor: Ada Roe\ndate: 2024-01-01\n---\n- A\n- B\n",
        "- title: Publications\n  url: /list/\n- title: CV\n  pdf: /cv.pdf\n",
        "- title: On Tables\n  location: Graz\n  date: 2024-05-01\n",
        "- title: A Reader\n  description: It reads.\n  year: 2024\n  url: https://example.org/reader\n",
        "- title: How I read\n  author: Ada Roe\n  date: 2024-05-01\n",
        "- name: Ada Roe\n  year: 2024\n",
        "- title: Blue Moon\n  authors: [Ada Roe, Bo Moe]\n  key: C\n- title: Red Sea\n  authors: [Bo Moe]\n",
        "- title: How we weave\n  authors: [Ada Roe]\n  date: 2024-05-01\n  tags: [looms]\n",
        "- title: Loom-1k\n  paper: https://arxiv.org/abs/2403.01003\n  size: 15GB\n",
        "- name: Loom-50\n  authors: Ada Roe et al.\n  paper: https://arxiv.org/abs/2403.01003\n",
        "- name: A Reader\n  authors: Ada Roe\n  url: https://example.org/reader\n",
        "---\ntitle: A\nauthors: Ada Roe\nvenue: ICLR\n---\n@article{a,\n  title={A}\n}\n",
        "---\ntitle: My papers\nlinks:\n  - title: As PDF\n    pdf: /list.pdf\n---\n- A\n- B\n",
        "---\ntitle: A\nauthors: [Ada Roe]\nvenue: ICLR\n---\ntitle: B\nauthors: [Bo Moe]\nvenue: ICLR\n",
    ],
)
def test_other_yaml_and_labeled_text_is_not(text: str) -> None:
    assert not yaml_records.recognizes(text)


def test_text_of_which_more_is_broken_than_is_papers_is_no_yaml() -> None:
    broken = "- title: [Loss\n  authors: Di Poe\n"
    paper = "- title: Reading Tables\n  authors: [Ada Roe]\n  year: 2024\n  doi: 10.5555/tables.1\n"
    assert yaml_records.recognizes(paper + broken)
    assert not yaml_records.recognizes(paper + broken + broken)


def test_records_of_an_index_have_their_own_facts() -> None:
    result = read(yaml_records, INDEX)
    assert result.titles() == ["On Reading", "On Writing"]
    first = result.sightings[0]
    assert (first.venue, first.volume, first.identifiers[0].value) == (
        *("Journal of Reading", "3"),
        "10.5555/reading.3",
    )
    assert result.lines() == [(2, 6), (8, 9)]


def test_the_paper_that_a_program_asks_to_cite_is_read_and_not_the_program() -> None:
    (paper,) = read(yaml_records, SOFTWARE + CITED).sightings
    assert paper.title == "A Kit of Looms"
    assert [str(name) for name in paper.authors] == ["Eva van der Loo"]
    assert not paper.identifiers
    assert read(yaml_records, SOFTWARE).titles() == ["loomkit"]


@pytest.mark.parametrize("broken", ["title: {A Kit", "title: [A Kit", "\ttitle: A Kit"])
def test_a_broken_citation_is_told_and_has_no_title(broken: str) -> None:
    text = SOFTWARE + CITED.replace("title: A Kit of Looms", broken)
    assert yaml_records.recognizes(text)
    result = read(yaml_records, text)
    assert "A Kit" not in str(result.titles())
    assert "loomkit" not in result.titles()
    assert any("invalid YAML" in problem.actual for problem in result.problems)


def test_a_broken_item_costs_that_one() -> None:
    result = read(yaml_records, LIST + "- title: [Loss\n  authors: Di Poe\n")
    assert result.titles() == ["Reading Tables", "Rows without Columns"]
    assert [(span.span.first, span.span.last) for span in result.leftovers] == [(8, 9)]


def test_a_list_in_front_matter_is_read_and_the_text_below_is_told() -> None:
    result = read(yaml_records, f"---\ntitle: Publications\npapers:\n{LIST}---\nBelow.\n")
    assert result.titles() == ["Reading Tables", "Rows without Columns"]
    assert [span.span.first for span in result.reading.unparsed] == [12]


def test_a_mapping_that_an_item_takes_over_completes_it() -> None:
    result = read(yaml_records, MERGED)
    facts = [(paper.title, paper.venue, str(paper.published)) for paper in result.reading.sightings]
    assert facts == [
        ("Reading Tables", "Days of Reading", "2024"),
        ("Rows without Columns", "Days of Reading", "2023"),
    ]


def test_a_section_without_papers_is_none() -> None:
    filled = "new:\n  title: New ones\n  list:\n    - title: Tables\n      conf: ICLR\n"
    empty = "old:\n  title: Old ones\n  list:\n"
    assert read(yaml_records, filled + empty).titles() == ["Tables"]


def test_the_title_of_a_bibliography_in_yaml_is_markdown() -> None:
    text = "- title: On the *Reading* of [Tables](/tables)\n  authors: Ada Roe\n"
    assert read(yaml_records, text).titles() == ["On the Reading of Tables"]


def test_the_proceedings_of_a_cited_paper_are_its_venue() -> None:
    in_proceedings = CITED.replace("  year: 2023", "  collection-title: Loom Days\n  year: 2023")
    for kind, venue in (("conference-paper", "Loom Days"), ("book", None)):
        text = SOFTWARE + in_proceedings.replace("  title:", f"  type: {kind}\n  title:")
        (paper,) = read(yaml_records, text).reading.sightings
        assert (paper.title, paper.venue) == ("A Kit of Looms", venue)


def test_titles_with_people_are_papers_if_they_are_long() -> None:
    text = (
        "- title: Learning to Weave: A Study of Looms\n  authors: Ada Roe (Loom Lab)*; Bo Moe\n"
        "- title: How Threads Break in the Dark\n  authors: Cy Doe\n- title:\n  authors:\n"
    )
    assert yaml_records.recognizes(text)
    result = read(yaml_records, text)
    assert result.titles() == ["Learning to Weave: A Study of Looms", "How Threads Break in the Dark"]
    assert [str(name) for name in result.sightings[0].authors] == ["Ada Roe", "Bo Moe"]
    assert not result.problems


@pytest.mark.parametrize("value", ["0x" + "f" * 5_000, "[" * 5_000 + "]" * 5_000])
def test_front_matter_in_toml_with_values_that_nothing_has_is_ignored(value: str) -> None:
    assert yaml_records._values(FrontMatter('title = "Looms"\nday = 2024-05-06', 4, is_toml=True)) == {
        "title": "Looms",
        "day": "2024-05-06",
    }
    assert yaml_records._values(FrontMatter(f"year = {value}", 3, is_toml=True)) == {}
