"""Clean text is one line of composed, visible Unicode."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_digest.values.clean_text import clean, fold_space, has_invisible


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\n  b\tc ", "a b c"),
        ("A &amp; B &lt; C &#233;", "A & B < C é"),
        ("&amp;lt;", "&lt;"),
        ("ﬁne eﬀect", "fine effect"),
        ("e\u0301", "é"),
        ("a\u200bb\u202ec\u00add", "abcd"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ue000x\U000f0000", "x"),
        ("x" + "\u0300" * 9, "x" + "\u0300" * 4),
        ("R&D", "R&D"),
        ("net(cid:173) works of (cid:12)lters", "networks of filters"),
        ("a (cid:7) b", "a (cid:7) b"),
        ("", ""),
    ],
)
def test_text_is_cleaned(raw: str, text: str) -> None:
    assert clean(raw) == unicodedata.normalize("NFC", text)


@given(st.text(max_size=60))
def test_clean_text_is_one_trimmed_line(raw: str) -> None:
    text = clean(raw)
    assert text == fold_space(text)
    assert "\n" not in text


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\u200b", "\u202e", "\ufeff", "\ue000", "\ud800"])
def test_control_characters_are_noticed(char: str) -> None:
    assert has_invisible(f"a{char}b")
    assert not has_invisible("é 深 🎉 می\u200cخواهم a\tb\n")
