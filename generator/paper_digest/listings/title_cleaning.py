"""Removes from a title what lists add before and after it: numbers, icons, buttons, venues, citations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from paper_digest.listings.blocks import Block
from paper_digest.listings.boilerplate import is_button
from paper_digest.listings.phrases import PHRASES
from paper_digest.values.time_of_day import TIME_RANGE

_LONGEST = 1000
"""Characters; a longer text is no title and would keep the patterns busy."""
_ICON = f"[{''.join(PHRASES['title_icons'])}\ufe0f\u200d]"
_NUMBER = re.compile(
    r"^(?:(?:#\s?\d{1,4}[.:]?|\d{1,4}[.)]|\[\d{1,4}\]|\(\d{1,4}\))\s+|(?:【\d{1,4}】|（\d{1,4}）|\d{1,4}、)\s*)(?=\S)"
)
_TIME_BEFORE = re.compile(rf"^{TIME_RANGE}\s{{0,2}}[:,.)|–—-]?\s+(?=\S)")
_TITLE_MARKS = re.compile(
    r"^(?:《(?P<book>[^《》]+)》|〈(?P<article>[^〈〉]+)〉|『(?P<double>[^『』]+)』|「(?P<single>[^「」]+)」)$"
)
_ICONS_BEFORE = re.compile(rf"^(?:{_ICON}\s*)+(?=\w)")
_STARS_AFTER = re.compile(r"\s+(?:[⭐★☆🌟👍❤▲]\ufe0f?\s{0,2})\d[\d,.]{0,8}[kKmM]?\s*$")
_ICONS_AFTER = re.compile(rf"\s+{_ICON}(?:{_ICON}|\s)*$")
_KIND = re.compile(
    r"^\s*(?:(?:\[(?:PDF|HTML|BOOK|CITATION|[A-Z]|(?:arXiv:)?\d{4}\.\d{4,5}(?:v\d{1,2})?)\]"
    r"|[\[(][^\W\d_][^\[\]()]{1,30}(?:(?:19|20)\d\d|['’]\d\d)[\])])\s*)+(?=\w)"
)
_BUTTONS_AFTER = re.compile(r"(?:\s*\[[^\[\]]{1,20}\]){2,}\s*$")
_BRACKETS_AFTER = re.compile(r"\s*(?:\[([^\[\]]*)\]|\(([^()]*)\))\s*$")
_REPEATED_NAME = re.compile(
    r"^[*_`]{0,3}(?P<name>(?=[\w-]*[A-Z\d][\w-]*[A-Z\d])[\w-]{2,40})(?:[*_`]{0,3}\s?:|`)\s+(?=(?P=name)\b)"
)
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?")
_CITATION = re.compile(
    r"\s+\((?:[^()]*\bet al\.?[^()]*|[^()]*(?:19|20)\d\d[^()]*)\)\s*$"
    r"|,\s+(?:[^\W\d_][\w.'’-]*\s+){1,4}et al\b.*$"
    r"|(?:\.|(?<=[?!]))\s+[A-Z][\w ()/&'’-]{1,40}\s(?:19|20)\d\d(?:\s?[:,]\s?[\d-]+)?\.?$"
    r"|(?:\.|(?<=[?!]))\s+\d+(?:[-–:]\d+)+\.?$"
)


PATTERNS = {
    "icons before": _ICONS_BEFORE,  # 🔥 Title
    "time": _TIME_BEFORE,  # 10:30 - 10:50 Title
    "number": _NUMBER,  # 12. Title
    "kind": _KIND,  # [PDF] Title, [CVPR 2024] Title
    "stars after": _STARS_AFTER,  # Title ⭐ 66
    "icons after": _ICONS_AFTER,  # Title ⭐
    "buttons after": _BUTTONS_AFTER,  # Title [pdf] [code]: no title ends in two short words in brackets
}
"""What lists add to titles, with an example; removed in this order."""


def clean_title(title: str, block: Block) -> str:
    """The title by itself; the links in its `block` show which words in brackets link to other pages."""
    if len(title) > _LONGEST:
        return title.strip()
    cleaned = without_linked_brackets(without_repeated_name(_without(PATTERNS, title)), title, block)
    return _without_title_marks(_CITATION.sub("", cleaned).strip()) or title


def without_repeated_name(title: str) -> str:
    """`LoomNet: LoomNet: Faster Nets` -> `LoomNet: Faster Nets`: lists put the name before the title."""
    return _REPEATED_NAME.sub("", title)


def _without_title_marks(title: str) -> str:
    """The words between the marks of Chinese and Japanese that are around a whole title: `《...》`."""
    marked = _TITLE_MARKS.fullmatch(title)
    return marked[marked.lastgroup or 0].strip() if marked else title


def _without(patterns: Mapping[str, re.Pattern[str]], title: str) -> str:
    for pattern in patterns.values():
        title = pattern.sub("", title)
    return title


def without_number(title: str) -> str:
    """A title without its number in a list."""
    return _NUMBER.sub("", title)


def without_linked_brackets(cleaned: str, title: str, block: Block) -> str:
    """`Title (Read more on [a site](...))`, `Title (example.org)` -> `Title`."""
    linked = [_word_run(link.text) for link in block.links if link.text and not title.startswith(link.text)]
    while (match := _BRACKETS_AFTER.search(cleaned)) and match.start():
        if not _leads_elsewhere(match[1] or match[2] or "", linked):
            break
        cleaned = cleaned[: match.start()]
    return cleaned


def _leads_elsewhere(words: str, linked: Sequence[str]) -> bool:
    """Whether words in brackets are a button, a host or linked."""
    is_button_or_host = is_button(words) or _HOST.fullmatch(words)
    return bool(is_button_or_host) or any(name in _word_run(words) for name in linked)


def _word_run(text: str) -> str:
    """The words of a text between single spaces, so that one run contains another only as whole words."""
    return " ".join(("", *re.findall(r"\w+", text), ""))
