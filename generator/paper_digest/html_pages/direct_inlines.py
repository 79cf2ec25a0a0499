"""Converts a line of Markdown of the forms that templates of pages write, without a parser of all Markdown.

The result has the bytes that Python-Markdown gives with the extensions `attr_list` and `md_in_html`. Text of
dumps is escaped, so that it has no syntax: what could be any is no known form.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

Link = Callable[[str], str]
"""Gives the address of a link as it is in the page, for the target in its source."""

_TEXT: Final = r"[^\\`*_{}\[\]<>&!|~^#\x00-\x1f\x7f]"
_ENTITY: Final = r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});"
_VALUE: Final = rf"(?:[^\"\\`*_{{}}\[\]<>&!\x00-\x1f\x7f]|{_ENTITY})*+"
_ATTRIBUTES: Final = rf"(?: [a-zA-Z][\w:-]*(?:=\"{_VALUE}\")?)*+"
_INLINE_TAGS: Final = (
    r"(?:a|abbr|b|br|button|code|del|em|i|ins|kbd|q|small|span|strong|sub|sup|svg|path|time"
    r"|math|semantics|annotation|m(?:action|error|enclose|fenced|frac|i|multiscripts|n|o|over|padded|phantom"
    r"|prescripts|root|row|s|space|sqrt|style|sub|subsup|sup|table|td|text|tr|under|underover))"
)
_TAG: Final = rf"</?{_INLINE_TAGS}{_ATTRIBUTES}/?>"
_LABEL: Final = rf"(?:{_TEXT}++|{_ENTITY}|{_TAG})*+"
_TARGET: Final = r"[A-Za-z0-9./#?=%+,:-]+"
_LISTED: Final = r"(?:\.[\w-]+|[a-z-]+=[\w-]+|[a-z-]+=\"[\w/+. -]*\")"
_ATTRIBUTE_LIST: Final = rf"\{{ ({_LISTED}(?: {_LISTED})*+) ?\}}"
_STRONG: Final = r"\*\*(?! )[\w .,-]+(?<! )\*\*"

_LINK: Final = re.compile(rf"\[({_LABEL})\]\(({_TARGET})\)(?:{_ATTRIBUTE_LIST})?")
_LINE: Final = re.compile(
    rf"(?:{_TEXT}++|{_ENTITY}|{_TAG}|\[{_LABEL}\]\({_TARGET}\)(?:{_ATTRIBUTE_LIST})?|{_STRONG})*+"
)
_SHOWN_TEXT: Final = re.compile(rf"(?:{_TEXT}++|{_ENTITY})++")
_ATTRIBUTE_LINE: Final = re.compile(_ATTRIBUTE_LIST)
_ONE_LISTED: Final = re.compile(_LISTED)
_RAW: Final = re.compile(rf"(?:[^<>&\x00-\x1f\x7f]++|{_ENTITY}|</?[a-z][a-z0-9]*{_ATTRIBUTES}>)*+")
_TEXT_WITH_TAGS: Final = re.compile(rf"(?:[^<>&\x00-\x1f\x7f]++|{_ENTITY}|{_TAG})*+")


def converted_line(line: str, link: Link) -> str | None:
    """The HTML of a line; None if it has other forms than the known ones."""
    if not _LINE.fullmatch(line):
        return None
    if "](" in line:
        line = _LINK.sub(lambda match: _link(match, link), line)
    if "**" in line:
        line = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", line)
    return line


def is_shown_text(line: str) -> bool:
    """Whether a line is nothing but text and character references."""
    return _SHOWN_TEXT.fullmatch(line) is not None


def is_raw_line(line: str) -> bool:
    """Whether a line of raw HTML has whole elements without scripts, comments and the like."""
    return _RAW.fullmatch(line) is not None and "<script" not in line and "<style" not in line


def is_text_with_tags(line: str) -> bool:
    """Whether a line of raw HTML has no elements besides those in lines of text."""
    return _TEXT_WITH_TAGS.fullmatch(line) is not None


@lru_cache(maxsize=1024)
def listed_attributes(line: str) -> tuple[tuple[str, str], ...] | None:
    """The attributes of an attribute list, as `{ .lead dir=rtl }`; None if the line is none."""
    match = _ATTRIBUTE_LINE.fullmatch(line)
    return tuple(_attributes(match[1]).items()) if match else None


def start_tag(name: str, attributes: dict[str, str]) -> str:
    """A start tag with its attributes in alphabetical order, as Python-Markdown writes them."""
    listed = "".join(f' {key}="{value}"' for key, value in sorted(attributes.items()))
    return f"<{name}{listed}>"


def _link(match: re.Match[str], link: Link) -> str:
    listed = match[3]
    attributes = _attributes(listed) if listed else {}
    return f"{start_tag('a', {**attributes, 'href': link(match[2])})}{match[1]}</a>"


def _attributes(listed: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for item in _ONE_LISTED.findall(listed):
        if item.startswith("."):
            attributes["class"] = f"{attributes.get('class', '')} {item[1:]}".lstrip()
        else:
            name, _, value = item.partition("=")
            attributes[name] = value.strip('"')
    return attributes
