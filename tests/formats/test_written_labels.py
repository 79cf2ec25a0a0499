"""Labels that are written out are tags, and the headings of a page are none."""

from __future__ import annotations

from paper_digest.formats.written_labels import tags_of_labels

RECORD = ["<1>", "Title", "  Looms", "Authors", "  Roe A.", "Source", "  J. 2021"]


def test_labels_have_the_tags_of_ovid() -> None:
    assert tags_of_labels(RECORD) == {0: "VN", 1: "TI", 3: "AU", 5: "SO"}


def test_an_unknown_label_above_an_indented_value_ends_the_value_before_it() -> None:
    assert tags_of_labels([*RECORD, "Other ID", "  12"])[7] == "other id"


def test_values_need_no_indent() -> None:
    lines = [line.strip() for line in [*RECORD, "Unknown Words", "12"]]
    assert tags_of_labels(lines) == {0: "VN", 1: "TI", 3: "AU", 5: "SO"}


def test_headings_without_openings_of_records_are_no_labels() -> None:
    assert tags_of_labels(RECORD[1:]) == {}
    assert tags_of_labels(["<1>", "Abstract", "We weave."]) == {}
