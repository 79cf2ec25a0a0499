"""Maps a record to a sighting, as the readers of structured files do."""

from __future__ import annotations

from typing import Any

from paper_digest.formats.mapping import sighting_of
from paper_digest.model.record import DumpMetadata, Sighting, Span


def sighting(record: dict[str, Any], **columns: str) -> Sighting:
    """The sighting of a record with a title; columns: the fields that a person says they hold."""
    result = sighting_of("dump", Span(1, 1), {"title": "T", **record}, DumpMetadata(columns=columns))
    assert result is not None
    return result
