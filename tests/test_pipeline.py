"""The whole way from dumps to pages, run more than once on papers that are hard to name or to link."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from paper_digest.pipeline import Result, build
from paper_digest.project import Project, project_at

from tests.project import ROOT, copy_of_project, mkdocs
from tests.unusual_papers import CROWD, PAPERS


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project without dumps, topics or corrections."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "docs").mkdir()
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return project_at(tmp_path)


def built(project: Project, *records: dict[str, str]) -> Result:
    """The result of a build of these records."""
    (project.raw / "papers.jsonl").write_text(
        "".join(f"{json.dumps(record)}\n" for record in records), "utf-8"
    )
    return build(project)


def test_what_only_looks_like_an_address_stops_no_build(project: Project) -> None:
    bad = ("https://[::1", "https://[0/x", "https://ex℀mple.org/")
    records = [
        {
            "title": f"Paper of {field} {number}",
            "abstract": "We say little.",
            field: f"See {url} for more" if field == "abstract" else url,
        }
        for field in ("url", "pdf", "github", "abstract")
        for number, url in enumerate(bad)
    ]
    (project.raw / "books.bib").write_text(
        "@misc{a, title={Of Books}, author={Ann Other}, url={https://[x/y}}\n", "utf-8"
    )
    papers = {entry.paper.heading.plain for entry in built(project, *records).digest.papers}
    assert papers == {*(record["title"] for record in records), "Of Books"}
    assert not [
        page for page in (project.docs / "papers").glob("*.md") if 'href=""' in page.read_text("utf-8")
    ]


@pytest.mark.parametrize("title", ["🎉", "?", "!!!", "\u200b\u200d", "\u202e\u2066"])
@pytest.mark.parametrize(
    "more", [{}, {"abstract": "We say what flat minima are, and why."}, {"arxiv_id": "2401.00001"}]
)
def test_a_title_without_letters_keeps_its_address(
    project: Project, title: str, more: dict[str, str]
) -> None:
    first = built(project, {"title": title, **more})
    files = bytes_of(project)
    again = built(project, {"title": title, **more})
    assert [entry.paper.id for entry in again.digest.papers] == [
        entry.paper.id for entry in first.digest.papers
    ]
    assert bytes_of(project) == files
    assert len(again.registry.keys_by_id) == len(again.digest.papers)


def test_a_title_without_letters_gives_way_to_one_in_words(project: Project) -> None:
    (first,) = built(project, {"title": "🎉", "arxiv_id": "2401.00001"}).digest.papers
    (named,) = built(project, {"title": "Flat Minima", "arxiv_id": "2401.00001"}).digest.papers
    assert (named.paper.id, named.paper.aliases) == ("flat-minima", (first.paper.id,))


def test_a_papers_page_is_light_however_many_wrote_it(tmp_path: Path) -> None:
    project = copy_of_project(tmp_path)
    shutil.rmtree(project / "raw")
    (project / "raw").mkdir()
    crowd = PAPERS["crowd"].record
    records = (
        crowd,
        {
            **crowd,
            "title": "Long Names",
            "abstract": "Of long names.",
            "authors": [f"{name} {'of Somewhere ' * 9}" for name in CROWD],
        },
        {
            **crowd,
            "title": "Имена",
            "abstract": "Of other letters.",
            "authors": [f"{name} Фёдорович Достоевский" for name in CROWD],
        },
    )
    (project / "raw" / "papers.jsonl").write_text(
        "".join(f"{json.dumps(record)}\n" for record in records), "utf-8"
    )
    (project / "corrections.yml").write_text("[]\n", "utf-8")
    done = mkdocs(project, "build", "--quiet")
    assert done.returncode == 0, done.stderr
    pages = list((project / "site" / "papers").glob("*/index.html"))
    sizes = {page.parent.name: page.stat().st_size for page in pages}
    assert {"observation-of-a-crowd", "long-names", "imena"} <= set(sizes)
    assert max(sizes[name] for name in ("observation-of-a-crowd", "long-names", "imena")) <= 15_000, sizes
    assert (project / "docs" / "catalogue.json").read_text("utf-8").count(CROWD[-1]) == len(records)


def bytes_of(project: Project) -> dict[Path, bytes]:
    """Everything that a build leaves below docs/ and raw/."""
    return {
        path: path.read_bytes()
        for folder in (project.docs, project.raw)
        for path in folder.rglob("*")
        if path.is_file()
    }
