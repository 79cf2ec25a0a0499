"""Names of authors: a name has one slug in all spellings that differ in case, accents and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from slugify import slugify

from paper_digest.values.fingerprint import short_hash
from paper_digest.values.person import PersonName

_MAX_SLUG: Final = 80
_NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
"""A letter of another script: its transliteration is shared by many names."""
_UMLAUTS = re.compile(r"([aou])e")
_SPACE = re.compile(r"\s+")
# A name of many words, or one that many names may be spellings of, is not a person's whom anyone could tell.
_MOST_WORDS: Final = 8
_LARGEST_BLOCK: Final = 200
_RESERVED: Final = frozenset({"", "index"})


class NameRelation(StrEnum):
    """How two names may be spellings of one."""

    SPACES = "with and without spaces"
    UMLAUTS = "with and without umlauts"
    MIDDLE_NAMES = "with and without middle names"
    INITIALS = "with a first name and with its initial"
    ORDER = "with the words in another order"


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


def relation(left: AuthorName, right: AuthorName) -> NameRelation | None:
    """How the two may be one person's names; None if they cannot."""
    if not _are_comparable(left, right):
        return None
    same_family = left.family == right.family
    if left.letters == right.letters and (same_family or not (left.given and right.given)):
        return NameRelation.SPACES
    if left.parts_without_umlauts == right.parts_without_umlauts:
        return NameRelation.UMLAUTS
    if same_family:
        return _relation_of_given_names(left, right)
    return NameRelation.ORDER if left.words == right.words else None


def _are_comparable(left: AuthorName, right: AuthorName) -> bool:
    return left.suffix == right.suffix and left.is_latin and right.is_latin


def _relation_of_given_names(left: AuthorName, right: AuthorName) -> NameRelation | None:
    shorter, longer = sorted((left.given, right.given), key=len)
    if not shorter or len(longer) > _MOST_WORDS or not _is_shortened(shorter, longer):
        return None
    is_initial = left.starts_with_initial or right.starts_with_initial
    return NameRelation.INITIALS if is_initial else NameRelation.MIDDLE_NAMES


def _is_shortened(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether the first words agree, and the others of the shorter name are in the longer one in order."""
    if not _agree(shorter[0], longer[0]):
        return False
    rest = iter(longer[1:])
    return all(any(_agree(word, candidate) for candidate in rest) for word in shorter[1:])


def _agree(left: str, right: str) -> bool:
    """Whether two words are equal, or one is the initial of the other."""
    return left == right or (min(len(left), len(right)) == 1 and left[0] == right[0])


def related_names(names: Iterable[AuthorName]) -> Iterator[tuple[AuthorName, AuthorName, NameRelation]]:
    """The pairs of names that may be one person's, each once; names are compared only within small blocks."""
    by_slug = {name.slug: name for name in names}
    pairs: set[tuple[str, str]] = set()
    for block in _blocks(by_slug.values()):
        ordered = sorted(block)
        pairs.update(
            (first, second) for index, first in enumerate(ordered) for second in ordered[index + 1 :]
        )
    pairs.update(_pairs_with_initials(by_slug.values()))
    for first, second in sorted(pairs):
        if how := relation(by_slug[first], by_slug[second]):
            yield by_slug[first], by_slug[second], how


def _blocks(names: Iterable[AuthorName]) -> Iterator[list[str]]:
    blocks: dict[tuple[object, ...], list[str]] = {}
    for name in names:
        keys: list[tuple[object, ...]] = [
            ("letters", name.letters),
            ("umlauts", name.parts_without_umlauts),
            ("words", name.words),
        ]
        if name.given and not name.starts_with_initial:
            keys.append(("first name", name.family, name.first_name))
        for key in keys:
            blocks.setdefault(key, []).append(name.slug)
    return (block for block in blocks.values() if 1 < len(block) <= _LARGEST_BLOCK)


def _pairs_with_initials(names: Iterable[AuthorName]) -> Iterator[tuple[str, str]]:
    by_initial: dict[tuple[str, str], list[AuthorName]] = {}
    for name in names:
        if name.given:
            by_initial.setdefault((name.family, name.first_name[0]), []).append(name)
    for block in by_initial.values():
        initials = [name.slug for name in block if name.starts_with_initial][:_LARGEST_BLOCK]
        for initial in initials:
            yield from (
                (min(initial, name.slug), max(initial, name.slug)) for name in block if name.slug != initial
            )
