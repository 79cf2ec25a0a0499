"""Lists with nothing but titles and people are papers if their titles are."""

from __future__ import annotations

import pytest
from paper_digest.formats.titled_papers import are_titled_papers

LONG = {"title": "Reading Tables with Very Few Rows", "authors": "Ada Roe"}
LONGER = {"title": "How Looms Weave Threads in the Dark", "authors": [{"name": "Bo Moe"}]}


@pytest.mark.parametrize(
    "records",
    [
        [LONG, LONGER],
        [LONG, LONGER, {"title": "Rows", "authors": ["Cy Doe"]}],
        [LONG, LONGER, {"title": None, "authors": None}, {"id": 3}],
        [{**LONG, "track": "oral", "id": 1, "year": 2024}, LONGER],
        [{**LONG, "url": "https://example.org/1.pdf"}, LONGER],
    ],
)
def test_papers_of_a_program(records: list[dict[str, object]]) -> None:
    assert are_titled_papers(records)


@pytest.mark.parametrize(
    "records",
    [
        [LONG],
        [{"title": "Blue Moon", "authors": "Ada Roe"}, {"title": "Red Sea", "authors": "Bo Moe"}],
        [{**LONG, "duration": 45}, {**LONGER, "duration": 30}],
        [{**LONG, "date": "2024-05-01"}, LONGER],
        [{**LONG, "isbn": "978-0-00-000000-2"}, LONGER],
        [{**LONG, "url": "https://example.org/reader"}, LONGER],
        [{**LONG, "authors": "admin"}, LONGER],
        [{"title": LONG["title"]}, LONGER],
        [],
    ],
)
def test_songs_lessons_posts_books_and_programs_are_none(records: list[dict[str, object]]) -> None:
    assert not are_titled_papers(records)
