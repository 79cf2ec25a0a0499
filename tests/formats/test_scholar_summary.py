"""The line below a title of Google Scholar has people, a venue and a year."""

from __future__ import annotations

import pytest
from paper_digest.formats.scholar_summary import publication_of


@pytest.mark.parametrize(
    ("summary", "parts"),
    [
        (
            "A Roe, B Moe - Journal of Looms, 2024 - looms.example",
            ["A Roe, B Moe", "Journal of Looms", "2024"],
        ),
        (
            "J-L Roe, B Moe… - Looms - A Journal, 1999 - x.org",
            ["J-L Roe, B Moe…", "Looms - A Journal", "1999"],
        ),
        ("A Roe - arXiv preprint arXiv …, 2021 - arxiv.org", ["A Roe", None, "2021"]),
        ("A Roe - 2021 - books.example", ["A Roe", None, "2021"]),
        ("A Roe\xa0- Looms, 2021", ["A Roe", "Looms", "2021"]),
        ("We weave. It is new - and it holds.", [None, None, None]),
        ("", [None, None, None]),
    ],
)
def test_a_line_is_split(summary: str, parts: list[str | None]) -> None:
    publication = publication_of(summary)
    assert [publication.get(name) for name in ("authors", "venue", "year")] == parts
