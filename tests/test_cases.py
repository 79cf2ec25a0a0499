"""The files in ../shared/cases: real dumps with the papers that they show."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from paper_digest.linkage.link import link_records
from paper_digest.model.record import Sighting
from paper_digest.reading import readings_of
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.identifiers import IdentifierKind

from tests.project import ROOT

_CASES = ROOT.parent / "shared" / "cases"
_REACH = 0.98
_LOWER_REACH = {"kjw-nested.md": 0.8, "inlg-cards-html.html": 0.97, "grounding.md": 0.95}
"""Two titles of a nested list are cut or its short names; one title ends in a year; the name of a
dataset above its papers is taken for a paper."""
_FURTHER_PAPERS = {
    "dkliang-transformer.md": 3,
    "grounding.md": 2,
    "hokyoung-md.md": 1,
    "kjw-nested.md": 1,
    "rucai-llmsurvey.md": 2,
    "ssdbm-abstracts.md": 6,
    "worm-cn-list.txt": 1,
}
"""Papers on a page that the answer beside it lacks: its first or last ones, nested ones, posters."""
_COUNTED_TWICE = "inlg-cards-html.html"
"""The answer has each paper twice, the second time from a comment in the HTML."""


def names(folder: str) -> list[str]:
    """The inputs of a folder that have an answer beside them; none where ../shared is absent."""
    files = sorted((_CASES / folder).glob("*")) if _CASES.is_dir() else []
    answers = {path.name.removesuffix(".expected.json") for path in files if ".expected." in path.name}
    return [path.name for path in files if ".expected." not in path.name and path.stem in answers]


def answer_of(folder: Path, name: str) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = json.loads(
        (folder / f"{Path(name).stem}.expected.json").read_text("utf-8")
    )
    return answer


def sightings_in(path: Path) -> list[Sighting]:
    return [sighting for reading in readings_of(path, path.name) for sighting in reading.sightings]


def keys(titles: Iterable[str | None]) -> Counter[str]:
    return Counter(normalized_key(title or "") for title in titles)


@pytest.mark.parametrize("name", names("listings") or ["absent"])
def test_the_titles_of_a_listing_are_those_of_its_papers(name: str, shared: Path) -> None:
    folder = shared / "cases" / "listings"
    titles = [paper["title"] for paper in answer_of(folder, name)]
    answer_keys = keys(set(titles) if name == _COUNTED_TWICE else titles)
    read_keys = keys(sighting.title for sighting in sightings_in(folder / name))
    n_right = (read_keys & answer_keys).total()
    reach = _LOWER_REACH.get(name, _REACH)
    assert n_right >= reach * answer_keys.total()
    assert n_right + _FURTHER_PAPERS.get(name, 0) >= reach * read_keys.total()


@pytest.mark.parametrize("name", names("formats") or ["absent"])
def test_a_file_of_records_is_read_whole(name: str, shared: Path) -> None:
    folder = shared / "cases" / "formats"
    flags = json.loads((folder / "SOURCES.json").read_text("utf-8")).get(name, {})
    answer = answer_of(folder, name)
    papers = link_records(readings_of(folder / name, name)).papers
    sightings = (
        [paper.sightings[0] for paper in papers]
        if name == "ris-rispy-urls.ris"
        else sightings_in(folder / name)
    )
    read_keys, answer_keys = (
        keys(sighting.title for sighting in sightings),
        keys(paper["title"] for paper in answer),
    )
    assert not answer_keys - read_keys
    assert flags.get("subset") or not read_keys - answer_keys
    judges_authors = not flags.get("authors_any")
    for paper in answer:
        alike = [sighting for sighting in sightings if keys([sighting.title]) == keys([paper["title"]])]
        assert any(_has_facts(sighting, paper, judges_authors) for sighting in alike), paper["title"]


def _has_facts(sighting: Sighting, paper: dict[str, Any], judges_authors: bool) -> bool:
    """Whether a sighting has the facts of an answer; absent ones are not judged."""
    identifiers = {identifier.kind: identifier.value.lower() for identifier in sighting.identifiers}
    facts = (
        (paper.get("abstract"), normalized_key, sighting.abstract or ""),
        (paper.get("arxiv"), str.lower, identifiers.get(IdentifierKind.ARXIV, "")),
        (paper.get("doi"), str.lower, identifiers.get(IdentifierKind.DOI, "")),
        (paper.get("year"), str, str(sighting.published.year) if sighting.published else ""),
    )
    authors = [normalized_key(str(name)) for name in sighting.authors]
    has_authors = not paper.get("authors") or authors == [normalized_key(name) for name in paper["authors"]]
    return (has_authors or not judges_authors) and all(
        fold(str(wanted)) == fold(value) for wanted, fold, value in facts if wanted
    )
