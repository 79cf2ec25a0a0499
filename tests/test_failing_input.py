"""A fault of the program costs the paper, the dump or the entry of settings that it is in.

The message says which one, and asks for a report.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import paper_digest.analysis as analysis_module
import paper_digest.analysis.authors.author_index as author_index_module
import paper_digest.analysis.datasets.gazetteer as gazetteer_module
import paper_digest.analysis.topics.assignment as assignment_module
import paper_digest.formats.records as records_module
import paper_digest.history.event_log as event_log_module
import paper_digest.linkage.link as link_module
import paper_digest.listings.paper_list as paper_list_module
import paper_digest.reading as reading_module
import paper_digest.site.exports.bibtex as bibtex_module
import paper_digest.site.exports.catalogue as catalogue_module
import paper_digest.site.pages as pages_module
import paper_digest.site.site_index as site_index_module
import paper_digest.sources.dump_labels as dump_labels_module
import paper_digest.sources.plausible_days as plausible_days_module
import pytest
from paper_digest import cached_stages, pipeline
from paper_digest.failing_input import left_out, with_sightings
from paper_digest.formats.mapping import sighting_of
from paper_digest.model.problem import Problem
from paper_digest.model.record import Reading, Sighting, Span
from paper_digest.pipeline import RefusedDigestError, Result
from paper_digest.project import Project, project_at
from paper_digest.reading import readings_of
from paper_digest.site.page_subjects import ShownDump
from paper_digest.site.site_index import SiteIndex
from paper_digest.sources.isolation import Failure

_DUMP = (
    '{"title": "Graphs of cats", "abstract": "We study cats on graphs with walks of many kinds."}\n'
    '{"title": "Broken paper", "abstract": "This text stands for whatever the program fails on."}\n'
    '{"title": "Bread of quanta", "abstract": "Bread is baked in ovens by quantum effects alone."}\n'
)
_PAGE = """# Daily papers

## Graphs of cats

Ann Author, Bob Other

We study cats on graphs with walks of many kinds, and we show that all of them end where they began.

## Broken paper

Ann Author, Bob Other

This text stands for whatever the program fails on, and it is as long as the abstracts around it are.

## Bread of quanta

Ann Author, Bob Other

Bread is baked in ovens by quantum effects alone, as we prove in this work by means of many loaves.
"""


def _fails_on_broken(function: Any) -> Any:
    """The function, with a fault in what concerns the paper that is called broken."""

    def failing(*arguments: Any, **options: Any) -> Any:
        if "Broken paper" in str(arguments):
            raise IndexError("a fault that nobody foresaw")
        return function(*arguments, **options)

    return failing


def _reading(tmp_path: Path, name: str, text: str) -> Reading:
    (tmp_path / name).write_text(text, "utf-8")
    (reading,) = readings_of(tmp_path / name, name)
    return reading


def _titles(sightings: Sequence[Sighting]) -> list[str | None]:
    return [sighting.title for sighting in sightings]


def _asks_for_report(problem: Problem, file: str, line: int) -> bool:
    is_there = (problem.file, problem.line) == (file, line)
    return is_there and "IndexError" in problem.actual and "please report it" in problem.advice


def test_a_record_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "sighting_of", _fails_on_broken(sighting_of))
    reading = _reading(tmp_path, "a.jsonl", _DUMP)
    assert _titles(reading.sightings) == ["Graphs of cats", "Bread of quanta"]
    assert [(unparsed.span.first, unparsed.span.last) for unparsed in reading.unparsed] == [(2, 2)]
    (problem,) = reading.problems
    assert _asks_for_report(problem, "a.jsonl", 2)


def test_a_paper_of_a_page_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    function = paper_list_module._outputs_of_segment
    monkeypatch.setattr(paper_list_module, "_outputs_of_segment", _fails_on_broken(function))
    reading = _reading(tmp_path, "a.md", _PAGE)
    assert _titles(reading.sightings) == ["Graphs of cats", "Bread of quanta"]
    (problem,) = reading.problems
    assert _asks_for_report(problem, "a.md", 9)
    assert reading.unparsed_lines == 3


def test_a_parser_that_fails_keeps_the_papers_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "_outputs_of", _fails_on_broken(records_module._outputs_of))
    reading = _reading(tmp_path, "a.jsonl", _DUMP)
    assert _titles(reading.sightings) == ["Graphs of cats"]
    assert _asks_for_report(reading.problems[0], "a.jsonl", 1)
    assert reading.unparsed_lines == 2


def test_a_dump_that_cannot_be_recognized_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_module, "_formats", _fails_on_broken(reading_module._formats))
    reading = _reading(tmp_path, "a.jsonl", _DUMP)
    assert (reading.dump, reading.layout) == ("a.jsonl", "unreadable")
    assert "please report it" in str(reading.problems[0])


def _result(project: Project) -> Result:
    return pipeline.make_digest(project, embeddings=False)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a dump of three papers, without what other tests kept of them."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.jsonl").write_text(_DUMP, "utf-8")
    (tmp_path / "raw/a.jsonl.yml").write_text("retrieved: 2025-09-30\n", "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Digest\n", "utf-8")
    return replace(project_at(tmp_path), cache=tmp_path / ".cache")


@pytest.mark.parametrize(
    ("module", "function"), [(link_module, "resolve_paper"), (analysis_module, "document_text")]
)
def test_a_paper_on_which_a_stage_fails_costs_itself(
    project: Project, monkeypatch: pytest.MonkeyPatch, module: Any, function: str
) -> None:
    monkeypatch.setattr(module, function, _fails_on_broken(getattr(module, function)))
    result = _result(project)
    headings = {analyzed.paper.heading.plain for analyzed in result.digest.papers}
    assert headings == {"Graphs of cats", "Bread of quanta"}
    assert any(_asks_for_report(problem, "a.jsonl", 2) for problem in result.problems)
    assert not result.is_complete
    pages = {path.name for path in _written(result, project).glob("papers/*.md")}
    assert any("graphs-of-cats" in page for page in pages)
    assert not any("broken" in page for page in pages)


def _written(result: Result, project: Project) -> Path:
    pipeline.write(result, project)
    return project.docs


def test_a_page_that_fails_says_so_and_the_others_are_there(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages_module, "_paper", _fails_on_broken(pages_module._paper))
    result = pipeline.build(project, embeddings=False)
    assert any(_asks_for_report(problem, "a.jsonl", 2) for problem in result.problems)
    pages = {path.name: path.read_text("utf-8") for path in project.docs.glob("papers/*.md")}
    failed = {name for name, text in pages.items() if "could not be made" in text}
    assert len(failed) == 1
    assert "broken" in failed.pop()
    assert sum("## Abstract" in text for text in pages.values()) == 2


@pytest.mark.parametrize(
    ("module", "function"),
    [(bibtex_module, "_authors"), (site_index_module, "paper_link"), (event_log_module, "_line")],
)
def test_a_paper_on_which_a_data_file_fails_costs_itself(
    project: Project, monkeypatch: pytest.MonkeyPatch, module: Any, function: str
) -> None:
    monkeypatch.setattr(module, function, _fails_on_broken(getattr(module, function)))
    result = pipeline.build(project, embeddings=False)
    assert any(_asks_for_report(problem, "a.jsonl", 2) for problem in result.problems)
    pages = {path.name for path in project.docs.glob("papers/*.md")}
    assert not any("broken" in page for page in pages)
    catalogue = json.loads((project.docs / "catalogue.json").read_text("utf-8"))
    assert len(catalogue["papers"]) == 2
    assert "{Graphs} of cats" in (project.docs / "digest.bib").read_text("utf-8")


def test_the_problem_names_the_lines_of_the_paper() -> None:
    sighting = Sighting(dump="a.jsonl", span=Span(3, 4), position=1)
    problem = left_out(sighting, Failure("KeyError: 'x'", "linkage/link.py:3"))
    assert str(problem).startswith("a.jsonl:3: error: expected a paper, found a fault of paper-digest")


def test_readings_without_some_sightings() -> None:
    first, second = (Sighting(dump="a", span=Span(n, n), position=n) for n in (1, 2))
    readings = (Reading(dump="a", layout="x", sightings=(first, second)),)
    assert with_sightings(readings, [first, second]) is readings
    assert with_sightings(readings, [second])[0].sightings == (second,)


_OTHER_DUMP = (
    '{"title": "Looms of wool", "abstract": "Looms are built of wood, and they weave wool into cloth."}\n'
    '{"title": "Kites in storms", "abstract": "Kites are flown in storms, and we count how many return."}\n'
)


def _fails_on(mark: str, function: Any) -> Any:
    """The function, with a fault in all that concerns what has this mark."""

    def failing(*arguments: Any, **options: Any) -> Any:
        if any(mark in str(argument) for argument in arguments if not isinstance(argument, SiteIndex)):
            raise IndexError("a fault that nobody foresaw")
        return function(*arguments, **options)

    return failing


@pytest.mark.parametrize(
    ("module", "function"),
    [
        (cached_stages, "readings_of"),
        (dump_labels_module, "_label"),
        (plausible_days_module, "_told_years"),
        (catalogue_module, "_dump"),
        (ShownDump, "of"),
    ],
)
def test_a_dump_on_which_a_stage_fails_costs_itself(
    project: Project, monkeypatch: pytest.MonkeyPatch, module: Any, function: str
) -> None:
    (project.raw / "broken.jsonl").write_text(_OTHER_DUMP, "utf-8")
    monkeypatch.setattr(module, function, _fails_on("broken.jsonl", getattr(module, function)))
    result = pipeline.build(project, embeddings=False)
    (problem,) = [problem for problem in result.problems if "IndexError" in problem.actual]
    assert problem.file == "broken.jsonl"
    assert "please report it" in problem.advice
    assert not result.is_complete
    catalogue = json.loads((project.docs / "catalogue.json").read_text("utf-8"))
    titles = {paper["title"] for paper in catalogue["papers"]}
    assert titles == {"Graphs of cats", "Broken paper", "Bread of quanta"}


_TOPICS = """- id: cats
  name: Cats
  description: Papers on cats.
  phrases: [cats on graphs]
- id: bread
  name: Bread
  description: Papers on bread.
  phrases: [bread]
"""
_VENUES = """- {name: ABC, full_name: Conference of the Alphabet, kind: conference}
- {name: XYZ, full_name: Conference on Zebras, kind: conference}
"""


@pytest.mark.parametrize(
    ("module", "function", "mark", "file", "line"),
    [
        (assignment_module, "match_phrases", "cats on graphs", "topics.yml", 1),
        (pages_module, "card_path", "cats", "topics.yml", 1),
        (pipeline, "VenueIndex", "Zebras", "venues.yml", 2),
        (gazetteer_module, "letters_and_digits", "Loaves", "datasets.yml", 1),
        (link_module, "_unmatched", "no-such-paper", "corrections.yml", 1),
        (author_index_module, "AuthorRules", "Zoe", "authors.yml", 1),
    ],
)
def test_an_entry_of_settings_on_which_a_stage_fails_costs_itself(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    module: Any,
    function: str,
    mark: str,
    file: str,
    line: int,
) -> None:
    more = '{"title": "Cats on graphs", "abstract": "Cats on graphs are counted by hand, and named."}\n'
    (project.raw / "more.jsonl").write_text(more, "utf-8")
    project.topics.write_text(_TOPICS, "utf-8")
    project.venues.write_text(_VENUES, "utf-8")
    project.datasets.write_text("- {name: Loaves-10}\n- {name: Cats-9}\n", "utf-8")
    project.corrections.write_text("- {paper: no-such-paper, title: No such title}\n", "utf-8")
    project.authors.write_text("- {name: Zoe Zebra}\n", "utf-8")
    monkeypatch.setattr(module, function, _fails_on(mark, getattr(module, function)))
    result = pipeline.build(project, embeddings=False)
    (problem,) = [problem for problem in result.problems if "IndexError" in problem.actual]
    assert (problem.file, problem.line) == (file, line)
    assert "please report it" in problem.advice
    catalogue = json.loads((project.docs / "catalogue.json").read_text("utf-8"))
    assert len(catalogue["papers"]) == 4
    topics = {path.stem for path in (project.docs / "topics").glob("*.md")} - {"index", "unsorted"}
    assert topics == ({"bread"} if file == "topics.yml" else {"cats", "bread"})


def test_a_fault_after_all_is_written_costs_only_the_time_of_the_next_build(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise KeyError("nobody foresaw this")

    monkeypatch.setattr(pipeline, "store_build", failing)
    result = pipeline.build(project, embeddings=False)
    assert result.is_complete
    assert (project.docs / "catalogue.json").is_file()
    assert project.dump_counts.is_file()


def _of_two_dumps(project: Project) -> None:
    """Makes the project one of two papers in different dumps."""
    for name, title in (("a", "Broken paper on cats"), ("b", "Broken paper on bread")):
        record = {"title": title, "abstract": f"This text of {name} stands for what the program fails on."}
        (project.raw / f"{name}.jsonl").write_text(f"{json.dumps(record)}\n", "utf-8")


_STAGES = [
    (link_module, "resolve_paper"),
    (analysis_module, "document_text"),
    (bibtex_module, "_authors"),
]


@pytest.mark.parametrize(("module", "function"), _STAGES)
def test_each_paper_is_reported_if_the_program_fails_on_all(
    project: Project, monkeypatch: pytest.MonkeyPatch, module: Any, function: str
) -> None:
    _of_two_dumps(project)
    monkeypatch.setattr(module, function, _fails_on_broken(getattr(module, function)))
    result = pipeline.build(project, embeddings=False)
    first, second = (problem for problem in result.problems if "IndexError" in problem.actual)
    assert _asks_for_report(first, "a.jsonl", 1)
    assert _asks_for_report(second, "b.jsonl", 1)
    assert not result.is_complete
    assert not result.digest.papers
    assert (project.docs / "index.md").is_file()


@pytest.mark.parametrize(("module", "function"), _STAGES)
@pytest.mark.parametrize("n_dumps", [1, 2])
def test_a_fault_on_all_papers_does_not_replace_those_that_are_published(
    project: Project, monkeypatch: pytest.MonkeyPatch, module: Any, function: str, n_dumps: int
) -> None:
    _of_two_dumps(project)
    if n_dumps == 1:
        (project.raw / "b.jsonl").unlink()
    pipeline.build(project, embeddings=False)
    files = {path: path.read_bytes() for path in project.docs.rglob("*") if path.is_file()}
    locks = [path.read_bytes() for path in project.outputs]
    monkeypatch.setattr(module, function, _fails_on_broken(getattr(module, function)))
    project.stage_cache.unlink()
    with pytest.raises(RefusedDigestError) as refusal:
        pipeline.make_digest(project, embeddings=False).rehearsed()
    assert sum("IndexError" in problem.actual for problem in refusal.value.problems) == n_dumps
    assert {path: path.read_bytes() for path in project.docs.rglob("*") if path.is_file()} == files
    assert [path.read_bytes() for path in project.outputs] == locks
