"""Writes the index that the reading list and "new since your last visit" load instead of the catalogue.

    reading-list/keys.txt         the keys of all papers, concatenated, latest arrivals first
    reading-list/identifiers.txt  one line per paper, in the same order: its identifiers, separated by spaces
    reading-list/N.json           papers from N * PART_SIZE on: {"id", "title", "bibtex", "ris", "csl"},
                                  their citations ready for export

docs/assets/reading-list/paper-index.js reads them.
"""

from __future__ import annotations

import base64
import hashlib
import json

from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.model.paper import Paper
from paper_digest.site.exports.citation_files import BIBTEX, CSL_JSON, RIS, Citations

PART_SIZE = 64
"""Papers in one part."""
KEY_LENGTH = 8
"""Letters of a key: 48 bits, so that only one in two million digests of 16,000 papers has two equal keys."""
_KEYS = "reading-list/keys.txt"
_FNV_BASIS, _FNV_PRIME, _WORD = 0xCBF29CE484222325, 0x100000001B3, 2**64 - 1


def paper_key(paper_id: str) -> str:
    """A paper's key: FNV-1a of its id, 64 bits folded to 48, in base64url."""
    value = _FNV_BASIS
    for byte in paper_id.encode():
        value = (value ^ byte) * _FNV_PRIME & _WORD
    folded = (value >> 48) ^ (value & 0xFFFFFFFFFFFF)
    return base64.urlsafe_b64encode(folded.to_bytes(6, "big")).decode()


def reading_list_files(digest: Digest, citations: Citations) -> dict[str, bytes]:
    """The files of the index by their paths."""
    papers = [analyzed.paper for analyzed in _latest_first(digest)]
    files = {
        _KEYS: "".join(paper_key(paper.id) for paper in papers).encode(),
        "reading-list/identifiers.txt": "".join(
            " ".join(identifier.value for identifier in paper.identifiers) + "\n" for paper in papers
        ).encode(),
    }
    for start in range(0, len(papers), PART_SIZE):
        rows = (_row(paper, citations) for paper in papers[start : start + PART_SIZE])
        lines = ",\n".join(rows)
        files[f"reading-list/{start // PART_SIZE}.json"] = f"[\n{lines}\n]\n".encode()
    return files


def _row(paper: Paper, citations: Citations) -> str:
    """The paper as a JSON object, in which its CSL-JSON, which is JSON already, is one more object."""
    row = {
        "id": paper.id,
        "title": paper.heading.plain,
        "bibtex": citations.text(BIBTEX, paper.id),
        "ris": citations.text(RIS, paper.id),
    }
    opening = json.dumps(row, ensure_ascii=False).removesuffix("}")
    return f'{opening}, "csl": {citations.text(CSL_JSON, paper.id)}}}'


def index_version(files: dict[str, bytes]) -> str:
    """A hash that changes when papers come or go, so that a browser loads the index only then."""
    return hashlib.sha256(files[_KEYS]).hexdigest()[:12]


def _latest_first(digest: Digest) -> tuple[AnalyzedPaper, ...]:
    """The papers by the first dump that lists each, the latest dump first, then in the dump's order."""
    dump_numbers = {
        name: number for number, name in enumerate(sorted(reading.dump for reading in digest.readings))
    }

    def arrival(analyzed: AnalyzedPaper) -> tuple[int, int, str]:
        sightings = analyzed.paper.sightings
        places = ((dump_numbers.get(sighting.dump, -1), sighting.position) for sighting in sightings)
        dump_number, position = min(places, default=(-1, 0))
        return (-dump_number, position, analyzed.paper.id)

    return tuple(sorted(digest.papers, key=arrival))
