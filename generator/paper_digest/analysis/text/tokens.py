"""Splits plain text into tokens and normalizes them: one case, singular, no hyphen after a prefix."""

from __future__ import annotations

import re
from functools import lru_cache

from paper_digest.values.word_lists import alternation, load_word_lists

_PREFIXES = alternation(load_word_lists(__package__, "word_lists.toml")["prefixes"])
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
HYPHENS = "-‐‑"
_HYPHEN = re.compile(f"[{HYPHENS}]")
TOKEN = re.compile(
    # a word with its prefix: pre-training, fine-tuning (often written as one word)
    rf"(?<![^\W_])(?i:(?:{_PREFIXES})[{HYPHENS}](?=[a-z]{{2}})|fine[{HYPHENS}](?=tun))[^\W_]+"
    # any other word; a number stays with its name, as in CIFAR-10 and GPT-3.5
    r"|[^\W_]+(?:['’][^\W_]+|(?<=[A-Za-z])-\d[^\W_]*|(?<=\d)\.\d+)*\+*"
    # a hyphen between words, and any other character, which ends a phrase
    rf"|(?<=[^\W_])[{HYPHENS}](?=[^\W_])|\S"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_SINGULARS = ("ss", "us", "is", "ous", "series", "species", "bias", "alias", "atlas", "canvas", "pancreas")


def tokens(text: str) -> list[str]:
    """The folded words of a text in order: "Self-supervised models" gives self, supervised, model."""
    return [fold(word) for word in WORD.findall(text)]


@lru_cache(maxsize=1 << 18)
def fold(word: str) -> str:
    """A word in lower case, singular, without hyphens: "CIFAR-10" gives cifar10, "GANs" gives gan."""
    lower = _POSSESSIVE.sub("", _HYPHEN.sub("", word).lower())
    if len(lower) <= 3 or not lower.endswith("s") or lower.endswith(_SINGULARS):
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    return lower[:-2] if lower.endswith(("sses", "xes", "ches", "shes", "iases")) else lower[:-1]


@lru_cache(maxsize=1 << 18)
def is_branded(word: str) -> bool:
    """Whether capitals and digits make a word a proper name: ImageNet, LoRA, CIFAR-10; but not "Deep"."""
    capitals = sum(char.isupper() for char in word)
    return capitals >= 2 or (capitals == 1 and any(char.isdigit() for char in word))
