"""Decides whether and when a failed request is sent again."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import Final
from zlib import crc32

ATTEMPTS: Final = 4
"""How often one question is asked before it fails; chosen by hand."""
LONGEST_WAIT: Final = 120.0
"""Seconds; a service that asks for more patience is given up for the run."""
TEMPORARY: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which the same question may succeed (RFC 9110, RFC 6585)."""


def backoff(attempt: int, question: str) -> float:
    """Seconds before the next attempt: 1, 2, 4 ... and up to a quarter more, by the hash of the question.

    The additional part keeps several programs from asking at the same moments; it is the same in each run.
    """
    jitter = crc32(f"{attempt} {question}".encode()) / 2**32 / 4
    return float(2**attempt) * (1 + jitter)


def retry_after(value: str, now: float) -> float | None:
    """The seconds in a Retry-After header, a number or an HTTP date (RFC 9110); None if it is neither."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (TypeError, ValueError, OverflowError):
        return None
