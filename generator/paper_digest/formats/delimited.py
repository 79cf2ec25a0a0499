"""Reads CSV and TSV (also with `;` or `|`): one row a paper, its columns found by their names in the first row."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from paper_digest.formats.field_names import NAMES, normal
from paper_digest.formats.mapping import names_of, sighting_of
from paper_digest.formats.rejections import NO_PAPER, Refusals
from paper_digest.model.problem import Problem, Severity
from paper_digest.model.record import DumpMetadata, Span
from paper_digest.sources.coverage import Boilerplate, ParserOutput

LAYOUT = "CSV"
_DELIMITERS: Final = ("\t", ",", ";", "|")
_LONGEST_HEADING: Final = 60
_ROWS_ASKED: Final = 12
_ROW_AT_MOST: Final = 2_000
"""Lines of one row; a quotation mark that is never closed would take the rest of the file."""
_SEPARATOR = re.compile(r"sep=(?P<delimiter>[,;|\t])", re.IGNORECASE)
_RULE = re.compile(r"[\s|:+-]+")
_PAPER_KEYS: Final = frozenset(key for name in ("title", "abstract") for key in NAMES[name]) - {
    "name",
    "description",
    "summary",
}
_KNOWN: Final = frozenset(key for keys in NAMES.values() for key in keys)
_LONG_CELL: Final = 30

csv.field_size_limit(1 << 27)  # whole papers stand in some cells; a row's lines are limited here


def recognizes(head: str) -> bool:
    """Whether the first row names columns, a title or an abstract among them; or short headings stand over rows of one width."""
    lines = [line for line in head.split("\n", 400)[:400] if line.strip()]
    if len(lines) > 1 and _SEPARATOR.fullmatch(lines[0].strip()):
        lines = lines[1:]
    if (
        len(lines) < 2
        or lines[0].lstrip().startswith("|")
        or _RULE.fullmatch(lines[1])
        or len(lines[0]) > 4_000
    ):
        return False
    return any(_is_table(lines, delimiter) for delimiter in _DELIMITERS)


def _is_table(lines: Sequence[str], delimiter: str) -> bool:
    heading = _cells(lines[0], delimiter)
    if (
        len(heading) < 2
        or any(len(cell) > _LONGEST_HEADING for cell in heading)
        or len({*heading}) < len(heading)
    ):
        return False
    names = [normal(cell) for cell in heading]
    known = sum(1 for name in names if name in _KNOWN)
    source = _Lines(iter(lines[1:]))
    rows = [
        row for row, _ in zip(source.rows(delimiter, len(heading)), range(_ROWS_ASKED), strict=False) if row
    ]
    # the last row may be cut by the end of what is asked
    even = sum(1 for row in rows if len(row) == len(heading))
    if _PAPER_KEYS.intersection(names):
        return known * 2 >= len(names) or known >= 2 or even * 2 >= len(rows)
    wide = len(heading) >= 3 and all(cell and not cell[0].isdigit() for cell in heading)
    return (
        wide
        and even >= 2
        and even >= len(rows) - 1
        and any(len(cell) > _LONG_CELL for row in rows for cell in row)
    )


def parse(name: str, lines: Iterator[str], metadata: DumpMetadata) -> Iterator[ParserOutput]:
    """One sighting a row; a row that is too wide or holds no paper is told, one that is too short is read and told."""
    source = _Lines(lines)
    heading, delimiter = yield from _heading(source, metadata)
    advice = (
        f"Mend the row, or say in {name}.yml which column holds what (columns: {{title: ..., abstract: ...}}); "
        f"its columns are {', '.join(heading)}."
    )
    refusals = Refusals(name, f"a row of {len(heading)} cells with a title or an abstract", advice)
    for row in source.rows(delimiter, len(heading)):
        span = Span(source.first, source.number)
        if not any(cell.strip() for cell in row or ("x",)):
            yield Boilerplate(span)
        elif row is None or len(row) > len(heading):
            why = (
                "a quotation mark that is not closed"
                if row is None
                else f"{len(row)} cells under {len(heading)} headings"
            )
            yield from refusals.refuse(span, why)
        else:
            sighting = sighting_of(name, span, dict(zip(heading, row, strict=False)), metadata)
            if sighting is None:
                yield from refusals.refuse(span, NO_PAPER)
            else:
                yield sighting
                if len(row) < len(heading) and refusals.may_warn():
                    yield _short(name, span, len(row), len(heading))
    yield from refusals.rest()


def _heading(
    source: _Lines, metadata: DumpMetadata
) -> Generator[ParserOutput, None, tuple[Sequence[str], str]]:
    """The names of the columns and the delimiter, from the first row; the rows up to it as furniture."""
    wanted = {key for keys in names_of(metadata).values() for key in keys}
    delimiter = None
    for line in source:
        if line.strip():
            yield Boilerplate(Span(source.number, source.number))
            said = _SEPARATOR.fullmatch(line.strip())
            if said is None:
                break
            delimiter = said["delimiter"]
    else:
        return (), ","
    best = delimiter or max(
        _DELIMITERS,
        key=lambda one: (
            sum(1 for cell in _cells(line, one) if normal(cell) in wanted),
            len(_cells(line, one)),
        ),
    )
    return _cells(line, best), best


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]


def _short(name: str, span: Span, found: int, wanted: int) -> Problem:
    return Problem(
        file=name,
        line=span.first,
        expected=f"a row of {wanted} cells",
        found=f"{found} cells",
        advice="The row was read as far as it goes; see whether a cell is missing.",
        severity=Severity.WARNING,
    )


@dataclass(slots=True)
class _Lines:
    """Numbered lines that can be given back."""

    lines: Iterator[str]
    number: int = 0
    back: deque[str] = field(default_factory=deque)
    first: int = 1
    """The first line of the last row, which ends with the line under way."""

    def __iter__(self) -> Iterator[str]:
        while True:
            try:
                line = self.back.popleft() if self.back else next(self.lines)
            except StopIteration:
                return
            self.number += 1
            yield line

    def rows(self, delimiter: str, width: int) -> Iterator[list[str] | None]:
        """The cells of each row that is not blank; None for a line whose quotation mark is not closed within reason."""
        while (taken := self._row(delimiter)) is not None:
            row, lines = taken
            if len(lines) > 1 and (row is None or len(row) != width):
                # a stray quotation mark took the rows behind it along
                self.back.extendleft(reversed(lines[1:]))
                self.number -= len(lines) - 1
                row = None
            self.first = self.number - (len(lines) if row is not None else 1) + 1
            if row is None or row:
                yield row

    def _row(self, delimiter: str) -> tuple[list[str] | None, list[str]] | None:
        taken: list[str] = []

        def supply() -> Iterator[str]:
            for line in self:
                taken.append(line)
                yield line.replace("\0", "") + "\n"
                if len(taken) >= _ROW_AT_MOST:
                    return

        try:
            row = next(csv.reader(supply(), delimiter=delimiter), None)
        except csv.Error:
            return None, taken
        if not taken:
            return None
        closed = len(taken) == 1 or '"' in taken[-1]
        return (row if closed else None), taken
