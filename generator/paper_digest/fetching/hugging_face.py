"""Asks for the daily papers of Hugging Face by day (huggingface.co/docs/hub/api, GET /api/daily_papers)."""

from __future__ import annotations

from datetime import date
from typing import Final

from paper_digest.fetching.addresses import with_query
from paper_digest.fetching.json_pages import Record, lines_of, records_of, with_new
from paper_digest.fetching.listing import Listing, PageRequester
from paper_digest.model.fetch_source import FetchSource
from paper_digest.services.answers import decoded_json
from paper_digest.services.exchange import ServiceError
from paper_digest.services.listing_client import ListingRequest, Validators

_URL: Final = "https://huggingface.co/api/daily_papers"
_PAGE_SIZE: Final = 100
"""The most papers that the API sends at once; a day rarely has so many."""
_PAGES_AT_MOST: Final = 20
_PAUSE: Final = 0.7
"""Seconds, as for 500 requests in five minutes."""


def listing_of(source: FetchSource, day: date, requester: PageRequester) -> Listing:
    """The papers of a day; raises NotModifiedError, ServiceError."""
    url = with_query(source.url or _URL, date=day.isoformat(), limit=_PAGE_SIZE)
    records, validators = requester.first_page(_request(url), _read)
    for number in range(1, _PAGES_AT_MOST):
        if len(records) < number * _PAGE_SIZE:
            break
        validators = Validators()
        page = requester.further_page(_request(with_query(url, p=number)), _read)
        records = with_new(records, page, _key)
    if len(records) >= _PAGES_AT_MOST * _PAGE_SIZE:
        raise ServiceError(f"at least {len(records):,} papers on one day, and perhaps more")
    return Listing(
        text=lines_of(records),
        extension="json",
        day=day,
        page=url if source.url else f"https://huggingface.co/papers/date/{day}",
        url=url,
        validators=validators,
    )


def _request(url: str) -> ListingRequest:
    return ListingRequest(url=url, accept="application/json", pause=_PAUSE)


def _read(text: str) -> list[Record]:
    return records_of(decoded_json(text))


def _key(record: Record) -> str:
    paper = record.get("paper")
    return str(paper.get("id") if isinstance(paper, dict) else record)
