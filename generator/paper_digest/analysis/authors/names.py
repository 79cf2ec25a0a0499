"""Names of authors: a name has one slug in all spellings that differ in case, accents and punctuation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from slugify import slugify

from paper_digest.values.fingerprint import short_hash
from paper_digest.values.person import PersonName
from paper_digest.values.slug import DEVICE_NAMES

_MAX_SLUG: Final = 80
_NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
"""A letter of another script: its transliteration is shared by many names."""
_UMLAUTS = re.compile(r"([aou])e")
_SPACE = re.compile(r"\s+")
_RESERVED: Final = frozenset({"", "index", *DEVICE_NAMES})


@dataclass(frozen=True, slots=True)
class AuthorName:
    """One name, in parts that can be compared."""

    slug: str
    """Equal for "José García" and "JOSE GARCIA", but not for 李明 and 黎明."""
    family: str
    given: tuple[str, ...]
    """Words and initials, in lower case without accents; "Jean-Luc" is one word."""
    suffix: str = ""
    """Such as "jr": a name with another suffix is another person's."""
    is_latin: bool = True
    """Other scripts are compared only as they are written: many names share a transliteration."""

    @property
    def letters(self) -> str:
        """The letters without spaces and hyphens."""
        return self.slug.replace("-", "")

    @property
    def parts_without_umlauts(self) -> tuple[str, str]:
        """The letters of given names and family name, with "o" for "oe": "Schoelkopf", "Schölkopf"."""
        parts = ("".join(self.given), self.family)
        given, family = (_UMLAUTS.sub(r"\1", part.replace("-", "")) for part in parts)
        return given, family

    @property
    def words(self) -> tuple[str, ...]:
        """The words in alphabetical order; "Jun-Qi" is one."""
        return tuple(sorted((*self.given, self.family)))

    @property
    def first_name(self) -> str:
        return self.given[0] if self.given else ""

    @property
    def starts_with_initial(self) -> bool:
        return len(self.first_name) == 1


@lru_cache(maxsize=262_144)
def author_name(name: PersonName) -> AuthorName:
    """The slug of a name and its parts."""
    given = tuple(map(_slug, _SPACE.split(name.given.replace(".", ". "))))
    family, suffix = _slug(name.whole_family), _slug(name.suffix)
    slug = "-".join(filter(None, (*given, family, suffix)))
    is_latin = _NOT_LATIN.search(str(name)) is None
    return AuthorName(
        _unique(slug, str(name), is_latin), family, tuple(filter(None, given)), suffix, is_latin
    )


def _slug(text: str) -> str:
    return text.lower() if text.isascii() and text.isalpha() else str(slugify(text))


def _unique(slug: str, written: str, is_latin: bool) -> str:
    """The slug, with a hash of the name if it is too long or other names have the same."""
    if len(slug) <= _MAX_SLUG and slug not in _RESERVED and is_latin:
        return slug
    start = slugify(slug, max_length=_MAX_SLUG, word_boundary=True) or "author"
    return f"{start}-{short_hash(written.casefold())}"
