"""Finds the dumps in `raw/` and opens each once: files, compressed files, archive members."""

from __future__ import annotations

import bz2
import errno
import gzip
import lzma
import os
import re
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Final

from paper_digest.model.problem import Problem
from paper_digest.sources.documents import Document, document_in
from paper_digest.sources.isolation import attempt
from paper_digest.sources.streams import BUFFER_BYTES, MAX_BYTES, STREAM_ERRORS, guarded
from paper_digest.values.printable import printable

_COMPRESSED: Final[tuple[tuple[bytes, Callable[[BinaryIO], Any]], ...]] = (
    (b"\x1f\x8b", lambda stream: gzip.GzipFile(fileobj=stream)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)
_ZIP_MAGIC: Final = b"PK\x03\x04"
_TAR_MAGIC, _TAR_MAGIC_OFFSET = b"ustar", 257
_IGNORED_MEMBERS: Final = frozenset(
    (
        *(".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".avif", ".mp4", ".webm", ".mp3"),
        *(".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".ds_store"),
    )
)
"""Extensions of the images, styles, scripts and fonts that browsers save with a page."""
_ZIP_SPECIAL_FILES: Final = frozenset((0xA, 0x1, 0x2, 0x6))
"""Unix file types of links, pipes and devices, from the upper bits of a ZIP member's attributes."""
_SIDECAR_EXTENSIONS: Final = (".yml", ".yaml")
_MAX_MEMBERS: Final = 10_000
"""Members of one archive; chosen by hand against archives of a million empty files."""


@dataclass(frozen=True, slots=True)
class Source:
    """One dump as a stream of bytes, open until the next dump is requested; reads raise BrokenStreamError."""

    name: str
    """The file's path in raw/; a member's is "archive.zip/path/in/archive"."""
    stream: BufferedReader
    file: BufferedReader | None = None
    """The file on disk, whose position tells how much of it has been read."""


Member = tuple[str, Callable[[], Any]] | Problem
"""A member's name and what opens it."""


def dump_files(raw: Path) -> tuple[Path, ...]:
    """The files in `raw`, sorted by path, without hidden files, locks, readme files and sidecars.

    A folder that cannot be read is one of them, so that its reading reports it. A missing `raw` is empty.
    Raises NotADirectoryError if it is no folder, or a link that leads nowhere.
    """
    if os.path.lexists(raw) and not raw.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(raw))
    paths = sorted(raw.rglob("*"), key=lambda path: path.relative_to(raw).as_posix())
    # What the program fails on is a candidate, so that its reading reports what is wrong with it.
    candidates = [path for path in paths if attempt(partial(_may_be_dump, path, raw))]
    dumps = {path for path in candidates if path.suffix not in _SIDECAR_EXTENSIONS}
    return tuple(path for path in candidates if path in dumps or not _is_sidecar_of_any(path, dumps))


def sidecar_of(path: Path) -> Path | None:
    """What has the name of a dump's metadata file: `page.txt.yml`, or `page.yml` for `page.txt`."""
    for stem in (path.name, path.stem):
        for extension in _SIDECAR_EXTENSIONS:
            sidecar = path.with_name(f"{stem}{extension}")
            if sidecar != path and os.path.lexists(sidecar):
                return sidecar
    return None


def open_sources(path: Path, name: str) -> Iterator[Source | Problem]:
    """The dumps in a file: the file itself, decompressed, or the members of an archive, sorted by name.

    The file is opened once. Read each dump before you ask for the next one. The sidecar of a dump beside it
    is no dump.
    """
    if _is_sidecar(path):
        return
    if problem := _rejected_path(path, name):
        yield problem
        return
    try:
        with BufferedReader(path.open("rb", buffering=0), BUFFER_BYTES) as file:
            yield from _sources_in(file, name)
    except OSError as error:
        advice = "Change the file's mode, for example with chmod +r."
        yield _problem(name, "a readable file", error.strerror or str(error), advice)


def _sources_in(file: BufferedReader[Any], name: str) -> Iterator[Source | Problem]:
    if file.peek(len(_ZIP_MAGIC)).startswith(_ZIP_MAGIC):
        if document := _document(file):
            yield _problem(name, "a text or an archive of dumps", document.kind, document.advice)
            return
        yield from _archive_sources(name, file, partial(_zip_members, file, name))
        return
    stream = _decompressed(file)
    if _is_tar(stream):
        yield from _archive_sources(name, file, partial(_tar_members, stream, name))
    else:
        yield Source(name, file if stream is file else guarded(stream), file)


def _document(file: BufferedReader[Any]) -> Document | None:
    try:
        with zipfile.ZipFile(file) as archive:
            return document_in(archive)
    except STREAM_ERRORS:
        return None  # a damaged archive, which is reported as such
    finally:
        file.seek(0)


def _may_be_dump(path: Path, raw: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in path.relative_to(raw).parts)
    is_folder = path.is_dir() and not path.is_symlink() and os.access(path, os.R_OK | os.X_OK)
    return not (is_folder or is_hidden or path.suffix == ".lock" or path.stem.lower() == "readme")


def _is_sidecar_of_any(path: Path, dumps: set[Path]) -> bool:
    return path.with_suffix("") in dumps or any(
        dump.stem == path.stem and dump.parent == path.parent for dump in dumps
    )


def _is_sidecar(path: Path) -> bool:
    if path.suffix not in _SIDECAR_EXTENSIONS or not path.parent.is_dir():
        return False
    return _is_sidecar_of_any(
        path, {file for file in path.parent.iterdir() if file.suffix not in _SIDECAR_EXTENSIONS}
    )


def _rejected_path(path: Path, name: str) -> Problem | None:
    """Why a path is not opened; opening a pipe would block."""
    if path.is_symlink():
        advice = "Copy the file into raw/ instead of linking to it."
        return _problem(name, "a regular file", "a symbolic link, which could lead anywhere", advice)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return _problem(name, "a file", error.strerror or "no file of that name", "Check the path.")
    if not stat.S_ISREG(mode):
        if stat.S_ISDIR(mode):
            return _problem(
                name, "a folder that can be read", "one that cannot", "Change its mode: chmod +rx."
            )
        return _problem(
            name, "a regular file", "a device, a socket or a pipe", "Put the dump itself in raw/."
        )
    return None


def has_name_of_yaml(name: str) -> bool:
    """Whether a file has the name of YAML, as sidecars have."""
    return PurePosixPath(name).suffix in _SIDECAR_EXTENSIONS


def sidecar_without_dump(name: str, line: int, has_titles: bool) -> Problem:
    """That YAML without papers is no sidecar either, since no dump is beside it; whether it has titles."""
    expected = "a sidecar named after a dump, or a list of papers"
    if has_titles:
        actual = "titles in YAML, but too little else of papers"
        advice = "Give each paper its authors, venue, abstract, PDF or identifier, or delete the file."
    else:
        actual = "a sidecar without a dump, or YAML without titles of papers"
        advice = (
            "Name it after its dump, such as page.yml for page.txt, give each paper a title, or delete it."
        )
    return replace(_problem(name, expected, actual, advice), line=line)


def _decompressed(stream: Any) -> Any:
    """The stream, decompressed while it is read if it is compressed."""
    start = stream.read(8)
    stream.seek(0)
    return next((decompress(stream) for magic, decompress in _COMPRESSED if start.startswith(magic)), stream)


def _is_tar(stream: Any) -> bool:
    try:
        start = stream.read(512)
    except STREAM_ERRORS:
        start = b""
    stream.seek(0)
    return bool(start[_TAR_MAGIC_OFFSET:].startswith(_TAR_MAGIC))


def _archive_sources(
    name: str, file: BufferedReader, list_members: Callable[[], Iterable[Member]]
) -> Iterator[Source | Problem]:
    """The archive's members, sorted by name, without the files that browsers save with a page."""
    members: dict[str, Callable[[], Any] | Problem] = {}
    try:
        for member in list_members():
            if isinstance(member, Problem):
                members.setdefault(member.file, member)
                continue
            path_inside = printable(member[0])
            full_name = f"{name}/{path_inside}"
            if _is_ignored(path_inside):
                continue
            members[full_name] = _duplicate(full_name) if full_name in members else member[1]
            if len(members) >= _MAX_MEMBERS:
                expected = f"at most {_MAX_MEMBERS:,} members"
                members[name] = _problem(name, expected, "more", "Split the archive.")
                break
    except STREAM_ERRORS as error:
        members[name] = _broken_archive(name, error)
    if not members:
        advice = "Delete it from raw/, or add dumps to it."
        members[name] = _problem(name, "an archive of dumps", "an archive without any", advice)
    for full_name in sorted(members):
        opener = members[full_name]
        yield opener if isinstance(opener, Problem) else _opened_member(full_name, file, opener)


def _opened_member(full_name: str, file: BufferedReader, opener: Callable[[], Any]) -> Source | Problem:
    try:
        return Source(full_name, guarded(_decompressed(opener())), file)
    except STREAM_ERRORS as error:
        return _broken_archive(full_name, error)


def _zip_members(file: BufferedReader, name: str) -> Iterator[Member]:
    archive = zipfile.ZipFile(file)
    for info in archive.infolist():
        if info.is_dir():
            continue
        is_regular = (info.external_attr >> 28) not in _ZIP_SPECIAL_FILES
        if problem := _rejected_member(name, info.filename, is_regular=is_regular):
            yield problem
        elif info.flag_bits & 1:
            member = f"{name}/{printable(info.filename)}"
            advice = "Unpack it and put the dump itself in raw/."
            yield _problem(member, "a member without a password", "an encrypted member", advice)
        else:
            yield info.filename, partial(archive.open, info)


def _tar_members(stream: BinaryIO, name: str) -> Iterator[Member]:
    archive = tarfile.TarFile(fileobj=stream)
    for info in archive:
        if info.offset_data + info.size > MAX_BYTES:
            member = f"{name}/{printable(info.name)}"
            advice = "Split it, unless it is an archive bomb."
            yield _problem(member, f"at most {MAX_BYTES:,} bytes in an archive", "more", advice)
            return
        if info.isdir():
            continue
        if problem := _rejected_member(name, info.name, is_regular=info.isfile()):
            yield problem
        else:
            yield info.name, partial(archive.extractfile, info)


def _rejected_member(archive: str, member: str, *, is_regular: bool) -> Problem | None:
    member = printable(member)
    path = PurePosixPath(member.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", member):
        expected, actual = "members inside the archive", f"the path {member!r}"
        return _problem(f"{archive}/{path.name}", expected, actual, "Create the archive again.")
    if not is_regular:
        advice = "Put the dumps themselves in the archive."
        return _problem(f"{archive}/{member}", "regular files", "a link or a device", advice)
    return None


def _is_ignored(member: str) -> bool:
    path = PurePosixPath(member.replace("\\", "/"))
    is_hidden = any(part.startswith(".") or part == "__MACOSX" for part in path.parts)
    is_web_asset = path.suffix.lower() in _IGNORED_MEMBERS
    return is_hidden or is_web_asset or path.suffix == ".lock" or path.stem.lower() == "readme"


def _duplicate(name: str) -> Problem:
    advice = "Create the archive again with different names."
    return _problem(name, "members with distinct names", "two members of this name", advice)


def _broken_archive(name: str, error: Exception) -> Problem:
    actual = f"a damaged or incomplete archive ({error})"
    return _problem(name, "a complete archive", actual, "Copy or download it again.")


def _problem(file: str, expected: str, actual: str, advice: str) -> Problem:
    return Problem(file=file, line=None, expected=expected, actual=actual, advice=advice)
