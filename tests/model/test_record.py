"""Records of a dump."""

from __future__ import annotations

from paper_digest.model.record import DumpMetadata, Reading, Span


def test_a_span_counts_both_ends() -> None:
    assert len(Span(3, 3)) == 1
    assert len(Span(3, 7)) == 5


def test_a_dump_is_called_by_its_label_or_its_file_name() -> None:
    assert Reading(dump="a.txt", layout="x").label == "a.txt"
    assert Reading(dump="a.txt", layout="x", metadata=DumpMetadata(label="Page A")).label == "Page A"
