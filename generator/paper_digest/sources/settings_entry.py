"""Adds an entry at the end of a settings file, whose other text stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import yaml

from paper_digest.sources.yaml_nodes import InvalidYamlError, compose

_NO_WRAP: Final = 1_000_000
"""Characters after which a line would be broken."""


class NotAListError(Exception):
    """A file to which no entry can be added; the message says what it is."""


def with_entry(text: str, values: Mapping[str, str | bool | Sequence[str]]) -> str:
    """The text of a settings file with one more entry at its end, after an empty line.

    Raises NotAListError if the text is not a list of entries that each start with a hyphen on a line.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    before = text if not text or text.endswith("\n") else text + line_end
    gap = line_end if before.strip("\r\n\ufeff") else ""
    indent = " " * _indentation(text)
    return before + gap + "".join(f"{indent}{line}{line_end}" for line in entry_lines(values))


def entry_lines(values: Mapping[str, str | bool | Sequence[str]]) -> Iterator[str]:
    """The lines of an entry; whatever the values hold is quoted where YAML needs it."""
    for number, (key, value) in enumerate(values.items()):
        flow_lists = None if isinstance(value, list) else False
        line = yaml.safe_dump(
            {key: value}, allow_unicode=True, width=_NO_WRAP, default_flow_style=flow_lists
        ).rstrip("\n")
        yield f"{'  ' if number else '- '}{line}"


def _indentation(text: str) -> int:
    """The column of the hyphens in a list of entries; 0 in an empty file."""
    try:
        root = compose(text.removeprefix("\ufeff"))
    except InvalidYamlError as error:
        raise NotAListError(f"no YAML: {error.actual}") from error
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return 0
    if not isinstance(root, yaml.SequenceNode):
        raise NotAListError("no list")
    if root.flow_style:
        raise NotAListError("a list in brackets")
    return int(root.start_mark.column)
