"""Finds the address at which a page was saved, so that its relative links can be followed."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from paper_digest.model.record import DumpMetadata

_URL: Final = r"https?://[^\s\"'<>]{1,2000}"
_STATED: Final = (
    re.compile(rf"<base\s[^<>]{{0,200}}?\bhref\s*=\s*[\"']?(?P<url>{_URL})", re.IGNORECASE),
    # What browsers write when they save a page: the number is the length of the address.
    re.compile(rf"<!--\s*saved from url=\(\d{{1,5}}\)(?P<url>{_URL})", re.IGNORECASE),
    re.compile(
        rf"<link\s[^<>]{{0,200}}?\brel\s*=\s*[\"']?canonical\b[^<>]{{0,200}}?\bhref\s*=\s*[\"']?(?P<url>{_URL})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"<link\s[^<>]{{0,200}}?\bhref\s*=\s*[\"']?(?P<url>{_URL})[^<>]{{0,200}}?\brel\s*=\s*[\"']?canonical\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"<meta\s[^<>]{{0,200}}?\bproperty\s*=\s*[\"']?og:url\b[^<>]{{0,200}}?\bcontent\s*=\s*[\"']?(?P<url>{_URL})",
        re.IGNORECASE,
    ),
)
"""Where a page states its own address, the most reliable one first."""


def page_address(metadata: DumpMetadata, head: str) -> str:
    """The address to which the links of a page are relative; "" if neither its metadata nor its head tells.

    head: the first characters of the page.
    """
    if metadata.url and metadata.url.startswith(("https://", "http://")):
        return metadata.url
    matches = (pattern.search(head) for pattern in _STATED)
    return next((unescape(match["url"]) for match in matches if match), "")
