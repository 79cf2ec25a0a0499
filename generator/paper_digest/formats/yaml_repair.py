"""Quotes values that YAML does not allow without quotation marks, such as a title with a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from paper_digest.formats.field_names import NAMES, normal
from paper_digest.sources.yaml_nodes import InvalidYamlError, compose

_MEMBER: Final = re.compile(r"(?P<key>[ \t]*(?:- +)*[\w -]{1,40}:[ \t]+)(?P<value>\S.*?)[ \t]*")
_INNER_KEY: Final = re.compile(r"(?:^|\s)(?P<key>[\w-]{1,40}):(?=\s)")
_KNOWN: Final = frozenset(key for keys in NAMES.values() for key in keys)
_COMMENT: Final = re.compile(r"\s#.*")
_BLOCK: Final = re.compile(r"[|>][+-]?\d?")


def with_quoted_values(lines: Sequence[str]) -> list[str]:
    """The lines with quotation marks around values that are no YAML; a value may go on below its key.

    One that has the key of another field stays: it may be two lines of which the end is lost.
    """
    written = list(lines)
    for index, line in enumerate(lines):
        member = _MEMBER.fullmatch(line)
        if member is None or _BLOCK.fullmatch(member["value"]) or not _is_unquoted(member["value"]):
            continue
        last = _last_line_of_value(lines, index, len(member["key"]) - len(member["key"].lstrip(" \t-")))
        text = " ".join((member["value"], *map(str.strip, lines[index + 1 : last + 1])))
        if not any(normal(inner["key"]) in _KNOWN for inner in _INNER_KEY.finditer(text)):
            value = _COMMENT.sub("", member["value"])
            written[index : last + 1] = _quoted(member["key"], [value, *lines[index + 1 : last + 1]])
    return written


def _is_unquoted(value: str) -> bool:
    """Whether a value is no YAML by itself, and no list or text whose end is missing."""
    try:
        compose(f"key: {value}\n")
    except InvalidYamlError:
        return all(value.count(opening) == value.count(closing) for opening, closing in ("[]", "{}")) and (
            value[0] not in "\"'" or value.count(value[0]) % 2 == 0
        )
    return False


def _last_line_of_value(lines: Sequence[str], start: int, indent: int) -> int:
    """The last line that the value goes on to: indented further than its key, and with none of its own."""
    last = start
    for index, line in enumerate(lines[start + 1 :], start + 1):
        is_further = len(line) - len(line.lstrip(" \t")) > indent
        if not line.strip() or not is_further or _MEMBER.match(line) or line.lstrip().startswith("- "):
            break
        last = index
    return last


def _quoted(key: str, parts: Sequence[str]) -> list[str]:
    """The lines of a value between quotation marks."""
    escaped = [part.replace("\\", "\\\\").replace('"', '\\"') for part in parts]
    escaped[0] = f'{key}"{escaped[0]}'
    escaped[-1] = f'{escaped[-1].rstrip()}"'
    return escaped
