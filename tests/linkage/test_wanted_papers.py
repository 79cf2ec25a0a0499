"""Tests of selecting the records that may be papers of a digest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.linkage.match_features import title_keys
from paper_digest.linkage.wanted_papers import WantedPapers, is_wanted, is_wanted_title, title_keys_of
from paper_digest.model.record import Sighting
from paper_digest.values.identifiers import Identifier, IdentifierKind
from paper_digest.values.rich_text import RichText

from tests.site.builders import paper, sighting

DOI = (Identifier(IdentifierKind.DOI, "10.1000/a"),)
LISTED = paper(
    heading="Flat minima",
    other_titles=(RichText.parse("A New Title"),),
    identifiers=DOI,
    sightings=(sighting(title="FLAT MINIMA!"), sighting(title="Flat minima explained")),
)


def test_all_titles_and_identifiers_are_wanted() -> None:
    wanted = WantedPapers.of([LISTED])
    assert wanted.papers == (LISTED,)
    assert wanted.keys == {"flatminima", "anewtitle", "flatminimaexplained", "10.1000/a"}
    assert title_keys_of(LISTED) == wanted.keys - {"10.1000/a"}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (sighting(title="A new title"), True),
        (sighting(title="Unknown", identifiers=DOI), True),
        (sighting(title="Unknown"), False),
        (sighting(), False),
    ],
)
def test_a_record_with_a_title_or_an_identifier_is_wanted(record: Sighting, expected: bool) -> None:
    assert is_wanted(record, WantedPapers.of([LISTED]).keys) is expected


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Flat Minima!", "flatminima"),
        (r"\emph{Flat} minima", "flatminima"),
        ("&#92;emph{Flat} minima", "flatminima"),
        (r"$\ell_\infty$ looms", "llooms"),
        (r"$\ell_\infty$ looms", "ellinftylooms"),
    ],
)
def test_a_title_is_wanted_by_any_of_its_keys(title: str, key: str) -> None:
    assert is_wanted_title(title, frozenset([key]))
    assert not is_wanted_title(title, frozenset(["flat", ""]))


@given(st.lists(st.sampled_from([*"aB1 {}^_~\"'<>*[]()-\\$&;#é李", "&#36;", "\\emph"])).map("".join))
def test_a_title_is_wanted_by_every_key_that_linkage_compares(title: str) -> None:
    assert all(is_wanted_title(title, frozenset([key])) for key in title_keys(title))
