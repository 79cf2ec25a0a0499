"""What two abstracts have in common beside what they copy."""

from __future__ import annotations

import pytest
from paper_digest.linkage.text_overlap import text_overlap

from tests.linkage.examples import ADAM, JAILBREAKS

FIRST = "gradient descent finds minima where networks generalize better than others predict"


def test_the_same_text_has_all_words_and_no_rest() -> None:
    overlap = text_overlap(ADAM, ADAM)
    assert (overlap.vocabulary, overlap.rest) == (1, 0)


def test_other_words_in_other_order() -> None:
    # The second text has nine words of five letters or more, and all but "which" are in the first one.
    second = "predict better networks than descent for gradient which generalize minima finds"
    overlap = text_overlap(FIRST, second)
    assert overlap.vocabulary == pytest.approx(8 / 9)
    assert overlap.rest == pytest.approx(8 / 9)


def test_a_copied_passage_is_not_part_of_the_rest() -> None:
    copied = text_overlap(ADAM, f"{ADAM[:140]} {JAILBREAKS}")
    assert copied.vocabulary > 2 * copied.rest


def test_texts_without_long_words_have_nothing_in_common() -> None:
    overlap = text_overlap("", "we do it")
    assert (overlap.vocabulary, overlap.rest) == (0, 0)
