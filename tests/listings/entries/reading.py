"""Reads Markdown as a list of papers."""

from __future__ import annotations

from paper_digest.listings.entries import entry_list
from paper_digest.listings.markup.blocks import parse_blocks
from paper_digest.model.record import Sighting


def sightings_in(text: str) -> tuple[Sighting, ...]:
    """The papers of a page that is a list."""
    outputs = entry_list.parse(parse_blocks("list.md", text.split("\n")))
    assert outputs is not None, "not read as a list of papers"
    return tuple(output for output in outputs if isinstance(output, Sighting))
