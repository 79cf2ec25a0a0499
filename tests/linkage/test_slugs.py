"""Slugs are short, ASCII, and stable."""

from __future__ import annotations

import pytest
from paper_digest.linkage.slugs import heading_of_abstract, slug_of_abstract, slug_of_title
from paper_digest.values.rich_text import RichText

from tests.linkage.examples import ADAM, JAILBREAKS


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (r"Occam's Razor: $\ell_\infty$ & Poincaré?", "occams-razor-l-poincare"),
        ("Flat Minima", "flat-minima"),
    ],
)
def test_a_slug_is_the_title_in_ascii(title: str, slug: str) -> None:
    assert slug_of_title(title) == slug


@pytest.mark.parametrize(("title", "start"), [("Index", "index-"), ("CON", "con-"), ("🎉", "paper-")])
def test_reserved_and_empty_slugs_end_in_a_hash(title: str, start: str) -> None:
    assert slug_of_title(title).startswith(start)


def test_long_titles_are_shortened_and_stay_different() -> None:
    slugs = [slug_of_title("Very " * 60 + end) for end in ("one", "two")]
    assert slugs[0] != slugs[1]
    assert max(map(len, slugs)) < 140


def test_the_slug_of_an_abstract_survives_wrapping() -> None:
    assert slug_of_abstract(ADAM) == slug_of_abstract(ADAM.replace(" ", "\n"))
    assert slug_of_abstract(ADAM) != slug_of_abstract(JAILBREAKS)


@pytest.mark.parametrize(
    ("abstract", "heading"),
    [
        (
            "We show that one two three four five six seven eight nine ten",
            "We show that one two three four five six seven eight nine …",
        ),
        ("A short one.", "A short one."),
        (
            r"Let $x$ be one two three four five six seven eight nine ten",
            "Let x be one two three four five six seven eight nine …",
        ),
    ],
)
def test_the_heading_of_an_abstract_is_its_first_twelve_words(abstract: str, heading: str) -> None:
    assert heading_of_abstract(RichText.parse(abstract)).plain == heading
