"""Tests of reading records from files of any size."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from paper_digest.enrichment.record_files import records_in
from paper_digest.model.problem import Problem
from paper_digest.model.record import Sighting
from paper_digest.pipeline import no_progress

LINES = [
    {"id": "2410.05434", "title": "Flat\n minima", "abstract": "We weave."},
    {"id": "2411.00001", "title": "Old pottery", "abstract": "We dig."},
    {"id": "hep-th/9901001", "title": "Strings", "abstract": "We vibrate."},
    {"id": "https://openalex.org/W1", "display_name": "A Loom", "doi": "https://doi.org/10.1000/A"},
    {"externalIds": {"ArXiv": "2501.00001"}, "title": "$\\ell_\\infty$ looms"},
]


def read(path: Path, *wanted: str) -> list[Sighting | Problem]:
    return list(records_in(path, frozenset(wanted), no_progress))


def titles(path: Path, *wanted: str) -> list[str | None]:
    return [output.title for output in read(path, *wanted) if isinstance(output, Sighting)]


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    path = tmp_path / "snapshot.jsonl"
    path.write_text("\n".join(map(json.dumps, LINES)) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("flatminima", "Flat minima"),
        ("2410.05434", "Flat minima"),
        ("hep-th/9901001", "Strings"),
        ("10.1000/a", "A Loom"),
        ("2501.00001", "$\\ell_\\infty$ looms"),
        ("ellinftylooms", "$\\ell_\\infty$ looms"),
    ],
)
def test_a_wanted_record_is_found_by_title_or_identifier(snapshot: Path, key: str, title: str) -> None:
    assert titles(snapshot, key) == [title]
    assert titles(snapshot, "something else") == []


def test_a_record_has_the_line_of_its_file(snapshot: Path) -> None:
    (record,) = read(snapshot, "strings")
    assert isinstance(record, Sighting)
    assert (record.dump, record.span.first) == ("snapshot.jsonl", 3)


def test_a_compressed_file_is_read(snapshot: Path) -> None:
    packed = snapshot.with_suffix(".gz")
    packed.write_bytes(gzip.compress(snapshot.read_bytes()))
    assert titles(packed, "strings") == ["Strings"]


def test_broken_lines_and_a_cut_end_are_reported_and_the_others_read(snapshot: Path) -> None:
    lines = snapshot.read_bytes().splitlines()
    snapshot.write_bytes(b"\n".join([lines[0], b'{"title": ', lines[2], b"\xff\xfe", lines[1]]))
    *records, problem = read(snapshot, "flatminima", "strings", "oldpottery")
    assert [record.title for record in records if isinstance(record, Sighting)] == [
        "Flat minima",
        "Strings",
        "Old pottery",
    ]
    assert "snapshot.jsonl:2: error" in str(problem)
    assert "(and 1 more)" in str(problem)
    packed = snapshot.with_suffix(".gz")
    packed.write_bytes(gzip.compress(snapshot.read_bytes())[:-20])
    assert isinstance(read(packed, "flatminima")[-1], Problem)


def test_other_formats_are_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "anthology.bib"
    path.write_text("@misc{a, title = {Flat minima}}\n@misc{b, title = {Old pottery}}\n", "utf-8")
    assert titles(path, "flatminima") == ["Flat minima"]


def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "picture.jsonl"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (problem,) = read(path, "flatminima")
    assert isinstance(problem, Problem)


def test_bytes_that_are_not_utf_8_break_only_their_line(snapshot: Path) -> None:
    lines = snapshot.read_bytes().splitlines()
    lines.insert(2, b'{"title": "other \xff"}')
    snapshot.write_bytes(b"\n".join(lines))
    record, problem = read(snapshot, "strings")
    assert isinstance(record, Sighting)
    assert "snapshot.jsonl:3: error" in str(problem)


@pytest.mark.parametrize("position", range(12, 200, 11))
def test_a_damaged_compressed_file_is_a_problem(snapshot: Path, position: int) -> None:
    content = bytearray(gzip.compress(snapshot.read_bytes()))
    content[position % len(content)] ^= 0xFF
    packed = snapshot.with_suffix(".gz")
    packed.write_bytes(content)
    outputs = read(packed, "strings")
    assert any(isinstance(output, Problem) for output in outputs) or titles(packed, "strings") == ["Strings"]
