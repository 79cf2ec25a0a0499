"""Texts that are whole, and texts that were cut."""

from __future__ import annotations

import pytest
from paper_digest.values.sentence_end import ends_sentence, is_cut_start


@pytest.mark.parametrize("text", ["We win.", "Do we win? ", "We win!)", "我们赢了。", "We win.$"])
def test_whole_texts_end_a_sentence(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["We w", "We win ...", "We win,", ""])
def test_cut_texts_do_not(text: str) -> None:
    assert not ends_sentence(text)


WHOLE = "We weave wool. Code: https://looms.org/code"


@pytest.mark.parametrize(
    ("text", "longer"),
    [
        ("We weave wo", "We weave wool."),
        ("we weave, ...", "We weave wool."),
        ("We weave wool. Code: https://loo", WHOLE),
        ("We weave wool. Code: https://looms.org/code", f"{WHOLE}/wool for all."),
        ("", "We weave."),
    ],
)
def test_a_cut_text_is_the_start_of_a_longer_one(text: str, longer: str) -> None:
    assert is_cut_start(text, longer)


@pytest.mark.parametrize(
    ("text", "longer"),
    [
        ("We weave wool.", "We weave wool. We also dye."),
        (WHOLE, f"{WHOLE} In this version we also dye."),
        ("We weave wool. Code: www.looms.org", "We weave wool. Code: www.looms.org We also dye."),
        ("We knit", "We weave wool."),
    ],
)
def test_a_whole_text_and_another_text_are_not(text: str, longer: str) -> None:
    assert not is_cut_start(text, longer)
