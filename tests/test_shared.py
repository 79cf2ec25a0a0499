"""The layouts beside the repository: how much of each is found, printed with recall and precision."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from paper_digest.model.record import Sighting
from paper_digest.reading import readings_of
from paper_digest.values.clean_text import fold_space

LAYOUTS = ("notebook", "textbrowser", "titles", "arxivmail")


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_shared_layout_is_read_nearly_whole(
    name: str, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dump = shared / "dumps" / f"{name}.txt"
    expected = json.loads(dump.with_suffix(".json").read_text("utf-8"))
    (reading,) = readings_of(dump, dump.name)
    by_title = {fold_space(one.title or ""): one for one in reading.sightings}
    wanted = {fold_space(paper["title"]): paper for paper in expected}
    titles = sum(title in by_title for title in wanted) / len(wanted)
    precision = sum(title in wanted for title in by_title) / max(1, len(by_title))
    arxiv = _share([(paper.get("arxiv"), _arxiv(by_title.get(title))) for title, paper in wanted.items()])
    abstracts = _share(
        [(paper.get("abstract"), _abstract(by_title.get(title))) for title, paper in wanted.items()]
    )
    with capsys.disabled():
        print(
            f"\n  {name}: titles recall {titles:.3f}, precision {precision:.3f}; arXiv {arxiv:.3f}; abstracts equal {abstracts:.3f}"
        )
    assert titles >= 0.99
    assert precision == 1.0
    assert len(reading.sightings) == len(expected)
    assert abstracts >= 0.99
    if name != "titles":
        assert arxiv >= 0.99  # the page of titles shows no identifier at all


def _share(pairs: list[tuple[str | None, str | None]]) -> float:
    told = [(fold_space(wanted), fold_space(found or "")) for wanted, found in pairs if wanted]
    return sum(wanted == found for wanted, found in told) / len(told) if told else 1.0


def _arxiv(sighting: Sighting | None) -> str | None:
    return (
        next((one.value for one in sighting.identifiers if one.kind == "arxiv"), None) if sighting else None
    )


def _abstract(sighting: Sighting | None) -> str | None:
    return sighting.abstract if sighting else None
