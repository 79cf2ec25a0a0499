"""The entries of all settings files together."""

from __future__ import annotations

from paper_digest.model.paper import Venue, VenueKind
from paper_digest.model.settings import (
    RULE_FILES,
    AuthorRule,
    Correction,
    DatasetRule,
    Settings,
    TopicRule,
    VenueRule,
)
from paper_digest.values.person import PersonName

_SETTINGS = Settings(
    topics=(TopicRule(id="cats", name="Cats", description="", phrases=("cat",)),),
    corrections=(Correction(paper="cats", remove=True, line=1),),
    datasets=(DatasetRule(name="Cats-9"),),
    venues=(VenueRule(venue=Venue("ABC", VenueKind.CONFERENCE, "")),),
    authors=(AuthorRule(name=PersonName("Ada", "Lovelace"), line=1),),
    unreadable=("venues.yml",),
)


def test_settings_with_all_their_entries_are_the_same() -> None:
    assert _SETTINGS.with_rules(_SETTINGS.rules) == _SETTINGS


def test_settings_lose_only_the_entries_that_are_not_given() -> None:
    without_topics = _SETTINGS.with_rules(_SETTINGS.rules[1:])
    assert without_topics.topics == ()
    assert without_topics.rules == _SETTINGS.rules[1:]
    assert without_topics.unreadable == ("venues.yml",)


def test_each_entry_has_a_file() -> None:
    assert [RULE_FILES[type(rule)] for rule in _SETTINGS.rules] == [
        "topics.yml",
        "corrections.yml",
        "datasets.yml",
        "venues.yml",
        "authors.yml",
    ]


def test_rules_that_differ_in_their_lines_are_equal() -> None:
    assert DatasetRule(name="Cats-9", line=3) == DatasetRule(name="Cats-9")
