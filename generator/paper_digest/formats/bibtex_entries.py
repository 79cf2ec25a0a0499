"""Turns lines of a bibliography into its entries, each with its exact lines, so that a broken entry costs no other.

bibtexparser reads what is inside an entry; it wants the whole library at once, and this way no entry takes the next ones along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from paper_digest.model.record import Span

_OPENING = re.compile(r"@\s*(?P<kind>[A-Za-z]+)\s*(?P<bracket>[{(])")
_NEXT = re.compile(r"\s*@\s*[A-Za-z]+\s*[{(]\s*[^\s,={}\"]*\s*(?:,|=|$)")
_BRACE = re.compile(r"\\.|[{}]")
_FIELD = re.compile(r"\s*(?:[\w-]+\s*=|[})]\s*,?\s*$|.*[}\"],\s*$)")
_ENTRY_AT_MOST = 1 << 26


@dataclass(frozen=True, slots=True)
class Entry:
    """`@kind{...}` with all its text; `whole` tells whether its last brace was there."""

    span: Span
    kind: str
    text: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Between:
    """A line outside of all entries, which BibTeX takes for a comment; `lost` if it looks as if its entry's start were missing."""

    span: Span
    lost: bool


@dataclass(slots=True)
class _Open:
    """An entry while its lines come in."""

    first: int
    kind: str
    bracket: str
    parts: list[str]
    depth: int = 0
    size: int = 0

    def entry(self, last: int, whole: bool) -> Entry:
        return Entry(Span(self.first, last), self.kind, "\n".join(self.parts), whole)


def entries_in(lines: Iterator[str]) -> Iterator[Entry | Between]:
    """The entries and what stands between them, in the order of the lines."""
    entry: _Open | None = None
    lost = False
    number = 0
    for number, line in enumerate(lines, 1):
        if entry and (_NEXT.match(line) or entry.size > _ENTRY_AT_MOST):
            yield entry.entry(number - 1, whole=False)
            entry = None
        at, inside = 0, entry is not None
        while at < len(line):
            if entry is None:
                opening = _OPENING.search(line, at)
                if opening is None:
                    break
                inside, lost = True, False
                entry = _Open(
                    number,
                    opening["kind"].lower(),
                    opening["bracket"],
                    [],
                    1 if opening["bracket"] == "{" else 0,
                )
                start, at = opening.start(), opening.end()
            else:
                start = at
            end = _end(entry, line, at)
            entry.parts.append(line[start:end])
            entry.size += len(line)
            at = len(line) if end is None else end
            if end is not None:
                yield entry.entry(number, whole=True)
                entry = None
        if not line and entry:
            entry.parts.append(line)
        if not inside and line.strip():
            lost = lost or bool(_FIELD.match(line))
            yield Between(Span(number, number), lost)
        lost = lost and bool(line.strip())
    if entry:
        yield entry.entry(number, whole=False)


def _end(entry: _Open, line: str, at: int) -> int | None:
    """Where the entry ends in the line; None if it goes on."""
    for brace in _BRACE.finditer(line, at):
        entry.depth += {"{": 1, "}": -1}.get(brace.group(), 0)
        if entry.depth == 0 and entry.bracket == "{":
            return brace.end()
        if entry.depth < 0:
            entry.depth = 0
    closing = line.rstrip()
    return (
        len(closing)
        if entry.bracket == "(" and entry.depth == 0 and closing.endswith(")") and len(closing) > at
        else None
    )
