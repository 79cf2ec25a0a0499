"""Asks OpenReview for all papers of a venue (docs.openreview.net/reference/api-v2, GET /notes)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from paper_digest.fetching.addresses import with_query
from paper_digest.fetching.json_pages import Record, lines_of, records_of, with_new
from paper_digest.fetching.listing import Listing, PageRequester
from paper_digest.model.fetch_source import FetchSource
from paper_digest.services.answers import UnexpectedAnswerError, decoded_json, require
from paper_digest.services.exchange import ServiceError
from paper_digest.services.listing_client import ListingRequest, Validators
from paper_digest.values.count import count_of

_URL: Final = "https://api2.openreview.net/notes"
_PAGE_SIZE: Final = 1_000
"""The most notes that the API sends at once."""
_PAGES_AT_MOST: Final = 50
_PAUSE: Final = 1.0
"""Seconds; no limits are published."""
_DATES: Final = ("pdate", "odate", "cdate", "tcdate")
"""When a note was published, opened to the public, and made; in milliseconds since 1970."""

_Page = tuple[list[Record], int]
"""Notes, and how many there are in total."""


def listing_of(source: FetchSource, today: date, requester: PageRequester) -> Listing:
    """The papers of a venue, dated by the newest one; raises NotModifiedError, ServiceError."""
    url = with_query(source.url or _URL, content__venueid=source.venue, limit=_PAGE_SIZE)
    (notes, total), validators = requester.first_page(_request(url), _read)
    for _ in range(1, _PAGES_AT_MOST):
        if len(notes) >= total:
            break
        validators = Validators()
        page, _ = requester.further_page(_request(with_query(url, offset=len(notes))), _read)
        longer = with_new(notes, page, _key)
        if len(longer) == len(notes):
            break
        notes = longer
    if len(notes) < total:
        raise ServiceError(f"only {len(notes):,} of {count_of(total, 'paper')}")
    return Listing(
        text=lines_of(notes),
        extension="json",
        day=_newest(notes, today),
        page=url if source.url else f"https://openreview.net/group?id={source.venue}",
        url=url,
        validators=validators,
    )


def _request(url: str) -> ListingRequest:
    return ListingRequest(url=url, accept="application/json", pause=_PAUSE)


def _read(text: str) -> _Page:
    answer = decoded_json(text)
    require(isinstance(answer, dict))
    if "notes" not in answer and isinstance(answer.get("message"), str):
        raise UnexpectedAnswerError("a message instead of a list")
    notes = records_of(answer.get("notes"))
    count = answer.get("count")
    return notes, count if isinstance(count, int) else len(notes)


def _key(note: Record) -> str:
    return str(note.get("id") or note)


def _newest(notes: list[Record], today: date) -> date | None:
    """The day of the newest note that is not in the future."""
    days = (day for note in notes if (day := _day(note)) and day <= today)
    return max(days, default=None)


def _day(note: Record) -> date | None:
    stamps = (note.get(key) for key in _DATES)
    stamp = next((value for value in stamps if isinstance(value, int) and value > 0), None)
    try:
        return datetime.fromtimestamp(stamp / 1_000, UTC).date() if stamp else None
    except (OverflowError, OSError, ValueError):
        return None
