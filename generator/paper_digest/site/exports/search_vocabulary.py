"""Writes the search vocabulary: the most frequent words, for correcting typos in the browser."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.site.exports.search_words import fold_text
from paper_digest.values.rich_text import RichText

MAX_SIZE = 100_000
"""Bytes; chosen by hand."""
_WORD = re.compile(r"[a-z]{4,24}")
_MAX_SHARED = 9
_MAX_FREQUENCY = ord("Z") - ord("A")


def search_vocabulary(digest: Digest, max_size: int = MAX_SIZE) -> bytes:
    """The words of the most papers in alphabetical order, as many as fit into `max_size` bytes, front-coded.

    Each word is a digit, the number of letters that it shares with the previous word; its remaining letters;
    and a capital, its document frequency as a power of two: A for one paper, B for two, C for four ...
    """
    frequencies = Counter(word for analyzed in digest.papers for word in _words(analyzed))
    ranked = sorted(frequencies, key=lambda word: (-frequencies[word], word))

    def size(count: int) -> int:
        return len(_front_coded(ranked[:count], frequencies))

    count = bisect_right(range(len(ranked) + 1), max_size, key=size) - 1
    return _front_coded(ranked[: max(count, 0)], frequencies)


def _words(analyzed: AnalyzedPaper) -> set[str]:
    """The paper's words as in the index: in lower case without accents."""
    paper = analyzed.paper
    text = " ".join((paper.heading.plain, *map(str, paper.authors), (paper.abstract or RichText()).plain))
    return set(_WORD.findall(fold_text(text)))


def _front_coded(words: Sequence[str], frequencies: Counter[str]) -> bytes:
    parts, previous = [], ""
    for word in sorted(words):
        shared = 0
        while shared < min(_MAX_SHARED, len(word) - 1, len(previous)) and word[shared] == previous[shared]:
            shared += 1
        frequency = min(frequencies[word].bit_length() - 1, _MAX_FREQUENCY)
        parts.append(f"{shared}{word[shared:]}{chr(ord('A') + frequency)}")
        previous = word
    return "".join(parts).encode()
