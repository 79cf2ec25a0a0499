"""Tells in which of a few languages a text is written, by its script and by frequent words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from paper_digest.values.script import LATIN, language_of, main_script
from paper_digest.values.word_lists import load_word_lists

ENGLISH: Final = "en"
_WORDS: Final = load_word_lists(__package__, "function_words.toml")
_OWN_SCRIPTS: Final = {
    "ar": "ARABIC",
    "el": "GREEK",
    "he": "HEBREW",
    "ja": "CJK",
    "ko": "HANGUL",
    "ru": "CYRILLIC",
    "zh": "CJK",
}
_SCRIPTS: Final[Mapping[str, str]] = {**dict.fromkeys(_WORDS, LATIN), **_OWN_SCRIPTS}
LANGUAGES: Final = tuple(sorted(_SCRIPTS))
"""The tags of the languages that are told apart."""
_WORD: Final = re.compile(r"[^\W\d_]+")


def language_among(text: str, languages: Sequence[str]) -> str:
    """The tag of the language of a text; "" if it may be of several, or of none of them.

    languages: those that texts are expected in; others than LANGUAGES are found in none. A script that only
    one language has shows it in any case.
    """
    shown = language_of(text)
    if shown:
        return shown
    script = main_script(text)
    candidates = [language for language in languages if _SCRIPTS.get(language) == script]
    return candidates[0] if len(candidates) == 1 else _by_words(text, candidates)


def _by_words(text: str, languages: Sequence[str]) -> str:
    """The language that has the most of the words in its list; "" without words or for equal numbers."""
    words = _WORD.findall(text.lower())
    counts = {
        language: sum(map(_WORDS.get(language, frozenset()).__contains__, words)) for language in languages
    }
    most = max(counts.values(), default=0)
    best = [language for language, count in counts.items() if count == most]
    return best[0] if most and len(best) == 1 else ""
