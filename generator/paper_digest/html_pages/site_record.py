"""Remembers where each file of the last site came from, so that the next build need not write it again."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from paper_digest.atomic_file import checked_content, replace_checked_file
from paper_digest.html_pages.site_folder import Signature

_Record = TypeVar("_Record")


class SiteRecord(msgspec.Struct, frozen=True):
    """The files of a site at the end of a build."""

    folder: str = ""
    """The folder of the site."""
    files: dict[str, tuple[Signature, str]] = {}
    """The signature of each file, and what its content comes from if that is known; by its path."""
    index_key: str = ""
    """The hash of what the search index was made of; empty if there is no index."""
    build_key: str = ""
    """The hash of all that the site was made of; empty if it may not be left as it is."""

    def unchanged(self, present: dict[str, Signature]) -> dict[str, str]:
        """The origins of the files that are as the build left them."""
        files = ((path, *entry) for path, entry in self.files.items())
        return {
            path: origin for path, signature, origin in files if origin and present.get(path) == signature
        }


class _SiteFolder(msgspec.Struct, frozen=True):
    """Of a record only the folder of its site, without the files, of which there may be many."""

    folder: str = ""


def source_origin(source: str, signature: Signature) -> str:
    """The origin of a file that is a copy of another one."""
    return f"{source} {':'.join(map(str, signature))}"


def load_record(cache: Path, site: Path) -> SiteRecord:
    """The record of a site; an empty one if there is none or it is damaged."""
    return _decoded(_file(cache, site), SiteRecord) or SiteRecord()


def save_record(cache: Path, site: Path, record: SiteRecord) -> None:
    """Writes the record of a site, and removes those of sites that are gone; does nothing if it cannot."""
    with suppress(OSError):
        file = _file(cache, site)
        replace_checked_file(file, msgspec.json.encode(record))
        for another in file.parent.glob("*.json"):
            if not Path(load_folder(another)).is_dir():
                another.unlink(missing_ok=True)


def load_folder(file: Path) -> str:
    """The folder of the site whose record is in a file; empty if it is damaged."""
    named = _decoded(file, _SiteFolder)
    return named.folder if named else ""


def _decoded(file: Path, kind: type[_Record]) -> _Record | None:
    """The record in a file, or a part of it; None if there is none or it is damaged."""
    content = checked_content(file)
    if content is None:
        return None
    try:
        return msgspec.json.decode(content, type=kind)
    except ValueError:  # msgspec's are ValueErrors, too
        return None


def _file(cache: Path, site: Path) -> Path:
    name = hashlib.sha256(str(site.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return cache / "sites" / f"{name}.json"
