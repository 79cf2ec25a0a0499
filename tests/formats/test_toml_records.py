"""TOML with papers is read, other TOML is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.formats import toml_records
from paper_digest.reading import FORMATS, readings_of

from tests.conftest import ROOT
from tests.formats.records import read

PAPERS = """[[papers]]
title = "Reading Tables Row by Row"
authors = ["Ada Roe", "Bo Moe"]
year = 2024

[[papers]]
title = "Rows without Columns"
authors = "Cy Doe"
venue = "ICLR 2025"
"""
SITE = """title = "The Weavers"
baseURL = "https://example.org/"

[params]
author = "Ada Roe"

[[menu.main]]
title = "Papers"
url = "/papers/"
"""


def test_papers_are_read_with_their_lines() -> None:
    result = read(toml_records, PAPERS)
    assert [sighting.title for sighting in result.sightings] == [
        "Reading Tables Row by Row",
        "Rows without Columns",
    ]
    assert result.lines() == [(1, 4), (6, 9)]
    assert not result.leftovers


def test_a_table_that_is_no_toml_is_reported() -> None:
    result = read(toml_records, PAPERS.replace("year = 2024", "year = in 2024"))
    assert [sighting.title for sighting in result.sightings] == ["Rows without Columns"]
    assert [leftover.span.first for leftover in result.leftovers] == [1]
    assert not any("at line" in leftover.reason for leftover in result.leftovers)


def test_only_toml_with_papers_is_recognized() -> None:
    assert [parser for parser in FORMATS if parser.recognizes(PAPERS)] == [toml_records]
    assert not toml_records.recognizes(SITE)
    assert not toml_records.recognizes((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.mark.parametrize("text", [SITE, '[[row]]\ndata = ["Roe, A.", "2021", "Reading Tables Row by Row"]\n'])
def test_other_toml_is_no_page_of_papers(text: str, tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text(text, "utf-8")
    (reading,) = readings_of(path, path.name)
    assert not reading.sightings
    assert [problem.actual for problem in reading.problems] == ["TOML without tables of papers"]


def test_tables_with_names_are_read_with_all_their_lines() -> None:
    text = PAPERS.replace("[[papers]]", "[papers.first]", 1).replace("[[papers]]", "[papers.second]")
    result = read(toml_records, f"{text}[papers.second.links]\npdf = 'https://example.org/a.pdf'\n")
    assert result.lines() == [(1, 4), (6, 11)]
    assert not result.reading.unparsed


def test_a_table_of_the_file_beside_its_papers_is_none() -> None:
    params = '[params]\ntitle = "Papers of the Weavers"\nauthor = "Ada Roe"\n\n'
    result = read(toml_records, params + PAPERS)
    assert result.titles() == ["Reading Tables Row by Row", "Rows without Columns"]
    assert not result.reading.unparsed


def test_a_paper_above_or_beside_lists_of_papers_is_not_lost() -> None:
    values = 'title = "Tables and Rows"\nauthors = ["Di Roe"]\nyear = 2020\n\n'
    assert read(toml_records, values + PAPERS).titles()[0] == "Tables and Rows"
    assert read(toml_records, f"[best]\n{values}{PAPERS}").titles()[0] == "Tables and Rows"
