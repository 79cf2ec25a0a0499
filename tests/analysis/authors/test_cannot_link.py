"""Tests of which names are two people's."""

from __future__ import annotations

from paper_digest.analysis.authors.cannot_link import CannotLink
from paper_digest.analysis.authors.co_authors import CoAuthors

from tests.analysis.authors.bylines import parsed

NAMES = {
    slug: parsed(slug.replace("-", " ").title()) for slug in ("ada-roe", "ada-b-roe", "bo-li", "bo-c-li")
}
CO_AUTHORS = CoAuthors([("ada-roe", "bo-li"), ("ada-b-roe", "bo-li"), ("bo-c-li", "bo-li")])


def test_names_on_one_paper_are_two_people() -> None:
    cannot_link = CannotLink(NAMES, CO_AUTHORS)
    assert cannot_link.are_two_people("bo-c-li", "bo-li")
    assert not cannot_link.are_two_people("ada-roe", "ada-b-roe")


def test_authors_yml_keeps_names_apart_in_either_order() -> None:
    cannot_link = CannotLink(NAMES, CO_AUTHORS, frozenset({("ada-b-roe", "ada-roe")}))
    assert cannot_link.are_two_people("ada-roe", "ada-b-roe")
    assert cannot_link.are_two_people("ada-b-roe", "ada-roe")


def test_names_of_two_known_people_are_two_people() -> None:
    people = {"ada-roe": "an entry", "ada-b-roe": "another one"}
    assert CannotLink(NAMES, CO_AUTHORS, people=people).are_two_people("ada-roe", "ada-b-roe")
    assert not CannotLink(NAMES, CO_AUTHORS, people={"ada-roe": "an entry"}).are_two_people(
        "ada-roe", "ada-b-roe"
    )


def test_names_that_are_no_spellings_of_each_other_contradict_as_well() -> None:
    cannot_link = CannotLink(NAMES, CO_AUTHORS)
    assert cannot_link.contradict("ada-roe", "bo-c-li")
    assert not cannot_link.contradict("ada-roe", "ada-b-roe")
