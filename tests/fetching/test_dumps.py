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

from tests.fetching.example_listings import (
    ARXIV,
    ARXIV_RSS,
    DAY,
    FEED,
    HUGGING_FACE,
    VENUE,
    atom,
    daily_papers,
    notes,
    rss,
)

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
    assert str(metadata.retrieved) == "2025-10-01"
    assert metadata.url == "https://huggingface.co/papers/date/2025-10-01"
    assert not reading.problems


ARXIV_QUERY = "https://export.arxiv.org/api/query?search_query=cat:cs.LG+AND+submittedDate:%5B202510010000"
HOSTILE_LABEL = 'Lab: news & "more" # 1'


@pytest.mark.parametrize(
    ("source", "extension", "text", "page", "origin"),
    [
        (HUGGING_FACE, "json", LISTING.text, LISTING.page, "Hugging Face Daily Papers"),
        (ARXIV, "xml", atom([1], 1), ARXIV_QUERY, "arXiv cs.LG"),
        (ARXIV_RSS, "xml", rss([1]), "https://rss.arxiv.org/rss/cs.CL", "arXiv cs.CL"),
        (
            VENUE,
            "json",
            notes([1], 1),
            "https://openreview.net/group?id=a",
            "OpenReview ICLR.cc/2025/Conference",
        ),
        (FEED, "xml", rss([1]).replace("cs.CL", "Lab news"), FEED.url, "Lab news"),
        (FEED, "xml", rss([1]).replace("cs.CL", ""), FEED.url, "example.org"),
        (replace(FEED, label=HOSTILE_LABEL), "xml", rss([1]), FEED.url, HOSTILE_LABEL),
    ],
)
def test_the_digest_names_the_source(
    tmp_path: Path, source: FetchSource, extension: str, text: str, page: str, origin: str
) -> None:
    path = tmp_path / f"a.{extension}"
    listing = replace(LISTING, text=text, extension=extension, page=page)
    path.write_bytes(dump_content(source, listing, DAY))
    (reading,) = readings_of(path, path.name)
    assert len(reading.sightings) > 0
    assert reading.origin == origin


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
