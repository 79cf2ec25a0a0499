"""The report of `paper-digest check` has sums that a reader can add up."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from paper_digest.check_report import LineCounts, report
from paper_digest.linkage.link import link_records
from paper_digest.reading import readings_of
from paper_digest.sources.settings import parse_settings

from tests.linkage.examples import ADAM, reading, sighting


def test_a_paper_in_two_dumps_is_two_sightings_of_one_paper() -> None:
    readings = [
        reading("a.txt", sighting("Adam", ADAM), sighting("Looms")),
        replace(reading("b.txt", sighting("Adam", ADAM)), lines=3, boilerplate_lines=1),
    ]
    lines = list(report(readings, link_records(readings).papers))
    assert lines[:-1] == [
        "a.txt: test",
        "  2 sightings = 2 papers + 0 seen again",
        "  2 lines = 2 of papers + 0 boilerplate + 0 unparsed + 0 blank",
        "b.txt: test",
        "  1 sighting = 1 paper + 0 seen again",
        "  3 lines = 1 of papers + 1 boilerplate + 0 unparsed + 1 blank",
        "Total of 2 dumps:",
        "  3 sightings = 2 papers + 1 seen again",
        "  5 lines = 3 of papers + 1 boilerplate + 0 unparsed + 1 blank",
    ]


def test_all_sums_of_a_report_add_up(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"title": "Looms"}\n\n{"title": "Looms"}\n{broken\n', "utf-8")
    readings = readings_of(tmp_path / "a.jsonl", "a.jsonl")
    text = "\n".join(report(readings, link_records(readings).papers))
    sums = re.findall(r"^  ([\d,]+) \w+ = (.*)$", text, re.MULTILINE)
    assert len(sums) == 4
    for total, parts in sums:
        numbers = [int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", parts)]
        assert sum(numbers) == int(total.replace(",", ""))
    assert "a.jsonl:4: unparsed, " in text


def test_counts_of_lines_are_a_sum() -> None:
    assert str(LineCounts(1, 2, 3, 4)).startswith("10 lines = 1 of papers")


def test_papers_that_are_left_out_count_so_that_sums_add_up() -> None:
    readings = [reading("a.txt", sighting("Adam", ADAM), sighting("Looms"))]
    linked = link_records(readings, parse_settings(None, "- {paper: looms, remove: true}").corrections)
    lines = list(report(readings, linked.papers, linked.removed))
    assert lines[-4:-1] == [
        "  2 sightings = 2 papers + 0 seen again",
        "  2 lines = 2 of papers + 0 boilerplate + 0 unparsed + 0 blank",
        "1 paper left out by corrections.yml",
    ]
