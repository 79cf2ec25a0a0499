"""Decides whether two lists of authors are certainly, or certainly not, those of one paper of one title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from paper_digest.linkage.name_scripts import script_of_people, with_parts_alike
from paper_digest.values.fingerprint import normalized_key, normalized_words
from paper_digest.values.person import PersonName

_FEWEST_SHARED: Final = 2
"""One name that both lists have is an accident: many papers are by a Y. Wang."""
_FEWEST_LETTERS: Final = 3
"""Letters of a word that may be the start of another: "Chris" of "Christopher"."""


class NameAgreement(IntEnum):
    """How far two names agree."""

    NONE = 0
    INITIAL = 1
    """The family names, and the given names as far as the shorter one goes; or both have no given name."""
    FULL = 2
    """The family names and the first given names, spelled out."""


def authors_agree(left: Sequence[PersonName], right: Sequence[PersonName]) -> bool:
    """Whether the lists prove one paper.

    They do if both have the same only author, spelled out; if they share two authors or more and half of the
    longer list; or, since lists are cut, if they share two that are spelled out and half of the shorter list.
    """
    shorter, longer = sorted((_with_parts_alike(left), _with_parts_alike(right)), key=len)
    agreements = _shared(shorter, longer)
    n_full = agreements.count(NameAgreement.FULL)
    if len(longer) == 1:
        return n_full == 1
    return (len(agreements) >= _FEWEST_SHARED and 2 * len(agreements) >= len(longer)) or (
        n_full >= _FEWEST_SHARED and 2 * n_full >= len(shorter)
    )


def authors_differ(left: Sequence[PersonName], right: Sequence[PersonName]) -> bool:
    """Whether the lists prove two papers: less than a third of the shorter one may be people of the other.

    Lists with an organization, a single name or names in another script prove nothing.
    """
    first, second = _people(tuple(left)), _people(tuple(right))
    if not first.script or first.script != second.script:
        return False
    shorter, longer = sorted((first, second), key=lambda people: len(people.names))
    candidates = (name for name in shorter.names if not longer.words.isdisjoint(name))
    shared = sum(any(_may_be_one(name, partner) for partner in longer.names) for name in candidates)
    return 3 * shared < len(shorter.names)


@dataclass(frozen=True, slots=True)
class _People:
    """The words of a list of names."""

    script: str | None
    """The script of all names, if all are those of people in one."""
    names: tuple[tuple[str, ...], ...]
    words: frozenset[str]


@lru_cache(maxsize=65_536)
def _people(names: tuple[PersonName, ...]) -> _People:
    """The people of a list, which linkage compares with many other lists."""
    words = tuple(_words(name) for name in _with_parts_alike(names))
    return _People(script_of_people(names), words, frozenset().union(*words))


def _with_parts_alike(names: Sequence[PersonName]) -> list[PersonName]:
    return [with_parts_alike(name) for name in names]


@lru_cache(maxsize=65_536)
def _words(name: PersonName) -> tuple[str, ...]:
    return tuple(normalized_words(f"{name.given} {name.whole_family}"))


def _may_be_one(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether each word of the shorter name is in the other one in any order, and one of them spelled out."""
    shorter, longer = sorted((left, right), key=len)
    has_whole_word = any(len(word) > 1 and word in longer for word in shorter)
    return has_whole_word and all(
        any(_may_be_one_word(word, candidate) for candidate in longer) for word in shorter
    )


def _may_be_one_word(left: str, right: str) -> bool:
    shorter, longer = sorted((left, right), key=len)
    is_start = len(shorter) == 1 or len(shorter) >= _FEWEST_LETTERS
    return left == right or (is_start and longer.startswith(shorter))


def _shared(shorter: Sequence[PersonName], longer: Sequence[PersonName]) -> list[NameAgreement]:
    """How far the names that both lists have agree; each name has one partner, the best ones first."""
    by_family: defaultdict[str, list[int]] = defaultdict(list)
    for right, candidate in enumerate(longer):
        by_family[normalized_key(candidate.family)].append(right)
    agreements = sorted(
        (-agreement, left, right)
        for left, name in enumerate(shorter)
        for right in by_family[normalized_key(name.family)]
        if (agreement := _agreement_of_given(name.given, longer[right].given))
    )
    shared: list[NameAgreement] = []
    paired: set[tuple[str, int]] = set()
    for negative, left, right in agreements:
        pair = {("left", left), ("right", right)}
        if not pair & paired:
            paired |= pair
            shared.append(NameAgreement(-negative))
    return shared


def _agreement_of_given(left: str, right: str) -> NameAgreement:
    """How far two given names agree, beside equal family names; a missing one agrees with no other."""
    first, second = normalized_key(left), normalized_key(right)
    if first[:1] != second[:1]:
        return NameAgreement.NONE
    if not (_is_spelled_out(left) and _is_spelled_out(right)):
        return NameAgreement.INITIAL
    if first == second or _first_word(left) == _first_word(right):
        return NameAgreement.FULL
    starts_alike = first.startswith(second) or second.startswith(first)
    return NameAgreement.INITIAL if starts_alike else NameAgreement.NONE


def _is_spelled_out(given: str) -> bool:
    """Whether the first given name is more than initials: not "J." and "JR"."""
    return len(_first_word(given)) > 1 and not given.split()[0].isupper()


def _first_word(given: str) -> str:
    return normalized_key(given.split()[0]) if given.split() else ""
