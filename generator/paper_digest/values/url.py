"""Finds web addresses in running text, says where each one ends, and takes addresses apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from paper_digest.values.script import UNSPACED

_BODY = rf"(?:\\[_%#&~]|[^\s<>\"{{}}|\\^`\x00-\x1f“”{UNSPACED}])"
_HOSTS = (
    "github|gitlab|huggingface|arxiv|bit|youtu|openreview|doi|zenodo|kaggle|sites\\.google|anonymous\\.4open"
)
ADDRESS = re.compile(
    rf"(?<![^\W{UNSPACED}])(?<![@/])(?:https?://{_BODY}+|www\.[\w-]+\.{_BODY}+"
    rf"|(?:{_HOSTS})\.(?:com|co|org|io|ly|be|net|science)/{_BODY}+)",
    re.IGNORECASE,
)
"""An address as running text shows it, with what may hang on to its end; see `address_of`."""

_TRAILING = ".,;:!?'\"*_~-–—…"


@dataclass(frozen=True, slots=True)
class Address:
    """An address cut out of running text."""

    shown: str
    """As the text shows it."""
    url: str
    """With its scheme."""
    rest: str
    """What followed the address and is not part of it."""


def address_of(found: str) -> Address:
    """The address at the start of `found` (a match of ADDRESS), without the full stop, quote or bracket after it.

    A closing bracket belongs to the address only where the address opened one, as in `.../Foo_(bar)`.
    """
    end = len(found)
    while end:
        last = found[end - 1]
        unopened = last in ")]" and found.count(last, 0, end) > found.count(
            {")": "(", "]": "["}[last], 0, end
        )
        if last not in _TRAILING and not unopened:
            break
        end -= 1
    shown = re.sub(r"\\([_%#&~])", r"\1", found[:end])
    url = shown if shown.lower().startswith(("http://", "https://")) else f"https://{shown}"
    return Address(shown, url, found[end:])


def parts_of(url: str) -> SplitResult | None:
    """The address taken apart; None for what looks like one and is none, such as `https://[::1`, at which urllib raises."""
    try:
        return urlsplit(url)
    except ValueError:
        return None
