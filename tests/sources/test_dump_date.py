"""The day of a page comes from its metadata, its text or its name."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.model.record import DumpMetadata
from paper_digest.sources.dump_date import dump_date, listing_day
from paper_digest.values.partial_date import PartialDate


@pytest.mark.parametrize(
    ("name", "notes", "head", "day"),
    [
        ("a.txt", DumpMetadata(year=2023), "https://example.org/date/2026-03-24", "2023"),
        ("a.txt", DumpMetadata(retrieved=PartialDate(2025, 1, 2)), "", "2025-01-02"),
        ("a.txt", DumpMetadata(), "see https://huggingface.co/papers/date/2026-03-24 there", "2026-03-24"),
        ("a.txt", DumpMetadata(), "## Papers for 2025-09-30\n", "2025-09-30"),
        ("hf_2025-09-30.txt", DumpMetadata(), "Aug 7", "2025-09-30"),
        ("20250930.txt", DumpMetadata(), "", "2025-09-30"),
        ("002_385e64cbef6b14dc.txt", DumpMetadata(), "Aug 7", None),
    ],
)
def test_the_day_of_a_page_is_its_own_or_unknown(
    name: str, notes: DumpMetadata, head: str, day: str | None
) -> None:
    date = dump_date(name, notes, head)
    assert (str(date) if date else None) == day


@pytest.mark.parametrize(
    ("name", "fields", "preamble", "day"),
    [
        ("a.md", {}, "# Papers of 7 August 2024", "2024-08-07"),
        (
            "a.md",
            {},
            " received from  Tue  6 Aug 24 18:00:00 GMT  to  Wed  7 Aug 24 18:00:00 GMT",
            "2024-08-07",
        ),
        ("2024-08-07.json", {}, "", "2024-08-07"),
        ("2024-08.json", {}, "# August 2024", "None"),
        ("a.json", {"retrieved": PartialDate(2024, 8, 9)}, "", "2024-08-09"),
        (
            "a.json",
            {"retrieved": PartialDate(2024, 8, 9), "url": "https://huggingface.co/papers/date/2024-08-07"},
            "",
            "2024-08-07",
        ),
        (
            "a.html",
            {"retrieved": PartialDate(2024, 8, 9), "url": "https://a.org/2021/03/04/x"},
            "",
            "2024-08-09",
        ),
        ("a.html", {"url": "https://a.org/2021/03/04/x"}, "", "2021-03-04"),
        ("a.html", {}, "[Previous](https://huggingface.co/papers/date/2024-08-06)", "None"),
    ],
)
def test_the_day_of_a_listing(name: str, fields: dict[str, Any], preamble: str, day: str) -> None:
    assert str(listing_day(name, DumpMetadata(**fields), preamble)) == day
