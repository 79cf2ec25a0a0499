"""Listings have labels for readers: distinct, and without hashes of file names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.model.record import DumpMetadata, Reading, Sighting, Span
from paper_digest.sources.dump_labels import with_labels
from paper_digest.values.partial_date import PartialDate

DAY = PartialDate(2024, 8, 7)


def label(dump: str, origin: str = "", day: PartialDate | str | None = None, **metadata: str) -> str:
    seen = Sighting(dump=dump, span=Span(1, 1), position=1, seen_on=day)
    reading = Reading(
        dump=dump,
        layout="x",
        origin=origin,
        sightings=(seen,),
        metadata=DumpMetadata(label=metadata.get("label")),
    )
    return with_labels([reading])[0].label


@pytest.mark.parametrize(
    ("dump", "expected"),
    [
        ("003_9b95d5e03c9646b7.txt", "Listing 003"),
        ("9b95d5e03c9646b7.txt", "Listing"),
        ("awesome-looms.md", "Awesome looms"),
        ("lecun_1995-2020.bib", "Lecun 1995-2020"),
        ("mails.tar/2024/cs.LG.mbox.gz", "Cs LG"),
        ("facade1234.json", "Listing"),
        ("deadbeef-paper.bib", "Deadbeef paper"),
    ],
)
def test_a_file_name_is_tidied(dump: str, expected: str) -> None:
    assert label(dump) == expected


@pytest.mark.parametrize(
    ("dump", "origin", "day", "expected"),
    [
        ("a.txt", "Hugging Face Daily Papers", DAY, "Hugging Face Daily Papers, 7 August 2024"),
        ("a.txt", "Hugging Face Daily Papers", "Aug 7", "Hugging Face Daily Papers, Aug 7"),
        ("a.md", "Papers of 7 August 2024", DAY, "Papers of 7 August 2024"),
        ("hf-2024-08-07.jsonl", "", DAY, "Hf, 7 August 2024"),
        ("20240807_9b95d5e03c9646b7.txt", "", DAY, "Listing, 7 August 2024"),
        ("a.txt", "Journal of Looms", None, "Journal of Looms"),
    ],
)
def test_a_label_tells_source_and_day(
    dump: str, origin: str, day: PartialDate | str | None, expected: str
) -> None:
    assert label(dump, origin, day) == expected


def test_the_label_of_the_metadata_stays_as_it_is() -> None:
    assert label("a.txt", "Journal of Looms", DAY, label="My looms") == "My looms"


def test_a_label_of_the_metadata_is_one_line() -> None:
    assert label("a.txt", label="My\r::error::looms\n \x1b[2J") == "My ::error::looms \\x1b[2J"


def test_no_two_listings_have_the_same_label() -> None:
    plain = [Reading(dump=name, layout="x", origin="Looms") for name in ("b.txt", "a.txt", "d.txt")]
    taken = replace(plain[0], dump="c.txt", origin="looms (2)")
    labels = {reading.dump: reading.label for reading in with_labels([*plain, taken])}
    assert labels == {"a.txt": "Looms", "b.txt": "Looms (2)", "c.txt": "looms (2) (2)", "d.txt": "Looms (3)"}


def test_the_first_dump_of_a_day_needs_no_number() -> None:
    dumps = ("hf/2024-08-07-2.json", "hf/2024-08-07.json")
    readings = [Reading(dump=dump, layout="x", origin="Daily looms") for dump in dumps]
    labels = {reading.dump: reading.label for reading in with_labels(readings)}
    assert labels == {"hf/2024-08-07.json": "Daily looms", "hf/2024-08-07-2.json": "Daily looms (2)"}
