"""The day of a page comes from its metadata, its text or its name."""

from __future__ import annotations

from typing import Any

import pytest
from paper_digest.model.record import DumpMetadata, Sighting, Span
from paper_digest.sources.dump_date import dump_date, listing_day, named_day
from paper_digest.values.identifiers import Identifier, IdentifierKind
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
        ("a3f20991231bc.txt", DumpMetadata(), "Aug 7", None),
        ("002_385e64cbef6b14dc.txt", DumpMetadata(), "Aug 7", None),
    ],
)
def test_the_day_of_a_page_is_its_own_or_unknown(
    name: str, notes: DumpMetadata, head: str, day: str | None
) -> None:
    date = dump_date(name, notes, head)
    assert (str(date) if date else None) == day


@pytest.mark.parametrize(
    ("fields", "preamble", "day"),
    [
        ({}, "# Papers of 7 August 2024", "2024-08-07"),
        (
            {},
            " received from  Tue  6 Aug 24 18:00:00 GMT  to  Wed  7 Aug 24 18:00:00 GMT",
            "2024-08-07",
        ),
        ({}, "# August 2024", "None"),
        ({"retrieved": PartialDate(2024, 8, 9)}, "", "2024-08-09"),
        (
            {"retrieved": PartialDate(2024, 8, 9), "url": "https://huggingface.co/papers/date/2024-08-07"},
            "",
            "2024-08-07",
        ),
        (
            {"retrieved": PartialDate(2024, 8, 9), "url": "https://a.org/2021/03/04/x"},
            "",
            "2024-08-09",
        ),
        ({"url": "https://a.org/2021/03/04/x"}, "", "2021-03-04"),
        ({}, "[Previous](https://huggingface.co/papers/date/2024-08-06)", "None"),
    ],
)
def test_the_day_of_a_listing(fields: dict[str, Any], preamble: str, day: str) -> None:
    assert str(listing_day(DumpMetadata(**fields), preamble)) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-08-07.json", "2024-08-07"),
        ("hf-2024-08-07.json", "2024-08-07"),
        ("hf_20240807_new.md.gz", "2024-08-07"),
        ("dumps/2024.08.07.md", "2024-08-07"),
        ("20240807T0930.json", "2024-08-07"),
        ("2024-08.json", "None"),
        ("a3f20240807bc.json", "None"),
        ("20240807bc.json", "None"),
        ("a3f20240807.json", "None"),
        ("1220240807.json", "None"),
        ("2024080712.json", "None"),
        ("2024-02-31.json", "None"),
    ],
)
def test_the_day_in_a_name_is_a_whole_part_of_it(name: str, day: str) -> None:
    assert str(named_day(name, [])) == day


_OLD = {"published": PartialDate(2019)}
_NEW = {"published": PartialDate(2025, 12)}
_UNDATED: dict[str, Any] = {}


@pytest.mark.parametrize(
    ("papers", "is_dated"),
    [
        ([_UNDATED], True),
        ([_NEW, _OLD], True),
        ([_NEW, _OLD, _OLD], False),
        ([_OLD, _UNDATED, _UNDATED], False),
        ([{"published": PartialDate(2027)}], True),
        ([{"published": PartialDate(2028)}], False),
        ([{**_OLD, "revised": PartialDate(2026, 3, 4)}], True),
        ([{"identifiers": (Identifier(IdentifierKind.ARXIV, "2603.00001"),)}], True),
        ([{"identifiers": (Identifier(IdentifierKind.ARXIV, "2410.05434"),)}], False),
        ([{"identifiers": (Identifier(IdentifierKind.DOI, "10.1145/1.2"),)}], True),
    ],
)
def test_the_dates_of_most_papers_do_not_contradict_the_day_in_a_name(
    papers: list[dict[str, Any]], is_dated: bool
) -> None:
    sightings = [
        Sighting(dump="2026-03-05.md", span=Span(number, number), position=number, **fields)
        for number, fields in enumerate(papers, 1)
    ]
    day = named_day("2026-03-05.md", sightings)
    assert day == (PartialDate(2026, 3, 5) if is_dated else None)
