"""Finds the labels of Ovid's exports that write tags out: `Title` above an indented line with the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from paper_digest.formats.tagged_dialects import WRITTEN_LABELS

_RECORD = re.compile(r"<\d{1,7}\.? ?>\s*")
"""The number of a record, in a line of its own above it."""
_LABEL = re.compile(r"[A-Z][\w /()-]{1,50}:?\s*")
_FEWEST = 3
"""Different labels that make a text such an export; fewer may be headings."""
_START = "VN"
"""The tag with which a record of Ovid starts."""


def tags_of_labels(lines: Sequence[str]) -> Mapping[int, str]:
    """The tag of each line that is a label or the number of a record; empty if the text has other lines.

    Lines are counted from 0. Where values are indented, any other line is a label, known or not.
    """
    numbers = [index for index, line in enumerate(lines) if _RECORD.fullmatch(line)]
    labels = {index: tag for index, line in enumerate(lines) if (tag := WRITTEN_LABELS.get(_words(line)))}
    if not numbers or len(set(labels.values())) < _FEWEST:
        return {}
    if all(_is_indented(lines, index) for index in labels):
        labels = {**dict(_any_labels(lines, numbers[0])), **labels}
    return {**labels, **dict.fromkeys(numbers, _START)}


def _words(line: str) -> str:
    return line.rstrip().removesuffix(":").lower()


def _is_indented(lines: Sequence[str], label: int) -> bool:
    """Whether the line below a label is indented."""
    return label + 1 < len(lines) and lines[label + 1][:1].isspace()


def _any_labels(lines: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    for index in range(start, len(lines)):
        if _LABEL.fullmatch(lines[index]) and _is_indented(lines, index):
            yield index, _words(lines[index])
