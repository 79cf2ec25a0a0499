"""A list is of papers if most of its records are."""

from __future__ import annotations

from paper_digest.formats.listed_papers import are_papers

PAPER = {"title": "Looms", "authors": ["Ada Roe"], "year": 2024, "venue": "Loomconf"}
MENU = {"title": "Home", "url": "/"}


def test_most_records_are_papers_and_few_are_broken() -> None:
    assert are_papers([PAPER, PAPER, MENU])
    assert not are_papers([PAPER, MENU, MENU, MENU])
    assert not are_papers([PAPER], n_broken=2)
    assert not are_papers([])
