"""Tests of combining the lines of metadata.jsonl about one paper."""

from __future__ import annotations

from paper_digest.model.metadata import NO_METADATA, PaperMetadata, combine


def test_the_first_line_with_a_value_counts() -> None:
    first = PaperMetadata(line=1, title="A", venue="ICML", source="a list")
    second = PaperMetadata(line=2, title="B", venue="ICLR", pages="1-2", source="another list")
    combined = combine((first, second))
    assert (combined.title, combined.venue, combined.pages) == ("A", "ICML", "1-2")
    assert combined.source == "a list; another list"


def test_no_lines_give_no_metadata() -> None:
    assert combine(()) == NO_METADATA
