"""The sample dumps, and their readings as plain values, as in the expectations beside them."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

from paper_digest.model.citation import CitationEntry
from paper_digest.model.record import Reading, Sighting
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName

SAMPLES = Path(__file__).parent / "samples"


def samples() -> tuple[Path, ...]:
    """Every sample dump; its expectation is beside it, as NAME.expected.json."""
    files = SAMPLES.rglob("*.*")
    return tuple(sorted(path for path in files if not path.name.endswith((".expected.json", ".yml"))))


def expectation_of(sample: Path) -> Path:
    """The file with the expectation of a sample."""
    return sample.with_name(f"{sample.name}.expected.json")


def as_values(readings: tuple[Reading, ...]) -> list[dict[str, Any]]:
    """Of each reading the layout, the coverage, and of each paper the fields that are filled."""
    return [
        {
            "dump": reading.dump,
            "layout": reading.layout,
            "lines": {
                "papers": reading.paper_lines,
                "boilerplate": reading.boilerplate_lines,
                "unparsed": reading.unparsed_lines,
            },
            "papers": [_filled_fields(sighting) for sighting in reading.sightings],
        }
        for reading in readings
    ]


def format_values(values: list[dict[str, Any]]) -> str:
    """The values as the text of an expectation."""
    return json.dumps(values, indent=1, ensure_ascii=False) + "\n"


def _filled_fields(sighting: Sighting) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in dataclasses.fields(Sighting):
        value = getattr(sighting, field.name)
        if field.name == "span":
            values["lines"] = f"{value.first}-{value.last}"
        elif field.name == "identifiers" and value:
            values["identifiers"] = [f"{identifier.kind}:{identifier.value}" for identifier in value]
        elif field.name == "citation" and value:
            values["citation"] = _entry_values(value)
        elif field.name not in {"dump", "position"} and value not in (None, (), False):
            values[field.name] = _plain(value)
    return values


def _entry_values(entry: CitationEntry) -> dict[str, Any]:
    """The entry's parts that are filled, without the date, which is that of its sighting."""
    values = {
        "key": entry.key,
        "entry_type": entry.entry_type,
        "fields": dict(entry.fields),
        "editors": [str(name) for name in entry.editors],
    }
    return {name: value for name, value in values.items() if value}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(element) for element in value]
    return str(value) if isinstance(value, PartialDate | PersonName) else value
