"""Dates are told as exactly as the text tells them, and never more so."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.dump_date import day_of
from paper_digest.values.partial_date import is_date, iso_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-10-07T12:00:00Z", "2024-10-07"),
        ("Thu, 20 Aug 2026 10:11:12 GMT   (1234kb)", "2026-08-20"),
        ("received from  Thu 20 Aug 26 18:00:00 GMT", "2026-08-20"),
        ("Oct 7, 2024", "2024-10-07"),
        ("Published on October 7th, 2024", "2024-10-07"),
        ("Submitted 7 October, 2024; originally announced October 2024.", "2024-10-07"),
        ("Oct 2024", "2024-10"),
        ("2024/1/3", "2024-01-03"),
        ("ICLR 2024 poster", "2024"),
        ("Aug 7", None),
        ("31 February 2024", "2024-02"),
        ("arXiv:2410.05434", None),
        ("PMLR 235:1-20", None),
        ("", None),
    ],
)
def test_a_date_is_found(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    ("text", "near", "iso"),
    [
        ("Aug 7", "2026-07-01", "2026-08-07"),
        ("Jan 2", "2025-12-30", "2026-01-02"),
        ("30 Dec", "2026-01-02", "2025-12-30"),
        ("Feb 29", "2024", "2024-02-29"),
        ("Feb 29", "2025", None),
        ("no date", "2025-01-01", None),
    ],
)
def test_a_date_without_its_year_gets_the_nearest_one(text: str, near: str, iso: str | None) -> None:
    assert iso_date(text, near) == iso


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aug 7", True),
        ("7 Oct 2024", True),
        ("2024", True),
        ("17", False),
        ("May I ask?", False),
        ("", False),
    ],
)
def test_a_date_alone(text: str, expected: bool) -> None:
    assert is_date(text) is expected


@given(st.text(max_size=60), st.sampled_from([None, "2024", "2024-02-29"]))
def test_any_text_gives_an_iso_date_or_none(text: str, near: str | None) -> None:
    found = iso_date(text, near)
    assert found is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", found)


@pytest.mark.parametrize(
    ("name", "notes", "head", "day"),
    [
        ("a.txt", DumpMetadata(year=2023), "https://example.org/date/2026-03-24", "2023"),
        ("a.txt", DumpMetadata(retrieved="2025-01-02"), "", "2025-01-02"),
        ("a.txt", DumpMetadata(), "see https://huggingface.co/papers/date/2026-03-24 there", "2026-03-24"),
        ("a.txt", DumpMetadata(), "## Papers for 2025-09-30\n", "2025-09-30"),
        ("hf_2025-09-30.txt", DumpMetadata(), "Aug 7", "2025-09-30"),
        ("20250930.txt", DumpMetadata(), "", "2025-09-30"),
        ("002_385e64cbef6b14dc.txt", DumpMetadata(), "Aug 7", None),
    ],
)
def test_the_day_of_a_page_is_told_by_itself_or_not_at_all(
    name: str, notes: DumpMetadata, head: str, day: str | None
) -> None:
    assert day_of(name, notes, head) == day
