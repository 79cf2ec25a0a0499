"""Compares two versions of a text word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_MAX_WORDS: Final = 1500
"""Words of a text that are compared; the time grows with their square. An abstract has a few hundred."""


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
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for operation, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            yield DiffPart(Part.SAME, " ".join(new[new_start:new_end]))
            continue
        if old_end > old_start:
            yield DiffPart(Part.REMOVED, " ".join(old[old_start:old_end]))
        if new_end > new_start:
            yield DiffPart(Part.ADDED, " ".join(new[new_start:new_end]))
