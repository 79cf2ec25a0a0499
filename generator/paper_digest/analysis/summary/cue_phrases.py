"""Turns the words of a sentence into how much they sound like what a paper says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_WORKS = frozenset("paper work article study thesis report survey".split())
_MAKES = frozenset(
    "propose proposes introduce introduces introducing present presents presenting develop develops developing design designs".split()
)
_DOES = frozenset(
    "show prove find demonstrate establish argue identify derive study investigate explore provide give describe analyze analyse examine "
    "consider address release revisit use train apply employ combine formalize formulate extend".split()
)
_TESTS = frozenset(
    "experiment experiments extensive empirically evaluation evaluations experimental outperform outperforms benchmark benchmarks "
    "competitive performance superior baselines scalable".split()
)
_ADDS = frozenset("also further then finally believe hope conclude evaluate test compare".split())
_POINTS_BACK = frozenset(
    "these it they such those he she its their however unfortunately but yet moreover furthermore additionally specifically".split()
)
_BEFORE = frozenset(
    "recently recent previous previously prior existing many most often typically traditionally usually popular widely been remain remains "
    "showed".split()
)
_ADDRESSES = frozenset("http https www".split())
_OFFERED = frozenset("available released found".split())
_TROUBLES = frozenset(
    "problem problems issue issues challenge challenges gap question questions limitation limitations assumption setting goal end case "
    "view insight observation idea attacks effect".split()
)
_POINTERS = frozenset("this these such that".split())
_NOTHING = frozenset[str]()


def cues(words: Sequence[str]) -> float:
    """What the words of a sentence, in lower case, add to the overlap that is to be expected with the authors' summary, in hundredths.

    The weights started from a linear regression on half of some labelled papers and were rounded and adjusted by hand; the last three
    are for the reader, who sees the sentence without its related_topics. Cue words are Edmundson's, New methods in automatic extracting (1969).
    """
    said = frozenset(words)
    after_we = _after("we", words) if "we" in said else _NOTHING
    this_work = "this" in said and bool(_after("this", words) & _WORKS)
    own = "we" in said or "our" in said
    return (
        (4.5 if (own or this_work) and said & _MAKES else 0.0)
        + (3.0 if this_work else 0.0)
        + (2.5 if own else 0.0)
        + (2.5 if after_we & _DOES else 0.0)
        - (2.0 if after_we & _ADDS else 0.0)
        - (1.0 if said & _TESTS else 0.0)
        - (
            6.0
            if said & _ADDRESSES or (said & {"code", "codes", "dataset", "data"} and said & _OFFERED)
            else 0.0
        )
        - (
            1.0
            if _POINTERS & said
            and any(one in _POINTERS and other in _TROUBLES for one, other in pairwise(words))
            else 0.0
        )
        - (3.0 if not (own or this_work) and said & _BEFORE else 0.0)
        - (2.0 if words[0] in _POINTS_BACK or (words[0] == "this" and not this_work) else 0.0)
    )


def _after(word: str, words: Sequence[str]) -> frozenset[str]:
    return frozenset(second for first, second in pairwise(words) if first == word)
