"""Detects the direction of a text and, as far as its script shows, its language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

UNSPACED: Final = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
"""Chinese, Japanese and Korean characters, for a pattern's class: no space separates them from a URL."""

_LETTER = re.compile(r"[^\W\d_]")
_LEFTWARD = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_HEBREW = re.compile(r"[\u0590-\u05ff\ufb1d-\ufb4f]")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_NOT_ARABIC = re.compile(r"[\u0671-\u06d3]")
"""Letters of Persian, Urdu and others that Arabic does not have."""
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
HAN: Final = r"\u3400-\u9fff\uf900-\ufaff"
"""Chinese characters, for a pattern's class."""
_HAN = re.compile(rf"[{HAN}]")
_FEW_WIDE: Final = 4
"""A text is Chinese, Japanese or Korean if one in this many letters is: each carries as much as several Latin
ones.

Chosen by hand."""
_FEW_FIRST: Final = 8
"""One right-to-left letter in this many is enough if the first letter is one; else more than half must be.

Chosen by hand."""


def runs_leftwards(text: str) -> bool:
    """Whether the text runs from right to left: most letters do, or the first and enough of the rest."""
    if text.isascii() or not (first := _LETTER.search(text)):
        return False
    leftward, all_letters = len(_LEFTWARD.findall(text)), len(_LETTER.findall(text))
    starts_so = bool(_LEFTWARD.match(first.group()))
    return leftward * (_FEW_FIRST if starts_so else 2) > all_letters


def language_of(text: str) -> str:
    """The language tag ("he", "ar", "ja", "ko", "zh") if the script shows it; else ""."""
    if text.isascii():
        return ""
    return _right_to_left_language(text) if runs_leftwards(text) else _east_asian_language(text)


LATIN: Final = "LATIN"


def script_of(letter: str) -> str:
    """The script of a letter, as the first word of its name in Unicode: "LATIN", "CYRILLIC", "CJK"."""
    return LATIN if letter.isascii() else unicodedata.name(letter, "").partition(" ")[0]


def main_script(text: str) -> str:
    """The script of most letters of a text; empty without letters."""
    scripts = Counter(map(script_of, filter(str.isalpha, text)))
    return max(scripts, key=scripts.__getitem__, default="")


def _right_to_left_language(text: str) -> str:
    if len(_HEBREW.findall(text)) > len(_ARABIC.findall(text)):
        return "he"
    return "ar" if _ARABIC.search(text) and not _NOT_ARABIC.search(text) else ""


def _east_asian_language(text: str) -> str:
    kana, hangul, han = (len(letters.findall(text)) for letters in (_KANA, _HANGUL, _HAN))
    wide = kana + hangul + han
    if not wide or wide * _FEW_WIDE < len(_LETTER.findall(text)):
        return ""
    # Japanese and Korean use Chinese characters, too; only a text without their own is Chinese.
    if not kana and not hangul:
        return "zh"
    return "ja" if kana >= hangul else "ko"
