"""The records of data files that are written as JSON."""

from __future__ import annotations

from paper_digest.formats.data_files import events_in, papers_in
from paper_digest.formats.records import RawRecord
from paper_digest.model.record import DumpMetadata

LINES = ['[{"title": "**Loud** Looms", "note": "**b**"},', '{"title": "Yarn", "authors": ["A. Roe"]}]']


def test_records_have_their_values_and_lines() -> None:
    assert [paper["title"] for paper in papers_in(LINES)] == ["**Loud** Looms", "Yarn"]
    events = [event for event in events_in(LINES, DumpMetadata()) if isinstance(event, RawRecord)]
    assert [event.span.first for event in events] == [1, 2]


def test_titles_have_no_marks_of_markdown_and_other_values_keep_them() -> None:
    events = [event for event in events_in(LINES, DumpMetadata()) if isinstance(event, RawRecord)]
    assert events[0].values == {"title": "Loud Looms", "note": "**b**"}
