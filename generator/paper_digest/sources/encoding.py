"""Decodes a dump in any encoding into lines of text, and repairs earlier decoding errors."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import ftfy

from paper_digest.model.problem import Problem, Severity
from paper_digest.sources.files import Source
from paper_digest.sources.streams import BrokenStreamError

HEAD_CHARACTERS: Final = 1 << 16
"""Characters after leading blank lines by which formats recognize a text."""
EMPTY: Final = "an empty file"
_MAX_LINE: Final = 1 << 28
_MAX_LINES: Final = 100_000_000
"""A list of so many empty lines takes 0.8 GB: a bound against compressed files of nothing but line ends."""
_BINARY_MAGIC: Final = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "an archive in an archive, or an Office document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"II*\x00": "an image",
    b"MM\x00*": "an image",
    b"RIFF": "an image, a sound or a video",
    b"AT&TFORM": "a DjVu document",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an Office document",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"\x80\x04\x95": "a pickle",
    b"PAR1\x15": "a Parquet table",
    b"ARROW1\x00": "an Arrow table",
}
_MARC = re.compile(rb"\d{5}.{7}\d{5}.{7}(?:\d{12})+\x1e")
"""How a record of MARC begins that is not in XML: with its length and where each field is."""
_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=[\s\"']*([A-Za-z][\w.:-]{1,30})", re.IGNORECASE)
_LONGEST_DECLARATION: Final = 4096
"""Bytes in which the declaration of an encoding is looked for."""
_NOT_OF_FILES: Final = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
)
"""Codecs of Python that no page uses: they fail on some bytes, or make halves of pairs of surrogates."""
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_SHARE: Final = 50
"""One control character in so many bytes makes a file binary; chosen by hand."""
_INVALID_BYTE = re.compile("[\udc80-\udcff]")
_MOJIBAKE = re.compile(
    "[\u00c2-\u00f4]"
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_WINDOWS_1252: Final = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)
}


@dataclass(frozen=True)
class DecodedText:
    """A dump as lines of text.

    All lines are held while the dump is parsed, so that unparsed lines can be shown and nothing is
    decoded twice. A reading keeps the abstracts of the dump anyway, so this at most doubles the memory.
    """

    name: str
    lines: tuple[str, ...]
    """Without line ends; at least one is not blank."""
    problems: tuple[Problem, ...]
    """What was repaired, and where the file breaks off."""

    @cached_property
    def first(self) -> int:
        """The index of the first line that is not blank."""
        return next(index for index, line in enumerate(self.lines) if line and not line.isspace())

    @cached_property
    def head(self) -> str:
        """The first HEAD_CHARACTERS characters from the first line that is not blank."""
        return _head(self.lines, self.first)


@dataclass(frozen=True, slots=True)
class TextStream:
    """A dump whose lines are decoded while they are read."""

    name: str
    lines: Iterator[str]
    """Without line ends, up to the end or the first damage."""
    reported: dict[str, Problem]
    """What was repaired, and where the file breaks off, in the lines so far."""


def decode(source: Source) -> DecodedText | Problem:
    """The text of a source, or why there is none: it is binary, empty, or damaged at its start."""
    stream = text_stream(source, _MAX_LINES)
    if isinstance(stream, Problem):
        return stream
    lines = tuple(stream.lines)
    text = DecodedText(source.name, lines, tuple(stream.reported.values()))
    return text if any(line and not line.isspace() for line in lines) else _without_text(text)


def text_stream(source: Source, max_lines: int | None = None) -> TextStream | Problem:
    """The lines of a source, or why it has none: it is binary, or damaged at its start."""
    try:
        start = source.stream.peek()
    except BrokenStreamError as error:
        return _error(source.name, None, "a complete file", error.actual, error.advice)
    except OSError as error:
        actual, advice = error.strerror or str(error), "Change the file's mode, or copy it again."
        return _error(source.name, None, "a readable file", actual, advice)
    if kind := _binary_kind(start):
        advice = "Save the page that lists the papers as text, HTML or JSON, and put that in raw/."
        return _error(source.name, None, "text", kind, advice)
    encoding = encoding_of(start)
    reported: dict[str, Problem] = {}
    return TextStream(source.name, _lines(source, encoding, reported, max_lines), reported)


def text_head(source: Source) -> str:
    """What `DecodedText.head` would be; reads that much of the source. Empty if it has no text."""
    stream = text_stream(source)
    if isinstance(stream, Problem):
        return ""
    lines: list[str] = []
    for line in stream.lines:
        if lines or (line and not line.isspace()):
            lines.append(line[:HEAD_CHARACTERS])
        if sum(map(len, lines)) > HEAD_CHARACTERS:
            break
    return _head(lines, 0)


def as_windows_1252(text: str) -> str:
    """The text with the bytes that are no UTF-8, decoded with "surrogateescape", as in Windows-1252."""
    return text.translate(_WINDOWS_1252) if _INVALID_BYTE.search(text) else text


def _binary_kind(start: bytes) -> str | None:
    """What a file is that is not text."""
    for magic, kind in _BINARY_MAGIC.items():
        if start.startswith(magic):
            return kind
    if _MARC.match(start):
        return "records of MARC that are not in XML"
    if start.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)) or _utf16(start):
        return None
    n_control = start.count(b"\x00") + len(_CONTROL.findall(start))
    return "a binary file" if n_control * _BINARY_SHARE > len(start) else None


def encoding_of(start: bytes, declaration: bytes = b"") -> str:
    """The encoding by byte order mark, by pattern of zeros, UTF-8 if it fits, as declared, or else UTF-8.

    start: the text, or its beginning. declaration: what came with it, such as an HTTP header; it counts more
    than a declaration in the text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return encoding
    if wide := _utf16(start):
        return wide
    with suppress(UnicodeDecodeError):
        codecs.getincrementaldecoder("utf-8")().decode(start)
        return "utf-8"
    head = declaration[:_LONGEST_DECLARATION] + b"\n" + start[:_LONGEST_DECLARATION]
    for declared in _DECLARED.finditer(head):
        with suppress(LookupError):
            codec = codecs.lookup(declared[1].decode("ascii"))
            is_of_files = getattr(codec, "_is_text_encoding", True) and codec.name not in _NOT_OF_FILES
            return codec.name if is_of_files else "utf-8"
    return "utf-8"


def _utf16(start: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte of Western text is zero."""
    sample = start[:4096]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = sample[offset::2], sample[1 - offset :: 2]
        is_mostly_zero = len(high) > 8 and high.count(0) * 10 > 6 * len(high)
        if is_mostly_zero and low.count(0) * 10 < len(high):
            return encoding
    return None


def _head(lines: Sequence[str], first: int) -> str:
    parts: list[str] = []
    size = 0
    for index in range(first, len(lines)):
        parts.append(lines[index][:HEAD_CHARACTERS])
        size += len(parts[-1]) + 1
        if size > HEAD_CHARACTERS:
            break
    return "\n".join(parts)[:HEAD_CHARACTERS]


def _lines(
    source: Source, encoding: str, reported: dict[str, Problem], max_lines: int | None
) -> Iterator[str]:
    """The lines up to the end or the first damage; adds problems to `reported`, the first of each kind."""
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    number = 0
    try:
        with io.TextIOWrapper(source.stream, encoding, errors) as text:
            for number, line in enumerate(iter(lambda: text.readline(_MAX_LINE), ""), 1):
                _check_size(number, line, max_lines)
                bare = line.removesuffix("\n")
                is_clean = bare.isascii() and "\x00" not in bare
                yield bare if is_clean else _repaired(source.name, number, bare, reported)
    except BrokenStreamError as error:
        advice = f"{error.advice} The lines before it were read."
        broken = _error(source.name, number + 1, "a complete file", error.actual, advice)
        reported[broken.actual] = broken
    except (OSError, UnicodeError) as error:
        advice = "Copy the file again. The lines before it were read."
        broken = _error(source.name, number + 1, "a readable file", str(error), advice)
        reported[broken.actual] = broken


def _check_size(number: int, line: str, max_lines: int | None) -> None:
    if len(line) >= _MAX_LINE:
        actual = f"a line of more than {_MAX_LINE:,} characters"
        raise BrokenStreamError(actual, "Split the file, for example into one record per line.")
    if max_lines is not None and number > max_lines:
        raise BrokenStreamError(f"more than {max_lines:,} lines", "Split the file.")


def _without_nul(line: str) -> str:
    return line.replace("\x00", "")


def _without_mojibake(line: str) -> str:
    """The line as it was before somebody decoded it wrongly, where ftfy is certain of it."""
    if not _MOJIBAKE.search(line):
        return line
    repaired = ftfy.fix_encoding(line)
    return repaired if "\n" not in repaired and "\r" not in repaired else line


_REPAIRS: Final[tuple[tuple[str, str, Callable[[str], str]], ...]] = (
    ("text without NUL characters", "NUL characters, which were removed", _without_nul),
    ("UTF-8", "other bytes, which were read as Windows-1252", as_windows_1252),
    ("text that was decoded once", "UTF-8 read as Windows-1252, which was repaired", _without_mojibake),
)
"""What a line should be, what it may be instead, and the repair."""


def _repaired(name: str, number: int, line: str, reported: dict[str, Problem]) -> str:
    """The line without NUL characters, invalid bytes and mojibake."""
    for expected, actual, repair in _REPAIRS:
        repaired = repair(line)
        if repaired != line and actual not in reported:
            advice = "Check names and formulas; if they are wrong, save the page again as UTF-8."
            reported[actual] = Problem(
                file=name,
                line=number,
                expected=expected,
                actual=actual,
                advice=advice,
                severity=Severity.WARNING,
            )
        line = repaired
    return line


def _without_text(text: DecodedText) -> Problem:
    errors = (problem for problem in text.problems if problem.severity is Severity.ERROR)
    advice = "Save the page again, or delete the file."
    return next(errors, _error(text.name, None, "papers", EMPTY, advice))


def _error(name: str, line: int | None, expected: str, actual: str, advice: str) -> Problem:
    return Problem(file=name, line=line, expected=expected, actual=actual, advice=advice)
