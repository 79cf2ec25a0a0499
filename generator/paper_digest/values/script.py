"""Tells by the letters of a text which way it runs and, as far as letters tell, in which language it is."""

from __future__ import annotations

import re
from typing import Final

UNSPACED: Final = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
"""Letters and stops of Chinese, Japanese and Korean, for a class of a pattern: an address or a formula may stand right beside them."""

_LETTER = re.compile(r"[^\W\d_]")
_LEFTWARD = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_HEBREW = re.compile(r"[\u0590-\u05ff\ufb1d-\ufb4f]")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_NOT_ARABIC = re.compile(r"[\u0671-\u06d3]")
"""Letters that Persian, Urdu and others add to those of Arabic."""
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_FEW_WIDE: Final = 4
"""One letter of this many makes a text Chinese, Japanese or Korean: each says as much as several Latin ones."""
_FEW_FIRST: Final = 8
"""One letter of this many makes a text run leftwards that starts so; one that starts otherwise needs more than half."""


def runs_leftwards(text: str) -> bool:
    """Whether the text is to be set from right to left: most of it is, or it starts so and Latin terms do not drown it."""
    if text.isascii() or not (first := _LETTER.search(text)):
        return False
    leftward, all_letters = len(_LEFTWARD.findall(text)), len(_LETTER.findall(text))
    starts_so = bool(_LEFTWARD.match(first.group()))
    return leftward * (_FEW_FIRST if starts_so else 2) > all_letters


def language_of(text: str) -> str:
    """The language's tag ("he", "ar", "ja", "ko", "zh"), where the script is that of one language; else ""."""
    if text.isascii():
        return ""
    if runs_leftwards(text):
        if len(_HEBREW.findall(text)) > len(_ARABIC.findall(text)):
            return "he"
        return "ar" if _ARABIC.search(text) and not _NOT_ARABIC.search(text) else ""
    wide = {
        tag: len(letters.findall(text)) for tag, letters in (("ja", _KANA), ("ko", _HANGUL), ("zh", _HAN))
    }
    if sum(wide.values()) * _FEW_WIDE < len(_LETTER.findall(text)) or not any(wide.values()):
        return ""
    # Japanese and Korean write Chinese signs among their own; only a text without theirs is Chinese.
    return "zh" if not wide["ja"] and not wide["ko"] else max(("ja", "ko"), key=lambda tag: wide[tag])
