"""Tests of which names are taken for one person's, and why."""

from __future__ import annotations

from itertools import islice, permutations
from string import ascii_lowercase, ascii_uppercase

import pytest
from paper_digest.analysis.authors.author_index import index_authors
from paper_digest.analysis.authors.co_authors import CoAuthors
from paper_digest.analysis.authors.names import NameRelation
from paper_digest.analysis.authors.same_person import (
    RULES,
    Evidence,
    SamePerson,
    Separation,
    groups_of_names,
    same_person_pairs,
)
from paper_digest.model.paper import Paper

from tests.analysis.authors.test_names import parsed
from tests.linear_time import assert_linear_time
from tests.site.builders import paper

MIDDLE, INITIALS = NameRelation.MIDDLE_NAMES, NameRelation.INITIALS


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        (Evidence(MIDDLE, 0, False, 0.002), "the name is nearly unique"),
        (Evidence(NameRelation.ORDER, 0, False, 0.002), "the name is nearly unique"),
        (Evidence(MIDDLE, 0, False, 0.003), None),
        (Evidence(MIDDLE, 0, True, 0.003), "the name is rare, and a topic in common"),
        (Evidence(MIDDLE, 0, True, 0.03), None),
        (Evidence(INITIALS, 0, True, 0.001), None),
        (Evidence(INITIALS, 1, False, 0.01), "a co-author in common"),
        (Evidence(MIDDLE, 1, False, 0.1), "a co-author in common"),
        (Evidence(MIDDLE, 1, False, 0.5), None),
        (Evidence(MIDDLE, 2, False, 0.5), "co-authors in common"),
        (Evidence(MIDDLE, 9, True, 2.0), None),
    ],
)
def test_each_rule(evidence: Evidence, reason: str | None) -> None:
    assert next((reason for reason, applies in RULES if applies(evidence)), None) == reason


def pairs(*bylines: tuple[str, ...], apart: frozenset[tuple[str, str]] = frozenset()) -> set[tuple[str, str]]:
    """The pairs of names that are one person's, by their slugs."""
    names = {parsed(name).slug: parsed(name) for byline in bylines for name in byline}
    co_authors = CoAuthors([[parsed(name).slug for name in byline] for byline in bylines])
    return {decision.names for decision in same_person_pairs(Separation(names, co_authors, apart))}


def test_names_on_one_paper_are_never_merged() -> None:
    assert pairs(("Kilian Q. Weinberger",), ("Kilian Weinberger",)) == {
        ("kilian-q-weinberger", "kilian-weinberger")
    }
    assert not pairs(("Kilian Q. Weinberger", "Kilian Weinberger"))


def test_names_kept_apart_are_never_merged() -> None:
    apart = frozenset({("kilian-q-weinberger", "kilian-weinberger")})
    assert not pairs(("Kilian Q. Weinberger",), ("Kilian Weinberger",), apart=apart)


def test_common_names_need_several_co_authors() -> None:
    common = ("Ji Liu", "Ada Roe", "Bo Poe"), ("Ji E. Liu", "Ada Roe", "Bo Poe")
    assert pairs(*common) == {("ji-e-liu", "ji-liu")}
    assert not pairs(common[0][:2], common[1][:2])


def groups(
    *decided: tuple[str, str],
    known: tuple[tuple[str, ...], ...] = (),
    papers: tuple[tuple[str, ...], ...] = (),
    apart: frozenset[tuple[str, str]] = frozenset(),
) -> list[list[str]]:
    """The groups with several names, for decisions about names that are given by their slugs."""
    written = {"j-smith": "J. Smith", "jane-smith": "Jane Smith", "john-smith": "John Smith"}
    written |= {"jane-a-smith": "Jane A. Smith", "jane-b-smith": "Jane B. Smith"}
    names = {slug: parsed(name) for slug, name in written.items()}
    separation = Separation(names, CoAuthors([*papers, *((slug,) for slug in names)]), apart)
    decisions = [SamePerson(pair, MIDDLE, "for a test") for pair in decided]
    return sorted(sorted(group) for group in groups_of_names(separation, known, decisions) if len(group) > 1)


CHAIN = (("j-smith", "jane-smith"), ("jane-a-smith", "jane-smith"))


def test_decisions_that_agree_join_all_names() -> None:
    assert groups(*CHAIN) == [["j-smith", "jane-a-smith", "jane-smith"]]


def test_a_name_that_may_be_two_peoples_is_left_alone() -> None:
    assert groups(("j-smith", "jane-smith"), ("j-smith", "john-smith")) == []
    assert groups(("jane-a-smith", "jane-smith"), ("jane-b-smith", "jane-smith")) == []


def test_names_on_one_paper_are_not_joined_by_a_third_name() -> None:
    assert groups(*CHAIN, papers=(("j-smith", "jane-a-smith"),)) == []


def test_names_that_are_kept_apart_are_not_joined_by_a_third_name() -> None:
    assert groups(*CHAIN, apart=frozenset({("j-smith", "jane-a-smith")})) == []


def test_known_groups_are_joined_whatever_the_names() -> None:
    assert groups(known=(("jane-smith", "john-smith"),)) == [["jane-smith", "john-smith"]]
    joined = groups(("jane-a-smith", "jane-smith"), known=(("jane-smith", "jane-b-smith"),))
    assert joined == [["jane-b-smith", "jane-smith"]]


@pytest.mark.slow
def test_the_time_for_names_that_may_all_be_one_persons_is_linear() -> None:
    middle_names = [f"{first}{second}" for first in ascii_uppercase for second in ascii_lowercase]

    def papers(size: int) -> list[Paper]:
        names = islice(permutations(middle_names, 2), size // 20)
        return [paper(f"p{number}", authors=f"Ada {' '.join(name)} Roe") for number, name in enumerate(names)]

    assert_linear_time(index_authors, papers, size=10_000)
