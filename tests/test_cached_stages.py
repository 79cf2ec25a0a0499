"""Readings and analyses are kept by what they are made of, and equal those of a run that keeps nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from paper_digest import cached_stages
from paper_digest.cached_stages import Analysis, Dump, cached_analysis, cached_readings
from paper_digest.caching.entry_file import EntryFile
from paper_digest.caching.results import NO_RESULTS, Results
from paper_digest.execution.executor import LocalProcesses
from paper_digest.linkage.link import link_records
from paper_digest.model.record import Reading
from paper_digest.model.settings import AuthorRule, Settings, TopicRule
from paper_digest.values.person import PersonName

from tests.project import DUMP, ROOT

T = TypeVar("T")
SAMPLES = sorted(path for path in (ROOT / "raw").iterdir() if path.suffix == ".txt")


@pytest.fixture
def results(tmp_path: Path) -> Results:
    return Results(EntryFile(tmp_path / "cache" / "file"))


def read(path: Path, name: str, results: Results = NO_RESULTS) -> tuple[Reading, ...]:
    """The readings of one dump."""
    return tuple(cached_readings([Dump(path, name)], results))


def forbidden(*_: object) -> None:
    raise AssertionError("computed again")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_kept_reading_equals_a_new_one(
    path: Path, results: Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = read(path, path.name)
    assert read(path, path.name, results) == new
    monkeypatch.setattr(cached_stages, "readings_of", forbidden)
    assert read(path, path.name, results) == new


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return Path(shutil.copy(ROOT / "raw" / DUMP, tmp_path / "page.txt"))


def with_sidecar(dump: Path) -> None:
    dump.with_name("page.txt.yml").write_text("label: Papers of a day\n", "utf-8")


def with_other_sidecar(dump: Path) -> None:
    with_sidecar(dump)
    dump.with_name("page.txt.yml").write_text("label: Papers of a year\n", "utf-8")


def without_its_end(dump: Path) -> None:
    dump.write_bytes(dump.read_bytes()[:3_000])


def unreadable(dump: Path) -> None:
    dump.unlink()
    dump.symlink_to(ROOT / "raw" / DUMP)


def absent(dump: Path) -> None:
    dump.unlink()


@pytest.mark.parametrize("change", [with_sidecar, with_other_sidecar, without_its_end, unreadable, absent])
def test_a_changed_dump_is_read_anew(dump: Path, results: Results, change: Callable[[Path], None]) -> None:
    read(dump, "page.txt", results)
    with_sidecar(dump)
    read(dump, "page.txt", results)
    dump.with_name("page.txt.yml").unlink()
    change(dump)
    assert read(dump, "page.txt", results) == read(dump, "page.txt")


def test_a_dump_of_another_name_is_read_anew(dump: Path, results: Results) -> None:
    read(dump, "page.txt", results)
    (reading,) = read(dump, "2025/page.txt", results)
    assert (reading.dump, reading.sightings[0].dump) == ("2025/page.txt", "2025/page.txt")


def test_a_dump_whose_content_cannot_be_hashed_is_read_anew(
    dump: Path, results: Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise OSError("no such device")

    new = read(dump, "page.txt", results)
    monkeypatch.setattr("hashlib.file_digest", failing)
    assert read(dump, "page.txt", results) == new


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return read(ROOT / "raw" / DUMP, DUMP)


def analysis_of(readings: tuple[Reading, ...], settings: Settings, results: Results = NO_RESULTS) -> Analysis:
    return cached_analysis(link_records(readings).papers, settings, readings, None, results)


SETTINGS = Settings(
    topics=(
        TopicRule(
            id="graphs",
            name="Graphs",
            description="On graphs.",
            phrases=("graph neural network", "message passing"),
        ),
    ),
    authors=(AuthorRule(name=PersonName("Nobody", "Ann"), line=3),),
)


def test_a_kept_analysis_equals_a_new_one(
    readings: tuple[Reading, ...], results: Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = analysis_of(readings, SETTINGS)
    assert [problem.line for problem in new.unused] == [3]
    assert analysis_of(readings, SETTINGS, results) == new
    monkeypatch.setattr("paper_digest.analysis.analyze", forbidden)
    kept = analysis_of(readings, SETTINGS, results)
    assert kept == new
    assert dict(kept.digest.by_id) == dict(new.digest.by_id)


def test_other_rules_and_other_papers_are_analyzed_anew(
    readings: tuple[Reading, ...], results: Results
) -> None:
    analysis_of(readings, SETTINGS, results)
    assert analysis_of(readings, Settings(), results) == analysis_of(readings, Settings())
    assert analysis_of((), SETTINGS, results) == analysis_of((), SETTINGS)


def test_only_papers_without_a_kept_summary_are_summarized(
    readings: tuple[Reading, ...], results: Results
) -> None:
    papers = link_records(readings).papers
    summarized: list[object] = []

    class Recorder(LocalProcesses):
        def start(self, function: Callable[..., T], *arguments: Sequence[object]) -> Callable[[], list[T]]:
            summarized.extend(arguments[0])
            return super().start(function, *arguments)

    cached_analysis(papers[:-3], SETTINGS, readings, None, results, Recorder())
    assert summarized == [paper.title for paper in papers[:-3]]
    summarized.clear()
    analysis = cached_analysis(papers, SETTINGS, readings, None, results, Recorder())
    assert summarized == [paper.title for paper in papers[-3:]]
    assert analysis == cached_analysis(papers, SETTINGS, readings)
