"""Reads the metadata of a dump that people write: a sidecar `NAME.yml`, or front matter at its top."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import yaml

from paper_digest.model.problem import Problem
from paper_digest.model.record import DumpMetadata
from paper_digest.regular_file import reason_of, text_of
from paper_digest.sources.front_matter import FrontMatter, front_matter, line_count
from paper_digest.sources.yaml_nodes import InvalidYamlError, compose, kind_of, line_of, plain_value
from paper_digest.values.clean_text import clean
from paper_digest.values.paper_url import paper_key
from paper_digest.values.partial_date import PartialDate

_READER_HEADER = re.compile(
    r"Title:[^\n]*\n\s*URL Source:[ \t]*(?P<url>\S+)[^\n]*\n"
    r"(?:\s*(?:Published Time|Number of Pages|Warning):[^\n]*\n)*\s*Markdown Content:[ \t]*(?:\n|$)"
)
"""What Jina's reader writes above a page; above that of one paper, it has the paper's title and address."""
_MAX_CHARACTERS: Final = 1 << 16
_DEPTH: Final = 2
"""A value, or a mapping of columns to text."""
_ALIASES: Final[Mapping[str, str]] = {
    "date": "retrieved",
    "saved": "retrieved",
    "fetched": "retrieved",
    "crawled": "retrieved",
    "source_url": "url",
    "site": "source",
    "sitename": "source",
}
"""What scrapers call our keys in the front matter they write."""
_BOOLEANS: Final = {
    **dict.fromkeys(("true", "yes", "on"), True),
    **dict.fromkeys(("false", "no", "off"), False),
}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _name(value: object) -> str | None:
    """Text that readers see."""
    return (clean(value) or None) if isinstance(value, str) else None


def _date(value: object) -> PartialDate | None:
    return PartialDate.parse(value) if isinstance(value, str) else None


def _year(value: object) -> int | None:
    is_year = isinstance(value, str) and re.fullmatch(r"(?:19|20|21)\d\d", value, re.ASCII)
    return int(str(value)) if is_year else None


def _boolean(value: object) -> bool | None:
    return _BOOLEANS.get(value.lower()) if isinstance(value, str) else None


def _mapping(value: object) -> Mapping[str, str] | None:
    is_text = isinstance(value, dict) and all(isinstance(column, str) for column in value.values())
    return value if isinstance(value, dict) and is_text else None


_KEYS: Final[Mapping[str, tuple[str, Callable[[object], object | None]]]] = {
    "source": ("source: Hugging Face Daily Papers", _name),
    "url": ("url: https://huggingface.co/papers/date/2025-09-30", _text),
    "retrieved": ("retrieved: 2025-09-30", _date),
    "label": ("label: Papers of September 30", _name),
    "year": ("year: 2025", _year),
    "layout": ("layout: page of papers", _text),
    "skip": ("skip: true", _boolean),
    "columns": ("columns: {abstract: Zusammenfassung}", _mapping),
}
"""An example and the parser of each key; a parser returns None for a wrong value."""


@dataclass(frozen=True, slots=True)
class SourceMetadata:
    """The metadata of a dump, and where it is."""

    values: DumpMetadata = field(default_factory=DumpMetadata)
    front_matter_lines: int = 0
    """Lines of front matter at the top of the dump."""
    problems: tuple[Problem, ...] = ()


def read_metadata(sidecar: Path | None, head: str, layouts: Collection[str] = frozenset()) -> SourceMetadata:
    """The metadata of a dump that begins with `head`; the sidecar overrides the front matter.

    Front matter may hold other keys and any values, since scrapers and site generators write their own; a
    sidecar may not. A `layout` in front matter counts only if it is one of `layouts`: Jekyll's are others.
    """
    values, n_lines = _front_matter(head)
    if values.get("layout") not in layouts:
        values.pop("layout", None)
    problems: list[Problem] = []
    if sidecar is not None:
        values |= _sidecar(sidecar, problems)
    return SourceMetadata(DumpMetadata(**values), n_lines, tuple(problems))


def _front_matter(head: str) -> tuple[dict[str, Any], int]:
    """The values of front matter, or of what a reader of pages writes, and how many lines it takes."""
    front = front_matter(head)
    if front is None:
        reader = _READER_HEADER.match(head)
        is_of_page = reader is not None and not paper_key(reader["url"])
        return ({"url": reader["url"]}, line_count(reader.group())) if reader and is_of_page else ({}, 0)
    values: dict[str, Any] = {}
    for name, (_, value_node) in reversed(_front_matter_entries(front).items()):
        key = _ALIASES.get(name.lower(), name.lower())
        if key in _KEYS and (value := _parsed(key, value_node)) is not None:
            values[key] = value
    return values, front.n_lines


def _front_matter_entries(front: FrontMatter) -> dict[str, tuple[int, yaml.Node]]:
    """The entries of YAML; none of TOML, which has nothing that we read."""
    try:
        return {} if front.is_toml else _entries(compose(front.text))
    except InvalidYamlError:
        return {}  # a scraper's own: nothing a maintainer can fix


def _sidecar(path: Path, problems: list[Problem]) -> dict[str, Any]:
    """The valid values of a sidecar; adds a problem for each mistake."""
    root = _sidecar_root(path, problems)
    values: dict[str, Any] = {}
    for key, (line, value_node) in _entries(root).items():
        if key not in _KEYS:
            problems.append(_problem(path, line, _suggestion(key), f"the key {key!r}"))
        elif (value := _parsed(key, value_node)) is None:
            is_scalar = isinstance(value_node, yaml.ScalarNode)
            actual = repr(value_node.value[:60]) if is_scalar else f"a {kind_of(value_node)}"
            problems.append(_problem(path, line, f'"{_KEYS[key][0]}"', f"{actual} for {key!r}"))
        else:
            values[key] = value
    return values


def _sidecar_root(path: Path, problems: list[Problem]) -> yaml.Node | None:
    if path.is_symlink():
        problems.append(_problem(path, None, "a regular file", "a symbolic link, which could lead anywhere"))
        return None
    try:
        text = text_of(path)
        if len(text) > _MAX_CHARACTERS:
            problems.append(_problem(path, None, "a few lines of metadata", f"{len(text):,} characters"))
            return None
        root = compose(text, has_tags=False)
    except (OSError, UnicodeDecodeError) as error:
        problems.append(_problem(path, None, "a readable file in UTF-8", reason_of(error)))
        return None
    except InvalidYamlError as error:
        problems.append(_problem(path, error.line or 1, "YAML", error.actual))
        return None
    if root is not None and not isinstance(root, yaml.MappingNode):
        expected = f'keys and values such as "{_KEYS["source"][0]}"'
        problems.append(_problem(path, 1, expected, f"a {kind_of(root)}"))
    return root


def _entries(root: yaml.Node | None) -> dict[str, tuple[int, yaml.Node]]:
    """The line and the value node of each key of a mapping."""
    if not isinstance(root, yaml.MappingNode):
        return {}
    return {str(plain_value(key, 1)): (line_of(key), value) for key, value in root.value}


def _parsed(key: str, node: yaml.Node) -> object | None:
    _, parse = _KEYS[key]
    return parse(plain_value(node, _DEPTH))


def _suggestion(key: str) -> str:
    similar = get_close_matches(key, _KEYS, 1)
    return f'"{_KEYS[similar[0]][0]}"' if similar else f"one of {', '.join(_KEYS)}"


def _problem(path: Path, line: int | None, expected: str, actual: str) -> Problem:
    advice = "paper-digest guide commands lists the keys of a sidecar."
    return Problem(file=path.name, line=line, expected=expected, actual=actual, advice=advice)
