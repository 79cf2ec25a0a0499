"""A file becomes a reading, whatever it is; nothing of it is lost."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections import Counter
from pathlib import Path

import paper_digest.reading as reading_module
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.model.problem import Severity
from paper_digest.model.record import Reading
from paper_digest.reading import readings_of
from paper_digest.sources.files import dump_files

RAW = Path(__file__).parents[1] / "raw"
FACTS = {
    "000_9d0e1e90c0128e57.txt": ("page of papers", 10),
    "001_72a18cf04331fc4d.txt": ("page of papers", 10),
    "002_385e64cbef6b14dc.txt": ("page of papers", 68),
    "003_9b95d5e03c9646b7.txt": ("page of papers", 230),
    "004_1ff9c41d867ee307.txt": ("page of papers", 60),
}


def read_dump(path: Path, name: str) -> Reading:
    """The reading of a file that holds one dump."""
    (reading,) = readings_of(path, name)
    return reading


ABSTRACT = (
    "We study "
    + "a thing that matters to many people and that nobody has looked at in this way before, " * 3
    + "and it works."
)


@pytest.mark.parametrize("name", FACTS)
def test_the_five_dumps(name: str) -> None:
    reading = read_dump(RAW / name, name)
    layout, count = FACTS[name]
    assert (reading.layout, len(reading.sightings)) == (layout, count)
    assert reading.unparsed_lines == 0
    assert not reading.problems
    filled = sum(1 for line in (RAW / name).read_text("utf-8").splitlines() if line.strip())
    assert reading.paper_lines + reading.boilerplate_lines == filled


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


@pytest.mark.parametrize(
    ("content", "layout", "line", "said"),
    [
        (b"", "empty", None, "empty file"),
        (b"\n \n\n", "empty", None, "empty file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "unreadable", None, "an image"),
        (b"%PDF-1.7\n%\xe2\xe3", "unreadable", None, "a PDF"),
        (bytes(range(32)) * 9, "unreadable", None, "a binary file"),
        (b"\n\nbuy milk\nand bread\n", "unknown", 3, "no parser finds papers"),
    ],
)
def test_what_is_no_dump_gets_one_clear_message(
    tmp_path: Path, content: bytes, layout: str, line: int | None, said: str
) -> None:
    (tmp_path / "x.txt").write_bytes(content)
    reading = read_dump(tmp_path / "x.txt", "x.txt")
    (problem,) = reading.problems
    assert problem.severity is Severity.ERROR
    assert (reading.layout, reading.sightings, problem.line) == (layout, (), line)
    assert said in str(problem)
    assert problem.advice


def test_what_stands_before_a_break_is_read_and_the_break_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl.gz").write_bytes(
        gzip.compress(b"".join(b'{"title": "Paper %d"}\n' % n for n in range(9999)))[:-2000]
    )
    reading = read_dump(tmp_path / "x.jsonl.gz", "x.jsonl.gz")
    assert len(reading.sightings) > 1000
    assert "damaged or incomplete" in " ".join(
        str(problem) for problem in reading.problems if problem.severity is Severity.ERROR
    )


def test_a_pipe_is_no_dump(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "a pipe" in str(read_dump(tmp_path / "pipe.txt", "pipe.txt").problems[0])


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"A Title\n{ABSTRACT}\n")
    (tmp_path / "link.txt").symlink_to(tmp_path / "secret")
    reading = read_dump(tmp_path / "link.txt", "link.txt")
    assert not reading.sightings
    assert not reading.unparsed
    assert "a symbolic link" in str(reading.problems[0])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("\ufeffA Title of Some Kind\r\n{abstract}\r\n".encode("utf-8"), None),
        (b"A Title of Some Kind\r{abstract}\r", None),
        ("\ufeffA Title of Some Kind\n{abstract}\n".encode("utf-16-le"), None),
        ("A Title of Some Kind\n{abstract}\n".encode("utf-16-be"), None),
        ("A Title of Some Kind\nH\xf6lder {abstract}\n".encode("latin-1"), "Windows-1252"),
        ("A Title of Some Kind\nGr\u00f6\u00dfe {abstract}\n".encode().decode("cp1252").encode(), "repaired"),
        (b"A Title of Some\x00 Kind\n{abstract}\n" + b"x" * 200, "NUL"),
    ],
)
def test_any_encoding_is_read_and_what_was_mended_is_told(
    tmp_path: Path, content: bytes, said: str | None
) -> None:
    for wide in ("utf-16-le", "utf-16-be", "utf-8"):
        content = content.replace("{abstract}".encode(wide), ABSTRACT.encode(wide))
    (tmp_path / "x.txt").write_bytes(content)
    reading = read_dump(tmp_path / "x.txt", "x.txt")
    assert reading.sightings[0].title == "A Title of Some Kind"
    assert (
        (reading.sightings[0].abstract or "")
        .removeprefix("H\u00f6lder ")
        .removeprefix("Gr\u00f6\u00dfe ")
        .startswith(ABSTRACT[:50])
    )
    mended = [
        problem
        for problem in reading.problems
        if problem.line and problem.line < 3 and problem.severity is Severity.WARNING
    ]
    assert [said for problem in mended if said and said in str(problem)] == ([said] if said else [])
    assert len(mended) == bool(said)


def test_json_lines_with_one_bad_line(tmp_path: Path) -> None:
    good = json.dumps(
        {
            "title": "A",
            "abstract": "B",
            "authors": ["C"],
            "date": "2024",
            "url": "https://arxiv.org/abs/2410.05434",
        }
    )
    (tmp_path / "x.jsonl").write_text(f"{good}\n{{oops\n{good}\n", "utf-8")
    reading = read_dump(tmp_path / "x.jsonl", "x.jsonl")
    assert [one.span.first for one in reading.sightings] == [1, 3]
    assert [(one.span.first, one.span.last) for one in reading.unparsed] == [(2, 2)]
    assert [problem.line for problem in reading.problems if problem.severity is Severity.ERROR] == [2]
    assert [one.value for one in reading.sightings[0].identifiers] == ["2410.05434"]


def test_a_json_array_knows_its_lines(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('[\n {\n  "title": "A"\n },\n\n {"title": "B"}\n]\n', "utf-8")
    reading = read_dump(tmp_path / "x.json", "x.json")
    assert [(one.title, one.span.first, one.span.last) for one in reading.sightings] == [
        ("A", 2, 4),
        ("B", 6, 6),
    ]
    assert (reading.paper_lines, reading.boilerplate_lines, reading.unparsed_lines) == (4, 2, 0)


def test_unread_lines_are_kept_with_their_reason(tmp_path: Path) -> None:
    paper = f"Title: One\nAuthors: Ada Lovelace, Alan Turing\nAbstract: {ABSTRACT}\nURL: https://arxiv.org/abs/2410.05434\n\n"
    (tmp_path / "x.txt").write_text(
        f"{paper}{paper.replace('One', 'Two').replace('05434', '05435')}\n\n\n\nsome loose words here\n",
        "utf-8",
    )
    reading = read_dump(tmp_path / "x.txt", "x.txt")
    assert [one.title for one in reading.sightings] == ["One", "Two"]
    assert [(one.span.first, one.raw, one.reason) for one in reading.unparsed] == [
        (15, "some loose words here", "words that belong to no paper")
    ]


def test_paragraphs_that_follow_one_another_are_one_abstract(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(
        f"A Title of Some Kind\n\n{ABSTRACT}\n\nMoreover {ABSTRACT}\n\nAnother Title\n\n{ABSTRACT}\n", "utf-8"
    )
    reading = read_dump(tmp_path / "x.txt", "x.txt")
    assert [one.title for one in reading.sightings] == ["A Title of Some Kind", "Another Title"]
    assert reading.sightings[0].abstract == f"{ABSTRACT} Moreover {ABSTRACT}"


def test_labelled_fields(tmp_path: Path) -> None:
    text = (
        f"Title: One\nAuthors: Ada Lovelace, Alan Turing\nAbstract: {ABSTRACT}\nDate: 2024-10-07\nURL: https://arxiv.org/abs/2410.05434v2\n"
        f"\nTitle: Two\nAbstract: {ABSTRACT}\nDOI: 10.1000/ABC\n"
    )
    (tmp_path / "x.txt").write_text(text, "utf-8")
    one, two = read_dump(tmp_path / "x.txt", "x.txt").sightings
    assert (one.title, tuple(map(str, one.authors)), str(one.published)) == (
        "One",
        ("Ada Lovelace", "Alan Turing"),
        "2024-10-07",
    )
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
def test_every_line_is_a_papers_furniture_or_unread(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    text = "\n".join(lines)
    path = tmp_path_factory.getbasetemp() / "x.txt"
    path.write_text(text, "utf-8", newline="\n")
    reading = read_dump(path, "x")
    assert reading.paper_lines + reading.boilerplate_lines + reading.unparsed_lines <= reading.lines
    assert bool(reading.unparsed) == bool(reading.unparsed_lines)


@pytest.mark.parametrize(
    ("name", "text", "n_segmentations"),
    [
        ("x.txt", f"A Title of Some Kind\n\n{ABSTRACT}\n\nAnother Title\n\n{ABSTRACT}\n\nloose words\n", 1),
        ("x.json", '{"title": "A"}\n\nloose words\n', 0),
    ],
)
def test_a_file_is_opened_decoded_and_segmented_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, n_segmentations: int
) -> None:
    calls: Counter[str] = Counter()

    def count(target: object, attribute: str) -> None:
        function = getattr(target, attribute)

        def counted(*args: object, **options: object) -> object:
            calls[attribute] += 1
            return function(*args, **options)

        monkeypatch.setattr(target, attribute, counted)

    (tmp_path / name).write_text(text)
    count(Path, "open")
    count(io, "TextIOWrapper")
    count(reading_module, "blocks_of")
    assert read_dump(tmp_path / name, name).sightings
    assert (calls["open"], calls["TextIOWrapper"], calls["blocks_of"]) == (1, 1, n_segmentations)
