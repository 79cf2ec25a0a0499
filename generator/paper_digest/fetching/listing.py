"""Defines a listing as a source answers it, and how its pages are asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from paper_digest.services.listing_client import ListingClient, ListingRequest, Validators

_T = TypeVar("_T")


class NotModifiedError(Exception):
    """The listing is the one that was saved the last time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One listing, complete."""

    text: str
    """The content of the dump, without front matter; it ends with a line end."""
    extension: str
    """"json" or "xml"."""
    day: date | None
    """The day that it is about; None if it does not say."""
    page: str
    """The address where people see it."""
    url: str
    """The address of its first page in the answers of the service."""
    validators: Validators
    """The version of a listing with one page; empty if it has several."""


@dataclass(frozen=True, slots=True)
class PageRequester:
    """Asks for the pages of one listing, into which its service divides it."""

    client: ListingClient
    saved_validators: Callable[[str], Validators]
    """The version of the saved answer from an address; empty if there is none."""
    token: str = ""

    def first_page(self, request: ListingRequest, read: Callable[[str], _T]) -> tuple[_T, Validators]:
        """The first page and its version; raises NotModifiedError, ServiceError."""
        validators = self.saved_validators(request.url)
        answer = self.client.ask(replace(request, validators=validators, token=self.token), read)
        if answer is None:
            raise NotModifiedError
        return answer

    def further_page(self, request: ListingRequest, read: Callable[[str], _T]) -> _T:
        """Another page; raises ServiceError."""
        answer = self.client.ask(replace(request, token=self.token), read)
        if answer is None:
            raise AssertionError("only conditional requests have this answer")
        return answer[0]
