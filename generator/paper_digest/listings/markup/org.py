"""Turns Org mode's notes into Markdown line by line, so that line numbers stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from paper_digest.listings.markup.markdown_marks import RULE, heading, n_markdown_marks

_HEADLINE = re.compile(r"(?P<stars>\*{1,8})\s+(?P<text>\S.*)")
_TAGS = re.compile(r"(?<!\s)\s+:(?:[\w@#%]+:)+\s*$")
_STATES: Final = "TODO|DONE|NEXT|READ|TOREAD|READING|SKIM|WAITING|CANCELLED|CANCELED"
_STATE = re.compile(rf"^(?:(?:{_STATES})\s+)?(?:\[#[A-Z]\]\s+)?(?:\[[\d/%]*\]\s+)?")
_YEAR = re.compile(r"(?<!\s)\s+(?P<year>(?:19|20)\d\d)\s*$")
_LINK = re.compile(r"\[\[(?P<url>[^\[\]]{1,2000})\](?:\[(?P<text>[^\[\]]{1,500})\])?\]")
_LINE_START = re.compile(r"\n[^\S\n]*(?:[-+][^\S\n]|\d{1,4}[.)][^\S\n])?[^\S\n]*\Z")
"""What may be before such a link that is about the paper of the entry itself, and no remark in a sentence."""
_LONGEST_START: Final = 40
_CITED = re.compile(r"(?P<people>[A-ZÀ-Þ][^:\d]{1,100}?),? (?P<year>(?:19|20)\d\d)(?=:|\s*\Z)")
"""What a link to a bibliography shows of an entry: "Roe & Moe 2020: Looms"."""
_KEYWORD = re.compile(
    r"\s*(?:#\+\w+.*|:(?:PROPERTIES|END|LOGBOOK):\s*|# .*|(?:CLOSED|CLOCK|SCHEDULED|DEADLINE): .*)",
    re.IGNORECASE,
)
_PROPERTY = re.compile(r"\s*:(?P<name>[A-Za-z_-]{1,30}):\s+(?P<value>\S.*)")
_BOLD = re.compile(r"(?<![\w*])\*(?=\S)((?:[^*\n]|\n(?![^\S\n]*(?:\n|[-+*] ))){1,300}?)(?<=\S)\*(?![\w*])")
"""Bold text, which may go on in the next line."""
_BREAK = re.compile(r"\\\\[^\S\n]*$", re.MULTILINE)
"""The end of a line that is none of the paragraph's own; Markdown marks it by one backslash."""
_ITALIC = re.compile(r"(?<![\w/:])/(?=[^\s/])([^/\n]{1,300}?)(?<=[^\s/])/(?![\w/])")
_CODE = re.compile(r"(?<![\w=~])([=~])(?=\S)([^=~\n]{1,200}?)(?<=\S)\1(?![\w=~])")
_MARK = re.compile(
    r"^\*+ .{1,300}\s:(?:[\w@#%]+:)+[ \t]*$"
    rf"|^\*+ (?:{_STATES}) "
    r"|\[\[[^\[\]\n:/]{0,2000}[:/][^\[\]\n]{0,2000}\]\[[^\[\]]{1,500}\]\]|^#\+\w+:|^[ \t]*:PROPERTIES:",
    re.MULTILINE,
)
"""A link has its address first: `[[pdf][1]]` is one of Markdown."""
_FEWEST_MARKS: Final = 2


def is_org(text: str) -> bool:
    """Whether a text has marks of Org mode, more than marks of Markdown."""
    n_marks = len(_MARK.findall(text))
    return n_marks >= _FEWEST_MARKS and n_marks > n_markdown_marks(text)


def markdown_of_org(lines: Sequence[str]) -> list[str]:
    """The same page in Markdown, with as many lines; bold text and links may go on in the next line."""
    text = _LINK.sub(_link, _BOLD.sub(r"**\1**", "\n".join(lines)))
    return [_converted(line) if line.strip() else line for line in _BREAK.sub(r"\\", text).split("\n")]


def _converted(line: str) -> str:
    if headline := _HEADLINE.fullmatch(line.rstrip()):
        return heading(len(headline["stars"]), _inline(_headline(headline["text"])))
    if _KEYWORD.fullmatch(line):
        return RULE
    if prop := _PROPERTY.fullmatch(line):
        return f"{prop['name'].capitalize()}: {_inline(prop['value'])}"
    return _inline(line)


def _headline(text: str) -> str:
    """A headline without its state and its tags; the year at its end in parentheses."""
    return _YEAR.sub(r" (\g<year>)", _STATE.sub("", _TAGS.sub("", text), count=1))


def _inline(text: str) -> str:
    """A line with what is in italics as in Markdown, and what is code as text."""
    without_code = _CODE.sub(r"\2", text)
    return without_code if "](" in text else _ITALIC.sub(r"*\1*", without_code)


def _link(match: re.Match[str]) -> str:
    """The link; one to an entry of a bibliography leads nowhere: of it stay the people and the year.

    Within a sentence it is about another paper, and nothing stays.
    """
    if match["url"].lower().startswith("cite:"):
        before = "\n" + match.string[: match.start()] if match.start() < _LONGEST_START else ""
        before = before or match.string[match.start() - _LONGEST_START : match.start()]
        cited = _CITED.match(match["text"] or "") if _LINE_START.search(before) else None
        return f"{cited['people']}, {cited['year']}" if cited else RULE
    return f"[{match['text']}]({match['url']})" if match["text"] else f"<{match['url']}>"
