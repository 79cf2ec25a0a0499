"""Knows which files the last build left in the site, so that this one writes only those that changed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from mkdocs.structure.files import File

from paper_digest.html_pages.page_cache import hash_of
from paper_digest.html_pages.site_folder import (
    Signature,
    put_back,
    remove_outdated,
    set_aside,
    signature_of,
    signatures,
    written_file,
)
from paper_digest.html_pages.site_record import SiteRecord, load_record, save_record, source_origin
from paper_digest.site.search.pagefind_index import FOLDER

_INDEX: Final = f"{FOLDER}/"
"""What the paths of the search index start with; the code that writes it replaces it as a whole."""


class KeptSite:
    """The folder of the site during a build.

    A file that is as the last build left it, and comes from the same, stays. All others are written, or
    removed in the end.
    """

    def __init__(self, site: Path, cache: Path) -> None:
        self.site = site
        self._cache = cache
        self._record = load_record(cache, site)
        self._present: dict[str, Signature] = {}
        self._origins: dict[str, str] = {}
        self._files: dict[str, tuple[Signature, str]] = {}

    def before_cleaning(self) -> None:
        """Keeps the files from being removed, if it is known what they are."""
        try:
            put_back(self.site)
            if self._record.files:
                set_aside(self.site)
        except OSError:  # they are built again
            with suppress(OSError):
                put_back(self.site)

    def after_cleaning(self) -> None:
        """Makes the files part of the site again."""
        with suppress(OSError):
            put_back(self.site)
        self._present = signatures(self.site)
        self._origins = self._record.unchanged(self._present)

    def has_copy(self, file: File) -> bool:
        """Whether the site has a copy of the file as it is."""
        source = signature_of(str(file.abs_src_path))
        return source is not None and self.keep(file.dest_uri, source_origin(str(file.abs_src_path), source))

    def copied(self, file: File) -> None:
        """Takes note of a new copy."""
        source, copy = signature_of(str(file.abs_src_path)), signature_of(file.abs_dest_path)
        if source and copy:
            self.add(file.dest_uri, copy, source_origin(str(file.abs_src_path), source))

    def has_page(self, path: str, html_hash: bytes) -> bool:
        """Whether the file of a page has this content."""
        return self._origins.get(path) == html_hash.hex()

    def written_page(self, path: str, html: bytes) -> Signature:
        """The signature of the file of a page, which is written if it has another content.

        Raises OSError if it cannot be written.
        """
        if self.has_page(path, hash_of(html)):
            return self._present[path]
        file = self.site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        return written_file(file, html)

    def keep(self, path: str, origin: str) -> bool:
        """Keeps a file if it comes from this; returns whether it does."""
        if self._origins.get(path) != origin:
            return False
        self.add(path, self._present[path], origin)
        return True

    def add(self, path: str, signature: Signature, origin: str) -> None:
        """Takes note of a file with its final content, and of what it comes from."""
        self._files[path] = (signature, origin)

    def is_finished(self, path: str) -> bool:
        """Whether a file has its final content; a theme writes 404.html over a copy."""
        return path in self._files and self._files[path][0] == signature_of(self.site / path)

    @property
    def index_key(self) -> str:
        """The hash of what the search index was made of; empty if there is none, or it is damaged."""
        files = {path: entry for path, entry in self._record.files.items() if path.startswith(_INDEX)}
        is_whole = files and all(self._present.get(path) == entry[0] for path, entry in files.items())
        return self._record.index_key if is_whole else ""

    def remove_outdated(self) -> None:
        """Removes what the last build left and this one has not made. Raises OSError if it cannot."""
        remove_outdated(self.site, self._present, lambda path: path in self._files or path.startswith(_INDEX))

    def save(self, index_key: str, build_key: str) -> None:
        """Remembers the files of the finished site for the next build."""
        files = {
            path: (signature, self._origin(path, signature))
            for path, signature in signatures(self.site).items()
        }
        record = SiteRecord(str(self.site.absolute()), files, index_key, build_key)
        save_record(self._cache, self.site, record)

    def _origin(self, path: str, signature: Signature) -> str:
        """What a file comes from; empty if another one has written it since."""
        noted, origin = self._files.get(path, (None, ""))
        return origin if noted == signature else ""
