"""Tests of how two names are related."""

from __future__ import annotations

import pytest
from paper_digest.analysis.authors.name_relation import NameRelation, relation

from tests.analysis.authors.bylines import parsed


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        ("Ming Hsuan Yang", "Minghsuan Yang", NameRelation.SPACES),
        ("Ming-Hsuan Yang", "Minghsuan Yang", NameRelation.SPACES),
        ("Jiakai Wang", "JiakaiWang", NameRelation.SPACES),
        ("Bernhard Schölkopf", "Bernhard Schoelkopf", NameRelation.UMLAUTS),
        ("Kilian Q. Weinberger", "Kilian Weinberger", NameRelation.MIDDLE_NAMES),
        ("Kilian Q. Weinberger", "Kilian Quirin Weinberger", NameRelation.MIDDLE_NAMES),
        ("O. L. Mangasarian", "Olvi L. Mangasarian", NameRelation.INITIALS),
        ("O.L. Mangasarian", "Olvi L. Mangasarian", NameRelation.INITIALS),
        ("Ohad Shamir", "Shamir Ohad", NameRelation.ORDER),
        ("Kilian Q. Weinberger", "Kilian R. Weinberger", None),
        ("Zhi-Hua Zhou", "Zhi Zhou", None),
        ("Yan Gan", "Yang An", None),
        ("Ada Lovelace", "Ada Byron", None),
        ("Ada Lovelace", "Grace Lovelace", None),
        ("Lovelace", "Ada Lovelace", None),
        ("Ada Lovelace Jr.", "Ada Lovelace", None),
        ("Ada Lovelace Jr.", "Ada Lovelace III", None),
        ("诸葛 明", "诸葛 鸣", None),
        ("Иван Петров", "Ivan Petrov", None),
        ("Ada " + "Bo " * 20 + "Roe", "Ada Roe", None),
    ],
)
def test_how_two_names_are_related(left: str, right: str, how: NameRelation | None) -> None:
    assert relation(parsed(left), parsed(right)) is how
    assert relation(parsed(right), parsed(left)) is how
