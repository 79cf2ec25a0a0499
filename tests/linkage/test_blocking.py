"""Candidate pairs are the ones that could match, and few."""

from __future__ import annotations

from paper_digest.linkage.blocking import candidate_pairs
from paper_digest.values.person_lists import parse_names

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
    assert len(candidate_pairs(records)) == 199


def test_of_many_papers_with_one_title_those_by_one_author_are_compared() -> None:
    names = [parse_names(f"Ada {first}{second}") for first in "BCDFGHJK" for second in "aeiouyzx"]
    records = features(
        *(
            sighting("Editorial", ADAM if number % 2 else None, authors=author)
            for number, author in enumerate(names)
        ),
        *(sighting("Editorial", JAILBREAKS, authors=author) for author in names),
    )
    pairs = candidate_pairs(records)
    assert {(number, number + 64) for number in range(64)} <= {*pairs}
    assert len(pairs) < 3 * len(records)


def test_titles_with_the_same_start_and_author_are_compared() -> None:
    first, last, both = map(
        parse_names, ("Ada Lovelace, Bo Li", "Cy Young, Bo Li", "Cy Young, Ada Lovelace, Di Ng")
    )
    records = features(
        sighting("Flat Minima of Losses", authors=first),
        sighting("Flat minima: a study", authors=last),
        sighting("Flat minima in deep networks", authors=both),
        sighting("Sharp Minima", authors=first),
    )
    assert candidate_pairs(records) == [(0, 1), (1, 2)]


def test_a_cut_title_is_compared_with_those_that_it_starts() -> None:
    records = features(
        sighting("Flat Minima"),
        sighting("Flat Minima of Lo..."),
        sighting("FLAT MINIMA OF LOSSES"),
        sighting("Flat M..."),
    )
    assert candidate_pairs(records) == [(0, 3), (1, 2), (1, 3), (2, 3)]
