"""Gives each dump a label for readers: where it is from and its day, never a hash of a file name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from paper_digest.model.record import Reading
from paper_digest.values.dump_order import dump_order
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.printable import printable

_HASH = re.compile(r"(?<![0-9A-Za-z])(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,64}(?![0-9A-Za-z])")
_DAY_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d[-_.]?\d\d[-_.]?\d\d(?!\d)")
_SEPARATORS = re.compile(r"[\s_.]+|(?<!\d)-+|-+(?!\d)")
_SUFFIXES: Final = 2
"""Endings of a file name that are no part of it: "papers.json.gz"."""


def with_labels(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings with labels, of which no two are equal; a number tells equal ones apart."""
    labels: set[str] = set()
    labeled: list[Reading] = []
    for reading in sorted(readings, key=lambda reading: dump_order(reading.dump)):
        base = label = _label(reading)
        number = 2
        while label.casefold() in labels:
            label, number = f"{base} ({number})", number + 1
        labels.add(label.casefold())
        labeled.append(replace(reading, distinct_label=label))
    return tuple(labeled)


def _label(reading: Reading) -> str:
    if reading.metadata.label:
        return printable(" ".join(reading.metadata.label.split()))
    day = _day_in_words(reading)
    name = reading.origin or _tidy_name(reading.dump, without_day=bool(day))
    if not name or name.isdigit():
        return f"Listing {name}".strip() + (f", {day}" if day else "")
    return name if not day or _tells_day(name, reading.day) else f"{name}, {day}"


def _day_in_words(reading: Reading) -> str:
    """The day of the listing; a day without its year as the dump writes it."""
    if reading.day:
        return reading.day.in_words
    days = {sighting.seen_on for sighting in reading.sightings}
    day = days.pop() if len(days) == 1 else None
    return day if isinstance(day, str) else ""


def _tells_day(name: str, day: PartialDate | None) -> bool:
    return day is not None and PartialDate.parse(name) == day


def _tidy_name(dump: str, *, without_day: bool) -> str:
    """The words of a file name, without its ending and without hashes."""
    path = PurePosixPath(dump)
    for _ in range(_SUFFIXES):
        path = path.with_suffix("") if 2 <= len(path.suffix) <= len(".jsonl") else path
    name = _HASH.sub(" ", path.name)
    if without_day:
        name = _DAY_IN_NAME.sub(" ", name)
    words = _SEPARATORS.sub(" ", name).strip()
    return words[:1].upper() + words[1:]
