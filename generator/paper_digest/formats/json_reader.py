"""Find the records of a JSON text with their exact lines, and go on at the next record after a broken one.

`json` decodes each value where it starts (`raw_decode`); this module decides where values start: in
lists, in an API's answer, one a line, or one after the other. A broken record ends at the next
line, or the next `{`, that may start a record of the same list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, NamedTuple

from paper_digest.formats.coercion import flat
from paper_digest.formats.field_names import PARTS, WRAPPERS, normal
from paper_digest.formats.json_commas import without_trailing_commas
from paper_digest.formats.json_depth import without_deep_values
from paper_digest.formats.json_papers import (
    LOOKED_INTO,
    WRAPPED_AT_MOST,
    IsPaper,
    is_id,
    is_session,
    is_year,
    keys_of_papers,
    lists_sessions,
    remembering,
    takes_year,
    year_of_group,
)
from paper_digest.formats.json_programs import (
    Object,
    is_break,
    is_break_with_a_room,
    is_empty_section,
    is_slot_without_people,
    is_talk,
    may_be_paper_beside_sessions,
    names_no_paper,
)
from paper_digest.formats.json_tables import TableRow, rows_of_list, rows_of_object
from paper_digest.formats.records import Event, RawRecord, SourceText
from paper_digest.model.problem import MAY_BE_CUT
from paper_digest.model.record import Span
from paper_digest.sources.coverage import Boilerplate, UnparsedSpan

_SEPARATORS = re.compile(r"[\s,:\ufeff\x1e]*")
_KEY = re.compile(r'\s*,?\s*"(?P<key>[^"\\\n]{1,200})"\s*:\s*')
_INDENT = re.compile(r"[ \t]*")
_SCALAR = re.compile(
    r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+(?:"|(?P<unclosed>))|(?:true|false|null|NaN|-?Infinity|-?\d[\d.eE+-]*)(?![^\s,:\]}])'
)
_BARE_WORD = re.compile(r'[^\s,\[\]{}"]+|"')
_FIRST_OBJECT = re.compile(r"(?:\[\s*)?(?=\{)")
_RESTART = re.compile(
    r"^(?P<indent>[ \t]*)[ \t,\[]*"
    r'(?:(?P<key>"[^"\\\n]*\d[^"\\\n]*"\s*:\s*)?(?P<open>\{)|(?P<close>[\]}]))',
    re.MULTILINE,
)
_LISTED_OBJECT = re.compile(r'(?:"(?P<key>[^"\\\n]{1,200})"\s*:\s*)?\[\s*(?P<open>\{)')
_PAPER_KEY = re.compile(r'"(?:title|abstract)"\s*:', re.IGNORECASE)
_FIRST_KEY = re.compile(r'\{\s*"[\w .-]{1,40}"\s*:')
_FIRST_ROW = re.compile(r"\[\s*\[(?=\s*\")")
_BRACKETS: Final = {"]": "[", "}": "{"}
_LISTS_AT_MOST: Final = 10
"""Lists behind a fault that are looked into for papers; chosen by hand."""
_REREAD_AT_MOST: Final = 8
"""How often, on average, a character may be read again after faults, so that time stays linear; a guess."""
_NO_PEOPLE: Final = "an object among sessions that has a title, but nothing else of a paper"
_TOO_DEEP_COST: Final = 10_000
"""Characters that an attempt counts for which ended at Python's limit on recursion."""


def _integer(digits: str) -> int | str:
    """The number, or its digits where it is longer than Python converts."""
    try:
        return int(digits)
    except ValueError:
        return digits


# strict=False: tabs and line ends inside a string do no harm
_DECODER: Final = json.JSONDecoder(strict=False, parse_int=_integer)


class _Value(NamedTuple):
    """A decoded value and the offset behind it; where `fault` says what is wrong, the offset of the fault."""

    value: Any
    end: int
    fault: str = ""


@dataclass(slots=True)
class _Level:
    """An open bracket around records."""

    bracket: str
    holds_papers: bool
    """Whether each object in it must be a paper."""
    keys: frozenset[str] | None = None
    """The keys of an object under which papers are; None if any key may hold some."""
    session_keys: frozenset[str] = frozenset()
    """The keys of an object under which sessions are."""
    lists_sessions: bool | None = None
    """Whether sessions are among its objects, so that others may be breaks; None if not known yet."""
    lists_talks: bool = False
    """Whether a talk was among its objects, so that others may be breaks."""
    year: str = ""
    """The year of its papers that have none of their own."""


def _in_level(value: Object, level: _Level, key: str) -> Object:
    """A paper with what is said of it around it, where it says nothing: its id in an index, and its year."""
    is_indexed = level.bracket == "{" and is_id(key)
    paper = {"id": key, **value} if is_indexed else value
    return {**paper, "year": level.year} if takes_year(paper, level.year) else paper


def _event_of_row(span: Span, row: TableRow) -> Event:
    return RawRecord(span, row.values, row.warning) if row.values else Boilerplate(span)


class _Reader:
    """Reads one text; `events` are its records and rejected lines in order."""

    def __init__(self, source: SourceText, is_paper: IsPaper) -> None:
        self.source = source
        self.text = without_trailing_commas(source.text)
        self.text_end = len(source.text.rstrip())
        self.is_paper = remembering(is_paper)
        self.levels: list[_Level] = []
        self.key = ""
        self.stray_line = 0
        self.reread = 0

    def events(self) -> Iterator[Event]:
        offset = 0
        while (start := self._skip(_SEPARATORS, offset)) < len(self.text):
            yield from self._separators(offset, start)
            offset, events = self._next(start)
            yield from events or [Boilerplate(self.source.span(start, offset))]
        yield from self._separators(offset, start)
        if self.levels:
            last_line = Span(len(self.source.lines), len(self.source.lines))
            bracket = self.levels[-1].bracket
            yield UnparsedSpan(last_line, f"the file ends before its {bracket!r} is closed; {MAY_BE_CUT}")

    def _separators(self, start: int, end: int) -> Iterator[Event]:
        """Lines of commas."""
        if end - start > 2 and "\n" in (separators := self.text[start:end]) and not separators.isspace():
            yield Boilerplate(self.source.span(start, end))

    def _skip(self, pattern: re.Pattern[str], offset: int) -> int:
        match = pattern.match(self.text, offset)
        return match.end() if match else offset

    def _next(self, offset: int) -> tuple[int, list[Event]]:
        """Reads what starts at `offset`: the offset behind it, and its events."""
        char = self.text[offset]
        if char == "{":
            return self._object(offset)
        if char == "[" and (table := self._table(offset)):
            return table
        if char == "[":
            self.levels.append(self._list())
            return offset + 1, []
        if char in _BRACKETS:
            return offset + 1, self._close(char, offset)
        return self._words(offset)

    def _list(self) -> _Level:
        """The level of a list that is opened."""
        if not self.levels:
            return _Level("[", holds_papers=True)
        around = self.levels[-1]
        is_list_of_papers = around.bracket == "[" and around.holds_papers
        is_known = around.bracket == "{" and around.keys is not None
        has_sessions = self.key in around.session_keys if is_known else None
        return _Level("[", is_list_of_papers, lists_sessions=has_sessions, year=self._year_around())

    def _table(self, offset: int) -> tuple[int, list[Event]] | None:
        """Reads a list of rows below one with the names of columns: the offset behind it, and its events."""
        if self.levels or not (first := _FIRST_ROW.match(self.text, offset)):
            return None
        decoded = self._decode(offset)
        rows = [] if decoded.fault else rows_of_list(decoded.value)
        starts = self._starts_of_rows(first.end() - 1) if rows else iter(())
        spans = (self.source.span(start, end) for start, end in islice(starts, 1, None))
        return (decoded.end, list(map(_event_of_row, spans, rows))) if rows else None

    def _starts_of_rows(self, offset: int) -> Iterator[tuple[int, int]]:
        """The offsets of each row, and of what is behind it."""
        while self.text.startswith("[", offset):
            _, end = _DECODER.raw_decode(self.text, offset)
            yield offset, end
            offset = self._skip(_SEPARATORS, end)

    def _year_around(self) -> str:
        """The year of the papers in a value that is opened, by its key or by what is around it."""
        return self.key if is_year(self.key) else self.levels[-1].year if self.levels else ""

    def _words(self, offset: int) -> tuple[int, list[Event]]:
        """Reads a key or a value without records, which only objects around records may have."""
        is_in_object = bool(self.levels) and self.levels[-1].bracket == "{"
        if is_in_object and (key := _KEY.match(self.text, offset)):
            self.key = key["key"]
            return self._member(self.key, key.end()), []
        scalar = _SCALAR.match(self.text, offset)
        if scalar and self._is_harmless(scalar):
            return scalar.end(), []
        word = scalar or _BARE_WORD.match(self.text, offset)
        return word.end() if word else offset + 1, self._stray("words outside of any record", offset)

    def _is_harmless(self, scalar: re.Match[str]) -> bool:
        """Whether a value without records is one of an object, or a null, as for a paper that is unknown."""
        if not self.levels:
            return False
        is_value = self.levels[-1].bracket == "{" and scalar["unclosed"] is None
        return is_value or scalar.group() == "null"

    def _close(self, char: str, offset: int) -> list[Event]:
        if self.levels and self.levels[-1].bracket == _BRACKETS[char]:
            self.levels.pop()
            return []
        return self._stray(f"a {char!r} that closes nothing", offset)

    def _stray(self, reason: str, offset: int) -> list[Event]:
        """Rejects the line of `offset`, once."""
        line = self.source.line_of(offset)
        if line == self.stray_line:
            return []
        self.stray_line = line
        return [UnparsedSpan(Span(line, line), reason)]

    def _member(self, key: str, offset: int) -> int:
        """The offset behind the value of a key that holds no papers, or of the value itself if it may."""
        keys = self.levels[-1].keys
        may_hold_papers = normal(key) not in PARTS if keys is None else key in keys
        if may_hold_papers and _FIRST_OBJECT.match(self.text, offset):
            return offset
        member = self._decode(offset)
        return offset if member.fault else member.end

    # ------------------------------------------------------------ objects

    def _decode(self, offset: int) -> _Value:
        try:
            value, end = _DECODER.raw_decode(self.text, offset)
        except json.JSONDecodeError as error:
            self.reread += error.pos - offset + 1
            return _Value(None, error.pos, error.msg)
        except RecursionError:
            return self._decode_shallow(offset)
        return _Value(value, end)

    def _decode_shallow(self, offset: int) -> _Value:
        """The value without what is nested too deeply for `json`, which no field of a paper is."""
        shallow, end = without_deep_values(self.text, offset)
        self.reread += end - offset + _TOO_DEEP_COST
        try:
            return _Value(_DECODER.decode(shallow), end)
        except ValueError:
            return _Value(None, offset, "nested too deeply to be a paper")

    def _object(self, offset: int) -> tuple[int, list[Event]]:
        decoded = self._decode(offset)
        if decoded.fault:
            if len(self.levels) < WRAPPED_AT_MOST and self._wraps_papers(offset, WRAPPED_AT_MOST):
                self.levels.append(_Level("{", holds_papers=False))
                return offset + 1, []
            return self._resume(offset, decoded)
        if self._swallows_next(offset, decoded.end):
            return self._resume(offset, _Value(None, offset, "the next record starts before its end"))
        if rows := rows_of_object(decoded.value):
            span = self.source.span(offset, decoded.end)
            return decoded.end, [_event_of_row(span, row) for row in rows]
        if keys := frozenset(keys_of_papers(decoded.value, self.is_paper)):
            self._open_around_papers(decoded.value, keys)
            return offset + 1, []
        return decoded.end, self._record(self.source.span(offset, decoded.end), decoded.value, decoded.end)

    def _open_around_papers(self, value: Object, keys: frozenset[str]) -> None:
        """Opens the level of an object with papers in it."""
        if self.levels and self.levels[-1].bracket == "[" and is_session(value, self.is_paper):
            self.levels[-1].lists_sessions = True
        sessions = frozenset(key for key in keys if lists_sessions(value[key], self.is_paper))
        has_sessions = any(
            is_session(value[key], self.is_paper) for key in keys if isinstance(value[key], dict)
        )
        year = year_of_group(value) or self._year_around()
        self.levels.append(
            _Level("{", False, keys=keys, session_keys=sessions, lists_sessions=has_sessions, year=year)
        )

    def _record(self, span: Span, value: Object, end: int) -> list[Event]:
        """The record, if it is a paper or is where a paper must be."""
        level = self.levels[-1] if self.levels else _Level("", holds_papers=True, lists_sessions=False)
        key, self.key = self.key, ""
        if self._is_break(value, level, end):
            return []
        if not may_be_paper_beside_sessions(value) and self._is_beside_sessions(level, end):
            return [UnparsedSpan(span, _NO_PEOPLE)]
        if is_slot_without_people(value):
            return [] if names_no_paper(value) else [UnparsedSpan(span, _NO_PEOPLE)]
        if self.is_paper(value):
            level.holds_papers |= level.bracket == "["
            return [RawRecord(span, _in_level(value, level, key))]
        return [RawRecord(span, value)] if flat(value) and level.holds_papers else []

    def _is_break(self, value: Object, level: _Level, end: int) -> bool:
        """Whether an object is a section without papers, or among sessions or talks a break."""
        if level.bracket == "{" and is_empty_section(value):
            return True
        level.lists_talks |= is_talk(value)
        if is_break_with_a_room(value, is_beside_sessions=True) and self._is_beside_sessions(level, end):
            return True
        if not may_be_paper_beside_sessions(value) and self._is_beside_sessions(level, end):
            return is_break(value)
        return is_break_with_a_room(value, is_beside_sessions=False) and self._is_beside_talks(level, end)

    def _is_beside_talks(self, level: _Level, offset: int) -> bool:
        """Whether a talk is among the objects of a level."""
        return level.lists_talks or any(map(is_talk, self._next_objects(offset)))

    def _is_beside_sessions(self, level: _Level, offset: int) -> bool:
        """Whether a session is among the objects of a level, or of a list just begun among the next ones."""
        if level.lists_sessions is None:
            level.lists_sessions = any(
                is_session(value, self.is_paper) for value in self._next_objects(offset)
            )
        return level.lists_sessions

    def _next_objects(self, offset: int) -> Iterator[Object]:
        """The first objects behind `offset` in the same list."""
        for _ in range(LOOKED_INTO):
            offset = self._skip(_SEPARATORS, offset)
            if self._is_exhausted() or not self.text.startswith("{", offset):
                return
            following = self._decode(offset)
            if following.fault:
                return
            self.reread += following.end - offset
            offset = following.end
            yield following.value

    def _wraps_papers(self, offset: int, depth: int) -> bool:
        """Whether the broken object at `offset` wraps papers, in members before the fault or lists after."""
        start = offset
        offset += 1
        while key := _KEY.match(self.text, offset):
            name, offset = normal(key["key"]), key.end()
            if name in ("title", "abstract"):
                return False
            if self._leads_to_paper(name, offset, depth):
                return True
            member = self._decode(offset)
            if member.fault:
                break
            offset = member.end
        return depth == WRAPPED_AT_MOST and self._lists_papers(start, offset)

    def _leads_to_paper(self, key: str, offset: int, depth: int) -> bool:
        """Whether the value of a key is or lists papers, by its first object."""
        child = _FIRST_OBJECT.match(self.text, offset)
        if child is None or key in PARTS:
            return False
        return key in WRAPPERS or self._starts_paper(child.end(), depth)

    def _is_exhausted(self) -> bool:
        """Whether so much has been read again that the reader must take the shortest way on."""
        return self.reread > _REREAD_AT_MOST * len(self.text) + _TOO_DEEP_COST

    def _lists_papers(self, start: int, fault: int) -> bool:
        """Whether one of the first lists after the fault has a paper, and the object no title before."""
        if self._is_exhausted():
            return False
        end = self._next_start(start) or len(self.text)
        title = _PAPER_KEY.search(self.text, fault, end)
        stop = title.start() if title else end + 1  # the next record may be the first of the list
        self.reread += stop - fault
        lists = _LISTED_OBJECT.finditer(self.text, fault, stop)
        return any(
            normal(match["key"] or "") not in PARTS and self._starts_paper(match.start("open"), 1)
            for match in islice(lists, _LISTS_AT_MOST)
        )

    def _starts_paper(self, offset: int, depth: int) -> bool:
        first = self._decode(offset)
        if first.fault:
            return depth > 1 and self._wraps_papers(offset, depth - 1)
        return self.is_paper(first.value) or bool(list(keys_of_papers(first.value, self.is_paper)))

    # ------------------------------------------------------------ after a fault

    def _resume(self, start: int, decoded: _Value) -> tuple[int, list[Event]]:
        """Where to go on behind the broken record at `start`, and its lines with the reason."""
        reason = decoded.fault
        if decoded.end >= self.text_end:
            reason = f"the file ends before the record does; {MAY_BE_CUT}"
        elif decoded.end > start:
            reason = f"invalid JSON at {self.source.position(decoded.end)}: {reason}"
        end = self._next_start(start)
        last = self.source.line_of(start if end is None else max(start, end - 1))
        span = Span(self.source.line_of(start), last)
        return (len(self.text) if end is None else end), [UnparsedSpan(span, reason)]

    def _swallows_next(self, start: int, end: int) -> bool:
        """Whether, in a broken index, a line of a record is indented like the next record."""
        if not any(level.bracket == "{" and level.keys is None for level in self.levels):
            return False
        line = self.source.line_of(start)
        opening = _RESTART.match(self.text, self.source.line_starts[line - 1])
        restarts = _RESTART.finditer(self.text, self.source.line_starts[line], end)
        return opening is not None and any(
            restart["open"] and len(restart["indent"]) <= len(opening["indent"]) for restart in restarts
        )

    def _next_start(self, start: int) -> int:
        """The offset of the next record on the same line, or on a line that is indented no further."""
        line = self.source.line_of(start)
        line_start, line_end = self.source.line_starts[line - 1], self.source.line_starts[line]
        is_exhausted = self._is_exhausted()
        first_key = None if is_exhausted else _FIRST_KEY.match(self.text, start)
        if first_key and (following := self.text.find(first_key.group(), start + 1, line_end)) > 0:
            return following
        indent = self._skip(_INDENT, line_start) - line_start
        for restart in _RESTART.finditer(self.text, line_end):
            offset = (
                self._behind_bracket(restart, indent)
                if restart["close"]
                else self._at_record(restart, -1 if is_exhausted else indent)
            )
            if offset is not None:
                return offset
        return len(self.text)

    def _behind_bracket(self, restart: re.Match[str], indent: int) -> int | None:
        """Where to go on if a bracket at the start of a line ends the broken record, or the list it is in."""
        own = len(restart["indent"])
        if own < indent:
            return restart.start("close")
        return restart.end() if own == indent > 0 and restart["close"] == "}" else None

    def _at_record(self, restart: re.Match[str], indent: int) -> int | None:
        """Where to go on if a line starts a record of the same list, or is a whole record."""
        if len(restart["indent"]) <= indent or self._is_whole_line(restart):
            return restart.start("key") if restart["key"] else restart.start("open")
        return None

    def _is_whole_line(self, restart: re.Match[str]) -> bool:
        start = restart.start("open")
        line = self.text[start : self.source.line_starts[self.source.line_of(start)] - 1]
        try:
            value, end = _DECODER.raw_decode(line)
        except (ValueError, RecursionError):
            return False
        return line[end:].strip(" \t,]") == "" and self.is_paper(value)


def records_in(source: SourceText, is_paper: IsPaper) -> Iterator[Event]:
    """The records of a JSON text in order, and the lines that are broken or hold what is no record."""
    return _Reader(source, is_paper).events()
