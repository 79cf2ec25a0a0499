"""Finds the dumps below `raw/` and opens what is in them as streams: files, packed files, members of archives."""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from paper_digest.model.problem import Problem
from paper_digest.sources.streams import FAILURES, LARGEST, BrokenError, Closable, bounded

_PACKED: tuple[tuple[bytes, Callable[[BinaryIO], Any]], ...] = (
    (b"\x1f\x8b", lambda stream: gzip.GzipFile(fileobj=stream)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)
_NOT_TEXT = frozenset(
    ".png .jpg .jpeg .gif .svg .webp .ico .avif .css .js .mjs .map .woff .woff2 .ttf .otf .eot .mp4 .webm .mp3 .ds_store".split()
)
_SIDECARS = (".yml", ".yaml")
_DAMAGE = (*FAILURES, BrokenError, ValueError)
_MEMBERS_AT_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Source:
    """One dump as a stream of bytes."""

    name: str
    """The file's path below raw/; a member's is "archive.zip/its/path"."""
    open: Callable[[], BufferedReader]
    """The bytes from their beginning, anew at every call; raises `streams.BrokenError` where they break off."""


def dump_files(raw: Path) -> tuple[Path, ...]:
    """The files below `raw` in the order of their paths; hidden files, locks, read-me files and sidecars of dumps are no dumps."""
    files = [
        path
        for path in sorted(raw.rglob("*"), key=lambda path: path.relative_to(raw).as_posix())
        if _may_be_dump(path, raw)
    ]
    names = {path for path in files if path.suffix not in _SIDECARS}
    return tuple(path for path in files if path in names or not _has_dump(path, names))


def sidecar_of(path: Path) -> Path | None:
    """The file of notes beside a dump: `page.txt.yml`, or `page.yml` for `page.txt`."""
    candidates = [
        path.with_name(f"{stem}{suffix}") for stem in (path.name, path.stem) for suffix in _SIDECARS
    ]
    return next(
        (
            candidate
            for candidate in candidates
            if candidate != path and candidate.is_file() and not candidate.is_symlink()
        ),
        None,
    )


def printable(name: str) -> str:
    r"""A file's name as text: bytes that are no UTF-8, line ends and other controls become escapes such as \xe9 and \n."""
    decoded = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in decoded
    )


def sources_in(path: Path, name: str) -> Iterator[Source | Problem]:
    """The dumps in a file: the file itself, what it unpacks to, or the members of an archive, in the order of their names."""
    if problem := _refused(path, name):
        yield problem
        return
    if path.suffix in _SIDECARS:
        advice = "Name it after its dump, as page.yml for page.txt, or take it out."
        yield _problem(name, "notes beside a dump of their name", "notes on no dump", advice)
        return
    try:
        with path.open("rb") as stream:
            head = stream.read(512)
            is_tar = _is_tar(path, head)
    except OSError as error:
        yield _problem(
            name,
            "a readable file",
            error.strerror or str(error),
            "Change the file's mode, for example with chmod +r.",
        )
        return
    if head.startswith(b"PK\x03\x04"):
        yield from _members(name, partial(_zip_members, path, name))
    elif is_tar:
        yield from _members(name, partial(_tar_members, path, name))
    else:
        yield Source(name, partial(_opened, path))


def _may_be_dump(path: Path, raw: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(raw).parts)
    is_folder = path.is_dir() and not path.is_symlink()
    return not (is_folder or hidden or path.suffix == ".lock" or path.stem.lower() == "readme")


def _has_dump(sidecar: Path, dumps: set[Path]) -> bool:
    return sidecar.with_suffix("") in dumps or any(
        dump.stem == sidecar.stem and dump.parent == sidecar.parent for dump in dumps
    )


def _refused(path: Path, name: str) -> Problem | None:
    """Why a path is not opened; a pipe that is opened would wait for ever."""
    if path.is_symlink():
        return _problem(
            name,
            "the dump itself",
            "a link, which could lead anywhere",
            "Copy the file into raw/ in place of the link.",
        )
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return _problem(name, "a file", error.strerror or "none of that name", "Check the path.")
    if stat.S_ISREG(mode):
        return None
    return _problem(name, "a plain file", "a folder, a device or a pipe", "Put the dump itself into raw/.")


def _opened(path: Path) -> BufferedReader:
    stream = path.open("rb")
    unpacked = _unpacked(stream)
    return stream if unpacked is stream else bounded(unpacked, stream)


def _unpacked(stream: Any) -> Any:
    """The bytes of a stream, unpacked on the way if it is packed."""
    head = stream.read(8)
    stream.seek(0)
    return next((unpacked(stream) for magic, unpacked in _PACKED if head.startswith(magic)), stream)


def _is_tar(path: Path, head: bytes) -> bool:
    """Whether the file, or what it unpacks to, is a tape archive."""
    if head[257:262] == b"ustar":
        return True
    if not head.startswith(tuple(magic for magic, _ in _PACKED)):
        return False
    with suppress(*_DAMAGE), _opened(path) as stream:
        return stream.read(512)[257:262] == b"ustar"
    return False


Members = Iterator[tuple[str, Callable[[], BufferedReader]] | Problem]


def _members(name: str, listed: Callable[[], Members]) -> Iterator[Source | Problem]:
    """The members in the order of their names; a page's pictures and scripts are no dumps."""
    found: dict[str, Source | Problem] = {}
    try:
        for member in listed():
            if isinstance(member, Problem):
                found.setdefault(member.file, member)
                continue
            inner, opened = printable(member[0]), member[1]
            full = f"{name}/{inner}"
            if _is_junk(inner):
                continue
            found[full] = _twice(full) if full in found else Source(full, opened)
            if len(found) >= _MEMBERS_AT_MOST:
                found[name] = _problem(
                    name, f"at most {_MEMBERS_AT_MOST:,} members", "more", "Split the archive."
                )
                break
    except (
        OSError,
        EOFError,
        zipfile.BadZipFile,
        tarfile.TarError,
        lzma.LZMAError,
        NotImplementedError,
        ValueError,
        RuntimeError,
    ) as error:
        found[name] = _problem(
            name,
            "a complete archive",
            f"one that breaks off or is damaged ({error})",
            "Copy or download it again.",
        )
    if not found:
        found[name] = _problem(
            name, "an archive of dumps", "one without any", "Take it out of raw/, or put dumps into it."
        )
    yield from (found[key] for key in sorted(found))


def _zip_members(path: Path, name: str) -> Members:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            if problem := _refused_member(
                name, info.filename, is_plain=(info.external_attr >> 28) not in {0xA, 0x1, 0x2, 0x6}
            ):
                yield problem
            elif info.flag_bits & 1:
                yield _problem(
                    f"{name}/{printable(info.filename)}",
                    "a member without a password",
                    "an encrypted one",
                    "Unpack it and drop the dump itself.",
                )
            else:
                yield info.filename, partial(_zip_member, path, info)


def _zip_member(path: Path, info: zipfile.ZipInfo) -> BufferedReader:
    archive = zipfile.ZipFile(path)
    member = archive.open(info)
    return bounded(_unpacked(member), member, archive)


def _tar_members(path: Path, name: str) -> Members:
    with ExitStack() as stack:
        archive = tarfile.TarFile(fileobj=_seekable(path, stack.enter_context))
        for info in archive:
            if info.offset_data + info.size > LARGEST:
                yield _problem(
                    f"{name}/{printable(info.name)}",
                    f"at most {LARGEST:,} bytes in an archive",
                    "more",
                    "Split it, if it is no bomb.",
                )
                return
            if info.isdir():
                continue
            if problem := _refused_member(name, info.name, is_plain=info.isfile()):
                yield problem
            else:
                yield info.name, partial(_tar_member, path, info)


def _tar_member(path: Path, info: tarfile.TarInfo) -> BufferedReader:
    around: list[Closable] = []
    archive = tarfile.TarFile(fileobj=_seekable(path, around.append))
    member = archive.extractfile(info)
    return bounded(_unpacked(member), *reversed(around))


def _seekable(path: Path, keep: Callable[[Any], object]) -> Any:
    """What a packed archive unpacks to, as a stream that can go back; `keep` gets everything that must be closed."""
    stream = path.open("rb")
    keep(stream)
    unpacked = _unpacked(stream)
    if unpacked is not stream:
        keep(unpacked)
    return unpacked


def _refused_member(archive: str, member: str, *, is_plain: bool) -> Problem | None:
    member = printable(member)
    inside = PurePosixPath(member.replace("\\", "/"))
    if inside.is_absolute() or ".." in inside.parts or re.match(r"[A-Za-z]:", member):
        return _problem(
            f"{archive}/{inside.name}",
            "members inside of the archive",
            f"one called {member!r}",
            "Pack the archive anew.",
        )
    if not is_plain:
        return _problem(
            f"{archive}/{member}", "plain files", "a link or a device", "Pack the dumps themselves."
        )
    return None


def _is_junk(member: str) -> bool:
    inside = PurePosixPath(member.replace("\\", "/"))
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in inside.parts)
    return (
        hidden
        or inside.suffix.lower() in _NOT_TEXT
        or inside.suffix == ".lock"
        or inside.stem.lower() == "readme"
    )


def _twice(name: str) -> Problem:
    return _problem(
        name,
        "members with names of their own",
        "two of this name",
        "Pack the archive anew, with different names.",
    )


def _problem(file: str, expected: str, found: str, advice: str) -> Problem:
    return Problem(file=file, line=None, expected=expected, found=found, advice=advice)
