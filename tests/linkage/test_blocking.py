"""Candidate pairs are the ones that could match, and few."""

from __future__ import annotations

from paper_digest.linkage.blocking import candidate_pairs

from tests.linkage.examples import ADAM, JAILBREAKS, features, sighting


def test_records_that_share_nothing_are_not_compared() -> None:
    assert candidate_pairs(features(sighting("One", ADAM), sighting("Two", JAILBREAKS))) == []


def test_an_identifier_a_title_a_main_title_or_shingles_make_a_pair() -> None:
    records = features(
        sighting("Adam: A Study"),
        sighting("ADAM – a study", "x"),
        sighting("Adam"),
        sighting("Other", ADAM, "2401.00001"),
        sighting("Else", None, "2401.00001"),
        sighting(None, ADAM[20:]),
    )
    assert candidate_pairs(records) == [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5)]


def test_many_papers_with_one_title_take_linear_time() -> None:
    records = features(*(sighting("Editorial", f"Text number {number}.") for number in range(200)))
    assert candidate_pairs(records) == [(number, number + 1) for number in range(199)]
