"""Each kind of bytes becomes text, or a problem that names what the file is."""

from __future__ import annotations

import io

import pytest
from paper_digest.model.problem import Problem
from paper_digest.sources.encoding import EMPTY, DecodedText, decode
from paper_digest.sources.files import Source
from paper_digest.sources.streams import guarded


def decoded(content: bytes) -> DecodedText | Problem:
    return decode(Source("page.txt", guarded(io.BytesIO(content))))


def text_of(content: bytes) -> DecodedText:
    text = decoded(content)
    assert isinstance(text, DecodedText), text
    return text


def problem_of(content: bytes) -> Problem:
    problem = decoded(content)
    assert isinstance(problem, Problem), problem
    return problem


def test_lines_have_no_line_ends() -> None:
    assert text_of(b"Flat\r\nMinima\n").lines == ("Flat", "Minima")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_encodings_and_byte_order_marks_are_recognized(encoding: str) -> None:
    content = "Flat Minima, by J\u00fcrgen Schmidhuber".encode(encoding)
    assert text_of(content).lines == ("Flat Minima, by J\u00fcrgen Schmidhuber",)


def test_a_declared_encoding_is_used_where_utf_8_does_not_fit() -> None:
    content = '<meta charset="koi8-r">\n\u041c\u0438\u0440'.encode("koi8-r")
    assert text_of(content).lines[1] == "\u041c\u0438\u0440"


def test_other_bytes_are_read_as_windows_1252_and_reported() -> None:
    text = text_of(b"one\nJ\xfcrgen \x93quoted\x94\n")
    assert text.lines[1] == "J\u00fcrgen \u201cquoted\u201d"
    assert [(problem.line, problem.expected) for problem in text.problems] == [(2, "UTF-8")]


def test_text_that_was_decoded_wrongly_is_repaired() -> None:
    content = "J\u00c3\u00bcrgen Schmidhuber".encode()
    assert text_of(content).lines == ("J\u00fcrgen Schmidhuber",)


def test_nul_characters_are_removed() -> None:
    assert text_of(b"Flat\x00 Minima, a paper on generalization and its simple networks").lines == (
        "Flat Minima, a paper on generalization and its simple networks",
    )


def test_a_repair_is_reported_for_the_first_line_only() -> None:
    text = text_of(b"J\xfcrgen\nR\xe9n\xe9\n")
    assert [problem.line for problem in text.problems] == [1]


def test_the_head_starts_at_the_first_line_with_text() -> None:
    text = text_of(b"\n  \nFlat\nMinima")
    assert (text.first, text.head) == (2, "Flat\nMinima")


def test_a_file_of_blank_lines_is_empty() -> None:
    assert problem_of(b"\n \n").actual == EMPTY


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 text", "a PDF"),
        (b"\x89PNG\r\n", "an image"),
        (b"\x01\x02\x03text", "a binary file"),
        (b"PAR1\x15\x04\x15", "a Parquet table"),
        (b"ARROW1\x00\x00", "an Arrow table"),
        (
            b"00123nam a2200061 a 4500001000400000245003900004\x1e123\x1e10\x1fa"
            + b"Looms " * 99
            + b"\x1e\x1d",
            "records of MARC that are not in XML",
        ),
    ],
)
def test_a_binary_file_is_named(content: bytes, kind: str) -> None:
    assert problem_of(content).actual == kind
