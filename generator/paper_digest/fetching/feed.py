"""Asks for an RSS or Atom feed; arXiv's feeds of categories are some (info.arxiv.org/help/rss.html)."""

from __future__ import annotations

from datetime import date
from typing import Final

from paper_digest.fetching.feed_text import feed_day, require_feed
from paper_digest.fetching.listing import Listing, PageRequester
from paper_digest.model.fetch_source import FetchSource, SourceKind
from paper_digest.services.listing_client import ListingRequest

_ARXIV_URL: Final = "https://rss.arxiv.org/rss"
_ACCEPT: Final = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8"
_PAUSE: Final = 3.0
"""Seconds between feeds of the same host."""


def listing_of(source: FetchSource, today: date, requester: PageRequester) -> Listing:
    """The feed as it is now; raises NotModifiedError, ServiceError."""
    is_arxiv = source.kind is SourceKind.ARXIV_RSS
    url = f"{(source.url or _ARXIV_URL).rstrip('/')}/{source.category}" if is_arxiv else source.url
    text, validators = requester.first_page(ListingRequest(url=url, accept=_ACCEPT, pause=_PAUSE), _read)
    day = feed_day(text, today)
    return Listing(text=text, extension="xml", day=day, page=url, url=url, validators=validators)


def _read(text: str) -> str:
    require_feed(text)
    return text if text.endswith("\n") else f"{text}\n"
