"""External records for tests."""

from __future__ import annotations

from typing import Any

from paper_digest.model.external_record import ExternalRecord

from tests.site.builders import sighting


def record(dump: str = "records.json", first: int = 1, **fields: Any) -> ExternalRecord:
    """A record in a line of a file; the fields are those of a sighting."""
    return ExternalRecord(sighting(dump=dump, first=first, **fields), f"{dump}, line {first}")
