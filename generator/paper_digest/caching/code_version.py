"""Identifies the code that computes results: this package, Python and the libraries."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parents[1]
_NAME_AND_VERSION: Final = ("Name:", "Version:")
_NOT_CODE: Final = frozenset(("__pycache__", "project_files"))
"""Folders with compiled modules, and with templates and assets, which are inputs of their own."""


@cache
def code_version() -> bytes:
    """A hash of all modules and data files of the package, of the versions of Python and all libraries, and
    of the machine.

    The processor counts, since libraries of matrices may round differently on another one.
    """
    digest = blake2b(digest_size=16)
    for line in (sys.version, platform.machine(), platform.processor(), *_libraries()):
        digest.update(f"{line}\0".encode())
    for path in _files():
        content = path.read_bytes()
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.digest()


def _files() -> Iterator[Path]:
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and not _NOT_CODE.intersection(path.relative_to(_PACKAGE).parts):
            yield path


def _libraries() -> list[str]:
    """The name and the version of each installed library."""
    return sorted({_name_and_version(distribution) for distribution in distributions()})


def _name_and_version(distribution: Distribution) -> str:
    """The two lines of the metadata, whose parser takes ten times as long for all the others."""
    metadata = distribution.read_text("METADATA") or distribution.read_text("PKG-INFO") or ""
    header, _, _ = metadata.partition("\n\n")
    return "\n".join(line for line in header.splitlines() if line.startswith(_NAME_AND_VERSION))
