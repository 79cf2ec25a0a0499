"""Asks a source about its days and saves what is new: the whole of `paper-digest fetch` for one source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from paper_digest.fetching import arxiv, feed, hugging_face, openreview
from paper_digest.fetching.dumps import UnreadableListingError
from paper_digest.fetching.listing import Listing, NotModifiedError, PageRequester
from paper_digest.fetching.outcome import Outcome, Result
from paper_digest.fetching.storage import Storage
from paper_digest.fetching.validator_cache import ValidatorCache
from paper_digest.model.fetch_source import FetchSource, SourceKind
from paper_digest.services.exchange import ServiceError
from paper_digest.services.listing_client import ListingClient
from paper_digest.sources.isolation import REPORT, Failure, attempt

_FAILURES_ALLOWED: Final = 3
"""Failures in a row after which a source is given up for the run; chosen by hand."""
_STORED: Final = frozenset({Result.SAVED, Result.UPDATED, Result.UNCHANGED})
_LISTINGS: Final[Mapping[SourceKind, Callable[[FetchSource, date, PageRequester], Listing]]] = {
    SourceKind.HUGGING_FACE: hugging_face.listing_of,
    SourceKind.ARXIV: arxiv.listing_of,
    SourceKind.ARXIV_RSS: feed.listing_of,
    SourceKind.OPENREVIEW: openreview.listing_of,
    SourceKind.FEED: feed.listing_of,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Fetches the listings of one source."""

    source: FetchSource
    client: ListingClient
    raw: Path
    """The folder of all dumps."""
    cache: Path
    """A folder for what can be asked for again."""
    token: str = ""

    def outcomes(self, days: tuple[date, ...]) -> Iterator[Outcome]:
        """What comes of each day, in this order.

        A source that fails again and again, or on which the program fails, is given up.
        """
        n_failures = 0
        for day in days:
            outcome = attempt(partial(self._outcome, day))
            if isinstance(outcome, Failure):
                actual = f"{outcome.reason}. {REPORT}"
                outcome = Outcome(result=Result.FAILED, day=day, actual=actual, is_final=True)
            yield outcome
            n_failures = n_failures + 1 if outcome.result is Result.FAILED else 0
            if outcome.is_final or n_failures == _FAILURES_ALLOWED:
                return

    def _outcome(self, day: date) -> Outcome:
        """What comes of one day; any failure is an outcome."""
        storage = Storage(self.source, self.raw)
        versions = ValidatorCache(self.cache / f"{self.source.name}.json", storage.folder)
        requester = PageRequester(self.client, versions.saved_validators, self.token)
        try:
            listing = _LISTINGS[self.source.kind](self.source, day, requester)
            outcome = storage.stored(listing, listing.day or day)
            if outcome.result in _STORED:
                versions.keep(listing.url, listing.validators, storage.folder / Path(outcome.file).name)
            return outcome
        except NotModifiedError:
            return Outcome(result=Result.UNCHANGED, day=day)
        except ServiceError as error:
            return Outcome(
                result=Result.FAILED,
                day=day,
                actual=str(error),
                cause=error.cause,
                is_final=error.is_final,
            )
        except UnreadableListingError as error:
            return Outcome(result=Result.FAILED, day=day, actual=f"a listing that cannot be read: {error}")
        except OSError as error:
            actual = f"{error.filename or storage.folder}: {error.strerror or error}"
            return Outcome(result=Result.FAILED, day=day, actual=actual, is_final=True)
