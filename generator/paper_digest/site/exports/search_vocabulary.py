"""Turns a digest into its list of words, small enough for a browser, which mends a misspelt query."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from paper_digest.model.digest import AnalyzedPaper, Digest
from paper_digest.values.rich_text.plain_text import spoken

LARGEST = 100_000
"""Bytes of the list at most."""
_WORD = re.compile(r"[a-z]{4,24}")
_MOST_SHARED = 9
_COMMONEST = ord("Z") - ord("A")


def word_list(digest: Digest, largest: int = LARGEST) -> bytes:
    """The words that most papers use, in the order of the letters, as many as fit into `largest` bytes.

    Each word is a digit, how many letters it shares with the one before it; its other letters; and a capital, which
    tells in how many papers it is: A in one, B in two, C in four, and so on.
    """
    papers = Counter(word for entry in digest.papers for word in _words(entry))
    ranked = sorted(papers, key=lambda word: (-papers[word], word))
    fitting = (
        bisect_right(range(len(ranked) + 1), largest, key=lambda count: len(_coded(ranked[:count], papers)))
        - 1
    )
    return _coded(ranked[: max(fitting, 0)], papers)


def _words(entry: AnalyzedPaper) -> set[str]:
    """The paper's words as the index has them: in small letters without accents."""
    paper = entry.paper
    text = " ".join((spoken(paper.heading), *paper.authors, spoken(paper.abstract or ())))
    letters = "".join(
        char for char in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(char)
    )
    return set(_WORD.findall(letters))


def _coded(words: Sequence[str], papers: Counter[str]) -> bytes:
    parts, before = [], ""
    for word in sorted(words):
        shared = 0
        while shared < min(_MOST_SHARED, len(word) - 1, len(before)) and word[shared] == before[shared]:
            shared += 1
        often = chr(ord("A") + min(papers[word].bit_length() - 1, _COMMONEST))
        parts.append(f"{shared}{word[shared:]}{often}")
        before = word
    return "".join(parts).encode()
