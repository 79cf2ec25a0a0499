"""Tells how two names may be spellings of one."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from paper_digest.analysis.authors.names import AuthorName

_MOST_WORDS: Final = 8
"""Given names of a person; a longer name is compared with no other. Chosen by hand."""


class NameRelation(StrEnum):
    """How two names may be spellings of one."""

    SPACES = "with and without spaces"
    UMLAUTS = "with and without umlauts"
    MIDDLE_NAMES = "with and without middle names"
    INITIALS = "with a first name and with its initial"
    ORDER = "with the words in another order"


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
