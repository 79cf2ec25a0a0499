"""Labels and the fields they name."""

from __future__ import annotations

import pytest
from paper_digest.listings.field_labels import (
    NO_FIELD,
    Label,
    bare_label,
    colon_label,
    dash_label,
    field_of,
    label_of,
    space_label,
)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Title: Faster Looms", ("title", "Faster Looms")),
        ("- Authors: Ada Lovelace", ("authors", "Ada Lovelace")),
        ("TL;DR: Looms are fast", ("digest", "Looms are fast")),
        ("Paper: https://example.org/1", ("url", "https://example.org/1")),
        ("📄 英文摘要：Looms", ("abstract", "Looms")),
        ("作者: Ada Lovelace 等", ("authors", "Ada Lovelace 等")),
        ("发布日期: 2026-08-18", ("date", "2026-08-18")),
        ("Conclusion: Looms are fast", ("digest", "Looms are fast")),
        ("Abstract：Looms", ("abstract", "Looms")),
        ("Attention: All You Need", None),
        ("Code: we give the code of all looms and threads in our repository for you", None),
        (
            "arXiv:2401.00001v1 Announce Type: new Abstract: " + "loom " * 20,
            ("abstract", ("loom " * 20).strip()),
        ),
    ],
)
def test_a_label_ends_in_a_colon(text: str, label: tuple[str, str] | None) -> None:
    assert colon_label(text) == label


def test_an_abstract_may_follow_a_dash() -> None:
    assert dash_label("Abstract—We study looms") == ("abstract", "We study looms")
    assert dash_label("Abstract art") is None


def test_any_form_of_label_is_read() -> None:
    assert label_of("Abstract—We study looms") == ("abstract", "We study looms")
    assert label_of("Venue: Looms") == ("venue", "Looms")


def test_the_longest_label_before_a_space_counts() -> None:
    assert space_label("Primary subject cs.LG") == ("categories", "cs.LG")
    assert space_label("Year 1843") == ("date", "1843")
    assert space_label("Title Faster Looms") is None
    assert space_label("year 1843") is None


def test_a_bare_label_has_no_value() -> None:
    assert bare_label("## Abstract:") == "abstract"
    assert bare_label("Abstract art") is None


def test_case_and_punctuation_of_labels_do_not_matter() -> None:
    assert field_of("Key-Words") == "keywords"


@pytest.mark.parametrize("nothing", ["None", "N/A", "None Found", "unknown", "暂无"])
def test_a_placeholder_behind_a_label_is_no_value(nothing: str) -> None:
    assert label_of(f"Journal: {nothing}") == label_of(f"Grants: {nothing}") == Label(NO_FIELD, nothing)
    assert label_of(f"Title: {nothing}") == Label("title", nothing)


@pytest.mark.parametrize("title", ["Destination: Unknown", "Known Knowns: None", "Needles in Hay: Not Found"])
def test_a_title_may_end_like_a_placeholder(title: str) -> None:
    assert label_of(title) is None


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("タイトル: 織機の学習", "title"),
        ("제목: 베틀의 학습", "title"),
        ("著者: Ada Lovelace", "authors"),
        ("会議: LOOM 2024", "venue"),
        ("概要: 織機の研究。", "digest"),
        ("저자: Ada Lovelace", "authors"),
    ],
)
def test_labels_may_be_in_japanese_or_korean(text: str, field: str) -> None:
    label = label_of(text)
    assert label is not None
    assert label.field == field


def test_a_poster_has_a_number_or_a_link_and_a_title_may_say_that_it_is_one() -> None:
    assert label_of("Poster: 12") == ("keywords", "12")
    assert label_of("Poster: https://example.org/a-long-poster.pdf") is not None
    assert label_of("Poster: Faster Looms") is None
