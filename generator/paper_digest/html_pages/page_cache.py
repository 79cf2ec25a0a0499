"""Keeps finished pages in a file of entries, so that a page is rendered once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from paper_digest.caching.entry_file import MAX_BYTES, MAX_GROWTH, EntryFile, pack
from paper_digest.html_pages.rendered_page import PageMetadata

_DECODER: Final = msgspec.json.Decoder(PageMetadata)
_HASH_BYTES: Final = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class CachedPage:
    """A page of the cache: its metadata, the hash of its HTML, and its HTML as an entry of the file."""

    metadata: PageMetadata
    html_hash: bytes
    packed: bytes = b""

    @classmethod
    def of(cls, metadata: PageMetadata, html: bytes) -> CachedPage:
        """The page with this HTML."""
        html_hash = hash_of(html)
        return cls(metadata, html_hash, pack(html_hash, html))


def hash_of(content: bytes) -> bytes:
    """The hash by which equal contents are recognized."""
    return hashlib.sha256(content).digest()


@dataclass(frozen=True, slots=True)
class PageCache:
    """A file with two entries for each page: the metadata by its key, and the HTML by the hash of it.

    A damaged entry counts as absent, a damaged file is replaced. If the file cannot be used, nothing is kept.
    """

    path: Path
    max_bytes: int = MAX_BYTES
    owner: str = ""
    """The project whose build this is; see `EntryFile`."""
    _used: set[bytes] = field(default_factory=set)
    """The keys of the entries that this build used."""

    @property
    def _file(self) -> EntryFile:
        return EntryFile(self.path, self.max_bytes, MAX_GROWTH, self.owner)

    def load(self, keys: Sequence[bytes]) -> dict[bytes, CachedPage]:
        """The pages with these keys, without their HTML."""
        decoded = ((key, _decoded(entry)) for key, entry in self._file.load(keys).items())
        pages = {key: page for key, page in decoded if page}
        self._note_use(pages.items())
        return pages

    def html(self, html_hash: bytes) -> bytes | None:
        """The HTML of a page; None if it is absent or damaged."""
        return self._file.load([html_hash]).get(html_hash)

    def add(self, pages: Sequence[tuple[bytes, CachedPage]]) -> None:
        """Adds or replaces pages."""
        entries = {key: pack(key, _encoded(page)) for key, page in pages}
        self._file.add_packed(entries | {page.html_hash: page.packed for _, page in pages})
        self._note_use(pages)

    def remembered(self, keys: Iterable[bytes]) -> frozenset[bytes]:
        """Those of the keys that a build has remembered."""
        present = frozenset(self._file.load(keys))
        self._used.update(present)
        return present

    def remember(self, keys: Iterable[bytes]) -> None:
        """Remembers that something holds, by keys of all that it depends on."""
        entries = dict.fromkeys(keys, b"")
        self._file.add(entries)
        self._used.update(entries)

    def _note_use(self, pages: Iterable[tuple[bytes, CachedPage]]) -> None:
        for key, page in pages:
            self._used.update((key, page.html_hash))

    def finish(self) -> None:
        """Ends a build: pages that no recent build used make room. A build without pages removes none."""
        if self._used:
            self._file.keep(self._used)


def _encoded(page: CachedPage) -> bytes:
    return page.html_hash + msgspec.json.encode(page.metadata)


def _decoded(entry: bytes) -> CachedPage | None:
    """The page of an entry; None if it is of another version."""
    try:
        return CachedPage(_DECODER.decode(entry[_HASH_BYTES:]), entry[:_HASH_BYTES])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
