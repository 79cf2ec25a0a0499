"""Tests of `paper-digest enrich`."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest
from paper_digest.enrichment.record_sources import FileSource
from paper_digest.enrichment.run import run as run_enrichment
from paper_digest.project import project_at
from paper_digest.sources.paper_metadata import parse_metadata

from tests.commands import run
from tests.project import ROOT

ABSTRACT = "We weave a loom of flat minima and show that sharpness predicts how wide networks generalize."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with three papers, and a file with metadata of two of them."""
    for name in ("mkdocs.yml", "topics.yml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "raw").mkdir()
    papers = [{"title": "Flat minima", "abstract": ABSTRACT}, {"title": "A loom"}, {"title": "Old pottery"}]
    (tmp_path / "raw" / "papers.jsonl").write_text("\n".join(map(json.dumps, papers)), "utf-8")
    records = [
        {"id": "2410.05434", "title": "Flat Minima", "abstract": ABSTRACT, "authors": ["Ada Lovelace"]},
        {"id": "2411.00001", "title": "A Loom", "authors": ["Kees Berg"]},
    ]
    (tmp_path / "snapshot.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    return tmp_path


def enrich(project: Path, *options: str) -> str:
    result = run("enrich", "--from", "snapshot.jsonl", *options, cwd=project)
    assert result.returncode == 0, result.stderr
    return " ".join(result.stdout.split())


def test_proved_metadata_is_written_and_doubtful_metadata_proposed(project: Path) -> None:
    assert enrich(project).endswith(
        "all 1 1 1 0 metadata.jsonl: 1 new line, 0 completed "
        "metadata-review.txt: 1 doubtful, to be decided by hand"
    )
    (metadata,), problems = parse_metadata((project / "metadata.jsonl").read_bytes())
    assert not problems
    assert (metadata.title, str(metadata.authors[0])) == ("Flat minima", "Ada Lovelace")
    review = (project / "metadata-review.txt").read_text("utf-8")
    assert "# A loom (papers/a-loom/)" in review
    proposal = next(line for line in review.splitlines() if line.startswith("# {"))
    assert parse_metadata(proposal.removeprefix("# ").encode())[1] == ()


def test_a_second_run_changes_nothing(project: Path) -> None:
    enrich(project)
    files = {name: (project / name).read_bytes() for name in ("metadata.jsonl", "metadata-review.txt")}
    assert "metadata.jsonl: 0 new lines, 0 completed" in enrich(project)
    assert files == {name: (project / name).read_bytes() for name in files}


def test_a_run_keeps_the_doubtful_matches_of_earlier_runs(project: Path) -> None:
    enrich(project)
    review = project / "metadata-review.txt"
    review.write_text(review.read_text("utf-8").replace("# arXiv", "# Looks right.\n# arXiv"), "utf-8")
    (project / "snapshot.jsonl").write_text('{"title": "Old Pottery", "doi": "10.1000/a"}\n', "utf-8")
    for _ in range(2):
        enrich(project)
        headings = [line for line in review.read_text("utf-8").splitlines() if line.endswith("/)")]
        assert headings == ["# A loom (papers/a-loom/)", "# Old pottery (papers/old-pottery/)"]


def test_doubtful_matches_of_complete_papers_are_dropped(project: Path) -> None:
    enrich(project)
    (project / "metadata.jsonl").write_text(
        '{"title": "A loom", "authors": ["B. Li"], "date": "2020", "url": "https://a.org", "source": "x"}\n'
    )
    (project / "snapshot.jsonl").write_text('{"title": "Unknown"}\n', "utf-8")
    enrich(project)
    assert (project / "metadata-review.txt").read_text("utf-8") == ""


def test_a_dry_run_writes_nothing(project: Path) -> None:
    assert (
        " all 1 1 1 0 Dry run: nothing was written. A real run changes: metadata.jsonl: 1 new line"
        in enrich(project, "--dry-run")
    )
    assert not (project / "metadata.jsonl").exists()
    assert not (project / "metadata-review.txt").exists()


def test_known_papers_may_be_left_out(project: Path) -> None:
    (project / "metadata.jsonl").write_text(
        '{"title": "Flat minima", "authors": ["B. Li"], "date": "2020", '
        '"url": "https://a.org", "source": "x"}\n'
    )
    assert " all 0 1 1 0 " in enrich(project, "--only-missing")
    assert b"B. Li" in (project / "metadata.jsonl").read_bytes()


def test_an_invalid_line_is_never_lost(project: Path) -> None:
    (project / "metadata.jsonl").write_text("not JSON\n{}\n", "utf-8")
    result = run("enrich", "--from", "snapshot.jsonl", cwd=project)
    assert result.returncode == 1
    assert "metadata.jsonl:1: error" in result.stderr
    assert "metadata.jsonl:2: error" in result.stderr
    assert "Fix these lines first: nothing was asked or written" in result.stderr
    assert (project / "metadata.jsonl").read_text("utf-8") == "not JSON\n{}\n"


def test_facts_hidden_among_many_records_are_found_and_none_is_wrong(shared: Path, tmp_path: Path) -> None:
    """The 349 papers of ../shared/facts with their abstracts, among the 16,000 of ../shared/scale."""
    for name in ("mkdocs.yml", "topics.yml", "corrections.yml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "raw", tmp_path / "raw")
    project = project_at(tmp_path)
    catalogue = json.loads(run("catalogue", "--out", "-", cwd=tmp_path).stdout)["papers"]
    abstracts = {paper["heading"].casefold(): paper["abstract"] for paper in catalogue}
    facts = [
        json.loads(line) for line in (shared / "facts" / "bibliography.jsonl").read_text("utf-8").splitlines()
    ]
    with gzip.open(shared / "scale" / "papers-16k.jsonl.gz", "rt", encoding="utf-8") as stream:
        lines = stream.read().splitlines()
    for number, fact in enumerate(facts):
        hidden = {name: value for name, value in fact.items() if name not in {"source", "note"}}
        hidden["abstract"] = abstracts.get(fact["title"].casefold())
        lines.insert(number * 47, json.dumps(hidden))
    (tmp_path / "records.jsonl").write_text("\n".join(lines), "utf-8")
    proved = run_enrichment(project, [FileSource(tmp_path / "records.jsonl")]).enrichment.proved
    authors = {fact["title"].casefold(): fact["authors"] for fact in facts}
    right = [record for _, record in proved if authors.get(record.title.casefold()) == record.authors]
    assert len(right) >= 0.98 * len(facts)
    wrong = [
        record.title
        for _, record in proved
        if authors.get(record.title.casefold(), record.authors) != record.authors
    ]
    assert not wrong


@pytest.mark.parametrize("options", [(), ("--only-missing",)])
def test_papers_with_one_title_get_no_facts_by_it(project: Path, options: tuple[str, ...]) -> None:
    """Metadata matches by title, so nothing is given to either of two papers with the same one."""
    pottery = "This study of medieval pottery dates the shards of nine kilns by the minerals in their glaze."
    papers: list[dict[str, object]] = [
        {"title": "Editorial", "abstract": ABSTRACT},
        {"title": "Editorial", "abstract": pottery, "authors": ["B"], "date": "2020", "url": "https://b.org"},
    ]
    (project / "raw" / "papers.jsonl").write_text("\n".join(map(json.dumps, papers)), "utf-8")
    records = [
        {**papers[0], "authors": ["Alice Alpha"]},
        {**papers[1], "authors": ["Bob Beta"], "doi": "10.1234/beta"},
    ]
    (project / "snapshot.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    assert " all 0 " in enrich(project, *options)
    assert not (project / "metadata.jsonl").exists()


def test_a_line_under_the_title_of_the_dump_is_completed(project: Path) -> None:
    (project / "corrections.yml").write_text(
        "- {paper: flat-minima, title: Flat Minima Explained}\n", "utf-8"
    )
    (project / "metadata.jsonl").write_text(
        '{"title": "Flat minima", "venue": "ICML", "source": "x"}\n', "utf-8"
    )
    assert " all 1 " in enrich(project)
    (metadata,), _ = parse_metadata((project / "metadata.jsonl").read_bytes())
    assert (metadata.title, metadata.venue, str(metadata.authors[0])) == (
        "Flat minima",
        "ICML",
        "Ada Lovelace",
    )


def test_a_broken_line_of_a_file_or_a_dump_makes_the_exit_status_1(project: Path) -> None:
    snapshot = project / "snapshot.jsonl"
    snapshot.write_text(snapshot.read_text("utf-8") + "\n{broken\n", "utf-8")
    result = run("enrich", "--from", "snapshot.jsonl", cwd=project)
    assert result.returncode == 1
    assert "snapshot.jsonl:3: error" in result.stderr
    assert b"Ada Lovelace" in (project / "metadata.jsonl").read_bytes()
