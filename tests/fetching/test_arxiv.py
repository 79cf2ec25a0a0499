"""Tests of asking arXiv's API by the day of submission."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from paper_digest.fetching.arxiv import listing_of
from paper_digest.reading import readings_of
from paper_digest.services.exchange import ServiceError

from tests.fetching.example_listings import ARXIV, DAY, atom, page_requester
from tests.services.samples import sample
from tests.services.server import Reply, SeenRequest, serving


def test_the_pages_of_a_day_become_one_feed(tmp_path: Path) -> None:
    def script(seen: SeenRequest) -> Reply:
        return Reply(atom(range(3), 5) if "start" not in seen.query else atom(range(3, 5), 5))

    with serving(script) as server, page_requester() as requester:
        listing = listing_of(replace(ARXIV, url=server.url), DAY, requester)
    first, second = (seen.query for seen in server.requests)
    assert first["search_query"] == "cat:cs.LG AND submittedDate:[202510010000 TO 202510012359]"
    assert second == {**first, "start": "3"}
    path = tmp_path / "day.xml"
    path.write_text(listing.text, "utf-8")
    (reading,) = readings_of(path, "day.xml")
    assert [sighting.title for sighting in reading.sightings] == [
        f"Flat minima of loom {number}" for number in range(5)
    ]
    assert not reading.problems


def test_a_page_that_is_empty_by_mistake_is_asked_for_again() -> None:
    replies = iter([atom([], 2), atom(range(2), 2)])
    with serving(lambda _: Reply(next(replies))) as server, page_requester() as requester:
        assert listing_of(replace(ARXIV, url=server.url), DAY, requester).text.count("</entry>") == 2


def test_a_day_without_papers_is_an_empty_feed() -> None:
    with serving(lambda _: Reply(sample("arxiv-empty.xml"))) as server, page_requester() as requester:
        assert "<entry>" not in listing_of(replace(ARXIV, url=server.url), DAY, requester).text


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            atom(range(3), 3).replace("2025-10-01T", "2025-09-30T"),
            "only papers of other days, such as 2025-09-30",
        ),
        (atom([], 7), "an empty page of a list with papers"),
        (sample("arxiv-error.xml"), "a feed that reports an error"),
        (atom(range(3), 3)[:-60], "a feed that is cut"),
        (atom([], 0).replace("</feed>", "<entry /></feed>"), "a feed that is damaged"),
        ("<html>Rate exceeded.</html>", "an HTML page instead of a feed"),
    ],
)
def test_anything_else_is_no_listing(body: str, message: str) -> None:
    with (
        serving(lambda _: Reply(body)) as server,
        page_requester() as requester,
        pytest.raises(ServiceError, match=message),
    ):
        listing_of(replace(ARXIV, url=server.url), DAY, requester)
