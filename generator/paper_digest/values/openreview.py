"""Parses OpenReview forum identifiers: the only place that knows their grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Self

_ID: Final = r"(?P<id>[\w-]{6,})"
_PAGE: Final = r"/(?:forum|pdf|attachment|revisions)\?(?:[^\s#]{0,200}&)?id="
"""Other parameters may come before the id; their length is limited, so that time stays linear."""
_IN_TEXT = re.compile(rf"openreview\.net{_PAGE}{_ID}", re.ASCII)
_IN_URL = re.compile(
    rf"(?i:(?:(?:https?:)?//)?(?:[\w-]+\.)*openreview\.net(?::\d+)?|\.{{0,2}}){_PAGE}{_ID}", re.ASCII
)
_WHOLE = re.compile(rf"(?:(?:https?://)?(?:www\.)?openreview\.net{_PAGE})?{_ID}(?:[&#]\S*)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class OpenReviewId:
    """The identifier of a forum, the page of one submission; case matters."""

    forum: str

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The identifier that is the whole text: bare, or the URL of the forum or its PDF."""
        match = _WHOLE.fullmatch(text.strip())
        return cls(match["id"]) if match else None

    @classmethod
    def find_all(cls, text: str) -> Iterator[Self]:
        """The identifiers in OpenReview's URLs, in the order of the text."""
        return (cls(match["id"]) for match in _IN_TEXT.finditer(text))

    @classmethod
    def in_url(cls, url: str) -> Self | None:
        """The forum that a URL leads to; URLs relative to OpenReview count, too."""
        match = _IN_URL.match(url)
        return cls(match["id"]) if match else None

    def __str__(self) -> str:
        return self.forum

    @property
    def url(self) -> str:
        """The page of the forum."""
        return f"https://openreview.net/forum?id={self.forum}"
