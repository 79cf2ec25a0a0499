"""Turns lines of JSON into its records, each with its exact lines: elements of lists, lists within an answer, line-wise and pretty-printed.

ijson reads a stream too, but tells no lines and stops at the first fault; json.loads wants the whole text. So a scanner finds where records
start and end, and json reads each. After a fault it goes on at the next line that starts a record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from paper_digest.formats.field_names import PARTS, normal
from paper_digest.formats.json_object_tracker import CLOSES, TOKEN, End, Fault, UnderWay, indent_of
from paper_digest.formats.json_values import DECODER, IsPaper, Object, is_key_of_paper, loaded, papers_in
from paper_digest.model.record import Span

_BETWEEN = re.compile(r"[\s,\ufeff\x1e]*")
_KEYED = re.compile(r'"(?P<key>[^"\\]{1,200})"\s*:\s*\{')
_LOOSE = re.compile(r'[^\s,\[\]{}"]+')
_RECORD_AT_MOST: Final = 1 << 27
"""Characters of one record; what is longer is a list whose end is missing."""
_WHOLE_AT_MOST: Final = 1 << 20
"""Characters of a line that may be one answer around its papers and is still read at once."""
_AGAIN_AT_MOST: Final = 8
"""How often a line is gone over again for its faults."""


@dataclass(frozen=True, slots=True)
class Found:
    """One record of the document."""

    span: Span
    value: Object


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines of brackets, counts and the like around the records."""

    span: Span


@dataclass(frozen=True, slots=True)
class Broken:
    """Lines that are no JSON, or not what a list of papers holds."""

    span: Span
    why: str


Event = Found | Frame | Broken


@dataclass(slots=True)
class _Level:
    """An open bracket around records."""

    bracket: str
    sure: bool
    """Whether what stands in it must be papers."""


@dataclass(slots=True)
class Scanner:
    """Reads one document; feed it every line, then ask `finish`."""

    is_paper: IsPaper
    number: int = 0
    levels: list[_Level] = field(default_factory=list)
    record: UnderWay | None = None
    lost: tuple[int, int, str] | None = None
    """First line, indent and reason of a stretch that is passed over up to the next record."""
    key: str = ""
    """The key before the object that may start, in an index of papers by their ids."""
    loose: bool = False
    """Whether the line under way has words that belong to nothing."""
    again: int = 0
    """Characters of the line under way that were looked at once more after a fault; bounded, so that time stays linear."""

    def feed(self, line: str) -> Iterator[Event]:
        """What the next line completes."""
        self.number += 1
        self.loose, self.again = False, 0
        if (self.lost or self.record) and self._restarts(line):
            yield from self._given_up("the next record starts before its end")
        if self.lost:
            return
        at, seen = 0, bool(self.record)
        if self.record:
            self.record.lines.append(line)
            self.record.size += len(line)
        while at < len(line):
            if self.record:
                at, events = self._collect(line, at, self.record)
            else:
                at, events = self._search(line, at)
            seen = seen or bool(events) or self.record is not None
            yield from events
            if self.lost:
                return
        if not seen and not self.loose and line.strip():
            yield Frame(Span(self.number, self.number))

    def finish(self) -> Iterator[Event]:
        """What is left when no line is."""
        yield from self._given_up("the file ends before the record does; it may have been cut")
        if self.levels:
            yield Broken(
                Span(max(self.number, 1), max(self.number, 1)),
                f"the file ends before its {self.levels[-1].bracket!r} is closed; it may have been cut",
            )

    def _restarts(self, line: str) -> bool:
        """Whether the line starts a record although the one before has not ended."""
        bare = line.lstrip(" \t,[")
        key = _KEYED.match(bare) if bare.startswith('"') else None
        if not bare.startswith("{") and not (key and is_key_of_paper(key["key"])):
            return False
        record = self.record
        indent = record.indent if record else self.lost[1] if self.lost else 0
        if indent_of(line) <= indent and (record is None or record.is_indented()):
            return True
        return (indent_of(line) <= indent or record is None) and self._is_whole(bare)

    def _is_whole(self, bare: str) -> bool:
        try:
            value, end = DECODER.raw_decode(bare)
        except (ValueError, RecursionError):
            return False
        return bare[end:].strip(" \t,]") == "" and isinstance(value, dict) and self.is_paper(value)

    def _given_up(self, why: str) -> Iterator[Event]:
        """The record or stretch under way as broken, up to the line before this one."""
        last = self.number - 1 if why.startswith("the next") else self.number
        if self.lost:
            yield Broken(Span(self.lost[0], max(last, self.lost[0])), self.lost[2])
        elif self.record:
            yield Broken(Span(self.record.first, max(last, self.record.first)), why)
        self.lost = self.record = None

    # ------------------------------------------------------------ between records

    def _search(self, line: str, at: int) -> tuple[int, list[Event]]:
        between = _BETWEEN.match(line, at)
        at = between.end() if between else at
        char = line[at : at + 1]
        if char == "{":
            return self._start(line, at)
        if char in ("[", "]", "}"):
            return at + 1, self._bracket(char)
        token = TOKEN.match(line, at) or _LOOSE.match(line, at)
        if token and token.groupdict().get("key"):
            self.key = token["text"]
        inside = not char or (self.levels and self.levels[-1].bracket == "{")
        return token.end() if token else at + 1, [] if inside else self._stray("words outside of any record")

    def _bracket(self, char: str) -> list[Event]:
        if char == "[":
            self.levels.append(
                _Level("[", sure=not self.levels or (self.levels[-1].bracket == "[" and self.levels[-1].sure))
            )
        elif self.levels and self.levels[-1].bracket == CLOSES[char]:
            self.levels.pop()
        else:
            return self._stray(f"a {char!r} that closes nothing")
        return []

    def _stray(self, why: str) -> list[Event]:
        if self.loose:
            return []
        self.loose = True
        return [Broken(Span(self.number, self.number), why)]

    def _start(self, line: str, at: int) -> tuple[int, list[Event]]:
        sure = not self.levels or self.levels[-1].sure
        # an error of json counts the lines before it, which would make a line of faults take its square in time
        if not self.again and (self.levels or len(line) - at < _WHOLE_AT_MOST):
            try:
                value, end = DECODER.raw_decode(line, at)
            except (ValueError, RecursionError):
                pass
            else:
                return end, self._told(Span(self.number, self.number), value, sure)
        self.record = UnderWay(self.number, at, indent_of(line), sure, [line], len(line))
        return at, []

    def _told(self, span: Span, value: Object, sure: bool) -> list[Event]:
        """The papers in an object that has ended."""
        if self.is_paper(value) and not self._may_wrap(value):
            papers: list[Object] = [value]
        else:
            papers = list(papers_in(value, self.is_paper))
        if papers:
            if self.levels and self.levels[-1].bracket == "[":
                self.levels[-1].sure = True
            return [Found(span, self._identified(paper)) for paper in papers]
        return [Found(span, value)] if sure and value else [Frame(span)]

    def _identified(self, paper: Object) -> Object:
        """The paper with the key under which an index keeps it, which is its id."""
        key, self.key = self.key, ""
        return {"id": key, **paper} if key and is_key_of_paper(key) else paper

    def _may_wrap(self, value: Object) -> bool:
        return any(
            isinstance(child, list) and child and isinstance(child[0], dict) and normal(key) not in PARTS
            for key, child in value.items()
        )

    # ------------------------------------------------------------ inside a record

    def _collect(self, line: str, at: int, record: UnderWay) -> tuple[int, list[Event]]:
        if record.size > _RECORD_AT_MOST:
            return self._lose(
                line,
                at,
                record,
                "a record of more than 128 MB: the end of a list or a quotation mark is missing",
            )
        while outcome := record.outcome(line, at, self.number):
            at = outcome.column
            if isinstance(outcome, Fault):
                return self._lose(line, at, record, outcome.why)
            if isinstance(outcome, End):
                return self._ended(record, at)
            value = loaded(record.text(outcome.first, outcome.start, at), outcome.first)
            if not isinstance(value, str) and self.is_paper(value):
                # what surrounds it is an answer and no record
                self.key = record.keys[1] if record.brackets == ["{"] else ""
                self.levels += [_Level(bracket, sure=bracket == "[") for bracket in record.brackets]
                self.record = None
                return at, [
                    Frame(Span(record.first, outcome.first)),
                    Found(Span(outcome.first, self.number), self._identified(value)),
                ]
        return len(line), []

    def _ended(self, record: UnderWay, end: int) -> tuple[int, list[Event]]:
        self.record = None
        span = Span(record.first, self.number)
        value = loaded(record.text(record.first, record.column, end), record.first)
        return end, [Broken(span, value)] if isinstance(value, str) else self._told(span, value, record.sure)

    def _lose(self, line: str, at: int, record: UnderWay, why: str) -> tuple[int, list[Event]]:
        """Gives the record up; goes on in the same line if another with the same first key starts there."""
        self.record = None
        start = record.column + 1 if record.first == self.number else 0
        first_key = re.match(r'\{\s*"[\w .-]{1,40}"\s*:', record.lines[0][record.column : record.column + 80])
        self.again += max(at - start, 0) + 1
        may_resume = first_key is not None and self.again < _AGAIN_AT_MOST * len(line)
        following = (
            re.compile(re.escape(first_key.group())).search(line, start) if first_key and may_resume else None
        )
        if following:
            return following.start(), [Broken(Span(record.first, self.number), why)]
        self.lost = (record.first, record.indent, why)
        return len(line), []


def records_in(lines: Iterable[str], is_paper: IsPaper) -> Iterator[Event]:
    """The records of a document, in its order; memory holds one record at a time."""
    scanner = Scanner(is_paper)
    for line in lines:
        yield from scanner.feed(line)
    yield from scanner.finish()


def is_json_line(line: str) -> bool:
    """Whether a line is one JSON object by itself."""
    bare = line.strip().rstrip(",")
    if bare[:1] != "{" or bare[-1:] != "}":
        return False
    try:
        return isinstance(json.loads(bare, strict=False), dict)
    except (ValueError, RecursionError):
        return False
