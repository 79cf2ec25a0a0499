"""The same four papers in common citation styles, as reference managers write them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from paper_digest.model.record import Sighting
from paper_digest.reading import readings_of
from paper_digest.values.fingerprint import normalized_key

STYLES = {
    name: style["references"].strip().split("\n")
    for name, style in tomllib.loads(
        Path(__file__).with_name("citation_styles.toml").read_text("utf-8")
    ).items()
}
PAPERS = (
    (
        "Learning warp fronts from weak labels",
        ["Chen", "Osei"],
        2023,
        "Proceedings of the 40th Conference on Looms",
    ),
    ("Tracking threads from above", ["Roe", "Moe", "Poe"], 2018, "Weaving Letters"),
    ("How deep is the wool? Priors for thickness", ["Osei", "Roe"], 2024, None),
    ("Sliding laws revisited", ["Poe"], 2023, "Annals of Cloth"),
)


def papers_in(path: Path, text: str) -> list[Sighting]:
    path.write_text(text, "utf-8")
    (reading,) = readings_of(path, path.name)
    assert not reading.unparsed
    return list(reading.sightings)


def assert_papers(papers: list[Sighting], *, shows_year_of_preprint: bool) -> None:
    assert len(papers) == len(PAPERS)
    for paper, (title, families, year, venue) in zip(papers, PAPERS, strict=True):
        assert normalized_key(paper.title or "") == normalized_key(title)
        names = [name.family for name in paper.authors]
        assert names == (families[:1] if paper.has_more_authors else families)
        if venue or shows_year_of_preprint:
            assert paper.published
            assert paper.published.year == year
        if venue:
            assert paper.venue == venue


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_references_in_a_text(style: str, gap: str, tmp_path: Path) -> None:
    text = gap.join(STYLES[style])
    papers = papers_in(tmp_path / "references.txt", f"{text}\n")
    assert_papers(papers, shows_year_of_preprint=style != "physics")


@pytest.mark.parametrize("style", STYLES)
def test_references_in_a_list(style: str, tmp_path: Path) -> None:
    lines = enumerate(STYLES[style], 1)
    items = (line.removeprefix(f"[{n}]").removeprefix(f"{n}.").strip() for n, line in lines)
    text = "# Publications\n\n" + "\n".join(f"- {item}" for item in items)
    papers = papers_in(tmp_path / "references.md", f"{text}\n")
    assert_papers(papers, shows_year_of_preprint=style != "physics")
