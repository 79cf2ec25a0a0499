"""What speaks for one paper, apart from the rules that use it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_digest.linkage.match_evidence import (
    agree_without_abstracts,
    dois_by_registrant,
    have_abstracts,
    is_cut_of,
    is_start_of,
    titles_share_start,
)
from paper_digest.linkage.match_features import MatchFeatures, match_features
from paper_digest.model.record import Sighting
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.partial_date import PartialDate
from paper_digest.values.person_lists import parse_names

from tests.linkage.examples import ADAM, sighting

TITLE = "The Threads of a Loom and Their Many Knots"


def features(*sightings: Sighting) -> tuple[MatchFeatures, ...]:
    return tuple(match_features(sightings, {}))


def dated(title: str, year: int, authors: str = "") -> Sighting:
    return replace(sighting(title), published=PartialDate(year), authors=parse_names(authors))


def test_versions_of_a_preprint_have_one_doi() -> None:
    dois = ("10.1101/2024.01.02.573894v1", "10.1101/2024.01.02.573894v2", "10.1145/3292500.3330701")
    paper = replace(
        sighting(TITLE), identifiers=tuple(Identifier(IdentifierKind.DOI, value) for value in dois)
    )
    (record,) = features(paper)
    assert dois_by_registrant(record) == {
        "10.1101": {"10.1101/2024.01.02.573894"},
        "10.1145": {"10.1145/3292500.3330701"},
    }


def test_an_abstract_of_a_few_words_is_none() -> None:
    long, short = features(sighting(TITLE, ADAM), sighting("Other", "We study looms."))
    assert have_abstracts(long, long)
    assert not have_abstracts(long, short)


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        (dated(TITLE, 2023), dated(TITLE, 2024), True),
        (dated(TITLE, 2020), dated(TITLE, 2024), False),
        (dated(TITLE, 2020, "Ada Lovelace, Bo Li"), dated(TITLE, 2024, "A. Lovelace, B. Li"), True),
        (dated("Editorial", 2019), dated("Editorial", 2019), False),
        (dated("Spectral Hashing", 2008), dated("Spectral Hashing", 2009), False),
    ],
)
def test_without_abstracts_authors_and_years_decide(first: Sighting, second: Sighting, is_same: bool) -> None:
    left, right = features(first), features(second)
    assert agree_without_abstracts(left[0], right[0]) is is_same


def test_starts_of_titles() -> None:
    whole, cut, start, renamed = features(
        sighting(TITLE),
        sighting("The Threads of a Loom and ..."),
        sighting("The Threads of a Loom and"),
        sighting("Looms: How Threads Knot"),
    )
    assert is_start_of(start, whole)
    assert not is_start_of(whole, start)
    assert is_cut_of(cut, whole)
    assert not is_cut_of(start, whole)
    (same_main_title,) = features(sighting("Looms: What Knots Are"))
    assert titles_share_start(renamed, same_main_title)
    assert not titles_share_start(renamed, whole)
