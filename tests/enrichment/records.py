"""External records for tests."""

from __future__ import annotations

from typing import Any

from paper_digest.model.external_record import ExternalRecord
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.person_lists import parse_names

from tests.site.builders import sighting


def record(dump: str = "records.json", first: int = 1, **fields: Any) -> ExternalRecord:
    """A record in a line of a file; the fields are those of a sighting."""
    return ExternalRecord(sighting(dump=dump, first=first, **fields), f"{dump}, line {first}")


def versions_with_two_dois() -> list[ExternalRecord]:
    """Two records of "Flat minima" by Ada Lovelace, equal but for their DOIs."""
    return [
        record(
            dump="DBLP",
            first=number,
            title="Flat minima",
            authors=parse_names("Ada Lovelace"),
            identifiers=(Identifier(IdentifierKind.DOI, f"10.1000/{number}"),),
        )
        for number in (1, 2)
    ]
