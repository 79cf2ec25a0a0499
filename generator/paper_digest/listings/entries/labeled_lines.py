"""Splits a text of a unit into lines and values with the label that names their field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from paper_digest.listings.boilerplate import is_boilerplate
from paper_digest.listings.field_labels import Label, bare_label, field_of, label_of
from paper_digest.listings.person_lines import are_people
from paper_digest.listings.prose import is_prose
from paper_digest.values.clean_text import fold_space

_LABELS_ABOVE: Final = frozenset(("abstract", "authors"))
"""Fields whose label may be a line of its own, above the value."""


def labels_and_lines(heading: str, text: str) -> Iterator[tuple[Label | None, str]]:
    """The lines of a text, each with the label that names what it is; `heading` is that of its column."""
    column_field = field_of(heading) if heading else None
    if column_field and column_field not in ("title", "remark"):
        kept = (line for line in text.split("\n") if not is_boilerplate(line))
        yield Label(column_field, " ".join(kept)), ""
        return
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        values = _values_below(lines, place)
        label = _label_above(lines[place], values)
        if label:
            yield label, label.value
        else:
            yield label_of(_bare(lines[place])), lines[place]
        place += 1 + (len(values) if label else 0)


def _values_below(lines: Sequence[str], place: int) -> Sequence[str]:
    """The lines below a label that is a line of its own, up to the next label."""
    if bare_label(lines[place].strip()) not in _LABELS_ABOVE:
        return ()
    return list(
        takewhile(lambda line: not (label_of(_bare(line)) or bare_label(line.strip())), lines[place + 1 :])
    )


def _label_above(line: str, values: Sequence[str]) -> Label | None:
    """The field that a line names, with the lines below as its value, if they may be that."""
    field, value = bare_label(line.strip()), fold_space(" ".join(values))
    if not field or not value:
        return None
    may_be_value = are_people(value) if field == "authors" else is_prose(value)
    return Label(field, value) if may_be_value else None


def _bare(line: str) -> str:
    return line.strip(" *_-–—•")
