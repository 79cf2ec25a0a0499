"""Leaves out XML records that are certainly not wanted: parsing them would take most of the time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Final

from paper_digest.linkage.wanted_papers import is_wanted_title
from paper_digest.values.doi import Doi

_TITLE: Final = re.compile(r"<(?P<tag>(?:\w+:)?\w*title)(?=[\s>])[^<>]*>", re.IGNORECASE)
_MARKUP: Final = re.compile(r"<!\[CDATA\[|\]\]>|<[^<>]*>")
_DOI: Final = re.compile(r"10\.\d{4,9}/[^\s<>\"]+")
_ARXIV_ID: Final = re.compile(r"\d{4}\.\d{4,5}")
_OLD_NUMBER: Final = re.compile(r"/\d{7}")
_OLD_ARCHIVE: Final = re.compile(r"[a-z-]+(?=(?:\.[a-z]{2})?$)", re.IGNORECASE)
_LONGEST_ARCHIVE: Final = 20
"""Characters before the number of an arXiv id such as "cond-mat.dis-nn/9901001"."""
_MOST_TITLES: Final = 8
"""Titles of a record: its own, those of its journal, its book and its series."""


def without_unwanted(text: str, start: re.Pattern[str], wanted: frozenset[str]) -> str:
    """The text with empty lines for its complete records that are not wanted; the last one stays.

    `start` finds the starts of records. The lines keep their numbers.
    """
    starts = [match.start() for match in start.finditer(text)]
    ends = [*starts[1:], len(text)]
    kept = [text[: starts[0]]] if starts else [text]
    for first, end in zip(starts[:-1], ends[:-1], strict=True):
        record = text[first:end]
        kept.append(record if _is_broken(record) or is_wanted_xml(record, wanted) else _blank(record))
    return "".join((*kept, *(text[first:] for first in starts[-1:])))


def is_wanted_xml(record: str, wanted: frozenset[str]) -> bool:
    """Whether a title or an identifier in the text of a record is among the keys of wanted papers."""
    titles = islice(_titles(record), _MOST_TITLES)
    return any(is_wanted_title(title, wanted) for title in titles) or any(
        identifier in wanted for identifier in _identifiers(record)
    )


def _identifiers(record: str) -> Iterator[str]:
    for value in _DOI.findall(unescape(record) if "&" in record else record):
        if doi := Doi.parse(value):
            yield str(doi)
    yield from _ARXIV_ID.findall(record)
    for number in _OLD_NUMBER.finditer(record):
        before = record[max(0, number.start() - _LONGEST_ARCHIVE) : number.start()]
        if archive := _OLD_ARCHIVE.search(before):
            yield f"{archive.group().lower()}{number.group()}"


def _titles(record: str) -> Iterator[str]:
    for title in _TITLE.finditer(record):
        end = record.find(f"</{title['tag']}", title.end())
        if end < 0:
            return
        yield unescape(_MARKUP.sub("", record[title.end() : end]))


def _is_broken(record: str) -> bool:
    """Whether the text from the start of a record to the next has no end tag of it."""
    return _end(record) < 0


def _end(record: str) -> int:
    """The offset behind the end tag of a record; -1 without one."""
    name = re.split(r"[\s>]", record[1:200], maxsplit=1)[0]
    tag = record.rfind(f"</{name}")
    return record.find(">", tag) + 1 or -1 if tag >= 0 else -1


def _blank(record: str) -> str:
    """The line ends of a record, and what is behind it."""
    end = _end(record)
    return "\n" * record.count("\n", 0, end) + record[end:]
