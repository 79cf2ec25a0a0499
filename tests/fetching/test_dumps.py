"""Tests of the dumps of a source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from paper_digest.fetching.dumps import (
    DumpFile,
    UnreadableListingError,
    checked_sightings,
    dump_content,
    dump_files_of,
    dump_path,
    save,
)
from paper_digest.fetching.listing import Listing
from paper_digest.model.fetch_source import FetchSource
from paper_digest.reading import readings_of
from paper_digest.services.listing_client import Validators

from tests.fetching.example_listings import ARXIV, DAY, FEED, HUGGING_FACE, VENUE, daily_papers, rss

LISTING = Listing(
    text=f"{daily_papers([1, 2])}\n",
    extension="json",
    day=DAY,
    page="https://huggingface.co/papers/date/2025-10-01",
    url="https://huggingface.co/api/daily_papers",
    validators=Validators(),
)


def test_a_dump_says_where_and_of_which_day_it_is(tmp_path: Path) -> None:
    path = dump_path(tmp_path / "hf-daily", DAY, 1, "json")
    save(path, dump_content(HUGGING_FACE, LISTING, DAY))
    (reading,) = readings_of(path, "hf-daily/2025-10-01.json")
    assert len(reading.sightings) == 2
    metadata = reading.metadata
    assert (metadata.source, str(metadata.retrieved)) == ("Hugging Face daily papers", "2025-10-01")
    assert metadata.url == "https://huggingface.co/papers/date/2025-10-01"
    assert not reading.problems


@pytest.mark.parametrize(
    ("source", "label"),
    [
        (ARXIV, "arXiv cs.LG"),
        (VENUE, "OpenReview ICLR.cc/2025/Conference"),
        (FEED, "lab-blog"),
        (replace(FEED, label="Lab: news & \"more\" # 1"), "Lab: news & \"more\" # 1"),
    ],
)  # fmt: skip
def test_the_source_has_a_name(tmp_path: Path, source: FetchSource, label: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(dump_content(source, LISTING, DAY))
    (reading,) = readings_of(path, "a.json")
    assert reading.metadata.source == label


def test_dumps_are_listed_by_day_and_number(tmp_path: Path) -> None:
    names = ["2025-10-01-10.xml", "2025-10-01-2.xml", "2025-10-01.xml", "2025-09-30.json"]
    for name in [*names, "notes.txt", "2025-10-01.xml.yml", "2025-13-01.xml", ".2025-10-01.xml.part"]:
        (tmp_path / name).write_text("x")
    assert [file.path.name for file in dump_files_of(tmp_path)] == names[::-1]
    assert dump_files_of(tmp_path / "absent") == ()
    assert dump_path(tmp_path, DAY, 2, "xml").name == "2025-10-01-2.xml"


def test_a_damaged_dump_has_no_papers(tmp_path: Path) -> None:
    path = tmp_path / "2025-10-01.json"
    path.write_bytes(b"\x00\x01\x02")
    assert DumpFile(path, DAY, 1).sightings() == ()


def test_an_empty_listing_is_no_error() -> None:
    assert checked_sightings(b"[]\n", "a.json") == ()
    assert checked_sightings(rss([]).encode(), "a.xml") == ()


@pytest.mark.parametrize("content", [b'[{"name": "a"}, {"name": "b"}]', b"<rss><item>", b"\x00\x01"])
def test_what_has_no_papers_but_something_else_cannot_be_read(content: bytes) -> None:
    with pytest.raises(UnreadableListingError):
        checked_sightings(content, "a.json")
