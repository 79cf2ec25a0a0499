"""Keeps which version of each address was saved, so that an unchanged listing is not sent again.

A lost or damaged file costs only that: every listing is asked for in full once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from paper_digest.atomic_file import replace_file
from paper_digest.regular_file import content_of
from paper_digest.services.listing_client import Validators

_ADDRESSES_AT_MOST: Final = 50
"""The newest addresses that are kept of a source; a source that is asked by day has one a day."""


class _Version(msgspec.Struct):
    """What the server said of the answer that became a dump."""

    etag: str
    last_modified: str
    dump: str
    dump_hash: str


_DECODER = msgspec.json.Decoder(dict[str, _Version])


@dataclass(frozen=True, slots=True)
class ValidatorCache:
    """The versions of one source, in one file."""

    path: Path
    dumps: Path
    """The folder with the source's dumps."""

    def saved_validators(self, url: str) -> Validators:
        """The version of the answer from an address; empty unless the dump of it is still as it was saved."""
        version = self._versions().get(url)
        if version is None or _hash(self.dumps / Path(version.dump).name) != version.dump_hash:
            return Validators()
        return Validators.of(version.etag, version.last_modified)

    def keep(self, url: str, validators: Validators, dump: Path) -> None:
        """Remembers the version of an answer that is in a dump."""
        before = self._versions()
        others = {key: version for key, version in before.items() if key != url}
        newest = dict([*others.items()][-_ADDRESSES_AT_MOST + 1 :])
        if validators:
            newest[url] = _Version(validators.etag, validators.last_modified, dump.name, _hash(dump) or "")
        if newest != before:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self.path, msgspec.json.encode(newest))

    def _versions(self) -> Mapping[str, _Version]:
        try:
            return _DECODER.decode(content_of(self.path))
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return {}


def _hash(path: Path) -> str | None:
    try:
        return hashlib.sha256(content_of(path)).hexdigest()
    except (OSError, ValueError):  # a name with a NUL character
        return None
