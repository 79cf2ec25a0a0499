"""Computes keys of text that ignore TeX, line breaks, case, accents and quotes."""

from __future__ import annotations

import html
import re
import unicodedata
from hashlib import blake2b
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_TEX_MARKS = re.compile(r"[\\${}_^]|(?<=\\)(?:['\"`^~=.](?=[{A-Za-z])|[uvHtcdbkr](?=[{\s]|\Z))")
_ACCENT = re.compile(r"\\[\"'`^~=.]\s*(?=[{\\A-Za-z])")
_WORD = re.compile(r"[^\W_]+")
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: an odd number with evenly distributed bits
_OPENING = 160
"""Letters of an abstract in its fingerprint, about thirty words. Chosen by hand."""
SHINGLE = 3
"""Words in a shingle (Broder, On the resemblance and containment of documents, 1997)."""


def normalized_words(raw: str) -> list[str]:
    r"""The words in lower case without accents and TeX: equal for `$\ell_\infty$` and `ell_infty`."""
    text = html.unescape(raw) if "&" in raw else raw
    if "\\" in text:
        text = _ACCENT.sub("", text)
    text = _TEX_MARKS.sub("", text)
    if not text.isascii():
        text = "".join(
            char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
        )
    return _WORD.findall(text.casefold())


def normalized_key(raw: str) -> str:
    """Only the letters and digits, normalized: equal for all variants of a title."""
    return "".join(normalized_words(raw))


def fingerprint(raw: str) -> str:
    """Twelve hexadecimal digits for an abstract; line breaks, TeX and the end of the text do not matter."""
    return blake2b(normalized_key(raw)[:_OPENING].encode(), digest_size=6).hexdigest()


def short_hash(text: str) -> str:
    """Six hexadecimal digits."""
    return blake2b(text.encode(), digest_size=3).hexdigest()


def shingles(raw: str) -> NDArray[np.uint64]:
    """The text's runs of SHINGLE words as sorted, distinct 64-bit hashes.

    A shorter text is one shingle; an empty text has none.
    """
    hashes = np.fromiter((crc32(word.encode()) for word in normalized_words(raw)), dtype=np.uint64)
    if not hashes.size:
        return hashes
    runs = np.zeros(max(1, hashes.size - SHINGLE + 1), dtype=np.uint64)
    for offset in range(min(SHINGLE, hashes.size)):
        runs = runs * _MIX + hashes[offset : offset + runs.size]
    return np.unique(runs)
