"""Tells a page that lists no papers, as on a day without any, from a page that is not understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from paper_digest.values.partial_date import PartialDate

# All chosen by hand, for pages on which no layout found a paper.
_MOST_LINES: Final = 120
_LONGEST_STATEMENT: Final = 160
_LONGEST_LABEL: Final = 80
_MOST_HEADINGS: Final = 3
_PAPERS = (
    r"(?:papers?|preprints?|submissions?|entries|articles?|publications?|results?|updates?|records?|items?)"
)
_NONE = re.compile(
    rf"(?:^|[(.:!—–-]\s*|\b(?:there (?:are|were|is)|found|total of|showing) )"
    rf"(?:no|0|zero) (?:(?:new|recent|matching|other|more) )?{_PAPERS}\b"
    r"|\b0 of 0\b|^nothing (?:new|found|here)\b"
    r"|没有(?:新)?(?:论文|文章)|暂无(?:新)?(?:论文|文章|数据)|\b无新?论文",
    re.IGNORECASE,
)
_MAIL = re.compile(r"send any comments regarding submissions|^\s*received from\s.*\sto\s", re.IGNORECASE)
_MAIL_ENTRY = re.compile(r"arxiv:\d|title:\s", re.IGNORECASE)
_HEADING_OF_LISTING = re.compile(rf"\b{_PAPERS}\b|\barxiv\b|\breading list\b|\bdigest\b|论文", re.IGNORECASE)


def empty_page(lines: Sequence[str]) -> str | None:
    """What shows that a page lists no papers, for a message; None if it may list some.

    lines: the page's texts without markup, of a page on which no layout found a paper.
    """
    texts = [line.strip() for line in lines if line.strip()]
    if not texts or len(texts) > _MOST_LINES:
        return None
    if statement := next(filter(_says_none, texts), None):
        return f"a page that says {statement[:_LONGEST_LABEL]!r}"
    return next((evidence for evidence, applies in _EVIDENCE if applies(texts)), None)


def _says_none(text: str) -> bool:
    return len(text) <= _LONGEST_STATEMENT and _NONE.search(text) is not None


def _is_mail_head(texts: Sequence[str]) -> bool:
    return any(map(_MAIL.search, texts)) and not any(map(_MAIL_ENTRY.match, texts))


def _is_day(texts: Sequence[str]) -> bool:
    return any(text.casefold().startswith("daily papers") for text in texts) and _are_short(texts)


def _are_short(texts: Sequence[str]) -> bool:
    return max(map(len, texts)) <= _LONGEST_LABEL


def _are_headings(texts: Sequence[str]) -> bool:
    """Whether there are only a heading that announces papers and dates."""
    if not _are_short(texts):
        return False
    headings = [text for text in texts if not PartialDate.parse(text)]
    return len(headings) <= _MOST_HEADINGS and any(map(_HEADING_OF_LISTING.search, headings))


_EVIDENCE: Final[tuple[tuple[str, Callable[[Sequence[str]], bool]], ...]] = (
    ("the head of an arXiv mail without an entry", _is_mail_head),
    ("the page of a day without papers", _is_day),
    ("headings without papers", _are_headings),
)
