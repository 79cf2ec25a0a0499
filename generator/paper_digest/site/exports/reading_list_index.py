"""Turns a digest into its roll: a short key for each paper, the latest arrivals first, and beside them, in parts, what a citation needs.

The reading list and "new since your last visit" work on it in the browser, so that neither has to load the catalogue.
"""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.site.exports.bibtex import address_of
from paper_digest.values.identifiers import IdentifierKind
from paper_digest.values.rich_text.plain_text import spoken

PART = 64
"""Papers in one part of the roll."""
KEY = 8
"""Letters of a key: 48 bits, so that no two of 16,000 papers share one but in one digest of two million."""
_FNV_BASIS, _FNV_PRIME, _WORD = 0xCBF29CE484222325, 0x100000001B3, 2**64 - 1


def key(paper: str) -> str:
    """A paper's key: FNV-1a of its id, 64 bits folded to 48, in base64url. docs/assets/reading/roll.js makes the same."""
    value = _FNV_BASIS
    for byte in paper.encode():
        value = (value ^ byte) * _FNV_PRIME & _WORD
    folded = (value >> 48) ^ (value & 0xFFFFFFFFFFFF)
    return base64.urlsafe_b64encode(folded.to_bytes(6, "big")).decode()


def roll(digest: Digest) -> dict[str, bytes]:
    """The files of the roll: all keys in a row, and the parts, each with PART papers in the keys' order."""
    arrived = _arrivals(digest)
    files = {"reading-list/keys.txt": "".join(key(entry.paper.id) for entry in arrived).encode()}
    for start in range(0, len(arrived), PART):
        rows = ",\n".join(
            json.dumps(_citation(entry), ensure_ascii=False) for entry in arrived[start : start + PART]
        )
        files[f"reading-list/{start // PART}.json"] = f"[\n{rows}\n]\n".encode()
    return files


def stamp(files: dict[str, bytes]) -> str:
    """A mark that changes when papers come or go; by it a browser sees without loading the roll that nothing is new."""
    return hashlib.sha256(files["reading-list/keys.txt"]).hexdigest()[:12]


def _arrivals(digest: Digest) -> tuple[AnalyzedPaper, ...]:
    """The papers by the first dump that shows each, the last dump first (see `newest`), in the dump's order."""
    numbers = {
        name: number for number, name in enumerate(sorted(reading.dump for reading in digest.readings))
    }

    def arrival(entry: AnalyzedPaper) -> tuple[int, int, str]:
        dump, position = min(
            ((numbers.get(one.dump, -1), one.position) for one in entry.paper.sightings), default=(-1, 0)
        )
        return (-dump, position, entry.paper.id)

    return tuple(sorted(digest.papers, key=arrival))


def _citation(entry: AnalyzedPaper) -> dict[str, Any]:
    paper = entry.paper
    fields = {
        "id": paper.id,
        "title": spoken(paper.heading),
        "authors": list(paper.authors),
        "date": paper.date,
        "venue": paper.venue,
        "arxiv": paper.identifier(IdentifierKind.ARXIV),
        "doi": paper.identifier(IdentifierKind.DOI),
        "url": address_of(paper),
    }
    return {name: value for name, value in fields.items() if value}
