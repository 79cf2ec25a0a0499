"""Each rule of the match decision, on pairs of sightings."""

from __future__ import annotations

import pytest
from paper_digest.linkage.matching import (
    contradict,
    different_arxiv_ids,
    missing_title,
    one_word_apart,
    same_abstract,
    same_main_title,
    same_paper,
    same_title,
    shared_identifier,
    short_abstract,
    similar_title,
)
from paper_digest.model.record import Sighting

from tests.linkage.examples import ADAM, JAILBREAKS, features, sighting


def test_different_arxiv_ids_are_different_papers() -> None:
    first, second, none = features(
        sighting("A", None, "2401.00001"), sighting("A", None, "2401.00002"), sighting("A")
    )
    assert different_arxiv_ids(first, second) is False
    assert different_arxiv_ids(first, first) is None
    assert different_arxiv_ids(first, none) is None


def test_a_shared_identifier_is_enough() -> None:
    old, new, none = features(
        sighting("Old", None, "2401.00001"), sighting("New", None, "2401.00001"), sighting("New")
    )
    assert shared_identifier(old, new) is True
    assert shared_identifier(old, none) is None


def test_the_same_title_decides_unless_the_abstracts_differ() -> None:
    adam, bare, shouted, unrelated, renamed = features(
        sighting("On Learning", ADAM),
        sighting("On Learning"),
        sighting("ON LEARNING", ADAM[:300]),
        sighting("On Learning", JAILBREAKS),
        sighting("On Teaching", ADAM),
    )
    assert same_title(adam, bare) is True
    assert same_title(adam, shouted) is True
    assert same_title(adam, unrelated) is False
    assert same_title(adam, renamed) is None


def test_a_short_abstract_is_no_evidence() -> None:
    short, long = features(sighting("A", "We study flat minima."), sighting("B", ADAM))
    assert short_abstract(short, long) is False
    assert short_abstract(long, long) is None


def test_without_a_title_the_abstracts_decide() -> None:
    titled, untitled, unrelated = features(
        sighting("Adam", ADAM), sighting(None, ADAM), sighting(None, JAILBREAKS)
    )
    assert missing_title(titled, untitled) is True
    assert missing_title(titled, unrelated) is False
    assert missing_title(titled, titled) is None


def test_a_subtitle_may_be_missing() -> None:
    whole, short, unrelated = features(
        sighting("Adam: A Study", ADAM), sighting("Adam", ADAM), sighting("Adam", JAILBREAKS)
    )
    assert same_main_title(whole, short) is True
    assert same_main_title(short, whole) is True
    assert same_main_title(whole, unrelated) is False
    assert same_main_title(short, short) is None


def test_titles_one_word_apart_need_the_same_abstract() -> None:
    maximize, minimize, copied = features(
        sighting("Entropy Maximization for Deep Models", ADAM),
        sighting("Entropy Minimization for Deep Models", JAILBREAKS),
        sighting("Entropy Maximisation for Deep Models", ADAM),
    )
    assert similar_title(maximize, copied) is True
    assert similar_title(maximize, minimize) is False
    assert similar_title(maximize, features(sighting("Adam", ADAM))[0]) is None


def test_a_renamed_paper_has_the_same_abstract_from_end_to_end() -> None:
    first, renamed, longer = features(
        sighting("Old Name", ADAM), sighting("New Name", ADAM), sighting("Follow-up", f"{ADAM} {JAILBREAKS}")
    )
    assert same_abstract(first, renamed) is True
    assert same_abstract(first, longer) is False


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("flat minima in deep networks", "flat minima in wide networks", True),
        ("flat minima in deep networks", "flat minima in very deep networks", True),
        ("flat minima in deep networks", "sharp minima in wide networks", False),
        ("learning to plan part 1", "learning to plan part 2", False),
        ("learning to plan one", "learning to plan two", False),
        ("flat minima", "sharp minima", False),
        ("deep deep deep networks", "deep deep networks networks", True),
    ],
)
def test_one_word_apart(left: str, right: str, expected: bool) -> None:
    assert one_word_apart(tuple(left.split()), tuple(right.split())) is expected
    assert one_word_apart(tuple(right.split()), tuple(left.split())) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (sighting("One", ADAM), sighting("Two", JAILBREAKS), True),
        (sighting("One", ADAM), sighting(None, JAILBREAKS), False),
        (sighting("One", None, "2401.00001"), sighting("One", None, "2401.00002"), True),
        (sighting("One", None, "2401.00001"), sighting("Two", None, "2401.00001"), False),
    ],
)
def test_what_contradicts(left: Sighting, right: Sighting, expected: bool) -> None:
    assert contradict(*features(left, right)) is expected


def test_undecided_pairs_stay_two() -> None:
    assert not same_paper(*features(sighting("First"), sighting("Second")))
