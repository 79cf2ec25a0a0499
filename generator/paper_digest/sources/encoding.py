"""Turns a dump's bytes into lines of text, whatever encoding they are in, one line after the other."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import ftfy

from paper_digest.model.problem import Problem, Severity
from paper_digest.sources.files import Source
from paper_digest.sources.streams import BrokenError

Tell = Callable[[Problem], object]
"""Where problems go that come up while lines are read; called once for each kind, with the first line of it."""
HEAD: Final = 1 << 16
"""Characters from the first words on by which a format is known."""
EMPTY: Final = "an empty file"
_LONGEST_LINE: Final = 1 << 28
_BINARY: Final = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "an archive in an archive, or an Office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an Office document",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"\x80\x04\x95": "a pickle",
}
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z][\w.:-]{1,30})", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_STRAY = re.compile("[\udc80-\udcff]")
_MOJIBAKE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_WINDOWS: Final = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)
}


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A dump as text."""

    name: str
    head: str
    """The first characters, from the first line that is not blank."""
    blank: int
    """Blank lines before that."""
    lines: Callable[[Tell], Iterator[str]]
    """The lines without their ends, from the first, anew at every call."""


def text_of(source: Source) -> DecodedText | Problem:
    """The text of a source, or why there is none: it is binary, empty, or breaks off before its first word."""
    told: list[Problem] = []
    try:
        with source.open() as stream:
            start = _read(stream, HEAD)
    except BrokenError as broken:
        return _problem(source.name, None, "a complete file", broken.found, broken.advice)
    except OSError as error:
        return _problem(
            source.name,
            None,
            "a readable file",
            error.strerror or str(error),
            "Change the file's mode, or copy it again.",
        )
    if kind := _binary(start):
        advice = "Save the page that lists the papers as text, HTML or JSON and drop that here."
        return _problem(source.name, None, "text", kind, advice)
    encoding = _encoding(start)

    def lines(tell: Tell) -> Iterator[str]:
        return _lines(source, encoding, tell)

    blank, head = _head(lines(told.append))
    if not head:
        empty = _problem(source.name, None, "papers", EMPTY, "Save the page again, or take the file out.")
        return told[0] if told and told[0].severity is Severity.ERROR else empty
    return DecodedText(source.name, head, blank, lines)


def _read(stream: io.BufferedReader, size: int) -> bytes:
    """Up to `size` bytes; what there is where the stream breaks after some."""
    parts: list[bytes] = []
    try:
        while size > 0 and (part := stream.read1(size)):
            parts.append(part)
            size -= len(part)
    except BrokenError:
        if not parts:
            raise
    return b"".join(parts)


def _binary(start: bytes) -> str | None:
    """What a file is that is no text."""
    for magic, kind in _BINARY.items():
        if start.startswith(magic):
            return kind
    if start.startswith(tuple(mark for mark, _ in _MARKS)) or _wide(start):
        return None
    odd = start.count(b"\x00") + len(_CONTROL.findall(start))
    return "a binary file" if odd * 50 > len(start) else None


def _encoding(start: bytes) -> str:
    """The encoding by its mark, its pattern of zeros, by what fits, or by what the page declares; UTF-8 else."""
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    if wide := _wide(start):
        return wide
    with suppress(UnicodeDecodeError):
        codecs.getincrementaldecoder("utf-8")().decode(start)
        return "utf-8"
    declared = _DECLARED.search(start[:4096])
    if declared:
        with suppress(LookupError):
            found = codecs.lookup(declared[1].decode("ascii"))
            return found.name if getattr(found, "_is_text_encoding", True) else "utf-8"
    return "utf-8"


def _wide(start: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of Western text is zero."""
    sample = start[:4096]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[offset::2]
        if (
            len(half) > 8
            and half.count(0) * 10 > 6 * len(half)
            and sample[1 - offset :: 2].count(0) * 10 < len(half)
        ):
            return encoding
    return None


def _head(lines: Iterator[str]) -> tuple[int, str]:
    """The number of blank lines at the top, and the first characters after them."""
    blank, first = next(
        ((number, line) for number, line in enumerate(lines) if line and not line.isspace()), (0, "")
    )
    parts, size = [first[:HEAD]], len(first)
    for line in lines if size < HEAD else ():
        parts.append(line[:HEAD])
        size += len(line) + 1
        if size >= HEAD:
            break
    return blank, "\n".join(parts)[:HEAD]


def _lines(source: Source, encoding: str, tell: Tell) -> Iterator[str]:
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    told: set[str] = set()
    number = 0
    try:
        with source.open() as stream, io.TextIOWrapper(stream, encoding, errors) as text:
            for number, line in enumerate(iter(lambda: text.readline(_LONGEST_LINE), ""), 1):
                if len(line) >= _LONGEST_LINE:
                    raise BrokenError(
                        "a line of more than 256 million characters",
                        "Split the file, for example into one record a line.",
                    )
                bare = line.removesuffix("\n")
                yield (
                    bare
                    if bare.isascii() and "\x00" not in bare
                    else _mended(source.name, number, bare, told, tell)
                )
    except BrokenError as broken:
        tell(
            _problem(
                source.name,
                number + 1,
                "a complete file",
                broken.found,
                broken.advice + " What stands before was read.",
            )
        )
    except (OSError, UnicodeError) as error:
        tell(
            _problem(
                source.name,
                number + 1,
                "a readable file",
                str(error),
                "Copy the file again. What stands before was read.",
            )
        )


def _mended(name: str, number: int, line: str, told: set[str], tell: Tell) -> str:
    """The line without zeros, stray bytes and mojibake; of each the first is told."""
    checks: tuple[tuple[str, str, Callable[[str], str]], ...] = (
        ("text without NUL characters", "some, which are left out", lambda text: text.replace("\x00", "")),
        (
            "UTF-8",
            "other bytes, which are read as Windows-1252",
            lambda text: text.translate(_WINDOWS) if _STRAY.search(text) else text,
        ),
        ("text that was decoded once", "UTF-8 read as Windows-1252, which is repaired", _repaired),
    )
    for expected, found, mend in checks:
        mended = mend(line)
        if mended != line and found not in told:
            told.add(found)
            tell(_warning(name, number, expected, found))
        line = mended
    return line


def _repaired(line: str) -> str:
    """The line as it was before somebody decoded it wrongly, where ftfy is certain of it."""
    if not _MOJIBAKE.search(line):
        return line
    mended = ftfy.fix_encoding(line)
    return mended if "\n" not in mended and "\r" not in mended else line


def _warning(name: str, line: int, expected: str, found: str) -> Problem:
    advice = "Look whether names and formulas are right; if not, save the page again as UTF-8."
    return Problem(
        file=name, line=line, expected=expected, found=found, advice=advice, severity=Severity.WARNING
    )


def _problem(name: str, line: int | None, expected: str, found: str, advice: str) -> Problem:
    return Problem(file=name, line=line, expected=expected, found=found, advice=advice)
