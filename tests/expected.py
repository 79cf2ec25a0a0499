"""Writes a reading down as plain values, the way the expectations beside the samples do."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

from paper_digest.model.record import Reading, Sighting
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName

SAMPLES = Path(__file__).parent / "samples"


def samples() -> tuple[Path, ...]:
    """Every sample, one a layout or format; its expectation stands beside it as NAME.expected.json."""
    return tuple(
        sorted(path for path in SAMPLES.rglob("*.*") if not path.name.endswith((".expected.json", ".yml")))
    )


def expectation_of(sample: Path) -> Path:
    return sample.with_name(f"{sample.name}.expected.json")


def as_values(readings: tuple[Reading, ...]) -> list[dict[str, Any]]:
    """What a reader of the expectation wants to compare: layout, books, and of each paper the fields that are filled."""
    return [
        {
            "dump": reading.dump,
            "layout": reading.layout,
            "lines": {
                "papers": reading.paper_lines,
                "furniture": reading.boilerplate_lines,
                "unread": reading.unparsed_lines,
            },
            "papers": [_paper(sighting) for sighting in reading.sightings],
        }
        for reading in readings
    ]


def written(values: list[dict[str, Any]]) -> str:
    return json.dumps(values, indent=1, ensure_ascii=False) + "\n"


def _paper(sighting: Sighting) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in dataclasses.fields(Sighting):
        value = getattr(sighting, field.name)
        if field.name == "span":
            values["lines"] = f"{value.first}-{value.last}"
        elif field.name == "identifiers" and value:
            values["identifiers"] = [f"{one.kind}:{one.value}" for one in value]
        elif field.name not in {"dump", "position"} and value not in (None, (), False):
            values[field.name] = _written(value)
    return values


def _written(value: object) -> object:
    if isinstance(value, tuple):
        return [_written(element) for element in value]
    return str(value) if isinstance(value, PartialDate | PersonName) else value
