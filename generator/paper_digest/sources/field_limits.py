"""Cuts fields that no paper has as long as they are, so that a single record cannot fill pages or memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from paper_digest.model.problem import Problem, Severity, and_more
from paper_digest.model.record import Sighting

_LONGEST: Final[Mapping[str, int]] = {
    "title": 10_000,
    "abstract": 50_000,
    "organization": 1_000,
    "venue": 1_000,
    "volume": 200,
    "pages": 200,
    "remark": 5_000,
}
"""Characters of each text. The longest title of 16,000 papers has 300, the longest abstract 6,000."""
_MOST: Final[Mapping[str, int]] = {
    "authors": 10_000,
    "urls": 200,
    "categories": 200,
    "other_identifiers": 100,
}
"""Entries of each list. The longest list of authors of any paper has 5,154 names."""
_LONGEST_ENTRY: Final = 4_000
"""Characters of an address or a category; longer ones are left out."""
_ELLIPSIS: Final = " …"
_REPORTED_AT_MOST: Final = 3
"""Fields of a record that a message names."""


def limited(sighting: Sighting) -> tuple[Sighting, Problem | None]:
    """The sighting with fields of a reasonable length, and a warning if one was cut."""
    cut = dict(_cut_fields(sighting))
    if not cut:
        return sighting, None
    shown = [f"{name} of {size:,}" for name, (_, size) in cut.items()][:_REPORTED_AT_MOST]
    problem = Problem(
        file=sighting.dump,
        line=sighting.span.first,
        expected="fields of a length that papers have",
        actual=f"{' and '.join(shown)}{and_more(len(cut) - len(shown))}",
        advice="The fields were cut. Check whether the record ends where it should.",
        severity=Severity.WARNING,
    )
    fields: dict[str, Any] = {name: value for name, (value, _) in cut.items()}
    return replace(sighting, **fields), problem


def _cut_fields(sighting: Sighting) -> Iterator[tuple[str, tuple[object, str | int]]]:
    """The fields that are too long, each with what is kept and its size."""
    for name, longest in _LONGEST.items():
        text = getattr(sighting, name)
        if text and len(text) > longest:
            yield name, (_cut(text, longest), len(text))
    for name, most in _MOST.items():
        entries = getattr(sighting, name)
        kept = tuple(entry for entry in entries[:most] if len(str(entry)) <= _LONGEST_ENTRY)
        if len(kept) < len(entries):
            yield name, (kept, len(entries))


def _cut(text: str, longest: int) -> str:
    """The start of a text, up to a space if one is near its end."""
    start = text[: longest - len(_ELLIPSIS)]
    space = start.rfind(" ", longest // 2)
    return f"{start[:space] if space > 0 else start}{_ELLIPSIS}"
