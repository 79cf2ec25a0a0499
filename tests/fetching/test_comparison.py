"""Tests of comparing a listing with what is saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.fetching.comparison import Papers, Verdict, papers_of, verdict_of
from paper_digest.model.record import Sighting, Span
from paper_digest.values.identifiers import Identifier, IdentifierKind


def sighting(number: int, votes: int = 1) -> Sighting:
    return Sighting(
        dump="a.json",
        span=Span(number, number),
        position=number,
        title=f"Loom {number}",
        abstract="We weave.",
        identifiers=(Identifier(IdentifierKind.ARXIV, f"2510.{number:05}"),),
        votes=votes,
    )


def listing(*numbers: int) -> Papers:
    return papers_of([sighting(number) for number in numbers])


@pytest.mark.parametrize(
    ("new", "saved", "verdict", "index"),
    [
        ([1, 2], [], Verdict.NEW, 0),
        ([1, 2], [[1, 2]], Verdict.SAME, 0),
        ([2, 1], [[1, 2]], Verdict.SAME, 0),
        ([1, 2, 3], [[1, 2]], Verdict.LARGER, 0),
        ([1, 2], [[]], Verdict.LARGER, 0),
        ([1], [[1, 2]], Verdict.SMALLER, 0),
        ([2, 3], [[1, 2]], Verdict.OTHER, 0),
        ([2, 3], [[1, 2], [2, 3]], Verdict.SAME, 1),
        ([2, 3, 4], [[1, 2], [2, 3]], Verdict.LARGER, 1),
        ([1, 3], [[1, 2], [2, 3]], Verdict.SMALLER, 1),
    ],
)
def test_no_paper_of_a_dump_is_lost(
    new: list[int], saved: list[list[int]], verdict: Verdict, index: int
) -> None:
    assert verdict_of(listing(*new), [listing(*numbers) for numbers in saved]) == (verdict, index)


def test_votes_and_places_make_no_other_listing() -> None:
    later = papers_of([replace(sighting(1), votes=9, comments=3, span=Span(7, 7), dump="b.json")])
    assert verdict_of(later, [listing(1)]) == (Verdict.SAME, 0)


def test_a_revised_abstract_is_news_and_a_missing_one_is_a_loss() -> None:
    revised = papers_of([replace(sighting(1), abstract="We weave more.")])
    assert verdict_of(revised, [listing(1)]) == (Verdict.LARGER, 0)
    without = papers_of([replace(sighting(1), abstract=None)])
    assert verdict_of(without, [listing(1)]) == (Verdict.SMALLER, 0)


def test_papers_without_an_identifier_have_an_address_or_a_title() -> None:
    bare = replace(sighting(1), identifiers=())
    assert [*papers_of([bare, replace(bare, title="LOOM 1!")])] == ["loom1"]
    assert [*papers_of([replace(bare, urls=("https://a.org/1",))])] == ["https://a.org/1"]
