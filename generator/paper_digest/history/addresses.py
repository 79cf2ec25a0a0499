"""Stores in raw/addresses.lock the addresses of all published pages and feeds, one on each line.

A build makes a page or a feed for each of them: one that says where the papers are now, or that they are
gone, if nothing else is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from paper_digest.model.problem import Problem
from paper_digest.sources.broken_lines import NumberedLine, broken_lines_problem, filled_lines

LOCK: Final = "raw/addresses.lock"
_EXPECTED: Final = 'an address such as "tags/llm"'
_ADVICE: Final = "This build keeps all addresses and leaves this line out; commit the file after it."
HEADER: Final = (
    "# The addresses of all pages and feeds that were ever published. "
    "Written by paper-digest build; commit it with the dumps, never remove a line.\n"
)
_PART: Final = r"[a-z0-9_][a-z0-9_-]{0,199}"
"""File systems allow names of 255 bytes, and the name of a file has an ending."""
_PAGE: Final = re.compile(rf"{_PART}(?:/{_PART}){{0,7}}", re.ASCII)
_FEED: Final = re.compile(rf"(?:{_PART}/){{0,7}}feed\.(?:xml|json)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of pages without their ending, such as "tags/llm", and of feeds: "tags/llm/feed.xml"."""

    paths: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def parse_addresses(text: str) -> Addresses:
    """The addresses in a lock file; other lines are reported."""
    paths: set[str] = set()
    broken: list[NumberedLine] = []
    for line in filled_lines(text):
        # A feed's last word is known, so that a line without an end has all of it; a page's name may go on.
        if _FEED.fullmatch(line.text) or (line.has_end and _PAGE.fullmatch(line.text)):
            paths.add(line.text)
        else:
            broken.append(line)
    return Addresses(frozenset(paths), broken_lines_problem(LOCK, broken, expected=_EXPECTED, advice=_ADVICE))


def format_addresses(paths: Iterable[str]) -> str:
    """The text of a lock file."""
    return HEADER + "".join(f"{path}\n" for path in sorted(paths))


def address_of(file: str) -> str | None:
    """The address of a page, given by the path of its Markdown file, or of a feed; None for other files."""
    path = file.removesuffix(".md")
    is_known = _PAGE.fullmatch(path) if file.endswith(".md") else _FEED.fullmatch(file)
    return path if is_known else None
