"""Archives and compressed files that hang or corrupt a careless program, and names that Windows keeps."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from tests.harden.hostile_inputs import Case, lines_of, paper_on, zip_of

_LINK: Final = 0o120777 << 16
"""What the attributes of a symbolic link are in a zip archive."""
_OF_WINDOWS: Final = (
    "CON", "aux.txt", "nul.jsonl", "COM1", "lpt9", "a:b", "a?b", "a*b", "a<b", "a|b", "end.", "end ",
    "PRN.md", "CONIN$", 'a"b',
)  # fmt: skip
"""Names that no file of Windows may have."""
_MANY: Final = 5_000_000
_MEMBER: Final = lines_of(paper_on("members"))


def archive_cases() -> Mapping[str, Case]:
    """All cases by their names."""
    return {
        "zip: a link and a way up": {"raw/x.zip": _zip_with_link()},
        "zip: twins": {"raw/x.zip": _zip_with_twins()},
        "zip: many empty members": {
            "raw/x.zip": zip_of({f"{number}.jsonl": b"" for number in range(10_500)})
        },
        "zip: members of the same bytes": {"raw/x.zip": _zip_of_same_bytes()},
        "zip: a password": {"raw/x.zip": _encrypted(zip_of({"a.jsonl": _MEMBER}))},
        "zip: settings, lock files and what systems add": {
            "raw/x.zip": zip_of(
                {
                    "papers.lock": b"x y z\n",
                    "topics.yml": b"- [",
                    "dumps.lock": b"0  good.jsonl\n",
                    ".git/config": b"[core]\n",
                    "__MACOSX/._a.jsonl": b"\0\5\x16\7",
                    "a.jsonl": _MEMBER,
                    "a.jsonl.yml": b"source: [",
                }
            )
        },
        "zip: names of Windows": {
            "raw/x.zip": zip_of(
                {f"{name}.jsonl": lines_of(paper_on(f"devices {n}")) for n, name in enumerate(_OF_WINDOWS)}
            )
        },
        "zip: a name that is no text": {
            "raw/x.zip": zip_of({"a.jsonl": _MEMBER}).replace(b"a.json", b"\xff.json")
        },
        "tar: a size beyond all disks": {"raw/x.tar": _huge_member()},
        "tar: headers": {"raw/x.tar": _tar_with_headers()},
        "tar: names": {
            "raw/x.tar.gz": gzip.compress(
                _tar_of(
                    {
                        "a\0b.jsonl": b"x",
                        "/root.jsonl": _MEMBER,
                        "../up.jsonl": _MEMBER,
                        "./ok.jsonl": _MEMBER,
                    }
                )
            )
        },
        "compressed: blanks": {
            "raw/x.jsonl.bz2": bz2.compress(b" " * 10 * _MANY),
            "raw/y.jsonl.xz": lzma.compress(b"\n" * _MANY),
        },
        "compressed: parts": {"raw/x.jsonl.gz": gzip.compress(b"[") * 20_000},
        "compressed: layers": {"raw/x.jsonl.gz": _layers(_MEMBER)},
        "names of Windows": {
            f"raw/{name}": lines_of(paper_on(f"files {n}")) for n, name in enumerate(_OF_WINDOWS)
        },
        "ids and titles of Windows": {
            "raw/x.jsonl": lines_of(
                *(paper_on(f"places {n}", id=name, title=name) for n, name in enumerate(_OF_WINDOWS))
            )
        },
    }


def _zip_with_link() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("link.jsonl")
        link.create_system, link.external_attr = 3, _LINK
        archive.writestr(link, "/etc/passwd")
        archive.writestr("ok.jsonl", _MEMBER)
        archive.writestr("a/../../up.jsonl", lines_of(paper_on("escapes")))
    return stream.getvalue()


def _zip_with_twins() -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(stream, "w") as archive:
            for number in range(3):
                archive.writestr(zipfile.ZipInfo("same.jsonl"), lines_of(paper_on(f"twins {number}")))
    return stream.getvalue()


def _zip_of_same_bytes() -> bytes:
    """An archive of two hundred members whose bytes are those of one, which are many when unpacked."""
    zeros = b"\0" * (4 * _MANY)
    packed, checksum, name = zlib.compress(zeros, 9)[2:-4], zlib.crc32(zeros), b"00000.jsonl"
    sizes = (checksum, len(packed), len(zeros), len(name))
    content = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, *sizes, 0) + name + packed
    entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, *sizes, 0, 0, 0, 0, 0, 0)
    entries = b"".join(entry + b"%05d.jsonl" % number for number in range(200))
    return (
        content + entries + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 200, 200, len(entries), len(content), 0)
    )


def _encrypted(archive: bytes) -> bytes:
    """An archive that says that its only member needs a password."""
    marked = bytearray(archive)
    marked[6] |= 1
    marked[archive.find(b"PK\1\2") + 8] |= 1
    return bytes(marked)


def _tar_of(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return stream.getvalue()


def _huge_member() -> bytes:
    member = tarfile.TarInfo("big.jsonl")
    member.size = 1 << 40
    return member.tobuf() + b"x" * 512


def _tar_with_headers() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
        member = tarfile.TarInfo("a.jsonl")
        member.size = len(_MEMBER)
        member.pax_headers = {"comment": "x" * _MANY, "path": "../../../up.jsonl", "mtime": "9" * 400}
        archive.addfile(member, io.BytesIO(_MEMBER))
    return stream.getvalue()


def _layers(content: bytes) -> bytes:
    for _ in range(200):
        content = gzip.compress(content)
    return content
