"""Reads the entries of a settings file, and reports its mistakes with their lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, TypeVar

import yaml

from paper_digest.model.problem import Problem
from paper_digest.sources.isolation import Failure, attempt, until_failure
from paper_digest.sources.yaml_nodes import InvalidYamlError, compose, kind_of, line_of, plain_value
from paper_digest.values.clean_text import clean

_DEPTH: Final = 3
"""An entry, its lists, and their texts."""
_LEFT_OUT: Final = "The entry is left out; all others are read."
_Rule = TypeVar("_Rule")
_HYPHEN: Final = re.compile(r" *-(?=\s|$)")


@dataclass(slots=True)
class SettingsFile:
    """One settings file: its entries, and the problems found so far."""

    name: str
    example: str
    keys: frozenset[str]
    problems: list[Problem] = field(default_factory=list)

    def report(self, line: int | None, expected: str, actual: str) -> None:
        advice = f"A correct entry: {self.example}"
        problem = Problem(file=self.name, line=line, expected=expected, actual=actual, advice=advice)
        self.problems.append(problem)

    def is_lost(self, rules: Sequence[object]) -> bool:
        """Whether the file has faults and nothing else; `rules` is what was read of its entries."""
        return bool(self.problems) and not rules

    def entries(self, text: str) -> Iterator[Entry]:
        """The mappings in the file's list; reports everything else, and keys that are unknown or repeated.

        Where the file is no YAML, its entries are read one by one, so that a fault costs the entry it is in.
        A fault of the program costs those after it.
        """
        for entry in until_failure(self._entries(text)):
            if isinstance(entry, Failure):
                rest = "The entries before it were read."
                self.problems.append(entry.problem(self.name, None, "a list of entries", rest))
            else:
                yield entry

    def rules(self, text: str, rule_of: Callable[[Entry], _Rule | None]) -> Iterator[tuple[Entry, _Rule]]:
        """What `rule_of` makes of the entries; a fault of the program costs the entry it is in."""
        for entry in self.entries(text):
            rule = attempt(partial(rule_of, entry))
            if isinstance(rule, Failure):
                self.problems.append(rule.problem(self.name, entry.line, "an entry", _LEFT_OUT))
            elif rule is not None:
                yield entry, rule

    def _entries(self, text: str) -> Iterator[Entry]:
        root = attempt(partial(_composed, text))
        if not isinstance(root, InvalidYamlError | Failure):
            yield from self._entries_of(root, 0)
            return
        parts = _top_level_items(text)
        if len(parts) < 2:
            self._report_invalid(root, 0, "")
            return
        for n_above, part in parts:
            yield from self._entries_of_part(part, n_above)

    def _entries_of_part(self, text: str, n_above: int) -> Iterator[Entry]:
        """The entries in a part of the file below so many lines."""
        root = attempt(partial(_composed, text))
        if isinstance(root, InvalidYamlError | Failure):
            self._report_invalid(root, n_above, "; this entry was not read, the others were")
        else:
            yield from self._entries_of(root, n_above)

    def _report_invalid(self, fault: InvalidYamlError | Failure, n_above: int, rest: str) -> None:
        """Reports that text below so many lines is no YAML, or that the program failed on it."""
        if isinstance(fault, Failure):
            self.problems.append(fault.problem(self.name, n_above + 1, "a list of entries", ""))
        else:
            line = n_above + (fault.line or 1) if fault.line or rest else None
            self.report(line, "YAML", f"{fault.actual}{rest}")

    def _entries_of(self, root: yaml.Node | None, n_above: int) -> Iterator[Entry]:
        if root is not None and not isinstance(root, yaml.SequenceNode):
            expected = "a list of entries, each starting with a hyphen"
            self.report(n_above + line_of(root), expected, f"a {kind_of(root)}")
            return
        for node in root.value if root else ():
            line = n_above + line_of(node)
            entry = attempt(partial(self._entry, node, line))
            if isinstance(entry, Failure):
                self.problems.append(entry.problem(self.name, line, "an entry", _LEFT_OUT))
            elif entry is not None:
                yield entry

    def _entry(self, node: yaml.Node, line: int) -> Entry | None:
        values = plain_value(node, _DEPTH)
        if isinstance(values, dict) and isinstance(node, yaml.MappingNode):
            self._check_keys(node, line)
            return Entry(self, line, values)
        self.report(line, "a mapping of keys to values", f"a {kind_of(node)}")
        return None

    def _check_keys(self, node: yaml.MappingNode, line: int) -> None:
        counts = Counter(str(plain_value(key, 1)) for key, _ in node.value)
        for key, count in counts.items():
            if count > 1:
                self.report(line, f"the key {key!r} once", f"{count} occurrences")
            if key not in self.keys:
                self.report(line, f"one of the keys {', '.join(sorted(self.keys))}", repr(key))


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of a settings file, and the line on which it starts."""

    file: SettingsFile
    line: int
    values: Mapping[str, Any]

    def report(self, expected: str, actual: str) -> None:
        self.file.report(self.line, expected, actual)

    def text(self, key: str, *, required: bool = False) -> str | None:
        """The value as clean text; None where it is missing or wrong."""
        value = self.values.get(key)
        text = clean(value) if isinstance(value, str) else ""
        if not text and (value or required):
            self.report(f"text for {key!r}", _kind(value))
        return text or None

    def texts(self, key: str) -> tuple[str, ...]:
        """The value as a list of texts, without empty ones."""
        value = self.values.get(key) or []
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(filter(None, map(clean, value)))
        self.report(f"a list of texts for {key!r}", _kind(value))
        return ()

    def boolean(self, key: str) -> bool:
        """The value as a truth value, False where it is missing or wrong."""
        value = str(self.values.get(key) or "false").lower()
        if value not in {"true", "false"}:
            self.report(f"true or false for {key!r}", repr(value))
        return value == "true"


def _composed(text: str) -> yaml.Node | InvalidYamlError | None:
    """The root node of YAML without tags, or what is wrong with it."""
    try:
        return compose(text, has_tags=False)
    except InvalidYamlError as error:
        return error


def _kind(value: object) -> str:
    """What a value is, for a message."""
    if not value:
        return "no value"
    if isinstance(value, str):
        return repr(value)
    return "a list" if isinstance(value, list) else "a mapping"


def _top_level_items(text: str) -> list[tuple[int, str]]:
    """The text of each item of a list of YAML, by its hyphen, and how many lines are above it."""
    lines = text.split("\n")
    hyphen = next((match.group() for line in lines if (match := _HYPHEN.match(line))), None)
    if hyphen is None:
        return []
    hyphens = map(_HYPHEN.match, lines)
    starts = [index for index, match in enumerate(hyphens) if match and match.group() == hyphen]
    return [
        (start, "\n".join(lines[start:end]))
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]
