"""Texts that are whole, and texts that were cut."""

from __future__ import annotations

import pytest
from paper_digest.values.sentence_end import ends_sentence


@pytest.mark.parametrize("text", ["We win.", "Do we win? ", "We win!)", "我们赢了。", "We win.$"])
def test_whole_texts_end_a_sentence(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["We w", "We win ...", "We win,", ""])
def test_cut_texts_do_not(text: str) -> None:
    assert not ends_sentence(text)
