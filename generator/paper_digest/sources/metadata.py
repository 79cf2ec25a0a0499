"""Reads what a person says of a dump, in a sidecar `NAME.yml` or in front matter at its top."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import yaml

from paper_digest.model.problem import Problem
from paper_digest.model.record import DumpMetadata
from paper_digest.values.partial_date import PartialDate

_EXAMPLES: Final[Mapping[str, str]] = {
    "source": "source: Hugging TextStyle Daily Papers",
    "url": "url: https://huggingface.co/papers/date/2025-09-30",
    "retrieved": "retrieved: 2025-09-30",
    "label": "label: Papers of 30 September",
    "year": "year: 2025",
    "layout": "layout: page of papers",
    "skip": "skip: true",
    "columns": "columns: {abstract: Zusammenfassung}",
}
_ALSO: Final[Mapping[str, str]] = {
    "date": "retrieved",
    "saved": "retrieved",
    "fetched": "retrieved",
    "crawled": "retrieved",
    "source_url": "url",
    "site": "source",
    "sitename": "source",
}
"""What scrapers call these in the front matter they write."""
_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_KEY = re.compile(r"^[A-Za-z_][\w -]*\s*:", re.MULTILINE)
_LARGEST: Final = 1 << 16
_NOTES_ADVICE: Final = "See docs/project/commands.md for what may stand there."


def notes_of(sidecar: Path | None, head: str) -> tuple[DumpMetadata, int, tuple[Problem, ...]]:
    """The notes on a dump that begins with `head`, how many of its lines are front matter, and what is wrong with the notes.

    What the sidecar says counts more than the front matter. Front matter may hold other keys, since scrapers write their own.
    """
    front, lines = _front_matter(head)
    if sidecar is None:
        return front, lines, ()
    beside, problems = _sidecar(sidecar)
    empty = DumpMetadata()
    changes: dict[str, Any] = {
        field.name: getattr(beside, field.name)
        for field in fields(DumpMetadata)
        if getattr(beside, field.name) != getattr(empty, field.name)
    }
    return replace(front, **changes), lines, problems


def _front_matter(head: str) -> tuple[DumpMetadata, int]:
    match = _FRONT.match(head)
    if not match or not _KEY.search(match["yaml"]):
        return DumpMetadata(), 0
    lines = match.group().rstrip("\n").count("\n") + 1
    try:
        found = yaml.safe_load(match["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError):
        return DumpMetadata(), lines  # a scraper's own, not well-formed: nothing a maintainer must mend
    return (_notes(_known(found)) if isinstance(found, dict) else DumpMetadata()), lines


def _known(found: Mapping[Any, Any]) -> dict[str, Any]:
    """Front matter under our names, without what is of the wrong kind."""
    named = {
        _ALSO.get(str(key).lower(), str(key).lower()): value for key, value in reversed(list(found.items()))
    }
    return {key: value for key, value in named.items() if key in _EXAMPLES and not _complaint(key, value)}


def _sidecar(path: Path) -> tuple[DumpMetadata, tuple[Problem, ...]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return DumpMetadata(), (_problem(path, None, "a readable file in UTF-8", str(error)),)
    if len(text) > _LARGEST:
        return DumpMetadata(), (_problem(path, None, "a few lines of notes", f"{len(text):,} characters"),)
    try:
        found = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        return DumpMetadata(), (
            _problem(path, mark.line + 1 if mark else 1, "YAML", str(getattr(error, "problem", error))),
        )
    if found is None:
        return DumpMetadata(), ()
    if not isinstance(found, dict):
        return DumpMetadata(), (
            _problem(
                path, 1, f'keys and values such as "{_EXAMPLES["source"]}"', f"a {type(found).__name__}"
            ),
        )
    problems: list[Problem] = []
    good: dict[str, Any] = {}
    for key, value in found.items():
        if complaint := _complaint(str(key), value):
            problems.append(_problem(path, _line_of(text, str(key)), *complaint))
        else:
            good[str(key)] = value
    return _notes(good), tuple(problems)


def _complaint(key: str, value: object) -> tuple[str, str] | None:
    """What was expected and found, where a key or its value is not right."""
    if key not in _EXAMPLES:
        near = get_close_matches(key, _EXAMPLES, 1)
        return f'"{_EXAMPLES[near[0]]}"' if near else f"one of {', '.join(_EXAMPLES)}", f"the key {key!r}"
    right = {
        "year": isinstance(value, int) and not isinstance(value, bool) and 1900 <= value <= 2199,
        "skip": isinstance(value, bool),
        "columns": isinstance(value, dict)
        and all(isinstance(part, str) for pair in value.items() for part in pair),
        "retrieved": PartialDate.parse(str(value)) is not None,
    }.get(key, isinstance(value, str))
    return None if right else (f'"{_EXAMPLES[key]}"', f"{str(value)[:60]!r} for {key!r}")


def _notes(found: Mapping[str, Any]) -> DumpMetadata:
    """The notes in `found`, all of it checked before."""
    values = dict(found)
    if "retrieved" in values:
        values["retrieved"] = PartialDate.parse(str(values["retrieved"]))
    return DumpMetadata(**values)


def _line_of(text: str, key: str) -> int | None:
    return next(
        (number for number, line in enumerate(text.split("\n"), 1) if line.lstrip("\"' ").startswith(key)),
        None,
    )


def _problem(path: Path, line: int | None, expected: str, found: str) -> Problem:
    return Problem(file=path.name, line=line, expected=expected, found=found, advice=_NOTES_ADVICE)
