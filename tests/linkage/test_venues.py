"""Tests of the names of venues."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.linkage.venues import NO_VENUES, VenueIndex
from paper_digest.model.paper import Venue, VenueKind
from paper_digest.model.settings import VenueRule
from paper_digest.values.fingerprint import normalized_key
from paper_digest.values.rich_text import RichText

NEURIPS = Venue("NeurIPS", VenueKind.CONFERENCE, "Advances in Neural Information Processing Systems")
JMLR = Venue("JMLR", VenueKind.JOURNAL, "Journal of Machine Learning Research")
VENUES = VenueIndex((VenueRule(venue=NEURIPS, spellings=("NIPS",)), VenueRule(venue=JMLR)))


def test_case_and_spelling_of_a_name_do_not_matter() -> None:
    assert NO_VENUES.is_named(Venue("Journal of Looms"), "JOURNAL OF LOOMS")
    assert VENUES.is_named(NEURIPS, "nips 2017")
    assert not NO_VENUES.is_named(Venue("Journal of Looms"), "Journal of Threads")
    assert NO_VENUES.is_named(None, "")


@pytest.mark.parametrize(
    "text",
    [
        "NeurIPS",
        "NIPS 2017",
        "neurips 2022 (poster)",
        "Advances in Neural Information Processing Systems 30",
        "Advances in Neural Information Processing Systems, vol. 33",
        "In Proceedings of the NeurIPS 2023, pages 1-9",
        "NIPS'17",
        "Advances in Neural Information Processing Systems 36 (NeurIPS 2023)",
        "Thirty-eighth NeurIPS",
        "In NeurIPS'21",
        "NeurIPS 2020: 1-10",
        "The 37th NeurIPS, 2023",
        "NIPS 30:1-9 (2017)",
    ],
)
def test_spellings_of_a_venue_have_one_name(text: str) -> None:
    assert VENUES.find(text) == NEURIPS


def test_a_journal_keeps_its_name_without_volume_and_pages() -> None:
    assert VENUES.find("Journal of Machine Learning Research, vol. 24, pp. 1-42, 2023") == JMLR
    assert VENUES.find("JMLR 22(1):1-30, 2021") == JMLR


@pytest.mark.parametrize(
    ("text", "full_name"),
    [
        ("NeurIPS Workshops", "Advances in Neural Information Processing Systems Workshops"),
        ("NeurIPS 2022 Workshop on Meta-Learning", "NeurIPS Workshop on Meta-Learning"),
    ],
)
def test_workshops_of_a_conference_are_one_venue(text: str, full_name: str) -> None:
    assert VENUES.find(text) == Venue("NeurIPS Workshops", VenueKind.CONFERENCE, full_name)


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Journal of Weaving", Venue("Journal of Weaving", VenueKind.JOURNAL)),
        ("Proceedings of the 3rd Loom Symposium 1999", Venue("Loom Symposium", VenueKind.CONFERENCE)),
        (
            "Proceedings of the VLDB Endowment",
            Venue("Proceedings of the VLDB Endowment", VenueKind.CONFERENCE),
        ),
        ("Cambridge University Press, 2022", Venue("Cambridge University Press")),
        ("Loom Letters (Online)", Venue("Loom Letters (Online)", VenueKind.JOURNAL)),
        ("2022", Venue("2022")),
        ("Phys. Rev. D 100, 014020 (2019)", Venue("Phys. Rev. D")),
        ("Loom Bulletin (2019)", Venue("Loom Bulletin")),
        ("Proceedings of the 37th Loom Conference, PMLR 119", Venue("Loom Conference", VenueKind.CONFERENCE)),
    ],
)
def test_words_tell_the_kind_of_other_venues(text: str, venue: Venue) -> None:
    assert NO_VENUES.find(text) == venue


@pytest.mark.parametrize("text", ["", " ", "()", "…"])
def test_a_text_without_words_is_no_venue(text: str) -> None:
    assert VENUES.find(text) is None


@given(st.text(max_size=60))
def test_any_text_with_words_has_a_name(text: str) -> None:
    venue = VENUES.find(text)
    assert (venue is not None) == bool(normalized_key(RichText.parse(text).plain))
    assert venue is None or normalized_key(venue.name)
