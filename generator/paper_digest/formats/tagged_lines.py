"""Split the lines of a tagged export into a tag and its text, by the three grammars of such lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from paper_digest.formats.tagged_dialects import BARE_LINE, BARE_TAGS, Grammar
from paper_digest.formats.written_labels import tags_of_labels

_STRICT_DASH = re.compile(r"\s*(?P<tag>[A-Z][A-Z0-9])  -(?: (?P<text>.*)|\s*)$")
"""RIS; nothing else looks like it."""
_DASH = re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}-(?: (?P<text>.*)|\s*)$")
_PERCENT = re.compile(r"(?P<tag>%[0-9A-Z@~^+!$\[>]) (?P<text>.*)$")
_BARE = re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?: (?P<text>.*)|\s*)$")
_LEAST: Final = 3
"""Bare lines in a file that has them; fewer may be prose in capitals."""


@dataclass(frozen=True, slots=True)
class TaggedLine:
    """One line with words."""

    number: int
    """Counted from 1."""
    tag: str
    """Empty in a line that continues the value before it, or that is outside of any record."""
    text: str
    grammar: Grammar | None
    follows_blank: bool
    """Whether it is the first line, or a blank line is before it."""


def tagged_lines(lines: Iterable[str]) -> Iterator[TaggedLine]:
    """The lines with words, in order."""
    texts = [line.lstrip("\ufeff") for line in lines]
    is_bare = has_bare_tags(texts)
    labels = tags_of_labels(texts)
    follows_blank = True
    for number, text in enumerate(texts, 1):
        if not text.strip():
            follows_blank = True
            continue
        grammar, tag, value = _parts(text, is_bare, labels.get(number - 1))
        yield TaggedLine(number, tag, value, grammar, follows_blank)
        follows_blank = False


def has_bare_tags(lines: Iterable[str]) -> bool:
    """Whether tags have no mark in a text: several lines may be such, and one is no prose."""
    bare = [line for line in lines if _marked(line, _DASH)[1] is None and _bare(line)]
    return len(bare) >= _LEAST and any(map(BARE_LINE.match, bare))


def _parts(line: str, is_bare: bool, written: str | None) -> tuple[Grammar | None, str, str]:
    """The grammar, the tag and the text of a line, whose tag may be written out."""
    if written:
        return Grammar.DASH, written, ""
    grammar, match = _match(line, is_bare)
    return (grammar, match["tag"], match["text"] or "") if match else (grammar, "", line)


def _match(line: str, is_bare: bool) -> tuple[Grammar | None, re.Match[str] | None]:
    grammar, match = _marked(line, _STRICT_DASH if is_bare else _DASH)
    if match is None and is_bare and (match := _bare(line)):
        return Grammar.BARE, match
    return grammar, match


def _marked(line: str, loose: re.Pattern[str]) -> tuple[Grammar | None, re.Match[str] | None]:
    if match := _STRICT_DASH.match(line) or loose.match(line):
        return Grammar.DASH, match
    if match := _PERCENT.match(line):
        return Grammar.PERCENT, match
    return None, None


def _bare(line: str) -> re.Match[str] | None:
    match = _BARE.match(line)
    return match if match and match["tag"] in BARE_TAGS else None
