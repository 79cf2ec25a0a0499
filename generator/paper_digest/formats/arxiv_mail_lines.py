"""Tells the kinds of the lines of arXiv's mails, also where they are quoted or in a page of HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from paper_digest.values.arxiv import ArxivId

_QUOTATION = re.compile(r"\s{0,3}(?:>[ \t]?)+")
_QUOTED_DELIMITER = re.compile(r"\s{0,3}(?:>[ \t]?)+\\\\\s*")
_TAG = re.compile(
    r"</?(?:pre|br|p|div|span|html|head|body|blockquote|tt|code|font|a|meta)\b[^<>]{0,400}>", re.IGNORECASE
)
_PAGE = re.compile(r"<(?:pre|br|html|body|blockquote|div)\b", re.IGNORECASE)
_SAMPLE_LINES: Final = 400

_RULE = re.compile(r"\s*(?:[-=_]{20,}|[-%]{20,})\s*")
_DELIMITER = re.compile(r"\s*\\\\\s*")
_END = re.compile(r"\s*\\\\\s*\(\s*(?P<address>\S+).*")
_CROSS_LISTED: Final = r"(?:\s*\(\*cross-listing\*\))?"
_NUMBER = re.compile(
    rf"\s?(?:arXiv{_CROSS_LISTED}|Paper{_CROSS_LISTED})\s*:\s*(?P<id>\S+){_CROSS_LISTED}\s*", re.IGNORECASE
)
_REPLACED = re.compile(r"\s?(?:replaced with (?:revised )?version\b|date \(revised).*", re.IGNORECASE)
_LABELED = re.compile(
    r"\s?(?P<label>title|authors?|categories|comments?|journal-ref|doi|report-no|subj-class|[a-z]{2,5}-class|pacs"
    r"|proxy|licen[sc]e|from|note|date)(?:\s*\([^()]{1,30}\))?\s*:(?:\s+(?P<value>.*)|$)",
    re.IGNORECASE,
)
_KEYS: Final = {"author": "authors", "comment": "comments", "date": "published"}
"""Labels that are no names of fields."""
_SIZE = re.compile(r"\s*\d+\s?kb\b[^()]*\)", re.IGNORECASE)
"""What follows the bracket of "(500kb,D)"."""


class LineKind(Enum):
    """What a line is in an entry."""

    RULE = auto()
    DELIMITER = auto()
    NUMBER = auto()
    REPLACED = auto()
    TITLE = auto()
    LABELED = auto()
    END = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class MailLine:
    """A line with words."""

    number: int
    """Counted from 1."""
    kind: LineKind
    text: str
    """Without marks of quotation and HTML."""
    label: str = ""
    """The name of a labeled value."""
    value: str = ""
    """Its first line; of a line with an arXiv number or an address, that."""


def mail_lines(lines: Sequence[str]) -> list[MailLine]:
    """The lines with words, in order."""
    sample = lines[:_SAMPLE_LINES]
    is_page = any(map(_PAGE.search, sample))
    is_quoted = any(_QUOTED_DELIMITER.fullmatch(_unescaped(line) if is_page else line) for line in sample)
    plain = ((number, _plain(line, is_page, is_quoted)) for number, line in enumerate(lines, 1))
    return [_mail_line(number, text) for number, text in plain if text and not text.isspace()]


def id_in_line(line: MailLine) -> ArxivId | None:
    """The arXiv number in the first or the last line of an entry."""
    if line.kind is LineKind.NUMBER:
        return ArxivId.parse(line.value)
    return ArxivId.in_url(line.value) if line.kind is LineKind.END else None


def _plain(line: str, is_page: bool, is_quoted: bool) -> str:
    text = _unescaped(line) if is_page else line
    return _QUOTATION.sub("", text, count=1) if is_quoted else text


def _unescaped(line: str) -> str:
    return html.unescape(_TAG.sub("", line))


def _mail_line(number: int, text: str) -> MailLine:
    if _RULE.fullmatch(text):
        return MailLine(number, LineKind.RULE, text)
    if _DELIMITER.fullmatch(text):
        return MailLine(number, LineKind.DELIMITER, text)
    if match := _END.fullmatch(text):
        return MailLine(number, LineKind.END, text, value=match["address"])
    if (match := _NUMBER.fullmatch(text)) and ArxivId.parse(match["id"]):
        return MailLine(number, LineKind.NUMBER, text, value=match["id"])
    if _REPLACED.fullmatch(text):
        return MailLine(number, LineKind.REPLACED, text)
    return _labeled(number, text)


def _labeled(number: int, text: str) -> MailLine:
    match = _LABELED.fullmatch(text)
    if not match:
        return MailLine(number, LineKind.TEXT, text)
    label = match["label"].lower()
    kind = LineKind.TITLE if label == "title" else LineKind.LABELED
    value = match["value"] or ""
    return MailLine(number, kind, text, _KEYS.get(label, label), _without_size(value))


def _without_size(value: str) -> str:
    """The value without the size of the paper's files at its end: "(500kb,D)"."""
    before, bracket, inside = value.rstrip().rpartition("(")
    return before.rstrip() if bracket and _SIZE.fullmatch(inside) else value
