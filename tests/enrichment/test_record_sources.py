"""Tests of files as sources of records."""

from __future__ import annotations

from pathlib import Path

from paper_digest.enrichment.record_sources import FileSource
from paper_digest.linkage.wanted_papers import WantedPapers

from tests.site.builders import paper

WANTED = WantedPapers.of([paper(heading="Flat minima")])


def test_a_record_says_in_which_line_of_the_file_it_is(tmp_path: Path) -> None:
    path = tmp_path / "snapshot.jsonl"
    path.write_text('{"title": "A loom"}\n{"title": "Flat minima"}\n{broken\n', "utf-8")
    calls: list[tuple[str, int, int]] = []
    answer = FileSource(path).records(WANTED, lambda *call: calls.append(call))
    (record,) = answer.records
    assert (record.sighting.title, record.source) == ("Flat minima", "snapshot.jsonl, line 2")
    assert (answer.name, answer.not_asked) == ("snapshot.jsonl", frozenset())
    assert [problem.line for problem in answer.problems] == [3]
    assert calls == [("Reading snapshot.jsonl (MB)", 0, 1), ("Reading snapshot.jsonl (MB)", 1, 1)]
