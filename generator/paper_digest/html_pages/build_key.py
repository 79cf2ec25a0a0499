"""Tells whether a site is the one that a build would make, so that nothing need be built."""

from __future__ import annotations

import dataclasses
import hashlib
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import msgspec
from mkdocs.config.defaults import MkDocsConfig

from paper_digest.html_pages.dependencies import UnknownValueError, settings_hash
from paper_digest.html_pages.site_folder import signature_of, signatures
from paper_digest.html_pages.site_record import load_record
from paper_digest.model.digest import Digest
from paper_digest.project import PACKAGED, packaged_pages


def build_key(config: MkDocsConfig, digest: Digest) -> str:
    """The hash of all that a site is made of; empty if that is not known.

    Other plugins may read what they want, so that with them nothing is known.
    """
    if len(config.plugins) > 1 or config.hooks:
        return ""
    with suppress(UnknownValueError, OSError):
        key = hashlib.sha256(settings_hash(config))
        key.update(repr((version("pagefind"), str(config.site_dir))).encode())
        key.update(repr(sorted(signatures(Path(config.docs_dir)).items())).encode())
        packaged = [(path, signature_of(PACKAGED / "docs" / path)) for path in packaged_pages()]
        key.update(repr(packaged).encode())
        key.update(digest_hash(digest))
        return key.hexdigest()
    return ""


def digest_hash(digest: Digest) -> bytes:
    """The hash of a digest, the same in every process."""
    key = hashlib.sha256()
    encoder = msgspec.json.Encoder(order="deterministic")
    for field in dataclasses.fields(digest):
        value = getattr(digest, field.name)
        # The papers, one by one, since all together need hundreds of megabytes.
        for part in value if isinstance(value, tuple) else (value,):
            key.update(encoder.encode(part))
        key.update(b"\0")
    return key.digest()


def is_up_to_date(config: MkDocsConfig, cache: Path, digest: Digest) -> bool:
    """Whether the site is what the last build made of the same, and nobody has changed it since."""
    record = load_record(cache, Path(config.site_dir))
    if not record.build_key or record.build_key != build_key(config, digest):
        return False
    return signatures(Path(config.site_dir)) == {path: entry[0] for path, entry in record.files.items()}
