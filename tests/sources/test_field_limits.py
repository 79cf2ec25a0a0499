"""Fields longer than those of any paper are cut, and the record is named."""

from __future__ import annotations

import json
from pathlib import Path

from paper_digest.model.record import Sighting, Span
from paper_digest.reading import readings_of
from paper_digest.sources.field_limits import limited
from paper_digest.values.person_lists import parse_names


def _sighting(**fields: object) -> Sighting:
    return Sighting(dump="a.jsonl", span=Span(3, 3), position=1, **fields)  # type: ignore[arg-type]


def test_usual_fields_stay() -> None:
    sighting = _sighting(title="On Cats", abstract="We study cats. " * 400, urls=("https://a.b/",))
    assert limited(sighting) == (sighting, None)


def test_a_title_of_a_megabyte_is_cut_at_a_space_and_reported() -> None:
    sighting, problem = limited(_sighting(title="cats and dogs " * 70_000))
    assert sighting.title
    assert sighting.title.endswith(("cats …", "and …", "dogs …"))
    assert len(sighting.title) <= 10_000
    assert problem is not None
    assert (problem.file, problem.line) == ("a.jsonl", 3)
    assert problem.actual == "title of 980,000"


def test_the_text_of_a_whole_paper_is_no_abstract() -> None:
    """Summarizing it would take seconds."""
    sighting, problem = limited(_sighting(abstract="We study cats. " * 10_000))
    assert len(sighting.abstract or "") <= 50_000
    assert problem is not None
    assert problem.actual == "abstract of 150,000"


def test_long_lists_and_long_entries_are_cut() -> None:
    addresses = tuple(f"https://a.b/{number}" for number in range(300))
    sighting, problem = limited(_sighting(urls=("https://a.b/" + "c" * 5_000, *addresses)))
    assert sighting.urls == addresses[:199]
    assert problem is not None
    assert "urls of 301" in problem.actual


def test_the_largest_collaborations_keep_all_their_authors() -> None:
    names = parse_names("; ".join(f"Ann{chr(97 + number % 26)} Lee{number}" for number in range(5_200)))
    sighting = _sighting(title="On Cats", authors=names)
    assert limited(sighting) == (sighting, None)


def test_the_other_papers_of_a_dump_are_there(tmp_path: Path) -> None:
    titles = ["Graphs of cats", "word " * 200_000, "Bread of quanta"]
    dump = tmp_path / "a.jsonl"
    dump.write_text("".join(json.dumps({"title": title}) + "\n" for title in titles))
    (reading,) = readings_of(dump, dump.name)
    assert [len(sighting.title or "") <= 10_000 for sighting in reading.sightings] == [True] * 3
    assert [problem.line for problem in reading.problems] == [2]
