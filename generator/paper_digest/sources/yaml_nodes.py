"""Reads YAML as nodes with line numbers, so that hostile or mistyped files cannot do harm.

Scalars stay text (2410.10 stays "2410.10"), and values are read to a fixed depth only, so that aliases can
neither lead in a circle nor multiply without end.
"""

from __future__ import annotations

from collections.abc import Mapping

import yaml

_FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C takes a tenth of the time; PyYAML has it wherever libyaml is."""
_DEEPEST = 50
"""Levels that the parser in C may compose; it has no limit of its own and crashes some thousand levels down.
"""


class InvalidYamlError(Exception):
    """Text that is not YAML; `line` is counted from 1."""

    def __init__(self, line: int | None, actual: str) -> None:
        super().__init__(actual)
        self.line = line
        self.actual = actual


def compose(text: str) -> yaml.Node | None:
    """The document's root node, None for an empty document; raises InvalidYamlError."""
    loader = _FAST_LOADER if _is_shallow(text) else yaml.SafeLoader
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        actual = getattr(error, "problem", None) or str(error)
        raise InvalidYamlError(mark.line + 1 if mark else None, actual) from error
    except RecursionError as error:
        raise InvalidYamlError(None, "brackets nested too deeply") from error
    return node


def _is_shallow(text: str) -> bool:
    """Whether the fast parser can read the text; Python's parser gives the better messages for what it
    cannot.
    """
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_FAST_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                return False
    except yaml.YAMLError:
        return False
    return True


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
