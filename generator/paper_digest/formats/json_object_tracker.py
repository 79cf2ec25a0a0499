"""Follows one JSON object through its lines, to its end, its first fault, or a paper inside of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from paper_digest.formats.field_names import LAYERS, PARTS, normal
from paper_digest.formats.json_values import is_key_of_paper

TOKEN: Final = re.compile(r'"(?P<text>[^"\\]*+(?:\\.[^"\\]*+)*+)(?P<end>"?)(?P<key>\s*+:)?|[{}\[\]]')
CLOSES: Final = {"}": "{", "]": "["}
_SHALLOW: Final = 5
"""Brackets within one another among which a paper may start."""


@dataclass(frozen=True, slots=True)
class End:
    """The object ends before this column."""

    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands at this column cannot stand in JSON."""

    column: int
    why: str


@dataclass(frozen=True, slots=True)
class Child:
    """An object inside, which may be a paper, ends before this column; it starts at a line and column."""

    column: int
    first: int
    start: int


@dataclass(slots=True)
class UnderWay:
    """An object while its lines come in."""

    first: int
    column: int
    indent: int
    sure: bool
    """Whether it stands where only papers do."""
    lines: list[str] = field(default_factory=list)
    size: int = 0
    brackets: list[str] = field(default_factory=list)
    open: bool = True
    """Whether it may still turn out to be an answer around papers."""
    keys: list[str] = field(default_factory=lambda: [""])
    children: list[tuple[int, int] | None] = field(default_factory=list)
    """For each open bracket, the line and column where a paper may have started."""
    after: str = ""

    def text(self, first: int, column: int, end: int) -> str:
        """What stands from a line and column up to the column `end` of the last line."""
        lines = self.lines[first - self.first :]
        if len(lines) == 1:
            return lines[0][column:end]
        return "\n".join((lines[0][column:], *lines[1:-1], lines[-1][:end]))

    def is_indented(self) -> bool:
        """Whether its second line stands further in than its first, so that its parts cannot be taken for the next record."""
        return len(self.lines) > 1 and indent_of(self.lines[1]) > self.indent

    def outcome(self, line: str, at: int, number: int) -> End | Fault | Child | None:
        """What comes first in the line, which has this number; None if the object goes on."""
        for token in TOKEN.finditer(line, at):
            char = line[token.start()]
            if char == '"' and not token["end"]:
                return Fault(
                    token.start(), f"invalid JSON at line {number}: a text that does not end on its line"
                )
            if char in '"{[':
                self._goes_in(token, number)
            elif not self.brackets or self.brackets.pop() != CLOSES[char]:
                return Fault(
                    token.start(),
                    f"invalid JSON at line {number}, column {token.start() + 1}: a {char!r} that closes nothing",
                )
            elif not self.brackets:
                return End(token.end())
            elif self.open:
                self.after = char
                if child := self.children.pop():
                    return Child(token.end(), *child)
        return None

    def _goes_in(self, token: re.Match[str], number: int) -> None:
        bracket = token.group() if token["end"] is None else ""
        if bracket:
            self.brackets.append(bracket)
        if self.open and bracket:
            self._opened(number, token.start())
        elif self.open:
            self._text(token["text"], bool(token["key"]))

    def _text(self, text: str, is_key: bool) -> None:
        self.after = ":" if is_key else '"'
        depth = len(self.brackets)
        if is_key and depth < len(self.keys):
            self.keys[depth] = text
        if is_key and depth == 1 and normal(text) in ("title", "abstract"):
            self.open = False  # what has a title is a paper, no list of them

    def _opened(self, number: int, column: int) -> None:
        """Notes where a paper may start: the first object of a list, or one under an id."""
        depth = len(self.brackets)
        before, self.after = self.after, self.brackets[-1]
        if depth > _SHALLOW:
            self.children.append(None)
            return
        path = [normal(key) for key in self.keys[1:depth]]
        may = self.brackets[-1] == "{" and depth > 1 and not PARTS.intersection(path)
        listed = before == "[" and "[" not in self.brackets[:-2]
        keyed = before == ":" and depth == 2 and path[-1] not in LAYERS and is_key_of_paper(self.keys[1])
        self.children.append((number, column) if may and (listed or keyed) else None)
        del self.keys[depth:]
        self.keys.append("")


def indent_of(line: str) -> int:
    """The columns before the first character."""
    return len(line) - len(line.lstrip())
