"""Write TOML as JSON, each table on its lines of the TOML, so that one reader finds the records of both."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from paper_digest.formats.json_lines import Token, on_lines
from paper_digest.formats.paper_pages import is_listed_paper
from paper_digest.model.record import Span
from paper_digest.sources.coverage import UnparsedSpan

_HEADER = re.compile(r"\s*(?P<open>\[\[?)\s*(?P<name>[^\[\]=,]{1,200}?)\s*\]\]?\s*(?:#.*)?")
_OTHER_LINE: Final = re.compile(r"\s*(?:#.*)?|\s*\[[^=]*\]\s*(?:#.*)?")
"""A comment or the header of a table."""
_LONG_KEY: Final = re.compile(r"(?<![^\s\[{,])(?:[^\s.=]{1,40}+\s?\.\s?){100}")
"""A key that no file of papers has, and for which `tomllib` takes quadratic time."""
_PLACE: Final = re.compile(r" \(at (?:line \d+, column \d+|end of document)\)\Z")
"""Where in a table an error is; not its line in the file."""
_HEADERS_IN_TEXT: Final = 3
"""Lines like headers that a text or a list over several lines may have, at most; a guess."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table with the tables that belong to it."""

    first: int
    """The index of its first line."""
    end: int
    """The index of the line behind it."""
    values: object
    """A mapping, or why the lines are no TOML."""


def json_lines(lines: Sequence[str]) -> tuple[list[str], list[UnparsedSpan], list[int]]:
    """As many lines of JSON as the TOML has, the tables that are no TOML, and the lines that say nothing.

    Each element of a list of tables becomes a value of its own, and so does each other table.
    """
    tables = list(_tables(lines))
    shown = list(_shown(tables, lines))
    broken = [_unparsed(table, lines) for table in tables if not isinstance(table.values, Mapping)]
    tokens = chain.from_iterable(map(_tokens, shown))
    written = on_lines(tokens, lines).split("\n")
    starts = {table.first for table in shown}
    beside = set(
        chain.from_iterable(range(table.first, table.end) for table in tables if table.first not in starts)
    )
    silent = [
        number + 1
        for number, line in enumerate(lines)
        if line.strip() and (number in beside or _OTHER_LINE.fullmatch(line))
    ]
    return [*written, *[""] * (len(lines) - len(written))], broken, silent


def _shown(tables: Sequence[_Table], lines: Sequence[str]) -> Iterator[_Table]:
    """The tables that may be or hold papers.

    Values above all headers are of the file, unless it has none, and so is a table beside lists of tables,
    unless they are those of a paper.
    """
    opens = [header["open"] if (header := _HEADER.fullmatch(lines[table.first])) else "" for table in tables]
    surely_shown = "[[" if "[[" in opens else "["
    for table, opened in zip(tables, opens, strict=True):
        is_shown = opened == surely_shown or len(tables) == 1 or not isinstance(table.values, Mapping)
        if is_shown or _may_show_papers(table.values):
            yield table


def _may_show_papers(values: object) -> bool:
    """Whether values are those of a paper, or have lists of mappings in them."""
    if not isinstance(values, Mapping):
        return False
    inner = next(iter(values.values())) if len(values) == 1 else None
    return is_listed_paper(values) or _has_objects(values) or _may_show_papers(inner)


def _tokens(table: _Table) -> Iterator[Token]:
    """The JSON of a table, from its first line to its last; none if it is no TOML."""
    if not isinstance(table.values, Mapping):
        return
    text = json.dumps(table.values, ensure_ascii=False)
    opened = text.rstrip("]}")
    yield table.first + 1, opened
    yield table.end, ""
    yield 0, text[len(opened) :]


def _tables(lines: Sequence[str]) -> Iterator[_Table]:
    """The values before the first header, and each table behind one."""
    starts = [0, *_starts(lines)]
    ends = [*starts[1:], len(lines)]
    reached = 0
    for index, start in enumerate(starts):
        if start >= reached and start < ends[index]:
            table = _table(lines, start, ends[index : index + _HEADERS_IN_TEXT])
            reached = table.end
            yield table


class InvalidTomlError(Exception):
    """A text that is no TOML, or whose values are none of JSON."""


def toml_values(text: str) -> dict[str, object]:
    """The values of TOML as JSON has them: dates become text.

    Raises InvalidTomlError, also for a number of thousands of digits and for values that nest too deeply.
    """
    try:
        values: dict[str, object] = json.loads(json.dumps(tomllib.loads(text), default=str))
    except (ValueError, RecursionError) as error:
        raise InvalidTomlError(str(error)) from error
    return values


def _table(lines: Sequence[str], start: int, ends: Sequence[int]) -> _Table:
    """The table that starts in a line, up to the first of several ends at which it is TOML."""
    shortest = _Table(start, ends[0], _values(lines[start : ends[0]]))
    if isinstance(shortest.values, Mapping):
        return shortest
    longer = (_Table(start, end, _values(lines[start:end])) for end in ends[1:])
    return next((table for table in longer if isinstance(table.values, Mapping)), shortest)


def _starts(lines: Sequence[str]) -> Iterator[int]:
    """The lines with headers of tables that belong to no table above."""
    above, has_values = "", False
    for number, line in enumerate(lines):
        header = _HEADER.fullmatch(line) if "[" in line else None
        if header is None:
            has_values |= "=" in line
        elif not (above and has_values and header["name"].startswith(f"{above}.")):
            above, has_values = header["name"], header["open"] == "[["
            if number:
                yield number


def _values(lines: Sequence[str]) -> Mapping[str, object] | str:
    """The values of a table, or what is wrong with it."""
    if any(map(_LONG_KEY.search, lines)):
        return "a key of too many parts"
    try:
        values: object = toml_values("\n".join(lines))
    except InvalidTomlError as error:
        return _PLACE.sub("", str(error))
    header = _HEADER.fullmatch(lines[0])
    while header and header["open"] == "[[" and isinstance(values, dict) and len(values) == 1:
        values = next(iter(values.values()))
    if isinstance(values, list):
        return values[0] if len(values) == 1 else {}
    return values if isinstance(values, dict) else {}


def _has_objects(values: object) -> bool:
    """Whether a table has lists or mappings of mappings in it."""
    children = values.values() if isinstance(values, Mapping) else ()
    return any(
        isinstance(child, list) and any(isinstance(element, dict) for element in child) for child in children
    )


def _unparsed(table: _Table, lines: Sequence[str]) -> UnparsedSpan:
    own = lines[table.first : table.end]
    last = max((number for number, line in enumerate(own, 1) if line.strip()), default=1)
    return UnparsedSpan(Span(table.first + 1, table.first + last), f"invalid TOML: {table.values}")
