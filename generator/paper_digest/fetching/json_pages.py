"""Joins the pages of a JSON API to one dump with a record on each line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from paper_digest.services.answers import require

Record = dict[str, Any]


def records_of(value: object) -> list[Record]:
    """The value as a list of objects; raises UnexpectedAnswerError if it is anything else."""
    require(isinstance(value, list) and all(isinstance(item, dict) for item in value))
    return list(value) if isinstance(value, list) else []


def with_new(records: Sequence[Record], page: Sequence[Record], key: Callable[[Record], str]) -> list[Record]:
    """The records and those of a further page that are not among them.

    A server that ignores the number of the page sends the same page again.
    """
    by_key = {key(record): record for record in page}
    known = {key(record) for record in records}
    return [*records, *(record for name, record in by_key.items() if name not in known)]


def lines_of(records: Sequence[Record]) -> str:
    """The records as a JSON list, one on each line, so that differences and messages name a paper."""
    if not records:
        return "[]\n"
    return "[\n" + ",\n".join(msgspec.json.encode(record).decode() for record in records) + "\n]\n"
