"""Reads YAML as nodes with line numbers, so that hostile or mistyped files cannot do harm.

Scalars stay text (2410.10 stays "2410.10"), and values are read to a fixed depth only, so that aliases can
neither lead in a circle nor multiply without end.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml
from yaml.reader import ReaderError

_FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C takes a tenth of the time; PyYAML has it wherever libyaml is."""
_DEEPEST = 50
"""Levels of brackets and indentation; the parser in C has no limit of its own and crashes some thousand
levels down.
"""
_MOST_ALIASES = 100
"""Aliases (`*name`) in a file; nobody needs as many, and each can stand for the whole rest of the file."""
_UNCLOSED = {"a bracket": "flow", "a quotation mark": "quoted scalar"}
"""What may not be closed, by what YAML calls the place of the error."""
_LARGEST_SLOW = 1 << 20
"""Characters that Python's parser may read: it gives better messages, and accepts a little more."""


class InvalidYamlError(Exception):
    """Text that is not YAML; `line` is counted from 1."""

    def __init__(self, line: int | None, actual: str) -> None:
        super().__init__(actual)
        self.line = line
        self.actual = actual


def compose(text: str, *, has_tags: bool = True) -> yaml.Node | None:
    """The document's root node, None for an empty document; raises InvalidYamlError.

    has_tags: whether tags such as `!ENV` may be in it; nothing that they name is made or called.
    """
    try:
        return _composed(text, has_tags, _FAST_LOADER)
    except yaml.YAMLError as error:
        if len(text) > _LARGEST_SLOW:
            raise _invalid(text, error) from error
    try:
        return _composed(text, has_tags, yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise _invalid(text, error) from error


def _composed(text: str, has_tags: bool, loader: Any) -> yaml.Node | None:
    """The root node; raises InvalidYamlError for what is nested too deeply, has too many aliases, or tags if
    it may not, and what PyYAML raises.
    """
    depth = n_aliases = 0
    for event in yaml.parse(text, Loader=loader):
        line = event.start_mark.line + 1 if event.start_mark else None
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        n_aliases += isinstance(event, yaml.AliasEvent)
        if depth > _DEEPEST:
            raise InvalidYamlError(line, "brackets nested too deeply")
        if n_aliases > _MOST_ALIASES:
            raise InvalidYamlError(line, f"more than {_MOST_ALIASES} aliases such as *name")
        if not has_tags and (tag := getattr(event, "tag", None)) and tag != "!":
            raise InvalidYamlError(line, f"the tag {tag[:60]}; write plain text without tags")
    node: yaml.Node | None = yaml.compose(text, Loader=loader)
    return node


def _invalid(text: str, error: yaml.YAMLError) -> InvalidYamlError:
    """The error with its line: that of the bracket or the quotation mark, if one is not closed."""
    if isinstance(error, ReaderError):
        # Its position counts bytes in the parser in C, characters in that in Python.
        line = text.count("\n", 0, error.position) + 1 if text.isascii() else None
        character = error.character if isinstance(error.character, int) else ord(error.character)
        return InvalidYamlError(line, f"the control character U+{character:04X}")
    if not isinstance(error, yaml.MarkedYAMLError):
        return InvalidYamlError(None, " ".join(str(error).split()))
    line = error.problem_mark.line + 1 if error.problem_mark else None
    actual = error.problem or "another text"
    unclosed = _unclosed(error)
    if not unclosed or not error.context_mark:
        return InvalidYamlError(line, actual)
    opened = error.context_mark.line + 1
    return InvalidYamlError(opened, f"{unclosed} that is not closed: {actual}")


def _unclosed(error: yaml.MarkedYAMLError) -> str:
    """What opens at the error's context and is not closed; "" if that is not the fault."""
    context, actual = error.context or "", error.problem or ""
    if "escape" in actual:
        return ""
    return next((name for name, kind in _UNCLOSED.items() if kind in context), "")


def line_of(node: yaml.Node) -> int:
    """The line, counted from 1, on which a node starts."""
    return int(node.start_mark.line) + 1


def kind_of(node: yaml.Node) -> str:
    """What YAML calls the node: scalar, sequence or mapping."""
    return type(node).__name__.removesuffix("Node").lower()


def members(node: yaml.Node | None) -> Mapping[str, yaml.Node]:
    """The values of a mapping by key; of a key that is there twice the last, as in MkDocs. Else none."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(key.value): value for key, value in node.value}


def plain_value(node: yaml.Node, depth: int) -> object:
    """A node's value down to `depth` levels, None below: dicts, lists, and the text of scalars."""
    if not depth:
        return None
    if isinstance(node, yaml.MappingNode):
        return {str(plain_value(key, 1)): plain_value(value, depth - 1) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain_value(item, depth - 1) for item in node.value]
    # YAML's escapes can write half of a pair of surrogates, which no file can hold.
    text = str(node.value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "" if node.tag == "tag:yaml.org,2002:null" else text
