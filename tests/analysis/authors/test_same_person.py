"""Tests of which names are taken for one person's, and why."""

from __future__ import annotations

import pytest
from paper_digest.analysis.authors.cannot_link import CannotLink
from paper_digest.analysis.authors.co_authors import CoAuthors
from paper_digest.analysis.authors.name_relation import NameRelation
from paper_digest.analysis.authors.same_person import RULES, Evidence, same_person_pairs

from tests.analysis.authors.bylines import parsed

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
    return {decision.names for decision in same_person_pairs(CannotLink(names, co_authors, apart))}


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
