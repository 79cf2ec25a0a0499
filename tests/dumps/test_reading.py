"""A file becomes a reading, whatever it is; nothing of it is lost."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dumps.blocks import blocks_of
from generator.dumps.reading import READERS, dump_files, read_dump
from generator.model import Severity

RAW = Path(__file__).parents[2] / "raw"
FACTS = {
    "000_9d0e1e90c0128e57.txt": ("labelled fields", 10),
    "001_72a18cf04331fc4d.txt": ("labelled fields", 10),
    "002_385e64cbef6b14dc.txt": ("listing of titles and abstracts", 68),
    "003_9b95d5e03c9646b7.txt": ("listing of titles and abstracts", 230),
    "004_1ff9c41d867ee307.txt": ("listing of titles and abstracts", 60),
}
ABSTRACT = "We study " + "a thing that matters to many people and that nobody has looked at in this way before, " * 3 + "and it works."


@pytest.mark.parametrize("name", FACTS)
def test_the_five_dumps(name: str) -> None:
    reading = read_dump(RAW / name, name)
    layout, count = FACTS[name]
    assert (reading.layout, len(reading.sightings)) == (layout, count)
    assert reading.unread_lines == 0
    assert not reading.problems
    filled = sum(1 for line in (RAW / name).read_text("utf-8").splitlines() if line.strip())
    assert reading.paper_lines + reading.furniture_lines == filled


def test_what_stands_around_the_papers() -> None:
    glued = read_dump(RAW / "003_9b95d5e03c9646b7.txt", "003")
    assert glued.sightings[0].title == "Visualizing the Loss Landscape of Neural Nets"
    assert (glued.sightings[0].span.first, glued.sightings[0].span.last) == (3, 4)
    assert glued.sightings[-1].span.last == glued.lines == 462
    dated = read_dump(RAW / "002_385e64cbef6b14dc.txt", "002")
    assert {one.seen_on for one in dated.sightings} == {"Aug 7"}
    assert [one.position for one in dated.sightings] == list(range(1, 69))
    untitled = read_dump(RAW / "000_9d0e1e90c0128e57.txt", "000")
    assert {one.title for one in untitled.sightings} == {None}
    assert not any((one.abstract or "").lower().startswith("abstract") for one in untitled.sightings)


@pytest.mark.parametrize("name", FACTS)
def test_exactly_one_reader_claims_each_dump(name: str) -> None:
    dump = blocks_of(name, (RAW / name).read_text("utf-8"))
    assert [reader.LAYOUT for reader in READERS if reader.claims(dump)] == [FACTS[name][0]]


@pytest.mark.parametrize(
    ("content", "layout", "line", "said"),
    [
        (b"", "empty", None, "empty file"),
        (b"\n \n\n", "empty", None, "empty file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "unreadable", 3, "NUL byte"),
        ("Titel\nH\xf6lder\n".encode("latin-1"), "unreadable", 2, "0xf6"),
        (b"\n\nbuy milk\nand bread\n", "unknown", 3, "none of the layouts"),
    ],
)
def test_what_is_no_dump_gets_one_clear_message(tmp_path: Path, content: bytes, layout: str, line: int | None, said: str) -> None:
    (tmp_path / "x.txt").write_bytes(content)
    reading = read_dump(tmp_path / "x.txt", "x.txt")
    (problem,) = reading.problems
    assert problem.severity is Severity.ERROR
    assert (reading.layout, reading.sightings, problem.line) == (layout, (), line)
    assert said in str(problem)
    assert problem.advice


def test_a_broken_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl.gz").write_bytes(gzip.compress(b'{"title": "A"}\n' * 99)[:-20])
    problem = read_dump(tmp_path / "x.jsonl.gz", "x.jsonl.gz").problems[0]
    assert "ends or breaks early" in str(problem)


def test_a_pipe_is_no_dump(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "a pipe" in str(read_dump(tmp_path / "pipe.txt", "pipe.txt").problems[0])


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"A Title\n{ABSTRACT}\n")
    (tmp_path / "link.txt").symlink_to(tmp_path / "secret")
    reading = read_dump(tmp_path / "link.txt", "link.txt")
    assert not reading.sightings
    assert not reading.unread
    assert "a link" in str(reading.problems[0])


def test_lines_that_cannot_be_decoded_are_counted(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"one\n\nH\xf6lder\n")
    reading = read_dump(tmp_path / "x.txt", "x.txt")
    assert (reading.lines, reading.unread_lines, len(reading.unread)) == (3, 2, 1)


def test_json_lines_with_one_bad_line(tmp_path: Path) -> None:
    good = json.dumps({"title": "A", "abstract": "B", "authors": ["C"], "date": "2024", "url": "https://arxiv.org/abs/2410.05434"})
    (tmp_path / "x.jsonl").write_text(f"{good}\n{{oops\n{good}\n", "utf-8")
    reading = read_dump(tmp_path / "x.jsonl", "x.jsonl")
    assert [one.span.first for one in reading.sightings] == [1, 3]
    assert [(one.span.first, one.span.last) for one in reading.unread] == [(2, 2)]
    assert [problem.line for problem in reading.problems if problem.severity is Severity.ERROR] == [2]
    assert [one.value for one in reading.sightings[0].identifiers] == ["2410.05434"]


def test_a_json_array_knows_its_lines(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('[\n {\n  "title": "A"\n },\n\n {"title": "B"}\n]\n', "utf-8")
    reading = read_dump(tmp_path / "x.json", "x.json")
    assert [(one.title, one.span.first, one.span.last) for one in reading.sightings] == [("A", 2, 4), ("B", 6, 6)]
    assert (reading.paper_lines, reading.furniture_lines, reading.unread_lines) == (4, 2, 0)


def test_unread_lines_are_kept_with_their_reason(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(f"A Title of Some Kind\n{ABSTRACT}\n{ABSTRACT}\nAnother Title\n{ABSTRACT}\n", "utf-8")
    reading = read_dump(tmp_path / "x.txt", "x.txt")
    assert [one.title for one in reading.sightings] == ["A Title of Some Kind", "Another Title"]
    assert [(one.span.first, one.raw, one.why) for one in reading.unread] == [(3, ABSTRACT, "an abstract without a title before it")]


def test_labelled_fields(tmp_path: Path) -> None:
    text = (
        f"Title: One\nAuthors: Ada Lovelace, Alan Turing\nAbstract: {ABSTRACT}\nDate: 2024-10-07\nURL: https://arxiv.org/abs/2410.05434v2\n"
        f"\nTitle: Two\nAbstract: {ABSTRACT}\nDOI: 10.1000/ABC\n"
    )
    (tmp_path / "x.txt").write_text(text, "utf-8")
    one, two = read_dump(tmp_path / "x.txt", "x.txt").sightings
    assert (one.title, one.authors, one.published) == ("One", ("Ada Lovelace", "Alan Turing"), "2024-10-07")
    assert [str(i.value) for i in one.identifiers] == ["2410.05434"]
    assert [str(i.value) for i in two.identifiers] == ["10.1000/abc"]


def test_hidden_lock_and_read_me_files_are_no_dumps(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "papers.lock", "README.md"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in dump_files(tmp_path)] == ["a.txt", "b.txt"]


LINES = st.lists(
    st.sampled_from(
        [
            "",
            "A Title",
            ABSTRACT,
            "Aug 7",
            "Subscribe",
            "Abstract: " + ABSTRACT,
            "Title: X",
            '{"title": "A"}',
            "{",
            "odd words",
        ]
    )
    | st.text(max_size=30),
    max_size=25,
)


@given(LINES)
def test_every_line_is_a_papers_furniture_or_unread(lines: list[str]) -> None:
    text = "\n".join(lines)
    dump = blocks_of("x", text)
    for reader in READERS:
        if dump.blocks and reader.claims(dump):
            reading = reader.read(dump)
            assert reading.paper_lines + reading.furniture_lines + reading.unread_lines == len(dump.filled)


@given(st.text(max_size=300))
def test_blocks_hold_every_filled_line_once(text: str) -> None:
    dump = blocks_of("x", text)
    covered = [line for block in dump.blocks for line in range(block.span.first, block.span.last + 1)]
    assert covered == list(dump.filled)
    assert "".join(" ".join(block.text for block in dump.blocks).split()) == "".join(text.split())
