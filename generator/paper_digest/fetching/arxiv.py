"""Asks arXiv's API for a category by the day of submission (info.arxiv.org/help/api/user-manual)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from paper_digest.fetching.addresses import with_query
from paper_digest.fetching.feed_text import require_feed
from paper_digest.fetching.listing import Listing, PageRequester
from paper_digest.model.fetch_source import FetchSource
from paper_digest.services.answers import UnexpectedAnswerError
from paper_digest.services.exchange import ServiceError
from paper_digest.services.listing_client import ListingRequest, Validators
from paper_digest.values.count import count_of

_URL: Final = "https://export.arxiv.org/api/query"
_PAGE_SIZE: Final = 1_000
"""Entries in one answer; the API allows 2,000 and gets slow."""
_PAGES_AT_MOST: Final = 20
_PAUSE: Final = 3.0
"""Seconds, as info.arxiv.org/help/api/tou asks."""
_ERRORS: Final = "arxiv.org/api/errors"
"""The address in the entry by which arXiv reports an error."""
_ENTRY = re.compile(r"<entry[\s>]")
_END_OF_ENTRY: Final = "</entry>"
_PUBLISHED = re.compile(r"<published>\s*(\d{4}-\d\d-\d\d)", re.ASCII)
_TOTAL = re.compile(r"<(?:\w+:)?totalResults[^>]*>\s*(\d{1,9})\s*<")


def listing_of(source: FetchSource, day: date, requester: PageRequester) -> Listing:
    """The papers submitted on a day (UTC); raises NotModifiedError, ServiceError."""
    query = f"cat:{source.category} AND submittedDate:[{day:%Y%m%d}0000 TO {day:%Y%m%d}2359]"
    url = with_query(
        source.url or _URL,
        search_query=query,
        sortBy="submittedDate",
        sortOrder="ascending",
        max_results=_PAGE_SIZE,
    )
    text, validators = requester.first_page(_request(url), lambda page: _read(page, 0))
    total = _total(text)
    for _ in range(1, _PAGES_AT_MOST):
        start = _count(text)
        if start >= total:
            break
        validators = Validators()
        text = _joined(
            text, requester.further_page(_request(with_query(url, start=start)), lambda page: _read(page, 1))
        )
    if _count(text) < total:
        raise ServiceError(f"only {_count(text):,} of {count_of(total, 'paper')}")
    _require_day(text, day)
    return Listing(text=text, extension="xml", day=day, page=url, url=url, validators=validators)


def _request(url: str) -> ListingRequest:
    return ListingRequest(url=url, accept="application/atom+xml", pause=_PAUSE)


def _read(text: str, least: int) -> str:
    """The answer, if it is a feed; the API sometimes sends an empty page where there are papers."""
    if _ERRORS in text:
        raise UnexpectedAnswerError("a feed that reports an error")
    require_feed(text)
    if _count(text) != text.count(_END_OF_ENTRY):
        raise UnexpectedAnswerError("a feed that is damaged")
    if _count(text) < (least or min(_total(text), 1)):
        raise UnexpectedAnswerError("an empty page of a list with papers")
    return text if text.endswith("\n") else f"{text}\n"


def _require_day(text: str, day: date) -> None:
    """Raises ServiceError if all papers were submitted on other days, as if the query were ignored."""
    days = _PUBLISHED.findall(text)
    if days and str(day) not in days:
        raise ServiceError(f"only papers of other days, such as {min(days)}")


def _count(text: str) -> int:
    return len(_ENTRY.findall(text))


def _total(text: str) -> int:
    match = _TOTAL.search(text)
    return int(match[1]) if match else _count(text)


def _joined(text: str, page: str) -> str:
    """The feed with the entries of a further page behind its own."""
    first = _ENTRY.search(page)
    entries = page[first.start() : page.rindex(_END_OF_ENTRY) + len(_END_OF_ENTRY)] if first else ""
    end = text.rindex(_END_OF_ENTRY) + len(_END_OF_ENTRY)
    return f"{text[:end]}\n{entries}{text[end:]}"
