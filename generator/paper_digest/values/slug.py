"""Makes the last parts of addresses from names."""

from __future__ import annotations

from typing import Final

from slugify import slugify

from paper_digest.values.fingerprint import short_hash

LONGEST: Final = 180
"""Characters of a slug. File systems allow names of 255 bytes, and a file has an ending."""
DEVICE_NAMES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""Windows keeps these names for devices, whatever ending a file of the name has."""
_HASH: Final = 7
"""Characters of the hash of a name and of the hyphen before it."""


def slug_of(name: str, fallback: str) -> str:
    """The name as lower-case ASCII words joined by hyphens, `fallback` if it has no letters.

    A slug that is shortened, or no name of a file on every system, ends in a hash of the name.
    """
    slug = str(slugify(name)) or fallback
    if len(slug) <= LONGEST and slug not in DEVICE_NAMES:
        return slug
    start = slugify(slug, max_length=LONGEST - _HASH, word_boundary=True, save_order=True)
    return f"{start}-{short_hash(name)}"
