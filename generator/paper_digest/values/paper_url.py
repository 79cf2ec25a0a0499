"""Tells which paper an address belongs to, so that two links to the same `/papers/2410.05434` frame one paper."""

from __future__ import annotations

import re
from urllib.parse import unquote

from paper_digest.values.url import parts_of

_KEYS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?:arxiv\.org/(?:abs|pdf|html|format|ps)|alphaxiv\.org/(?:abs|overview|pdf)|ar5iv(?:\.labs\.arxiv)?\.org/(?:abs|html)|(?:^|[^\w/])/?(?:abs|pdf|html)|/papers?(?:/arxiv)?|scirate\.com/arxiv|emergentmind\.com/papers)/(?:arxiv:)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?!\d)",
        r"openreview\.net/(?:forum|pdf|attachment|revisions)\?id=([\w-]{6,})|/(?:forum|pdf)\?id=([\w-]{6,})",
        r"aclanthology\.org/([A-Z]\d\d-\d{4}|\d{4}\.[\w-]+\.\d+)|^/([A-Z]\d\d-\d{4}|\d{4}\.[\w-]+\.\d+)/?(?:\.pdf|\.bib)?$",
        r"(?:proceedings\.mlr\.press|proceedings\.mlr\.press/)/(v\d+/[\w-]+?)(?:/[\w-]+\.pdf|\.html|\.pdf|/|$)",
        r"(?:thecvf\.com)?/content[\w/]*?/(?:html|papers)/([^/\s?#]+?)_paper\.(?:html|pdf)",
        r"/paper(?:_files)?(?:/paper)?/\d{4}/(?:hash|file)/([0-9a-f]{16,})",
        r"semanticscholar\.org/paper/(?:[^/]+/)?([0-9a-f]{40})|^/paper/(?:[^/]+/)?([0-9a-f]{40})",
        r"(?:catalyzex|paperswithcode)\.com/paper/([\w.:%-]+)",
        r"doi\.org/(10\.\d{4,9}/[^\s?#]+)",
        r"(?:jmlr\.org|ecva\.net|ijcai\.org|aaai\.org|dl\.acm\.org|ieeexplore\.ieee\.org)/\S*?((?:doi|papers?|view|document|proceedings|download)/[\w./-]*\d[\w./-]*)",
    )
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.", re.IGNORECASE)
_BUTTON = re.compile(r"[?&](?:next|redirect|return|url|continue)=", re.IGNORECASE)


def paper_key(url: str) -> str | None:
    """What names the paper in the address of its page, its PDF or its discussion; None for any other address."""
    if _BUTTON.search(url):
        return None
    for form in _KEYS:
        if match := form.search(url):
            key = next(group for group in match.groups() if group)
            return _ARXIV_DOI.sub("", unquote(key)).rstrip("/.").removesuffix(".pdf").lower()
    return None


def embedded_key(url: str) -> str | None:
    """The key of the paper that a button's address leads back to: `/login?next=%2Fpapers%2F2410.05434`."""
    parts = _BUTTON.split(url, maxsplit=1)
    return paper_key(unquote(parts[1])) if len(parts) == 2 else None


def is_page_of_paper(url: str) -> bool:
    """Whether the address is the paper's own page, not a place on it such as `#community`."""
    parts = parts_of(url)
    return paper_key(url) is not None and not (parts and parts.fragment)
