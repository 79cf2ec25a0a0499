"""Finds where a listing is from: a site that its address or its text shows, or the title of the page."""

from __future__ import annotations

import re
from html import unescape
from typing import Final
from urllib.parse import unquote, urlsplit

from paper_digest.model.record import DumpMetadata
from paper_digest.values.printable import printable

_SUBJECT: Final = r"(?P<name>[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Za-z]{2}|\.[a-z]{2,9}-[a-z]{2,9})?)"
"""A subject class of arXiv, such as "cs.LG"."""
_OF_ADDRESS: Final = (
    (re.compile(r"huggingface\.co/papers(?:/(?:date|week|month)/|[?#]|/?$)"), "Hugging Face Daily Papers"),
    (re.compile(r"huggingface\.co/api/daily_papers"), "Hugging Face Daily Papers"),
    (re.compile(rf"arxiv\.org/(?:list|rss|atom)/{_SUBJECT}(?![\w.+-])"), "arXiv {name}"),
    (re.compile(rf"arxiv\.org/api/query\?.*\bcat:{_SUBJECT}(?![\w.-])"), "arXiv {name}"),
)
_OF_TEXT: Final = (
    (re.compile(r"\bbyAK and the research community\b"), "Hugging Face Daily Papers"),
    (re.compile(r"\bGet trending papers in your email inbox\b"), "Hugging Face Papers"),
    (re.compile(rf"(?:^|>|\[)\s*{_SUBJECT} updates on (?:the )?arXiv\.org", re.MULTILINE), "arXiv {name}"),
    (re.compile(rf"\bArXiv Query: search_query=cat:{_SUBJECT}(?=&|<)"), "arXiv {name}"),
    (re.compile(rf"^Subject: {_SUBJECT} daily\b", re.MULTILINE), "arXiv {name}"),
)
"""What the beginning of a page says only if it is of that site."""
_TOP: Final = 4000
"""Characters in which a page shows where it is from; chosen by hand."""
_TITLE_ELEMENT = re.compile(r"<title\b[^>]*+>\s*+(?:<!\[CDATA\[)?+(?P<title>[^<]*+)</title>", re.IGNORECASE)
_FIRST_ITEM = re.compile(r"<(?:item|entry|body)\b", re.IGNORECASE)
_HEADING = re.compile(r"\s*# (?P<title>[^\n]+)")
_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\([^()\s]*\)")
_MARKS = re.compile(r"[*_`#<>\[\]|]")
_SHORTEST_TITLE, _LONGEST_TITLE = 4, 70
"""Characters; chosen by hand."""
_SAYS_NOTHING: Final = frozenset(
    "document home index papers paper publications publication readme references untitled".split()
)


def dump_origin(metadata: DumpMetadata, head: str) -> str:
    """The name of the site, or the title of the page; "" if the dump tells neither.

    head: the first characters of a page or a feed; "" for files whose titles are those of their papers.
    """
    url = unquote(metadata.url or "")
    top = head[:_TOP]
    origin = metadata.source or _site(_OF_ADDRESS, url) or _site(_OF_TEXT, top) or _title(top) or _host(url)
    return printable(" ".join(origin.split()))


def _site(sites: tuple[tuple[re.Pattern[str], str], ...], text: str) -> str:
    for pattern, name in sites:
        if match := pattern.search(text):
            return name.format_map(match.groupdict())
    return ""


def _title(top: str) -> str:
    """The title of a page or a feed, if it is short and says something."""
    before_items = _FIRST_ITEM.split(top, maxsplit=1)[0]
    match = _TITLE_ELEMENT.search(before_items) or _HEADING.match(top)
    marked = match["title"].rstrip().removesuffix("]]>") if match else ""
    title = " ".join(unescape(_LINK.sub(r"\g<text>", marked)).split())
    is_title = _SHORTEST_TITLE <= len(title) <= _LONGEST_TITLE and not _MARKS.search(title)
    return title if is_title and title.lower() not in _SAYS_NOTHING and "://" not in title else ""


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.") if url.startswith("http") else ""
