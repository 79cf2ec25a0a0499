"""Every file becomes a reading, and no line of it is lost."""

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
EXPECTED_READINGS = {
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


@pytest.mark.parametrize("name", EXPECTED_READINGS)
def test_the_five_dumps(name: str) -> None:
    reading = read_dump(RAW / name, name)
    layout, count = EXPECTED_READINGS[name]
    assert (reading.layout, len(reading.sightings)) == (layout, count)
    assert reading.unparsed_lines == 0
    assert not reading.problems
    filled = sum(1 for line in (RAW / name).read_text("utf-8").splitlines() if line.strip())
    assert reading.paper_lines + reading.boilerplate_lines == filled


def test_titles_spans_dates_and_positions_in_the_dumps() -> None:
    compact = read_dump(RAW / "003_9b95d5e03c9646b7.txt", "003")
    assert compact.sightings[0].title == "Visualizing the Loss Landscape of Neural Nets"
    assert (compact.sightings[0].span.first, compact.sightings[0].span.last) == (3, 4)
    assert compact.sightings[-1].span.last == compact.lines == 462
    dated = read_dump(RAW / "002_385e64cbef6b14dc.txt", "002")
    assert {sighting.seen_on for sighting in dated.sightings} == {"Aug 7"}
    assert [sighting.position for sighting in dated.sightings] == list(range(1, 69))
    untitled = read_dump(RAW / "000_9d0e1e90c0128e57.txt", "000")
    assert {sighting.title for sighting in untitled.sightings} == {None}
    assert not any(
        (sighting.abstract or "").lower().startswith("abstract") for sighting in untitled.sightings
    )


@pytest.mark.parametrize(
    ("content", "layout", "line", "message"),
    [
        (b"", "empty", None, "empty file"),
        (b"\n \n\n", "empty", None, "empty file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "unreadable", None, "an image"),
        (b"%PDF-1.7\n%\xe2\xe3", "unreadable", None, "a PDF"),
        (bytes(range(32)) * 9, "unreadable", None, "a binary file"),
        (
            b'<?xml version="1.0"?>\n<kml xmlns="k:2">\n<Title>A Paper</Title>\n</kml>\n',
            "unknown",
            1,
            "<kml> of the namespace k:2",
        ),
        (b"\n\nbuy milk\nand bread\n", "unknown", 3, "no parser finds papers"),
        (b"import os\nimport re\n\nx = 1\n\ndef main():\n    return os.sep\n", "unknown", 1, "source code"),
        (b"{\\rtf1\\ansi A Paper\\par}", "unknown", 1, "an RTF document"),
    ],
)
def test_a_file_that_is_no_dump_has_one_error_with_advice(
    tmp_path: Path, content: bytes, layout: str, line: int | None, message: str
) -> None:
    (tmp_path / "x.txt").write_bytes(content)
    reading = read_dump(tmp_path / "x.txt", "x.txt")
    (problem,) = reading.problems
    assert problem.severity is Severity.ERROR
    assert (reading.layout, reading.sightings, problem.line) == (layout, (), line)
    assert message in str(problem)
    assert problem.advice


def test_a_truncated_archive_is_read_up_to_the_damage_which_is_reported(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl.gz").write_bytes(
        gzip.compress(b"".join(b'{"title": "Paper %d"}\n' % n for n in range(9999)))[:-2000]
    )
    reading = read_dump(tmp_path / "x.jsonl.gz", "x.jsonl.gz")
    assert len(reading.sightings) > 1000
    assert "damaged or incomplete" in " ".join(
        str(problem) for problem in reading.problems if problem.severity is Severity.ERROR
    )


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "a pipe" in str(read_dump(tmp_path / "pipe.txt", "pipe.txt").problems[0])


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"A Title\n{ABSTRACT}\n")
    (tmp_path / "link.txt").symlink_to(tmp_path / "secret")
    reading = read_dump(tmp_path / "link.txt", "link.txt")
    assert not reading.sightings
    assert not reading.unparsed
    assert "a symbolic link" in str(reading.problems[0])


@pytest.mark.parametrize(
    ("content", "message"),
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
def test_every_encoding_is_read_and_repairs_are_reported(
    tmp_path: Path, content: bytes, message: str | None
) -> None:
    for encoding in ("utf-16-le", "utf-16-be", "utf-8"):
        content = content.replace("{abstract}".encode(encoding), ABSTRACT.encode(encoding))
    (tmp_path / "x.txt").write_bytes(content)
    reading = read_dump(tmp_path / "x.txt", "x.txt")
    assert reading.sightings[0].title == "A Title of Some Kind"
    assert (
        (reading.sightings[0].abstract or "")
        .removeprefix("H\u00f6lder ")
        .removeprefix("Gr\u00f6\u00dfe ")
        .startswith(ABSTRACT[:50])
    )
    repairs = [
        problem
        for problem in reading.problems
        if problem.line and problem.line < 3 and problem.severity is Severity.WARNING
    ]
    assert len(repairs) == (message is not None)
    assert all(str(message) in str(problem) for problem in repairs)


def test_only_the_invalid_json_line_is_lost(tmp_path: Path) -> None:
    valid = json.dumps(
        {
            "title": "A",
            "abstract": "B",
            "authors": ["C"],
            "date": "2024",
            "url": "https://arxiv.org/abs/2410.05434",
        }
    )
    (tmp_path / "x.jsonl").write_text(f"{valid}\n{{oops\n{valid}\n", "utf-8")
    reading = read_dump(tmp_path / "x.jsonl", "x.jsonl")
    assert [sighting.span.first for sighting in reading.sightings] == [1, 3]
    assert [(unparsed.span.first, unparsed.span.last) for unparsed in reading.unparsed] == [(2, 2)]
    assert [problem.line for problem in reading.problems if problem.severity is Severity.ERROR] == [2]
    assert [identifier.value for identifier in reading.sightings[0].identifiers] == ["2410.05434"]


def test_the_papers_of_a_json_array_have_lines(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('[\n {\n  "title": "A"\n },\n\n {"title": "B"}\n]\n', "utf-8")
    reading = read_dump(tmp_path / "x.json", "x.json")
    assert [(sighting.title, sighting.span.first, sighting.span.last) for sighting in reading.sightings] == [
        ("A", 2, 4),
        ("B", 6, 6),
    ]
    assert (reading.paper_lines, reading.boilerplate_lines, reading.unparsed_lines) == (4, 2, 0)


def test_unparsed_lines_are_kept_with_their_reason(tmp_path: Path) -> None:
    paper = f"Title: One\nAuthors: Ada Lovelace, Alan Turing\nAbstract: {ABSTRACT}\nURL: https://arxiv.org/abs/2410.05434\n\n"
    (tmp_path / "x.txt").write_text(
        f"{paper}{paper.replace('One', 'Two').replace('05434', '05435')}\n\n\n\nsome loose words here\n",
        "utf-8",
    )
    reading = read_dump(tmp_path / "x.txt", "x.txt")
    assert [sighting.title for sighting in reading.sightings] == ["One", "Two"]
    assert [(unparsed.span.first, unparsed.raw, unparsed.reason) for unparsed in reading.unparsed] == [
        (15, "some loose words here", "words that belong to no paper")
    ]


def test_consecutive_paragraphs_are_one_abstract(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(
        f"A Title of Some Kind\n\n{ABSTRACT}\n\nMoreover {ABSTRACT}\n\nAnother Title\n\n{ABSTRACT}\n", "utf-8"
    )
    reading = read_dump(tmp_path / "x.txt", "x.txt")
    assert [sighting.title for sighting in reading.sightings] == ["A Title of Some Kind", "Another Title"]
    assert reading.sightings[0].abstract == f"{ABSTRACT} Moreover {ABSTRACT}"


def test_labeled_fields(tmp_path: Path) -> None:
    text = (
        f"Title: One\nAuthors: Ada Lovelace, Alan Turing\nAbstract: {ABSTRACT}\nDate: 2024-10-07\nURL: https://arxiv.org/abs/2410.05434v2\n"
        f"\nTitle: Two\nAbstract: {ABSTRACT}\nDOI: 10.1000/ABC\n"
    )
    (tmp_path / "x.txt").write_text(text, "utf-8")
    first, second = read_dump(tmp_path / "x.txt", "x.txt").sightings
    assert (first.title, tuple(map(str, first.authors)), str(first.published)) == (
        "One",
        ("Ada Lovelace", "Alan Turing"),
        "2024-10-07",
    )
    assert [str(identifier.value) for identifier in first.identifiers] == ["2410.05434"]
    assert [str(identifier.value) for identifier in second.identifiers] == ["10.1000/abc"]


def test_hidden_files_lock_files_and_readmes_are_not_dumps(tmp_path: Path) -> None:
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
def test_every_line_is_part_of_a_paper_boilerplate_or_unparsed(
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
    count(reading_module, "parse_blocks")
    assert read_dump(tmp_path / name, name).sightings
    assert (calls["open"], calls["TextIOWrapper"], calls["parse_blocks"]) == (1, 1, n_segmentations)


def test_an_identifier_in_an_abstract_is_not_that_of_the_paper(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Fast widgets for everyone\nAda Lovelace, Alan Turing\n"
        "We study widgets at length and show that fast widgets are better than slow widgets in every "
        "respect, as others have said before (see arXiv:2410.05434) and we believe them.\n\n"
        "Slow widgets for nobody\nKees Berg, Bo Li\narXiv:2411.00001\n"
        "We study slow widgets at length and show that slow widgets are worse than fast widgets in every "
        "respect (arXiv:2410.05434), since nobody wants a slow widget at all today.\n"
    )
    (reading,) = readings_of(tmp_path / "a.txt", "a.txt")
    identifiers = [
        [identifier.value for identifier in sighting.identifiers] for sighting in reading.sightings
    ]
    assert identifiers == [[], ["2411.00001"]]


def test_two_dois_in_one_record_are_an_error_that_names_both(tmp_path: Path) -> None:
    record = {"title": "Faster Looms", "doi": "10.1145/1.2", "url": "https://doi.org/10.1145/1.3"}
    (tmp_path / "x.jsonl").write_text(json.dumps(record), "utf-8")
    reading = read_dump(tmp_path / "x.jsonl", "x.jsonl")
    (problem,) = reading.problems
    assert problem.severity is Severity.ERROR
    assert (problem.line, '"10.1145/1.2" and "10.1145/1.3"' in problem.actual) == (1, True)
    (sighting,) = reading.sightings
    assert [identifier.value for identifier in sighting.identifiers] == ["10.1145/1.2"]
    assert sighting.urls == ()


def test_a_preprint_and_its_publication_are_one_record(tmp_path: Path) -> None:
    record = {
        "title": "Faster Looms",
        "doi": "10.1038/s1",
        "url": "https://doi.org/10.48550/arXiv.2401.00001",
    }
    (tmp_path / "x.jsonl").write_text(json.dumps(record), "utf-8")
    reading = read_dump(tmp_path / "x.jsonl", "x.jsonl")
    assert not reading.problems
    assert len(reading.sightings[0].identifiers) == 2


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("TY  - JOUR\nAU  - Lovelace, A.\nPY  - 2024\nER  - \n", Severity.ERROR),
        ("title,abstract,authors\n,,\n,,\n", Severity.WARNING),
    ],
)
def test_a_file_that_a_format_claims_and_that_gives_no_paper_is_a_problem(
    tmp_path: Path, text: str, severity: Severity
) -> None:
    (tmp_path / "x.txt").write_text(text, "utf-8")
    reading = read_dump(tmp_path / "x.txt", "x.txt")
    assert not reading.sightings
    assert [problem.severity for problem in reading.problems] == [severity]


_PAPERS = [
    {"title": f"Faster Looms {number}", "year": year} for number, year in enumerate((1995, 2008, 2019))
]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"@book{{b{paper['year']}, title={{{paper['title']}}}, year=2026}}\n" for paper in _PAPERS),
        "".join(f"TY  - BOOK\nTI  - {paper['title']}\nPY  - 2026\nER  - \n" for paper in _PAPERS),
        "\n".join(map(json.dumps, _PAPERS)),
    ],
    ids=["BibTeX", "RIS", "JSON of old papers"],
)
def test_a_file_name_alone_makes_no_papers_new(tmp_path: Path, text: str) -> None:
    (tmp_path / "2026-06-01-old.txt").write_text(text, "utf-8")
    reading = read_dump(tmp_path / "2026-06-01-old.txt", "2026-06-01-old.txt")
    assert len(reading.sightings) == 3
    assert (reading.day, {sighting.seen_on for sighting in reading.sightings}) == (None, {None})


@pytest.mark.parametrize(
    ("text", "day"),
    [("# Daily Papers\n\nNo papers today.\n", "2026-06-01"), ("A page of milk and bread\n", "None")],
)
def test_a_file_that_cannot_be_read_is_no_listing_of_a_day(tmp_path: Path, text: str, day: str) -> None:
    (tmp_path / "2026-06-01.md").write_text(text, "utf-8")
    reading = read_dump(tmp_path / "2026-06-01.md", "2026-06-01.md")
    assert (reading.sightings, str(reading.day)) == ((), day)


def test_a_listing_of_a_day_has_the_day_in_its_file_name(tmp_path: Path) -> None:
    records = [{"title": f"Faster Looms {number}", "arxiv_id": f"2603.0000{number}"} for number in (1, 2)]
    (tmp_path / "hf-2026-03-05.json").write_text(json.dumps(records), "utf-8")
    reading = read_dump(tmp_path / "hf-2026-03-05.json", "hf-2026-03-05.json")
    assert [str(sighting.seen_on) for sighting in reading.sightings] == ["2026-03-05", "2026-03-05"]


def test_papers_behind_the_people_of_a_long_file_are_read(tmp_path: Path) -> None:
    people = "".join(f"  p{number}:\n    first: Ada\n    last: Roe{number}\n" for number in range(3_000))
    path = tmp_path / "papers.yaml"
    path.write_text(
        f"people:\n{people}papers:\n  - title: Reading Tables\n    authors: Ada Roe\n    year: 2024\n"
    )
    (reading,) = readings_of(path, path.name)
    assert [(paper.title, paper.span.first) for paper in reading.sightings] == [("Reading Tables", 9_003)]


def test_a_table_without_a_column_of_titles_is_refused_with_that_reason(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("ICPC,2018,Orlis,Full\nICPC,2018,Break,Break\nICPC,2018,Ares,Full\n")
    (reading,) = readings_of(path, path.name)
    assert "names no column with titles" in reading.problems[0].actual


def test_the_title_in_front_matter_says_what_a_page_lists(tmp_path: Path) -> None:
    titles = [f"{kind} Looms for Weaving Nets" for kind in ("Small", "Large", "Old", "New", "Analytical")]
    items = "".join(f"- {title}\n" for title in titles)
    path = tmp_path / "page.md"
    for name, expected in (("Accepted Papers", titles), ("Accepted Looms", [])):
        path.write_text(f"---\nlayout: page\ntitle: {name}\n---\n\n{items}", "utf-8")
        reading = read_dump(path, path.name)
        assert [sighting.title for sighting in reading.sightings] == expected
