"""How two titles are related."""

from __future__ import annotations

import pytest
from paper_digest.linkage.title_relation import (
    differ_in_number,
    is_cut,
    is_generic,
    is_short,
    is_yearly,
    notes_in,
    one_word_apart,
    share_long_words,
    share_most,
    share_start,
)
from paper_digest.values.fingerprint import normalized_words


@pytest.mark.parametrize(
    ("title", "generic"),
    [
        ("Editorial", True),
        ("Guest Editors' Introduction", True),
        ("Introduction to the Special Issue, Part II", True),
        ("Book Reviews", True),
        ("Message from the General Chair 2021", True),
        ("Zur Einführung", False),
        ("Einführung", True),
        ("前言", True),
        ("Introduction to Kernels", False),
        ("Graph Kernels", False),
    ],
)
def test_generic_titles(title: str, generic: bool) -> None:
    assert is_generic(normalized_words(title)) is generic


@pytest.mark.parametrize(
    ("title", "yearly"),
    [
        ("Overview of the Looms Track", True),
        ("Findings of the Workshop on Looms", True),
        ("Annual Overview of Looms", True),
        ("An Overview of Looms", False),
        ("Learning Tasks for Looms", False),
    ],
)
def test_titles_that_return_each_year(title: str, yearly: bool) -> None:
    assert is_yearly(normalized_words(title)) is yearly


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Graph Kernels", True),
        ("Fast Graph Kernels", False),
        ("图神经网络综述研究进展", False),
        ("图神经网络", True),
    ],
)
def test_short_titles(title: str, short: bool) -> None:
    assert is_short(normalized_words(title)) is short


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("Flat Minima in ...", True),
        ("Flat Mini…", True),
        ("Flat Minima [...]", True),
        ("Flat Minima.", False),
        ("To be ... or not", False),
    ],
)
def test_cut_titles(title: str, cut: bool) -> None:
    assert is_cut(title) is cut


@pytest.mark.parametrize(
    ("title", "notes"),
    [
        ("Erratum: Flat Minima", ("correction",)),
        ("Author Correction: Flat Minima", ("correction",)),
        ("Reply to: Comment on “Flat Minima”", ("reply", "comment")),
        ("Flat Minima [Corrigendum]", ("correction",)),
        ("Flat Minima: A Discussion", ("comment",)),
        ("Flat Minima (Demo Paper)", ("demo",)),
        ("Flat Minima (Student Abstract)", ("abstract",)),
        ("Correcting Flat Minima", ()),
        ("Replying Machines", ()),
        ("Flat Minima: Abstract Reasoning", ()),
    ],
)
def test_notes_in_titles(title: str, notes: tuple[str, ...]) -> None:
    assert notes_in(title) == notes


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("flat minima in deep networks", "flat minima in wide networks", True),
        ("flat minima in deep networks", "flat minima in very deep networks", True),
        ("flat minima in deep networks", "sharp minima in wide networks", False),
        ("flat minima", "sharp minima", False),
        ("deep deep deep networks", "deep deep networks networks", True),
    ],
)
def test_one_word_apart(left: str, right: str, expected: bool) -> None:
    assert one_word_apart(left.split(), right.split()) is expected
    assert one_word_apart(right.split(), left.split()) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("learning to plan part 1", "learning to plan part 2", True),
        ("learning to plan one", "learning to plan two", True),
        ("learning to plan i", "learning to plan ii", True),
        ("learning to plan", "learning to plan 2", True),
        ("learning to plan part i theory", "learning to plan part ii experiments", True),
        ("report on the third task", "report on the fourth task", True),
        ("learning to plan", "learning to walk", False),
        ("x sample losses", "sample losses", False),
        ("one thing here", "another story 2", False),
        ("one", "", False),
    ],
)
def test_a_number_is_the_difference(left: str, right: str, expected: bool) -> None:
    assert differ_in_number(left.split(), right.split()) is expected
    assert differ_in_number(right.split(), left.split()) is expected


@pytest.mark.parametrize(
    ("left", "right", "start", "most"),
    [
        ("flat minima in deep networks", "flat minima in deep models", True, True),
        ("flat minima in deep networks", "flat minima in wide models of speech", True, False),
        ("flat minima in deep networks", "flat models", False, False),
        ("flat minima in deep networks for speech", "flat minima of the loss of models", False, False),
    ],
)
def test_how_much_of_the_start_two_titles_share(left: str, right: str, start: bool, most: bool) -> None:
    assert share_start(left.split(), right.split()) is start
    assert share_most(left.split(), right.split()) is most


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("paper of the week graphs of cats", "graphs of cats", True),
        ("猫的图论", "graphs of cats", False),
        ("graphs of cats", "a fun read", False),
        ("to be or not", "to be or so", False),
        ("", "graphs of cats", False),
    ],
)
def test_titles_share_long_words(left: str, right: str, expected: bool) -> None:
    assert share_long_words(left.split(), right.split()) is expected
    assert share_long_words(right.split(), left.split()) is expected
