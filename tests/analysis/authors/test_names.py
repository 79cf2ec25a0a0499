"""Tests of the slugs of names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.analysis.authors.names import author_name
from paper_digest.values.person import PersonName

from tests.analysis.authors.bylines import parsed


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
    assert parsed("Nul").slug.startswith("nul-")
    assert parsed("☃☃").slug.startswith("author-")


@given(st.text(max_size=300))
def test_a_slug_is_a_short_part_of_an_address(text: str) -> None:
    name = PersonName.parse(text)
    if name:
        assert re.fullmatch(r"[a-z0-9-]{1,100}", author_name(name).slug)
