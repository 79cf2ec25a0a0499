"""Tests of saving listings without losing papers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from paper_digest.fetching.listing import Listing
from paper_digest.fetching.outcome import Result
from paper_digest.fetching.storage import Storage
from paper_digest.services.listing_client import Validators

from tests.fetching.example_listings import DAY, FEED, HUGGING_FACE, abstract, daily_papers, rss


def papers(numbers: Iterable[int], votes: int = 3) -> Listing:
    return Listing(
        text=f"{daily_papers(numbers, votes)}\n",
        extension="json",
        day=DAY,
        page="https://a.org",
        url="https://a.org",
        validators=Validators(),
    )


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return Storage(HUGGING_FACE, tmp_path / "raw")


def files(storage: Storage) -> dict[str, int]:
    """The number of papers in each file."""
    return {
        path.name: path.read_text("utf-8").count('"upvotes"') for path in sorted(storage.folder.iterdir())
    }


def test_a_larger_listing_replaces_a_dump(storage: Storage) -> None:
    assert storage.stored(papers(range(5)), DAY).result is Result.SAVED
    outcome = storage.stored(papers(range(7)), DAY)
    assert (outcome.result, outcome.n_papers, outcome.n_saved) == (Result.UPDATED, 7, 5)
    assert outcome.file == "raw/hf-daily/2025-10-01.json"
    assert files(storage) == {"2025-10-01.json": 7}


def test_the_same_listing_changes_no_byte(storage: Storage) -> None:
    storage.stored(papers(range(5)), DAY)
    before = (storage.folder / "2025-10-01.json").read_bytes()
    assert storage.stored(papers(range(5), votes=99), DAY).result is Result.UNCHANGED
    assert (storage.folder / "2025-10-01.json").read_bytes() == before


@pytest.mark.parametrize("numbers", [[], [1, 2]])
def test_a_smaller_listing_replaces_nothing(storage: Storage, numbers: list[int]) -> None:
    storage.stored(papers(range(5)), DAY)
    outcome = storage.stored(papers(numbers), DAY)
    assert (outcome.result, outcome.n_papers, outcome.n_saved) == (Result.KEPT, len(numbers), 5)
    assert files(storage) == {"2025-10-01.json": 5}


def test_a_listing_that_lost_papers_and_has_new_ones_is_saved_beside_the_dump(storage: Storage) -> None:
    """As a feed that shows the last five entries, two times on a day."""
    storage.stored(papers(range(5)), DAY)
    outcome = storage.stored(papers(range(3, 8)), DAY)
    assert (outcome.result, outcome.file) == (Result.SAVED, "raw/hf-daily/2025-10-01-2.json")
    assert files(storage) == {"2025-10-01-2.json": 5, "2025-10-01.json": 5}
    assert storage.stored(papers(range(3, 8)), DAY).result is Result.UNCHANGED
    assert storage.stored(papers([1, 6]), DAY).result is Result.KEPT
    assert len(files(storage)) == 2


def test_an_empty_day_is_saved_as_nothing(storage: Storage) -> None:
    assert storage.stored(papers([]), DAY).result is Result.EMPTY
    assert not storage.folder.exists()


@pytest.mark.parametrize("days", [-1, 1, 3])
def test_the_listing_of_another_day_is_not_saved_again(storage: Storage, days: int) -> None:
    storage.stored(papers(range(5)), DAY)
    outcome = storage.stored(papers(range(5)), DAY + timedelta(days))
    assert (outcome.result, outcome.file) == (Result.REPEATED, "raw/hf-daily/2025-10-01.json")
    assert len(files(storage)) == 1


def test_yesterdays_listing_is_not_saved_beside_todays(storage: Storage) -> None:
    storage.stored(papers(range(5)), DAY - timedelta(1))
    storage.stored(papers(range(5, 9)), DAY)
    assert storage.stored(papers(range(5)), DAY).result is Result.REPEATED
    assert len(files(storage)) == 2


def test_a_damaged_dump_is_replaced(storage: Storage) -> None:
    storage.stored(papers(range(5)), DAY)
    (storage.folder / "2025-10-01.json").write_text("<<<<<<< ours\n")
    assert storage.stored(papers(range(2)), DAY).result is Result.UPDATED
    assert files(storage) == {"2025-10-01.json": 2}


def feed_result(storage: Storage, text: str, day: date) -> Result:
    """What comes of a feed."""
    listing = Listing(
        text=f"{text}\n", extension="xml", day=day, page=FEED.url, url=FEED.url, validators=Validators()
    )
    return storage.stored(listing, day).result


def names(storage: Storage) -> list[str]:
    return [path.name for path in sorted(storage.folder.iterdir())]


def test_a_feed_without_new_entries_is_not_saved_again(tmp_path: Path) -> None:
    storage = Storage(FEED, tmp_path)
    assert feed_result(storage, rss(range(5)), DAY) is Result.SAVED
    assert feed_result(storage, rss(range(4)), DAY - timedelta(2)) is Result.UNCHANGED
    assert feed_result(storage, rss(range(2, 7)), DAY + timedelta(1)) is Result.SAVED
    assert names(storage) == ["2025-10-01.xml", "2025-10-02.xml"]


@pytest.mark.parametrize(
    ("former", "revised"),
    [
        (abstract(2), "We weave cloth and measure the sharpness of each of its threads by hand."),
        ("Flat minima of loom 2", "Sharp minima of loom 2"),
    ],
)
def test_a_feed_with_a_revised_entry_is_saved_on_the_next_day(
    tmp_path: Path, former: str, revised: str
) -> None:
    storage = Storage(FEED, tmp_path)
    feed_result(storage, rss(range(5)), DAY)
    text = rss(range(5)).replace(former, revised)
    assert feed_result(storage, text, DAY + timedelta(1)) is Result.SAVED
    assert feed_result(storage, text, DAY + timedelta(2)) is Result.UNCHANGED
    assert names(storage) == ["2025-10-01.xml", "2025-10-02.xml"]


def test_a_feed_that_shows_excerpts_on_another_day_is_not_saved(tmp_path: Path) -> None:
    storage = Storage(FEED, tmp_path)
    feed_result(storage, rss(range(5)), DAY)
    excerpt = rss(range(5)).replace(" minima are flat and generalize well.", " ...")
    assert feed_result(storage, excerpt, DAY + timedelta(1)) is Result.UNCHANGED
    assert names(storage) == ["2025-10-01.xml"]


def test_excerpts_of_abstracts_replace_nothing(tmp_path: Path) -> None:
    storage = Storage(FEED, tmp_path)
    feed_result(storage, rss(range(5)), DAY)
    before = (storage.folder / "2025-10-01.xml").read_bytes()
    excerpt = rss(range(5)).replace("show that its minima are flat and generalize well.", "sh...")
    assert feed_result(storage, excerpt, DAY) is Result.KEPT
    assert names(storage) == ["2025-10-01.xml"]
    assert (storage.folder / "2025-10-01.xml").read_bytes() == before


def test_both_versions_of_an_abstract_of_a_day_stay(tmp_path: Path) -> None:
    storage = Storage(FEED, tmp_path)
    feed_result(storage, rss(range(5)), DAY)
    revised = rss(range(5)).replace("minima are flat and generalize", "minima are sharp and generalize")
    assert feed_result(storage, revised, DAY) is Result.SAVED
    assert names(storage) == ["2025-10-01-2.xml", "2025-10-01.xml"]
    assert "minima are flat" in (storage.folder / "2025-10-01.xml").read_text("utf-8")
    assert "minima are sharp" in (storage.folder / "2025-10-01-2.xml").read_text("utf-8")
    assert feed_result(storage, revised, DAY) is Result.UNCHANGED
    assert feed_result(storage, rss(range(5)), DAY) is Result.UNCHANGED


def test_a_revision_that_a_feed_takes_back_on_another_day_is_saved(tmp_path: Path) -> None:
    storage = Storage(FEED, tmp_path)
    revised = rss(range(5)).replace("minima are flat and generalize", "minima are sharp and generalize")
    days = [DAY + timedelta(days=number) for number in range(4)]
    listings = (rss(range(5)), revised, rss(range(5)), rss(range(5)))
    results = [feed_result(storage, text, day) for text, day in zip(listings, days, strict=True)]
    assert results == [Result.SAVED, Result.SAVED, Result.SAVED, Result.UNCHANGED]
    assert names(storage) == ["2025-10-01.xml", "2025-10-02.xml", "2025-10-03.xml"]


def test_a_listing_without_authors_or_titles_replaces_nothing(storage: Storage) -> None:
    storage.stored(papers(range(5)), DAY)
    before = (storage.folder / "2025-10-01.json").read_bytes()
    poorer = re.sub(r'"authors": \[[^\]]*\]', '"authors": []', papers(range(5)).text)
    assert poorer != papers(range(5)).text
    assert storage.stored(replace(papers(range(5)), text=poorer), DAY).result is Result.KEPT
    assert (storage.folder / "2025-10-01.json").read_bytes() == before


def test_a_revision_that_is_taken_back_on_its_day_is_saved(tmp_path: Path) -> None:
    storage = Storage(FEED, tmp_path)
    revised = rss(range(5)).replace("minima are flat and generalize", "minima are sharp and generalize")
    feed_result(storage, rss(range(5)), DAY)
    feed_result(storage, revised, DAY + timedelta(days=1))
    assert feed_result(storage, rss(range(5)), DAY + timedelta(days=1)) is Result.SAVED
    assert names(storage) == ["2025-10-01.xml", "2025-10-02-2.xml", "2025-10-02.xml"]
