"""The layouts in ../shared: recall and precision of titles, share of correct arXiv ids and abstracts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from paper_digest.reading import readings_of
from paper_digest.values.clean_text import fold_space
from paper_digest.values.identifiers import IdentifierKind


@pytest.mark.parametrize("name", ["notebook", "textbrowser", "titles", "arxivmail"])
def test_a_shared_layout_is_read_almost_completely(name: str, shared: Path) -> None:
    dump = shared / "dumps" / f"{name}.txt"
    expected = {
        fold_space(paper["title"]): paper
        for paper in json.loads(dump.with_suffix(".json").read_text("utf-8"))
    }
    (reading,) = readings_of(dump, dump.name)
    sightings = {fold_space(sighting.title or ""): sighting for sighting in reading.sightings}
    assert len(reading.sightings) == len(expected)
    assert len(expected.keys() & sightings.keys()) >= 0.99 * len(expected)
    assert sightings.keys() <= expected.keys()
    wrong_abstracts = [
        title
        for title, sighting in sightings.items()
        if fold_space(sighting.abstract or "") != fold_space(expected[title].get("abstract") or "")
    ]
    assert len(wrong_abstracts) <= 0.01 * len(expected), wrong_abstracts
    if name == "titles":
        return  # the page of titles shows no identifier
    wrong_ids = [
        title
        for title, sighting in sightings.items()
        if expected[title].get("arxiv")
        not in {
            identifier.value for identifier in sighting.identifiers if identifier.kind is IdentifierKind.ARXIV
        }
    ]
    assert len(wrong_ids) <= 0.01 * len(expected), wrong_ids
