"""Compares two versions of a text word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_MAX_WORDS: Final = 1500
"""Words of a text that are compared; the time grows with their square. An abstract has a few hundred."""
_MIN_COMMON: Final = 3
"""Words that both versions must have between two changes to be shown as such; chosen by hand."""


class Part(StrEnum):
    """Whether both versions have some words."""

    SAME = "same"
    REMOVED = "del"
    ADDED = "ins"


@dataclass(frozen=True, slots=True)
class DiffPart:
    kind: Part
    text: str


def word_diff(before: str, after: str) -> Iterator[DiffPart]:
    """The words of both versions in order; of long texts, one version after the other."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > _MAX_WORDS:
        yield DiffPart(Part.REMOVED, " ".join(old))
        yield DiffPart(Part.ADDED, " ".join(new))
        return
    removed: list[str] = []
    added: list[str] = []
    for is_same, old_words, new_words in _runs(old, new):
        if is_same:
            yield from _changed(removed, added)
            removed, added = [], []
            yield DiffPart(Part.SAME, " ".join(new_words))
        else:
            removed += old_words
            added += new_words
    yield from _changed(removed, added)


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Runs of words: whether both versions have them, those of the old and those of the new version."""
    operations = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (operation, old_start, old_end, new_start, new_end) in enumerate(operations):
        is_between = 0 < number < len(operations) - 1
        # A few words between two changes are easier to read as a part of both.
        is_same = operation == "equal" and not (is_between and new_end - new_start < _MIN_COMMON)
        yield is_same, old[old_start:old_end], new[new_start:new_end]


def _changed(removed: Sequence[str], added: Sequence[str]) -> Iterator[DiffPart]:
    if removed:
        yield DiffPart(Part.REMOVED, " ".join(removed))
    if added:
        yield DiffPart(Part.ADDED, " ".join(added))
