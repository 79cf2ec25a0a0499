"""Turns a file of raw/ into a Reading: decodes it, finds the one reader that claims it, and never fails on bad input."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.dumps import fields, listings, records
from generator.dumps.accounts import reading_of
from generator.dumps.blocks import blocks_of
from generator.model import Dump, Problem, Reading, Span, Unread


class Reader(Protocol):
    """What each reader of this room, a module, offers."""

    @property
    def LAYOUT(self) -> str:  # noqa: N802 a constant of the module
        """What the layout is called in reports."""

    def claims(self, dump: Dump) -> bool:
        """Whether the dump has this layout."""

    def read(self, dump: Dump) -> Reading:
        """The dump's papers, and what became of its other lines."""


READERS: tuple[Reader, ...] = (
    records,  # JSON, JSON Lines
    fields,  # Title: ... Authors: ... Abstract: ...
    listings,  # title, abstract, title, abstract
)
"""Every layout the program knows. Exactly one claims a dump; docs/project/adding-a-layout.md tells how to add one."""

_LARGEST = 2 * 1024**3
"""Bytes a compressed dump may grow to before it is taken for a bomb."""


class _Fault(NamedTuple):
    line: int | None
    expected: str
    found: str
    advice: str


def dump_files(raw: Path) -> tuple[Path, ...]:
    """The dumps below `raw`, sorted by their path; hidden files, lock files and read-me files are not dumps."""
    return tuple(path for path in sorted(raw.rglob("*"), key=lambda path: path.relative_to(raw).as_posix()) if _is_dump(path, raw))


def _is_dump(path: Path, raw: Path) -> bool:
    inside = path.relative_to(raw).parts
    return not (path.is_dir() or any(part.startswith(".") for part in inside) or path.suffix == ".lock" or path.stem.lower() == "readme")


def read_dump(path: Path, name: str) -> Reading:
    """The reading of the file at `path`, called `name`; whatever is wrong with it is told in the reading's problems."""
    content = _content(path)
    if isinstance(content, _Fault):
        return _nothing(name, "unreadable", content)
    text = _decoded(content)
    if isinstance(text, _Fault):
        return _undecoded(name, content, text)
    dump = blocks_of(name, text)
    if not dump.blocks:
        return _nothing(
            name,
            "empty",
            _Fault(None, "papers", "an empty file", "Save the page again, or take the file out."),
            dump.lines,
        )
    return _read_by_claimant(dump)


def _read_by_claimant(dump: Dump) -> Reading:
    claimants = [reader for reader in READERS if reader.claims(dump)]
    if len(claimants) == 1:
        return claimants[0].read(dump)
    if claimants:
        found = "a file that fits " + " and ".join(reader.LAYOUT for reader in claimants)
        advice = "Split the file so that each part has one layout."
    else:
        found = f"a file of {len(dump.filled)} lines that none of the layouts fits"
        advice = "See docs/project/adding-a-layout.md, which lists the layouts and tells how to add one."
    fault = _Fault(dump.filled[0], "one known layout", found, advice)
    return replace(reading_of(dump, "unknown", ()), problems=(_problem(dump.name, fault),))


def _content(path: Path) -> bytes | _Fault:
    if fault := _fault_of_place(path):
        return fault
    try:
        if path.suffix != ".gz":
            return path.read_bytes()
        with gzip.open(path) as stream:
            content = stream.read(_LARGEST)
    except PermissionError:
        return _Fault(None, "a readable file", "no permission to read it", "Change the file's mode, for example with chmod +r.")
    except (OSError, EOFError, zlib.error) as error:
        return _Fault(None, "a complete file", f"one that ends or breaks early ({error})", "Copy or download it again.")
    if len(content) == _LARGEST:
        return _Fault(None, f"at most {_LARGEST:,} bytes", "a file that unpacks to more", "Unpack it and split it.")
    return content


def _fault_of_place(path: Path) -> _Fault | None:
    if path.is_symlink():
        return _Fault(None, "the dump itself", "a link, which could lead anywhere", "Copy the file into raw/ in place of the link.")
    if not path.exists():
        return _Fault(None, "a file", "none of that name", "Check the path.")
    if not path.is_file():
        return _Fault(None, "a plain file", "a folder, a device or a pipe", "Put the dump itself into raw/.")
    return None


def _decoded(content: bytes) -> str | _Fault:
    if b"\x00" in content:
        line = content.count(b"\n", 0, content.index(b"\x00")) + 1
        return _Fault(line, "text", "a NUL byte, so a binary file", "Save the page as text, HTML or JSON and drop that here.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _Fault(
            line,
            "UTF-8",
            f"the byte 0x{content[error.start]:02x}",
            "Convert the file, for example with iconv -f latin1 -t utf-8.",
        )


def _undecoded(name: str, content: bytes, fault: _Fault) -> Reading:
    """All lines unread; what they hold is not shown, since nobody knows what it is."""
    lines = content.splitlines()
    filled = sum(1 for line in lines if line.strip())
    unread = (Unread(Span(1, max(len(lines), 1)), f"not text: found {fault.found}", ""),)
    return replace(_nothing(name, "unreadable", fault, len(lines)), unread_lines=filled, unread=unread)


def _nothing(name: str, layout: str, fault: _Fault, lines: int = 0) -> Reading:
    return Reading(dump=name, layout=layout, lines=lines, problems=(_problem(name, fault),))


def _problem(name: str, fault: _Fault) -> Problem:
    return Problem(file=name, line=fault.line, expected=fault.expected, found=fault.found, advice=fault.advice)


def read_all(raw: Path) -> Iterator[Reading]:
    """The readings of all dumps below `raw`, in the order of their names."""
    for path in dump_files(raw):
        yield read_dump(path, path.relative_to(raw).as_posix())
