"""Listings as the sources of `paper-digest fetch` send them, and a client without pauses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from paper_digest.fetching.listing import PageRequester
from paper_digest.model.fetch_source import FetchSource, SourceKind
from paper_digest.services.exchange import Limits
from paper_digest.services.listing_client import ListingClient, Validators, listing_client

from tests.services.clock import FakeTime

DAY = date(2025, 10, 1)
HUGGING_FACE = FetchSource(name="hf-daily", kind=SourceKind.HUGGING_FACE, quiet_days=4)
ARXIV = FetchSource(name="cs-lg", kind=SourceKind.ARXIV, category="cs.LG", quiet_days=4)
ARXIV_RSS = FetchSource(name="cs-cl", kind=SourceKind.ARXIV_RSS, category="cs.CL", quiet_days=4)
VENUE = FetchSource(name="iclr-2025", kind=SourceKind.OPENREVIEW, venue="ICLR.cc/2025/Conference")
FEED = FetchSource(name="lab-blog", kind=SourceKind.FEED, url="https://example.org/feed", quiet_days=14)


def abstract(number: int) -> str:
    return f"We study loom {number} and show that its minima are flat and generalize well."


def daily_paper(number: int, votes: int = 3) -> dict[str, Any]:
    paper = {
        "id": f"2510.1{number:04}",
        "title": f"Flat minima of loom {number}",
        "summary": abstract(number),
        "upvotes": votes,
        "authors": [{"name": "Ada Lovelace"}],
    }
    return {"paper": paper, "title": paper["title"], "numComments": 1}


def daily_papers(numbers: Iterable[int], votes: int = 3) -> str:
    return json.dumps([daily_paper(number, votes) for number in numbers])


def rss(numbers: Iterable[int], day: str = "Wed, 01 Oct 2025 00:00:00 -0400") -> str:
    """A feed like arXiv's, whose channel and items have the day."""
    items = "".join(
        f"<item><title>Flat minima of loom {number}</title>"
        f"<link>https://arxiv.org/abs/2510.1{number:04}</link>"
        f"<description>arXiv:2510.1{number:04}v1 Announce Type: new\n"
        f"Abstract: {abstract(number)}</description>"
        f"<pubDate>{day}</pubDate></item>\n"
        for number in numbers
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>cs.CL</title>'
        f"<pubDate>{day}</pubDate>\n{items}</channel></rss>"
    )


def atom(numbers: Iterable[int], total: int) -> str:
    """An answer of arXiv's API."""
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/2510.1{number:04}v1</id><title>Flat minima of loom {number}</title>"
        f"<summary>{abstract(number)}</summary><published>2025-10-01T10:00:00Z</published></entry>\n"
        for number in numbers
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
        'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<opensearch:totalResults>{total}</opensearch:totalResults>\n{entries}</feed>\n"
    )


def notes(numbers: Iterable[int], count: int, stamp: int = 1_759_312_800_000) -> str:
    """An answer of OpenReview's API; the papers are of October 1, 2025."""
    listed = [
        {
            "id": f"AbCdEf{number:04}",
            "cdate": stamp,
            "content": {
                "title": {"value": f"Flat minima of loom {number}"},
                "abstract": {"value": abstract(number)},
                "authors": {"value": ["Ada Lovelace"]},
            },
        }
        for number in numbers
    ]
    return json.dumps({"notes": listed, "count": count})


@contextmanager
def client(limits: Limits | None = None) -> Iterator[ListingClient]:
    """A client on a clock on which pauses take no time."""
    with listing_client("", FakeTime().clock, limits or Limits()) as ready:
        yield ready


@contextmanager
def page_requester(validators: Validators | None = None) -> Iterator[PageRequester]:
    """Asks with these versions of the last answer."""
    with client() as ready:
        yield PageRequester(ready, lambda _: validators or Validators())
