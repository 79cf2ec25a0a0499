"""People, title and publication of a reference, style by style."""

from __future__ import annotations

import pytest
from paper_digest.formats import reference_parts
from paper_digest.formats.reference_parts import STYLES, parts_of, people_text
from paper_digest.formats.tex_marks import with_marks, without_marks

from tests.linear_time import assert_linear_time

CASES = (
    (
        "marked_title",
        r"A. Bee. \newblock \showarticletitle{On Looms}. \newblock Journal",
        "A. Bee. Looms, 2001.",
    ),
    ("blocks", r"A. Bee. \newblock On Looms. \newblock Journal, 2001.", "A. Bee. On Looms. Journal"),
    ("quoted_title", "A. Bee, ``On Looms,'' Journal, 2001.", "A. Bee, On Looms, Journal"),
    (
        "emphasized_title",
        r"A. Bee, \emph{On Looms}, Journal, 2001.",
        r"A. Bee. On Looms. \emph{Journal}, 2001.",
    ),
    ("plain_title", "Bee, A.: On Looms. Journal 2001.", "Looms and their makers. 2001."),
    ("title_alone", "On Looms of old. Journal 2001.", "2001."),
)


@pytest.mark.parametrize(("style", "hit", "miss"), CASES, ids=[case[0] for case in CASES])
def test_a_style_finds_its_own_title(style: str, hit: str, miss: str) -> None:
    find = getattr(reference_parts, style)
    parts = find(with_marks(hit))
    assert parts
    assert without_marks(parts.title).startswith("On Looms")
    assert find(with_marks(miss)) is None


def test_every_style_has_a_case() -> None:
    assert [style.__name__ for style in STYLES] == [style for style, _, _ in CASES]


@pytest.mark.parametrize(
    "text",
    [
        "Bee, A., Dee, C.: On Looms. In: Proc. (2001)",
        "A. Bee and C. Dee, On Looms, Journal of Threads 12 (2001) 1-9.",
        "A. Bee, C. Dee et al. On Looms. Journal, 2001.",
        "Bee, A., & Dee, C. (2001). On Looms. Journal, 12.",
        "A. Bee et. al., On Looms, Journal of Threads 12 (2001) 1-9.",
        "A. Bee and others. On Looms. Journal, 2001.",
        "A. Bee, and others, On Looms, Journal of Threads 12 (2001) 1-9.",
    ],
)
def test_people_end_where_the_title_starts(text: str) -> None:
    parts = parts_of(with_marks(text))
    assert parts
    assert parts.title.strip(" .,") == "On Looms"


@pytest.mark.parametrize("name", ["K. zu Guttenberg", "A. van der Berg", "M. ben Ali", "J. das Neves"])
def test_a_particle_belongs_to_the_name(name: str) -> None:
    parts = parts_of(with_marks(f"{name}, A. Doe, On Looms, Journal of Threads 12 (2001) 1-9."))
    assert parts
    assert (parts.people, parts.title) == (f"{name}, A. Doe", "On Looms")


def test_a_name_that_begins_as_a_placeholder_is_no_placeholder() -> None:
    parts = parts_of(with_marks("A. Bee, Et alibi of looms, Journal of Threads 12 (2001) 1-9."))
    assert parts
    assert (parts.people, parts.title) == ("A. Bee", "Et alibi of looms")


@pytest.mark.parametrize("brackets", ["[LOOM Collaboration]", "(on behalf of the LOOM Collaboration)"])
def test_a_collaboration_in_brackets_is_one_of_the_people(brackets: str) -> None:
    assert people_text(f"A. Bee et al. {brackets}") == "A. Bee, LOOM Collaboration et al."
    assert people_text(f"A. Bee {brackets}") == "A. Bee, LOOM Collaboration"


def test_years_and_editors_are_no_people() -> None:
    assert people_text("A. Bee and C. Dee, editors.") == "A. Bee and C. Dee"
    assert people_text("Bee, A. (2001a).") == "Bee, A."


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["A-", ", ", "A. ", "van ", "2017 ", "eds. "])
def test_time_is_linear(unit: str) -> None:
    assert_linear_time(parts_of, lambda size: f"Ada Roe{unit * size}x", 100)


def test_an_emphasized_start_without_people_is_the_title() -> None:
    parts = reference_parts.title_alone(with_marks(r"\emph{On Looms. Part 2: Wool}, Loom Standard 12, 2001."))
    assert parts
    assert without_marks(parts.title) == "On Looms. Part 2: Wool"


def test_emphasized_people_are_no_title() -> None:
    reference = r"\emph{A. Roe, B. Moe and C. Kay}, Looms of old wool, Loom Letters 3 (2021)."
    parts = parts_of(with_marks(reference))
    assert parts is None or "Roe" not in without_marks(parts.title)
