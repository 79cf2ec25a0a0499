"""Tests of reading records from files of any size."""

from __future__ import annotations

import gzip
import json
import zipfile
from functools import partial
from pathlib import Path

import pytest
from paper_digest.enrichment import bibliography_parts
from paper_digest.enrichment.record_files import records_in
from paper_digest.linkage.match_features import title_keys
from paper_digest.model.problem import Problem
from paper_digest.model.record import Sighting
from paper_digest.pipeline import no_progress
from paper_digest.reading import readings_of
from paper_digest.sources import files, streams

from tests.expected import SAMPLES, samples

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


@pytest.mark.parametrize(
    "record",
    [
        {"title": ["Flat minima"], "DOI": "10.1000/flat"},
        {"Paper Title": "Flat minima", "DOI": "10.1000/flat"},
        {"name": "Flat minima", "abstract": "We weave a loom.", "authors": ["Ada Lovelace"]},
        {"paper": {"title": "Flat minima", "doi": "10.1000/flat"}},
    ],
)
def test_a_record_is_found_under_any_keys_that_its_reader_knows(
    tmp_path: Path, record: dict[str, object]
) -> None:
    path = tmp_path / "records.jsonl"
    lines = [{"title": "Old pottery"}, record, {"id": "nothing else"}, {"url": "https://a.org"}]
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    (output,) = read(path, "flatminima")
    assert isinstance(output, Sighting)
    assert (output.title, output.span.first) == ("Flat minima", 2)


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


def test_members_of_an_archive_are_read(snapshot: Path) -> None:
    packed = snapshot.with_name("archive.zip")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(snapshot, "arxiv/snapshot.json")
        archive.writestr("a.bib", "@misc{a, title = {Old pottery}}")
    records = read(packed, "strings", "oldpottery")
    assert [(record.dump, record.span.first) for record in records if isinstance(record, Sighting)] == [
        ("archive.zip/a.bib", 1),
        ("archive.zip/arxiv/snapshot.json", 2),
        ("archive.zip/arxiv/snapshot.json", 3),
    ]


def test_a_link_to_a_file_is_followed(snapshot: Path) -> None:
    link = snapshot.with_name("link.jsonl")
    link.symlink_to(snapshot)
    (record,) = read(link, "strings")
    assert isinstance(record, Sighting)
    assert record.dump == "link.jsonl"


def test_a_large_compressed_file_is_read_only_if_little_of_it_is_kept(
    snapshot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "guarded", partial(streams.guarded, max_bytes=100_000))
    records = tmp_path / "records.jsonl.gz"
    records.write_bytes(gzip.compress(b'{"title": "Unknown"}\n' * 10_000 + snapshot.read_bytes()))
    assert titles(records, "strings") == ["Strings"]
    table = tmp_path / "table.csv.gz"
    rows = "".join(f"Title {number},Ada Lovelace\n" for number in range(10_000))
    table.write_bytes(gzip.compress(f"title,authors\n{rows}".encode()))
    assert "more than 100,000 bytes" in str(read(table, "title99")[0])


@pytest.fixture
def dblp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An export in parts of a few records; records share lines, as in DBLP's own file."""
    monkeypatch.setattr(bibliography_parts, "PART_SIZE", 500)
    records = "".join(
        f'<article key="{number}">\n<author>Ada Lovelace</author>\n<title>Loom {number} &uuml;.</title>\n'
        f"<year>2020</year>\n<ee>https://doi.org/10.1000/{number}</ee>\n</article>"
        for number in range(40)
    )
    path = tmp_path / "dblp.xml"
    path.write_text(
        f'<?xml version="1.0"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">\n<dblp>\n{records}\n</dblp>\n', "utf-8"
    )
    return path


def test_large_xml_is_read_in_parts(dblp: Path) -> None:
    """Record 0 starts in line 4, and each of the others in the last line of the one before it."""
    outputs = read(dblp, "loom7u", "10.1000/39", "10.1000/0")
    records = [output for output in outputs if isinstance(output, Sighting)]
    assert outputs == records
    assert [(record.title, record.span.first, record.span.last) for record in records] == [
        ("Loom 0 ü.", 4, 9),
        ("Loom 7 ü.", 39, 44),
        ("Loom 39 ü.", 199, 204),
    ]
    assert [str(name) for name in records[1].authors] == ["Ada Lovelace"]


def test_damage_in_large_xml_is_reported_with_its_line(dblp: Path) -> None:
    text = dblp.read_text("utf-8").replace('</article><article key="20">', '<article key="20">')
    dblp.write_text(text[: text.index('key="38"')], "utf-8")
    outputs = read(dblp, "loom7u", "loom20u", "loom38u")
    assert [output.title for output in outputs if isinstance(output, Sighting)] == ["Loom 7 ü.", "Loom 20 ü."]
    assert [output.line for output in outputs if isinstance(output, Problem)] == [99, 194]


def test_many_problems_of_a_large_file_are_counted(dblp: Path) -> None:
    dblp.write_text(dblp.read_text("utf-8").replace("</article>", "\n"), "utf-8")
    outputs = read(dblp, "loom7u")
    assert len(outputs) == 20
    assert str(outputs[-1]).count("(and 20 more)") == 1


def test_large_bibtex_is_read_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bibliography_parts, "PART_SIZE", 300)
    entries = "".join(
        f"@article{{key{number},\n  title = {{Loom {number}}},\n  journal = looms,\n}}\n"
        for number in range(40)
    )
    path = tmp_path / "looms.bib"
    path.write_text(f"@string{{looms = {{Journal of Looms}}}}\n{entries}", "utf-8")
    outputs = read(path, "loom0", "loom39")
    records = [output for output in outputs if isinstance(output, Sighting)]
    assert outputs == records
    assert [(record.title, record.venue, record.span.first) for record in records] == [
        ("Loom 0", "Journal of Looms", 2),
        ("Loom 39", "Journal of Looms", 158),
    ]


def test_other_formats_are_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("title,authors\nFlat minima,Ada Lovelace\nOld pottery,Kees Berg\n", "utf-8")
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


@pytest.mark.one_in(8)
@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.relative_to(SAMPLES).as_posix())
def test_each_paper_of_a_sample_is_found_by_its_title_and_by_its_identifiers(sample: Path) -> None:
    """However the file is read: no shortcut may miss what the reader of its format finds."""
    papers = [paper for reading in readings_of(sample, sample.name) for paper in reading.sightings]
    for paper in (*papers[:2], *papers[-2:]):
        identifiers = {identifier.value for identifier in paper.identifiers}
        for keys in filter(None, (title_keys(paper.title or ""), identifiers)):
            outputs = read(sample, *keys)
            assert paper.title in [record.title for record in outputs if isinstance(record, Sighting)], keys
