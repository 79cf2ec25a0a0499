"""Write YAML as JSON, each value on its line of the YAML, so that one reader finds the records of both."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import yaml

from paper_digest.formats.json_lines import Token, on_lines
from paper_digest.formats.yaml_repair import with_quoted_values
from paper_digest.model.record import Span
from paper_digest.sources.coverage import UnparsedSpan
from paper_digest.sources.yaml_nodes import InvalidYamlError, compose, line_of, plain_value

_INDENT = re.compile(r" *(?=[^\s#])")
"""The indentation of a line that is neither blank nor a comment."""
_DASHES = re.compile(r" *(?:- +)+")
_TITLE = re.compile(r"[\"']?title[\"']?\s*:", re.IGNORECASE)
_OTHER_LINE_ENDS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")
"""Characters that end a line in YAML, but not in a dump: the numbers of the lines behind would be wrong."""
_MOST_REPEATED = 100
"""Values of a list or a mapping that are written for each of its aliases."""
_BLOCK_STYLES = frozenset(("|", ">"))
_MERGE = "<<"
"""The key whose value is a mapping with further members."""


def json_lines(lines: Sequence[str]) -> tuple[list[str], list[UnparsedSpan]]:
    """As many lines of JSON as the YAML has, and the items that are not YAML, which are left out.

    If the others are no YAML together, they are several values of JSON, one after the other.
    """
    parts, broken = _divided(lines)
    if broken:
        lines = _repaired(lines, broken)
        parts, broken = _divided(lines)
    together = list(_parts(_without(lines, broken), 0)) if broken else parts
    read = together if len(together) == 1 else parts
    tokens = (token for part in read if not isinstance(part, UnparsedSpan) for token in part)
    written = on_lines(tokens, lines).split("\n")
    return [*written, *[""] * (len(lines) - len(written))], broken


def _divided(lines: Sequence[str]) -> tuple[list[list[Token] | UnparsedSpan], list[UnparsedSpan]]:
    """The tokens of the items, with those that are no YAML, and the latter."""
    parts = list(_parts(lines, 0))
    return parts, [part for part in parts if isinstance(part, UnparsedSpan)]


def _repaired(lines: Sequence[str], broken: Iterable[UnparsedSpan]) -> list[str]:
    """The lines with the broken items that are YAML with quotation marks around their values."""
    repaired = list(lines)
    for item in broken:
        own = slice(item.span.first - 1, item.span.last)
        quoted = with_quoted_values(lines[own])
        if not _divided(quoted)[1]:
            repaired[own] = quoted
    return repaired


def _without(lines: Sequence[str], broken: Iterable[UnparsedSpan]) -> list[str]:
    """The lines, blank where they are broken."""
    kept = list(lines)
    for item in broken:
        kept[item.span.first - 1 : item.span.last] = [""] * (item.span.last - item.span.first + 1)
    return kept


# ------------------------------------------------------------ items


def _parts(lines: Sequence[str], first: int) -> Iterator[list[Token] | UnparsedSpan]:
    """The tokens of the lines, or of each item that is YAML by itself; `first` is the index of the first."""
    try:
        root = compose("\n".join((*lines, "")).translate(_OTHER_LINE_ENDS))
        check_keys(root)
    except InvalidYamlError as error:
        starts = _item_starts(lines)
        if not starts:
            yield _unparsed(lines, first, error)
        for start, end in pairwise((*starts, len(lines))):
            yield from _parts(lines[start:end], first + start)
    else:
        yield [(line and first + line, token) for line, token in (_tokens(root, set()) if root else ())]


def check_keys(root: yaml.Node | None) -> None:
    """Raises InvalidYamlError for a key with two values, as a paper has whose dash is lost."""
    nodes = [root] if root else []
    seen: set[int] = set()
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.ScalarNode) or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            _check_keys_of(node)
            nodes += (value for _, value in node.value)
        else:
            nodes += node.value


def _check_keys_of(node: yaml.MappingNode) -> None:
    values: dict[str, object] = {}
    for key, value in node.value:
        name, text = str(plain_value(key, 1)), plain_value(value, 2)
        if values.setdefault(name, text) != text:
            raise InvalidYamlError(line_of(key), f"the key {name[:60]!r} a second time")


def _unparsed(lines: Sequence[str], first: int, error: InvalidYamlError) -> UnparsedSpan:
    """The lines up to the last with text, and why they are not read."""
    line = f" at line {first + error.line}" if error.line else ""
    last = max((index for index, text in enumerate(lines, 1) if text.strip()), default=1)
    return UnparsedSpan(Span(first + 1, first + last), f"invalid YAML{line}: {error.actual}")


def _item_starts(lines: Sequence[str]) -> list[int]:
    """The first lines of the items of a list or a mapping; none of one record, or of what has no parts."""
    indents = [(index, match.end()) for index, line in enumerate(lines) if (match := _INDENT.match(line))]
    starts = _least_indented(indents)
    if len(starts) == 1:
        # a key with the items below it, or one item, whose fields are aligned behind its dash
        index, _ = starts[0]
        dash = _DASHES.match(lines[index])
        starts = _least_indented([(index, dash.end()), *indents[1:]] if dash else indents[1:])
    is_record = any(_TITLE.match(lines[index], indent) for index, indent in starts)
    return [] if len(starts) < 2 or is_record else [index for index, _ in starts]


def _least_indented(indents: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines that are indented least, and the first, whose own start may be cut."""
    least = min((indent for _, indent in indents), default=0)
    return [start for start in indents if start[1] == least or start == indents[0]]


# ------------------------------------------------------------ JSON


def _tokens(node: yaml.Node, seen: set[int]) -> Iterator[Token]:
    """The tokens of a node with their lines.

    What has lists or mappings in it, or is long, is written once, and its aliases are null.
    """
    if isinstance(node, yaml.ScalarNode):
        yield from _scalar(node)
    elif id(node) in seen and not _is_short(node):
        yield 0, "null"
    else:
        seen.add(id(node))
        yield from _collection(node, seen)


def _is_short(node: yaml.Node) -> bool:
    """Whether a list or a mapping has few values, and these are texts, such as the authors of two papers."""
    values = (child[1] if isinstance(child, tuple) else child for child in node.value)
    is_flat = all(isinstance(value, yaml.ScalarNode) for value in values)
    return len(node.value) <= _MOST_REPEATED and is_flat


def _collection(node: yaml.Node, seen: set[int]) -> Iterator[Token]:
    is_mapping = isinstance(node, yaml.MappingNode)
    yield line_of(node), "{" if is_mapping else "["
    items = _merged(node) if isinstance(node, yaml.MappingNode) else node.value
    for index, item in enumerate(items):
        if index:
            yield 0, ","
        if is_mapping:
            key, value = item
            yield line_of(key), f"{json.dumps(str(plain_value(key, 1)), ensure_ascii=False)}:"
            yield from _tokens(value, seen)
        else:
            yield from _tokens(item, seen)
    yield 0, "}" if is_mapping else "]"


def _merged(mapping: yaml.MappingNode) -> list[tuple[yaml.Node, yaml.Node]]:
    """The members of a mapping, and the further ones of a short mapping that the key `<<` names."""
    own = [member for member in mapping.value if member[0].value != _MERGE]
    sources = [value for key, value in mapping.value if key.value == _MERGE]
    members = {
        str(key.value): (key, value) for source in reversed(sources) for key, value in _members(source)
    }
    for key, _ in own:
        members.pop(str(key.value), None)
    return [*own, *members.values()]


def _members(source: yaml.Node) -> list[tuple[yaml.Node, yaml.Node]]:
    """The members of a short mapping, or of those in a list, of which the first one counts.

    A list has no other lists: it might have itself.
    """
    mappings = reversed(source.value) if isinstance(source, yaml.SequenceNode) else [source]
    return [
        member
        for mapping in mappings
        if isinstance(mapping, yaml.MappingNode) and len(mapping.value) <= _MOST_REPEATED
        for member in mapping.value
        if member[0].value != _MERGE
    ]


def _scalar(node: yaml.ScalarNode) -> Iterator[Token]:
    """A text, and an empty token on its last line."""
    text = plain_value(node, 1)
    yield line_of(node), json.dumps(text, ensure_ascii=False) if text else "null"
    # what ends a block is the line behind it
    yield int(node.end_mark.line) + (node.style not in _BLOCK_STYLES), ""
