"""Recognizes acronyms and normalizes them."""

from __future__ import annotations

import re
from functools import lru_cache

from paper_digest.analysis.text.tokens import is_branded

_MAX_CHARACTERS = 10
"""Letters and digits in an acronym; the bound of Schwartz and Hearst (2003)."""
_NUMERAL_OR_DIMENSION = re.compile(r"[IVXivx]+|\d+[A-Za-z]|\d[\d-]*[A-Za-z]?s?")
"""II, 3D, 2018a."""


def is_acronym(word: str) -> bool:
    """Whether a word looks like an acronym: LLM, LoRA, mAP, k-NN, 3DGS; numerals and dimensions do not."""
    has_size = 2 <= sum(map(str.isalnum, word)) <= _MAX_CHARACTERS
    return has_size and is_branded(word) and not _NUMERAL_OR_DIMENSION.fullmatch(word)


def singular_acronym(acronym: str) -> str:
    """An acronym without the s of its plural: LLMs becomes LLM."""
    is_plural = len(acronym) > 2 and acronym[-1] == "s" and (acronym[-2].isupper() or acronym[-2].isdigit())
    return acronym[:-1] if is_plural else acronym


def acronym_key(acronym: str) -> str:
    """The normalized form of an acronym: lower case, no hyphens."""
    return acronym.lower().replace("-", "")


@lru_cache(maxsize=1 << 18)
def acronyms_in_word(word: str) -> tuple[tuple[str, str], ...]:
    """The keys and spellings of the acronyms in a word and in its hyphenated parts ("LLM-based")."""
    parts = dict.fromkeys([word.strip("-"), *word.split("-")])
    singulars = ((singular_acronym(part), part) for part in parts)
    return tuple((acronym_key(singular), part) for singular, part in singulars if is_acronym(singular))
