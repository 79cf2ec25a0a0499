"""The whole pipeline, run once or repeatedly on papers that are hard to name or to link."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from paper_digest.analysis.similarity.sentence_encoder import Vectors, sentence_encoder
from paper_digest.model.problem import Severity
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


def build_records(project: Project, *records: dict[str, str]) -> Result:
    """The result of a build of these records."""
    (project.raw / "papers.jsonl").write_text(
        "".join(f"{json.dumps(record)}\n" for record in records), "utf-8"
    )
    return build(project)


def test_invalid_urls_do_not_stop_a_build(project: Project) -> None:
    invalid_urls = ("https://[::1", "https://[0/x", "https://ex℀mple.org/")
    records = [
        {
            "title": f"Paper of {field} {number}",
            "abstract": "We say little.",
            field: f"See {url} for more" if field == "abstract" else url,
        }
        for field in ("url", "pdf", "github", "abstract")
        for number, url in enumerate(invalid_urls)
    ]
    (project.raw / "books.bib").write_text(
        "@misc{a, title={Of Books}, author={Ann Other}, url={https://[x/y}}\n", "utf-8"
    )
    papers = {entry.paper.heading.plain for entry in build_records(project, *records).digest.papers}
    assert papers == {*(record["title"] for record in records), "Of Books"}
    assert not [
        page for page in (project.docs / "papers").glob("*.md") if 'href=""' in page.read_text("utf-8")
    ]


def test_what_killed_processes_left_is_gone_after_a_build(project: Project) -> None:
    leftovers = [
        project.raw / ".papers.lock.part",
        project.raw / "hf-daily" / ".2025-10-01.json.part",
        project.docs / "papers" / ".flat-minima.md.part",
    ]
    for path in leftovers:
        path.parent.mkdir(exist_ok=True)
        path.write_text("half a fi", "utf-8")
    build_records(project, *MINIMA)
    assert not [path for path in leftovers if path.exists()]
    assert (project.raw / "papers.lock").is_file()


@pytest.mark.parametrize("title", ["🎉", "?", "!!!", "\u200b\u200d", "\u202e\u2066"])
@pytest.mark.parametrize(
    "fields", [{}, {"abstract": "We say what flat minima are, and why."}, {"arxiv_id": "2401.00001"}]
)
def test_a_title_without_letters_keeps_its_id(project: Project, title: str, fields: dict[str, str]) -> None:
    first = build_records(project, {"title": title, **fields})
    files = bytes_of(project)
    second = build_records(project, {"title": title, **fields})
    assert [entry.paper.id for entry in second.digest.papers] == [
        entry.paper.id for entry in first.digest.papers
    ]
    assert bytes_of(project) == files
    assert len(second.registry.keys_by_id) == len(second.digest.papers)


def test_a_title_without_letters_is_replaced_by_a_title_in_words(project: Project) -> None:
    (first,) = build_records(project, {"title": "🎉", "arxiv_id": "2401.00001"}).digest.papers
    (named,) = build_records(project, {"title": "Flat Minima", "arxiv_id": "2401.00001"}).digest.papers
    assert (named.paper.id, named.paper.aliases) == ("flat-minima", (first.paper.id,))


@pytest.mark.slow
def test_a_page_is_small_for_any_number_of_authors(tmp_path: Path) -> None:
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
    result = mkdocs(project, "build", "--quiet")
    assert result.returncode == 0, result.stderr
    pages = list((project / "site" / "papers").glob("*/index.html"))
    sizes = {page.parent.name: page.stat().st_size for page in pages}
    assert {"observation-of-a-crowd", "long-names", "imena"} <= set(sizes)
    assert max(sizes[name] for name in ("observation-of-a-crowd", "long-names", "imena")) <= 15_000, sizes
    assert (project / "docs" / "catalogue.json").read_text("utf-8").count(CROWD[-1]) == len(records)


def bytes_of(project: Project) -> dict[Path, bytes]:
    """All files in docs/ and raw/."""
    return {
        path: path.read_bytes()
        for folder in (project.docs, project.raw)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_without_the_model_terms_alone_are_compared_and_a_warning_says_so(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    result = build_records(project, *MINIMA)
    (problem,) = result.problems
    assert (problem.severity, "onnxruntime" in problem.actual) == (Severity.WARNING, True)
    assert "embeddings: false" in problem.advice
    assert result.is_complete
    assert [len(entry.related) for entry in result.digest.papers] == [1, 1]


def test_a_text_is_embedded_once(project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    project = replace(project, cache=tmp_path / "cache")
    first = build_records(project, *MINIMA).digest
    monkeypatch.setattr(f"{sentence_encoder.__module__}.sentence_encoder", lambda: refuse_to_encode)
    project.stage_cache.unlink()  # otherwise the whole analysis is the kept one
    assert build_records(project, *MINIMA).digest == first


MINIMA = (
    {"title": "Flat minima of wide networks", "abstract": "We study flat minima of wide neural networks."},
    {"title": "Flat minima and sharpness", "abstract": "We measure the sharpness of flat minima."},
)


def refuse_to_encode(texts: list[str]) -> Vectors:
    raise AssertionError(f"encoded again: {texts}")
