"""Structured files without records are told from those that are not understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_digest.formats.empty_files import empty_file, is_table_heading
from paper_digest.model.problem import Severity
from paper_digest.reading import readings_of

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("[]", "JSON records"),
        ("{}", "JSON records"),
        ('{"papers": []}', "JSON records"),
        ('{"title": "New papers", "entries": []}', "JSON records"),
        ('{"message": {"total": 0, "items": []}}', "JSON records"),
        ("% only a comment\n", "BibTeX"),
        ("% Encoding: UTF-8\n@comment{jabref-meta: databaseType:bibtex;}\n@string{a = {b}}", "BibTeX"),
        ("title,abstract,authors\n", "CSV"),
        ("Title\tAuthors\tDOI\n", "CSV"),
        ('"Title","Author Full Names","Times Cited, WoS","#"\n', "CSV"),
        ("| Title | Authors |\n|---|---|\n", "CSV"),
    ],
)
def test_a_file_without_records_is_one_warning(tmp_path: Path, text: str, layout: str) -> None:
    assert empty_file(text) is not None
    (tmp_path / "x.txt").write_text(text, "utf-8")
    (reading,) = readings_of(tmp_path / "x.txt", "x.txt")
    assert (reading.layout, reading.sightings, reading.unparsed_lines) == (layout, (), 0)
    (problem,) = reading.problems
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "",
        '[{"title": "Faster Looms"}]',
        '{"title": "Faster Looms", "keywords": []}',
        '{"papers": [{"name": "x"}], "errors": []}',
        "@article{a, title = {Faster Looms}}",
        "%0 Journal Article\n%T Faster Looms\n",
        "title,abstract\nFaster Looms,We study looms.\n",
        "A page about titles",
        "{broken",
        '{"items":[{"DOI":"10.1145/1","title":["Cats"]},{"DOI":"10.1145/2","title":[],"author":[]}]}',
        '[{"title", "author", "year"}]',
        "<title>, <author>, <year>",
        "@misc{title, author, year}",
    ],
)
def test_a_file_with_records_or_other_text_is_not_empty(text: str) -> None:
    assert empty_file(text) is None


def test_one_known_name_is_no_heading_of_a_table() -> None:
    assert is_table_heading(["title, year"])
    assert not is_table_heading(["title, what"])
    assert not is_table_heading(["title, year", "Faster Looms, 2024"])


@pytest.mark.parametrize("unit", ["\n", "% ", "@comment{", "{", "[", "|", " \n"])
def test_time_is_linear(unit: str) -> None:
    assert_linear_time(empty_file, lambda count: f"x{unit * count}y", 2_000)


def test_time_to_recognize_a_heading_is_linear() -> None:
    assert_linear_time(is_table_heading, lambda size: [f"title, {' ' * size}!"])
