"""Turns plain text into the tokens that words are compared by: one case, no plural, no hyphen."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_KEEPS_ITS_S = ("ss", "us", "is", "ous", "series", "species", "bias", "alias", "atlas", "canvas", "pancreas")


def tokens(text: str) -> list[str]:
    """The folded words of `text` in order: "Self-supervised models" gives self, supervised, model."""
    return [folded(match) for match in _TOKEN.findall(text)]


@lru_cache(maxsize=1 << 18)
def folded(word: str) -> str:
    """A word in lower case without its plural ending, so that "policies" and "policy", "GANs" and "GAN", "model's" and "model" are one."""
    low = _POSSESSIVE.sub("", word.lower())
    if len(low) <= 3 or not low.endswith("s") or low.endswith(_KEEPS_ITS_S):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    return low[:-2] if low.endswith(("sses", "xes", "ches", "shes", "iases")) else low[:-1]
