"""Finds URLs in text, trims the punctuation after them, and splits them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from paper_digest.values.clean_text import has_invisible
from paper_digest.values.script import UNSPACED

_BODY = rf"(?:\\[_%#&~]|[^\s<>\"{{}}|\\^`\x00-\x1f“”{UNSPACED}])"
_HOSTS = (
    "github|gitlab|huggingface|arxiv|bit|youtu|openreview|doi|zenodo|kaggle|sites\\.google|anonymous\\.4open"
)
URL_IN_PROSE = re.compile(
    rf"(?<![^\W{UNSPACED}])(?<![@/])(?:https?://{_BODY}+|www\.[\w-]+\.{_BODY}+"
    rf"|(?:{_HOSTS})\.(?:com|co|org|io|ly|be|net|science)/{_BODY}+)",
    re.IGNORECASE,
)
"""A URL in prose or LaTeX, with or without its scheme, and the punctuation after it; see `trim_url`."""
_URL_IN_VALUE = re.compile(r"https?://(?:(?![,;]\s*https?://)[^\s|<>\"])+", re.IGNORECASE)
_SCHEMES = ("https://", "http://")
_BRACKETS = (("(", ")"), ("[", "]"))
_TRAILING = ".,;:!?'\"*_~-–—…"


@dataclass(frozen=True, slots=True)
class TrimmedUrl:
    """A URL cut out of prose."""

    shown: str
    """The URL as the text shows it."""
    url: str
    """The URL with its scheme."""
    after: str
    """The punctuation that followed."""


def trim_url(matched: str) -> TrimmedUrl:
    """Separates a match of URL_IN_PROSE from the full stop, quote or bracket after it.

    A closing bracket belongs to the URL only if the URL opened it, as in `.../Foo_(bar)`.
    """
    surplus = {end: matched.count(end) - matched.count(start) for start, end in _BRACKETS}
    end = len(matched)
    while end:
        last = matched[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    shown = re.sub(r"\\([_%#&~])", r"\1", matched[:end])
    url = shown if shown.lower().startswith(("http://", "https://")) else f"https://{shown}"
    return TrimmedUrl(shown, url, matched[end:])


def find_urls(value: str) -> Iterator[str]:
    """The http(s) URLs in a field's value, which separates them by spaces, commas or semicolons."""
    if "://" in value:
        yield from (match.group().rstrip(";,") for match in _URL_IN_VALUE.finditer(value))


def absolute_url(url: str, page: str) -> str | None:
    """The http(s) URL that a link on the page at the address `page` leads to, without its fragment.

    None for another place on that page, for any other scheme, and for a relative URL where `page` is "".
    """
    location = url.partition("#")[0].strip()
    if not location or not page:
        return location if location.startswith(_SCHEMES) else None
    try:
        joined = urljoin(page, location)
    except ValueError:
        return None
    return joined if joined.startswith(_SCHEMES) else None


def absolute_urls(urls: Iterable[str], page: str) -> tuple[str, ...]:
    """The different URLs that the links of a page lead to, in their order; see `absolute_url`."""
    absolute = (absolute_url(url, page) for url in urls)
    return tuple(dict.fromkeys(url for url in absolute if url))


def visible_url(url: str) -> str:
    """The URL with its invisible characters, and those for control or private use, percent-encoded."""
    if not has_invisible(url):
        return url
    return "".join(quote(sign, safe="", errors="replace") if has_invisible(sign) else sign for sign in url)


def split_url(url: str) -> SplitResult | None:
    """The parts of the URL; None if it is invalid, such as `https://[::1`."""
    try:
        return urlsplit(url)
    except ValueError:
        return None
