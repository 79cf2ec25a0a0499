"""Tests of comparing a listing with what is saved."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from paper_digest.fetching.comparison import Papers, Verdict, is_copy, latest_papers, papers_of, verdict_of
from paper_digest.model.record import Sighting, Span
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person import PersonName


def sighting(number: int, votes: int = 1) -> Sighting:
    return Sighting(
        dump="a.json",
        span=Span(number, number),
        position=number,
        title=f"Loom {number}",
        abstract="We weave.",
        identifiers=(Identifier(IdentifierKind.ARXIV, f"2510.1{number:04}"),),
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


LOOMS = "We study looms and show that they weave flat minima."


def with_abstracts(*abstracts: str | None) -> Papers:
    return papers_of([replace(sighting(number), abstract=text) for number, text in enumerate(abstracts, 1)])


@pytest.mark.parametrize(
    ("new", "verdict"),
    [
        (LOOMS, Verdict.SAME),
        (LOOMS.replace(" ", "\n "), Verdict.LARGER),
        (f"{LOOMS} Our code is public.", Verdict.LARGER),
        (None, Verdict.SMALLER),
        ("We study looms and show that they weave", Verdict.SMALLER),
        ("We  study looms and show that they weave fl...", Verdict.SMALLER),
        ("We study looms and\nshow that they weave fl […]", Verdict.SMALLER),
        ("Read the paper.", Verdict.SMALLER),
        ("We study looms and show that they weave sharp minima.", Verdict.OTHER),
    ],
)
def test_no_abstract_is_lost_and_a_revised_one_is_saved_beside_it(new: str | None, verdict: Verdict) -> None:
    """An excerpt of an abstract has nothing new."""
    assert verdict_of(with_abstracts(new), [with_abstracts(LOOMS)]) == (verdict, 0)


def test_an_excerpt_is_replaced_by_the_whole_abstract() -> None:
    assert verdict_of(with_abstracts(LOOMS), [with_abstracts("We study looms ...")]) == (Verdict.LARGER, 0)


def test_a_listing_with_excerpts_and_a_revised_abstract_is_saved_beside_the_dump() -> None:
    revised = "We study silk and show that it has flat minima."
    assert verdict_of(with_abstracts("We study ...", revised), [with_abstracts(LOOMS, LOOMS)]) == (
        Verdict.OTHER,
        0,
    )


def test_a_listing_is_compared_with_the_version_of_the_abstract_that_it_has() -> None:
    revised = "We study silk and show that it has flat minima."
    saved = [with_abstracts(LOOMS), with_abstracts(revised)]
    assert verdict_of(with_abstracts(revised, LOOMS), saved) == (Verdict.LARGER, 1)
    assert verdict_of(with_abstracts(revised), saved) == (Verdict.SAME, 1)
    assert verdict_of(with_abstracts(revised[:30]), saved) == (Verdict.SMALLER, 1)


def test_a_revision_that_is_taken_back_is_another_version() -> None:
    """What the last dump shows counts: the first one shows an earlier version."""
    revised = "We study silk and show that it has flat minima."
    saved = [with_abstracts(LOOMS, LOOMS), with_abstracts(revised, LOOMS)]
    assert verdict_of(with_abstracts(LOOMS, LOOMS, LOOMS), saved) == (Verdict.OTHER, 1)
    assert not is_copy(saved[0], latest_papers(saved))
    assert is_copy(saved[1], latest_papers(saved))


ADA, GRACE = PersonName("Ada", "Lovelace"), PersonName("Grace", "Hopper")
WHOLE = replace(
    sighting(1), authors=(ADA, GRACE), published=PartialDate(2025, 10, 1), urls=("https://a.org",)
)


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"authors": ()}, Verdict.SMALLER),
        ({"authors": (GRACE,)}, Verdict.SMALLER),
        ({"title": None}, Verdict.SMALLER),
        ({"title": "Untitled", "authors": ()}, Verdict.SMALLER),
        ({"published": None}, Verdict.SAME),
        ({"urls": ()}, Verdict.SAME),
        ({"urls": (), "venue": "Loom"}, Verdict.SAME),
        ({"title": "LOOM 1!"}, Verdict.LARGER),
        ({"authors": (ADA, GRACE, ADA)}, Verdict.LARGER),
        ({"venue": "Loom"}, Verdict.LARGER),
        ({"title": "Looms"}, Verdict.OTHER),
        ({"abstract": "We weave with less.", "authors": ()}, Verdict.OTHER),
    ],
)
def test_no_field_of_a_paper_is_lost(changes: dict[str, Any], verdict: Verdict) -> None:
    """A listing with another title or abstract is saved beside the dump, as it may be a revision."""
    saved = papers_of([WHOLE, sighting(2)])
    new = papers_of([replace(WHOLE, **changes), sighting(2)])
    assert verdict_of(new, [saved]) == (verdict, 0)


def test_a_poorer_second_dump_does_not_hide_what_the_first_one_has() -> None:
    """Each dump is compared with itself before it is replaced."""
    poor = replace(WHOLE, authors=(ADA,))
    saved = [papers_of([WHOLE, sighting(2)]), papers_of([poor, sighting(2), sighting(3)])]
    new = papers_of([poor, sighting(2), sighting(4)])
    assert verdict_of(new, saved) == (Verdict.OTHER, 1)
    assert verdict_of(papers_of([poor, sighting(2)]), saved) == (Verdict.SMALLER, 1)


def test_an_answer_that_flips_adds_no_dump() -> None:
    revised = "We study silk and show that it has flat minima."
    saved = [with_abstracts(LOOMS), with_abstracts(revised)]
    assert verdict_of(with_abstracts(LOOMS), saved) == (Verdict.SAME, 0)


def test_what_one_paper_gains_is_saved_though_another_lost_a_field() -> None:
    first, second = replace(WHOLE, remark="12 pages"), sighting(2)
    new = papers_of([replace(first, remark=None), replace(second, authors=(ADA,))])
    saved = papers_of([first, second])
    assert verdict_of(new, [saved]) == (Verdict.OTHER, 0)
    assert verdict_of(new, [saved, new]) == (Verdict.SAME, 1)


def test_a_list_of_authors_that_was_cut_may_be_completed() -> None:
    cut, whole = replace(WHOLE, authors=(ADA,), has_more_authors=True), WHOLE
    assert verdict_of(papers_of([whole]), [papers_of([cut])]) == (Verdict.LARGER, 0)


def test_a_copy_has_the_same_titles_and_no_new_text() -> None:
    saved = with_abstracts(LOOMS, LOOMS)
    assert is_copy(with_abstracts(LOOMS), saved)
    assert is_copy(with_abstracts("We study looms ..."), saved)
    assert not is_copy(with_abstracts(LOOMS, LOOMS, LOOMS), saved)
    assert not is_copy(with_abstracts(LOOMS.replace("flat", "sharp")), saved)
    assert not is_copy(papers_of([replace(sighting(1), abstract=LOOMS, title="Looms")]), saved)


def test_papers_without_an_identifier_have_an_address_or_a_title() -> None:
    bare = replace(sighting(1), identifiers=())
    assert [*papers_of([bare, replace(bare, title="LOOM 1!")])] == ["loom1"]
    assert [*papers_of([replace(bare, urls=("https://a.org/1",))])] == ["https://a.org/1"]
