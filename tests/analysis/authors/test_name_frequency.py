"""Tests of how many people are expected to have a name."""

from __future__ import annotations

from paper_digest.analysis.authors.name_frequency import people_named

from tests.analysis.authors.bylines import parsed


def test_common_names_are_shared_by_more_people_than_rare_ones() -> None:
    assert people_named(parsed("Yang Liu")) > 1
    assert people_named(parsed("Bernhard Schölkopf")) < 0.01
    assert people_named(parsed("Michael Jordan")) < people_named(parsed("Wei Wang"))


def test_an_initial_is_shared_by_more_people_than_a_first_name() -> None:
    assert people_named(parsed("Y. Liu")) > 10 * people_named(parsed("Yang Liu"))


def test_a_name_of_one_word_is_as_common_as_that_word() -> None:
    assert people_named(parsed("Liu")) > people_named(parsed("Yang Liu"))
    assert people_named(parsed("☃☃")) > 0
