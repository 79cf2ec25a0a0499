"""Cleans decoded text: composed, visible Unicode on one line."""

from __future__ import annotations

import html
import re
import unicodedata

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Joiners stay: Persian, Hindi and emoji need them. Private-use characters are placeholders in latex.py.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff\ud800-\udfff]"
)
_MARKS = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
# What programs that read PDF write for a glyph without a character: a hyphen at the end of a line, and the
# ligatures of TeX's fonts.
_GLYPH = re.compile(r"\(cid:(?:(?P<hyphen>173)\)\s?(?=[a-z])|(?P<ligature>1[1-5])\))")
_GLYPH_LIGATURES = {"11": "ff", "12": "fi", "13": "fl", "14": "ffi", "15": "ffl"}
# No script has more than four marks on a letter; more would overlap the lines above and below.
_PILE = re.compile(f"({_MARKS}{{4}}){_MARKS}+")


def fold_space(text: str) -> str:
    """The text with each run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def without_entities(text: str) -> str:
    """The text with the characters that entities of HTML stand for: `&amp;` is `&`."""
    return _ENTITY.sub(lambda match: html.unescape(match.group()), text) if "&" in text else text


def has_invisible(text: str) -> bool:
    """Whether `clean` would remove a control character, or one that is invisible or turns the direction."""
    return bool(_UNWANTED.search(text))


def clean(raw: str) -> str:
    """One line of composed (NFC) text without entities, ligatures, invisible characters and stacked marks.

    The numbers of glyphs that were left in PDF text are resolved: "net(cid:173) works" is "networks".
    Scrapers may escape `&lt;` once too often; entities are therefore resolved once.
    Characters that change the writing direction are removed: they would affect the text around this one.
    """
    written = _without_glyphs(without_entities(raw)).translate(_LIGATURES)
    text = unicodedata.normalize("NFC", _UNWANTED.sub("", written))
    return fold_space(text if text.isascii() else _PILE.sub(r"\1", text))


def _without_glyphs(text: str) -> str:
    if "(cid:1" not in text:
        return text
    return _GLYPH.sub(lambda glyph: _GLYPH_LIGATURES.get(glyph["ligature"] or "", ""), text)
