"""Find where each record of a tagged export starts and ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from paper_digest.formats.tagged_dialects import (
    FIELD_TAGS,
    LONG_TEXTS,
    ONCE,
    STARTS,
    TITLES,
    VALUE_A_LINE,
    Grammar,
)
from paper_digest.formats.tagged_lines import TaggedLine

_ENDS: Final = frozenset({"ER", "EF"})
"""Tags after a record and after the last one."""
_FILE_TAGS: Final = frozenset({"FN", "VR"})
"""Tags of a whole file of Web of Science."""
_NUMBER = re.compile(r"\s*(?:<\d{1,7}\.? ?>|\d{1,7}\.|Record:? #?\d{1,7}(?: of \d{1,7})?)\s*", re.IGNORECASE)
"""The number of a record, in a line of its own before it."""


@dataclass(slots=True)
class TaggedValue:
    """One value of a tag, on one or more lines."""

    tag: str
    line_number: int
    lines: list[str]


@dataclass(slots=True)
class TaggedRecord:
    """A record, or a piece of one, while its lines are read."""

    grammar: Grammar
    values: list[TaggedValue] = field(default_factory=list)
    last: int = 0
    """The number of its last line."""
    tags: set[str] = field(default_factory=set)
    title_index: int | None = None
    """Which value is its first title."""
    start_index: int | None = None
    """Which value is its first start tag."""
    is_closed: bool = False
    """Whether its end tag was met."""

    @property
    def first(self) -> int:
        """The number of its first line."""
        return self.values[0].line_number

    @property
    def has_title(self) -> bool:
        return self.title_index is not None

    @property
    def has_start(self) -> bool:
        return self.start_index is not None

    @property
    def is_started(self) -> bool:
        """Whether its first line is the one that most programs write first."""
        return self.start_index == 0

    def add(self, line: TaggedLine) -> None:
        """Starts a value, or adds a line without a tag to the value before it."""
        last_tag = self.values[-1].tag if self.values else ""
        is_wrapped = self.grammar is Grammar.DASH and line.text[:1].isspace()
        is_value = last_tag in VALUE_A_LINE[self.grammar] and not is_wrapped
        if tag := line.tag or (last_tag if is_value else ""):
            self._append(TaggedValue(tag, line.number, []))
        self.values[-1].lines.append(line.text.strip())
        self.last = line.number

    def take(self, piece: TaggedRecord) -> None:
        """Adds a piece that belongs to this record."""
        for value in piece.values:
            self._append(value)
        self.last, self.is_closed = piece.last, piece.is_closed

    def cut(self, index: int) -> tuple[TaggedRecord, TaggedRecord]:
        """The records before and from a value on."""
        head, tail = TaggedRecord(self.grammar), TaggedRecord(self.grammar, last=self.last)
        for value in self.values[:index]:
            head._append(value)
        for value in self.values[index:]:
            tail._append(value)
        head.last = tail.first - 1
        return head, tail

    def _append(self, value: TaggedValue) -> None:
        if self.title_index is None and value.tag in TITLES:
            self.title_index = len(self.values)
        if self.start_index is None and (self.grammar, value.tag) in STARTS:
            self.start_index = len(self.values)
        self.values.append(value)
        self.tags.add(value.tag)


def records_and_other_lines(lines: Iterable[TaggedLine]) -> Iterator[TaggedRecord | TaggedLine]:
    """The records, and the lines outside of any, in order.

    A record ends at its end tag, where a tag comes again that it has once, and at a blank line; what follows
    a blank line and is no record of its own belongs to the record before it, or to the one after it.
    Blank lines between the first tag and the end tag of a record are part of it.
    """
    record: TaggedRecord | None = None
    for part in _pieces(_without_blanks_within(list(lines))):
        if isinstance(part, TaggedRecord) and record and _belongs(part, record):
            record.take(part)
            continue
        if record:
            yield record
        record = part if isinstance(part, TaggedRecord) else None
        if isinstance(part, TaggedLine):
            yield part
    if record:
        yield record


def _belongs(piece: TaggedRecord, record: TaggedRecord) -> bool:
    """Whether a piece is part of the record before it, which has no end tag."""
    if record.is_closed or piece.grammar is not record.grammar or _are_two(piece, record):
        return False
    is_tail = not piece.has_start and not piece.has_title
    is_head = not record.has_title and (record.has_start or not piece.is_started)
    return is_tail or is_head


def _are_two(piece: TaggedRecord, record: TaggedRecord) -> bool:
    """Whether both have something that a record has once."""
    have_starts = piece.has_start and record.has_start
    have_titles = piece.has_title and record.has_title
    return have_starts or have_titles or not ONCE.isdisjoint(piece.tags & record.tags)


_Parts = list[TaggedRecord | TaggedLine]


def _without_blanks_within(lines: Sequence[TaggedLine]) -> list[TaggedLine]:
    """The lines, of which those between the start and the end tag of one record follow no blank line."""
    result: list[TaggedLine] = []
    start: int | None = None
    for line in lines:
        result.append(line)
        if (line.grammar, line.tag) in STARTS:
            start = len(result)
        elif line.tag in _ENDS and start is not None:
            result[start:] = _joined(result[start:])
            start = None
    return result


def _joined(lines: Sequence[TaggedLine]) -> list[TaggedLine]:
    """The lines behind a start tag as if no blank lines were between them, unless they are of two records."""
    if _have_twice(lines):
        return list(lines)
    joined: list[TaggedLine] = []
    tag = ""
    for line in lines:
        tag = line.tag or tag
        continues = bool(line.tag) or tag in LONG_TEXTS or tag not in FIELD_TAGS
        joined.append(replace(line, follows_blank=False) if continues else line)
    return joined


def _have_twice(lines: Sequence[TaggedLine]) -> bool:
    """Whether lines have a tag twice that a record has once, or two titles; one title may be in T1 and TI."""
    tags = [line.tag for line in lines if line.tag in ONCE]
    titles = {line.text.strip().casefold() for line in lines if line.tag in TITLES}
    return len({*tags}) < len(tags) or len(titles) > 1


def _pieces(lines: Sequence[TaggedLine]) -> Iterator[TaggedRecord | TaggedLine]:
    """The lines of each record as far as they surely belong together, and the lines outside of any."""
    starts_lead = _starts_lead(lines)
    piece: TaggedRecord | None = None
    for line in lines:
        finished, piece = _after(line, piece, starts_lead) if piece else _opened(line)
        yield from finished
    if piece:
        yield piece


def _after(line: TaggedLine, piece: TaggedRecord, starts_lead: bool) -> tuple[_Parts, TaggedRecord | None]:
    """What is finished at a line after an unfinished piece, and the piece that is unfinished then."""
    if line.tag in _ENDS:
        piece.last, piece.is_closed = line.number, True
        return [piece], None
    if _is_outside(line, piece) or _starts_piece(line, piece, starts_lead):
        outside, next_piece = _opened(line)
        return [piece, *outside], next_piece
    finished: _Parts = []
    if _is_title_of_next(line, piece):
        head, piece = piece.cut(piece.start_index or 0)
        finished = [head]
    piece.add(line)
    return finished, piece


def _opened(line: TaggedLine) -> tuple[_Parts, TaggedRecord | None]:
    """A piece that starts with the line, or the line if it is no record's."""
    if line.grammar is None or line.tag in _ENDS or _is_of_file(line):
        return [line], None
    piece = TaggedRecord(line.grammar)
    piece.add(line)
    return [], piece


def _is_of_file(line: TaggedLine) -> bool:
    return line.grammar is Grammar.BARE and line.tag in _FILE_TAGS


def _is_outside(line: TaggedLine, piece: TaggedRecord) -> bool:
    """Whether a line is about the file or the next record, or text after a value of one paragraph."""
    if line.tag:
        return _is_of_file(line)
    tag = piece.values[-1].tag
    is_indented = tag.islower() and line.text[:1].isspace()  # below a label without a tag, such as References
    is_text = is_indented or (tag in LONG_TEXTS and not _NUMBER.fullmatch(line.text))
    return line.follows_blank and not is_text


def _starts_piece(line: TaggedLine, piece: TaggedRecord, starts_lead: bool) -> bool:
    """Whether a tag starts another record, or may do so since it follows a blank line."""
    if not line.tag:
        return False
    if line.follows_blank or line.grammar is not piece.grammar:
        return True
    if (line.grammar, line.tag) in STARTS:
        return piece.has_start or (piece.has_title and starts_lead)
    first, last = piece.values[0].tag, piece.values[-1].tag
    return piece.has_title and line.tag == first != last


def _is_title_of_next(line: TaggedLine, piece: TaggedRecord) -> bool:
    """Whether a title comes again, and a start tag came after the title before."""
    return (
        line.tag in TITLES
        and line.tag in piece.tags
        and piece.start_index is not None
        and piece.title_index is not None
        and piece.start_index > piece.title_index
    )


def _starts_lead(lines: Sequence[TaggedLine]) -> bool:
    """Whether most start tags are the first lines of their records."""
    votes = [
        line.follows_blank or not before.tag or before.tag in _ENDS
        for before, line in pairwise([*lines[:1], *lines])  # the first line votes, too
        if (line.grammar, line.tag) in STARTS
    ]
    return sum(votes) * 2 > len(votes)
