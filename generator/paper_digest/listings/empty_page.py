"""Tells a page that lists no papers, as on a day without any, from a page that is not understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from paper_digest.listings.gb7714 import KIND
from paper_digest.values.identifiers import identifiers_in_order
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.script import HAN
from paper_digest.values.url import find_urls

# All chosen by hand, for pages on which no layout found a paper.
_MOST_LINES: Final = 120
_LONGEST_STATEMENT: Final = 160
_LONGEST_LABEL: Final = 80
_MOST_HEADINGS: Final = 3
_FEWEST_TITLE_WORDS: Final = 4
_FEWEST_TITLE_CHARACTERS: Final = 8
"""In a script without spaces."""
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(rf"[\u3040-\u30ff{HAN}]+")
_REFERENCE = re.compile(rf"\[\d{{1,4}}\]|\d{{1,4}}[.)]\s+\S|.*{KIND}")
"""The number of a reference, or the kind of its publication as in GB/T 7714."""
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
    if _is_mail_head(texts):
        return "the head of an arXiv mail without an entry"
    if any(map(_may_be_paper, texts)):
        return None
    if statement := next(filter(_says_none, texts), None):
        return f"a page that says {statement[:_LONGEST_LABEL]!r}"
    return next((evidence for evidence, applies in _EVIDENCE if applies(texts)), None)


def _may_be_paper(text: str) -> bool:
    """Whether a line has an address, an identifier or a number of a reference, or looks like a title."""
    if _REFERENCE.match(text) or next(find_urls(text), None) or next(identifiers_in_order(text), None):
        return True
    is_of_page = _says_none(text) or _HEADING_OF_LISTING.search(text)
    return not is_of_page and _is_like_title(text)


def _is_like_title(text: str) -> bool:
    """Whether most of four words or more start with a capital, or a text is as long in Chinese."""
    words = _WORD.findall(text)
    n_capitalized = sum(word[0].isupper() for word in words)
    is_spaced = len(words) >= _FEWEST_TITLE_WORDS and n_capitalized * 2 > len(words)
    return is_spaced or any(len(run) >= _FEWEST_TITLE_CHARACTERS for run in _UNSPACED.findall(text))


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
    ("the page of a day without papers", _is_day),
    ("headings without papers", _are_headings),
)
