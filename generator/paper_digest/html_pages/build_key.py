"""Tells whether a site is the one that a build would make, so that nothing need be built."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from paper_digest.html_pages.dependencies import UnknownValueError, has_variable_templates, settings_hash
from paper_digest.html_pages.page_renderer import has_known_extensions
from paper_digest.html_pages.site_folder import signature_of, signatures, source_signatures
from paper_digest.html_pages.site_record import load_record
from paper_digest.project import PACKAGED, packaged_pages


def build_key(config: MkDocsConfig, generated_key: bytes) -> str:
    """The hash of all that a site is made of; empty if that is not known.

    generated_key: the key of the build that wrote the generated files; empty if it is not known.

    Other plugins, hooks and Markdown extensions may read what they want, and a template may show the day, so
    that with them nothing is known.
    """
    if not generated_key or len(config.plugins) > 1 or config.hooks or not has_known_extensions(config):
        return ""
    with suppress(UnknownValueError, OSError):
        if has_variable_templates(config):
            return ""
        key = hashlib.sha256(settings_hash(config))
        key.update(str(config.site_dir).encode())
        key.update(repr(sorted(source_signatures(Path(config.docs_dir)).items())).encode())
        packaged = [(path, signature_of(PACKAGED / "docs" / path)) for path in packaged_pages()]
        key.update(repr(packaged).encode())
        key.update(generated_key)
        return key.hexdigest()
    return ""


def is_up_to_date(config: MkDocsConfig, cache: Path, generated_key: bytes) -> bool:
    """Whether the site is what the last build made of the same, and nobody has changed it since."""
    record = load_record(cache, Path(config.site_dir))
    if not record.build_key or record.build_key != build_key(config, generated_key):
        return False
    return signatures(Path(config.site_dir)) == {path: entry[0] for path, entry in record.files.items()}
