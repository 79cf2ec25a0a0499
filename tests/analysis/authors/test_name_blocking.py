"""Tests of the pairs of names that are compared."""

from __future__ import annotations

import pytest
from paper_digest.analysis.authors.name_blocking import related_names
from paper_digest.analysis.authors.name_relation import NameRelation
from paper_digest.analysis.authors.names import AuthorName

from tests.analysis.authors.bylines import parsed
from tests.linear_time import assert_linear_time


def test_all_related_names_are_found() -> None:
    names = [
        *("Ming Hsuan Yang", "Minghsuan Yang", "Bernhard Schölkopf", "Bernhard Schoelkopf"),
        *("Kilian Q. Weinberger", "Kilian Weinberger", "K. Weinberger", "Ohad Shamir", "Shamir Ohad"),
    ]
    pairs = {(left.slug, right.slug): how for left, right, how in related_names(map(parsed, names))}
    assert pairs == {
        ("bernhard-schoelkopf", "bernhard-scholkopf"): NameRelation.UMLAUTS,
        ("k-weinberger", "kilian-q-weinberger"): NameRelation.INITIALS,
        ("k-weinberger", "kilian-weinberger"): NameRelation.INITIALS,
        ("kilian-q-weinberger", "kilian-weinberger"): NameRelation.MIDDLE_NAMES,
        ("ming-hsuan-yang", "minghsuan-yang"): NameRelation.SPACES,
        ("ohad-shamir", "shamir-ohad"): NameRelation.ORDER,
    }


@pytest.mark.slow
def test_the_time_to_find_related_names_is_linear() -> None:
    def names(count: int) -> list[AuthorName]:
        return [parsed(f"Ada{number} Lovelace") for number in range(count // 100)]

    assert_linear_time(lambda texts: list(related_names(texts)), names)
