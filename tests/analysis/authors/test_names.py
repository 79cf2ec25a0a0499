"""Tests of the slugs of names and of how two names are related."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.analysis.authors.names import AuthorName, NameRelation, author_name, related_names, relation
from paper_digest.values.person import PersonName

from tests.linear_time import assert_linear_time


def parsed(text: str) -> AuthorName:
    name = PersonName.parse(text)
    assert name
    return author_name(name)


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("José García", "jose-garcia"),
        ("JOSE GARCIA", "jose-garcia"),
        ("García, José", "jose-garcia"),
        ("Jan C. van Gemert", "jan-c-van-gemert"),
        ("van Gemert, Jan C.", "jan-c-van-gemert"),
        ("J.-L. Smith", "j-l-smith"),
        ("Martin Luther King Jr.", "martin-luther-king-jr"),
        ("Łukasz Kaiser", "lukasz-kaiser"),
        ("OpenAI", "openai"),
    ],
)
def test_a_name_has_one_slug_in_all_its_spellings(written: str, slug: str) -> None:
    assert parsed(written).slug == slug


def test_names_in_other_scripts_with_one_transliteration_have_different_slugs() -> None:
    slugs = {parsed(name).slug for name in ("李明", "黎明", "Li Ming")}
    assert len(slugs) == 3
    assert all(slug.startswith("li-ming") for slug in slugs)


def test_a_name_without_letters_and_the_name_of_the_index_have_slugs_of_their_own() -> None:
    assert parsed("Index").slug.startswith("index-")
    assert parsed("☃☃").slug.startswith("author-")


@given(st.text(max_size=300))
def test_a_slug_is_a_short_part_of_an_address(text: str) -> None:
    name = PersonName.parse(text)
    if name:
        assert re.fullmatch(r"[a-z0-9-]{1,100}", author_name(name).slug)


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
