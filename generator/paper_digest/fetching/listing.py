"""Defines a listing as a source answers it, and how its parts are asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from paper_digest.services.listing_client import ListingClient, Question, Validators

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
    """The address of its first part, which was asked for."""
    validators: Validators
    """The version of a listing in one part; empty if it has several."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks for the parts of one listing."""

    client: ListingClient
    known: Callable[[str], Validators]
    """The version of the saved answer from an address; empty if there is none."""
    token: str = ""

    def first(self, question: Question, read: Callable[[str], _T]) -> tuple[_T, Validators]:
        """The first part and its version; raises NotModifiedError, ServiceError."""
        question = replace(question, validators=self.known(question.url), token=self.token)
        answer = self.client.ask(question, read)
        if answer is None:
            raise NotModifiedError
        return answer

    def rest(self, question: Question, read: Callable[[str], _T]) -> _T:
        """A further part; raises ServiceError."""
        answer = self.client.ask(replace(question, token=self.token), read)
        if answer is None:
            raise AssertionError("only conditional requests have this answer")
        return answer[0]
