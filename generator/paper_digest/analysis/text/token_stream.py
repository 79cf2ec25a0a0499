"""Turns the wordings of papers into one stream of numbered words, which terms, topics and tags are counted in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from paper_digest.analysis.text.document_text import Wording
from paper_digest.analysis.text.tokens import folded

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

# A word; a hyphen between words; anything else parts phrases. A number stays with its name, as in CIFAR-10 and GPT-3.5.
_TOKEN = re.compile(
    r"[^\W_]+(?:['’][^\W_]+|(?<=[A-Za-z])-\d[^\W_]*|(?<=\d)\.\d+)*\+*|(?<=[^\W_])[-‐‑](?=[^\W_])|\S"
)
_BREAK = "\n"


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """The words of all papers one after the other, titles before abstracts, each word as a number; arrays have one item a word."""

    spellings: list[str]
    """Each way to write a word, once."""
    lemmas: list[str]
    """Each folded word (lower case, singular), once."""
    spelling: Ints
    """The number of the word's spelling."""
    lemma: Ints
    """The number of the word's folded form."""
    paper: Ints
    """The number of the paper, ascending."""
    in_title: Flags
    follows: Flags
    """Whether the word follows the one before it without punctuation, in the same title or abstract."""
    hyphenated: Flags
    """Whether a hyphen ties the word to the one before it."""
    papers: int
    places: Mapping[str, int]
    """The number of each lemma."""

    def numbers_of(self, phrase: str) -> tuple[int, ...] | None:
        """The lemmas of a phrase as the stream has them, None where one of its words stands nowhere."""
        place = self.places
        words = [fold(token) for token in _TOKEN.findall(phrase) if token[0].isalnum()]
        numbers: list[int] = []
        while words:
            joined = "".join(words[:2])
            take = 2 if len(words) > 1 and joined in place else 1
            number = place.get(joined if take == 2 else words[0])
            if number is None:
                return None
            numbers.append(number)
            words = words[take:]
        return tuple(numbers) or None

    def shown(self) -> list[str]:
        """For each lemma the word to print: itself where papers write it so, else (ImageNet, Gaussian, series) as most of them do."""
        # The capital of a title or of a sentence's first word says nothing about the word.
        tells = (
            np.array([spelling == spelling.lower() for spelling in self.spellings], dtype=bool)[self.spelling]
            | self.follows
        )
        counts = np.bincount(self.spelling[tells & ~self.in_title], minlength=len(self.spellings)).tolist()
        writings: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for spelling, number in zip(self.spellings, counts, strict=True):
            writings[fold(spelling) if spelling[0].isalnum() else ""].append((-number, spelling))
        return [_shown(lemma, sorted(writings[lemma])) for lemma in self.lemmas]


def _shown(lemma: str, writings: list[tuple[int, str]]) -> str:
    """The word to print for a lemma; a name is what is mostly written with a capital where no title asks for one."""
    capital = sum(number for number, spelling in writings if spelling != spelling.lower())
    if is_branded(writings[0][1]) or capital < 0.75 * sum(number for number, _ in writings):
        return writings[0][1]
    low = [spelling for _, spelling in writings if spelling == spelling.lower()]
    return low[0] if low and ("-" in low[0] or lemma not in low) else lemma


@lru_cache(maxsize=1 << 18)
def fold(word: str) -> str:
    """A word in lower case, singular, its number without a hyphen: "CIFAR-10" gives cifar10."""
    return folded(word.replace("-", ""))


@lru_cache(maxsize=1 << 18)
def is_branded(word: str) -> bool:
    """Whether capitals and digits make a word a name: ImageNet, LoRA, CIFAR-10, BERT; "Deep" is none."""
    upper = sum(char.isupper() for char in word)
    return upper >= 2 or (upper == 1 and any(char.isdigit() for char in word))


def stream_of(wordings: Sequence[Wording]) -> Stream:
    """The stream of papers in the given order."""
    counter = count()
    numbers: defaultdict[str, int] = defaultdict(lambda: next(counter))
    mark, hyphens = numbers[_BREAK], [numbers[hyphen] for hyphen in "-‐‑"]
    tokens: list[int] = []
    starts = []
    for wording in wordings:
        for part in (wording.title, wording.abstract):
            starts.append(len(tokens))
            tokens.append(mark)
            tokens.extend(map(numbers.__getitem__, _TOKEN.findall(part)))
    spellings = list(numbers)
    every = np.array(tokens, dtype=np.int64)
    sections = np.repeat(np.arange(len(starts)), np.diff([*starts, len(tokens)]))
    at = np.flatnonzero(np.array([spelling[0].isalnum() for spelling in spellings], dtype=bool)[every])
    apart = np.diff(at, prepend=-1) - 1
    hyphenated = (apart == 1) & np.isin(every, hyphens)[at - 1]
    spelling, spellings, kept = _joined(every[at], hyphenated, apart == 0, spellings)
    lemma_of, lemmas = _numbered([fold(spelling) if spelling[0].isalnum() else "" for spelling in spellings])
    return Stream(
        spellings=spellings,
        lemmas=lemmas,
        spelling=spelling[kept],
        lemma=lemma_of[spelling[kept]],
        paper=sections[at][kept] // 2,
        in_title=sections[at][kept] % 2 == 0,
        follows=((apart == 0) | hyphenated)[kept],
        hyphenated=hyphenated[kept],
        papers=len(wordings),
        places={lemma: number for number, lemma in enumerate(lemmas)},
    )


def _joined(
    spelling: Ints, hyphenated: Flags, beside: Flags, spellings: list[str]
) -> tuple[Ints, list[str], Ints]:
    """The spellings with two words as one where other places write them without the hyphen: auto-encoder, pre-trained.

    beside: whether a word stands beside the one before with nothing but a blank between; such a pair is one word where a hyphen
    makes it one elsewhere (meta learning, meta-learning, metalearning). Gives the spelling of each place, all spellings, and
    the places that are left.
    """
    folds, kinds = np.unique(
        [fold(word) if word[0].isalnum() else "" for word in spellings], return_inverse=True
    )
    size = len(folds) + 1
    written = set(folds.tolist())
    codes = np.zeros(len(spelling), dtype=np.int64)
    codes[1:] = kinds[spelling[:-1]] * size + kinds[spelling[1:]]
    tied = np.unique(codes[hyphenated])
    parts = zip(*np.divmod(tied, size), strict=True)
    known = tied[np.array([f"{folds[one]}{folds[other]}" in written for one, other in parts], dtype=bool)]
    chosen = np.flatnonzero((hyphenated | beside) & np.isin(codes, known))
    chosen = chosen[~np.isin(chosen - 1, chosen)]
    pairs, number = np.unique(spelling[chosen - 1] * len(spellings) + spelling[chosen], return_inverse=True)
    firsts, seconds = np.divmod(pairs, max(1, len(spellings)))
    added = [
        f"{spellings[one]}-{spellings[other]}"
        for one, other in zip(firsts.tolist(), seconds.tolist(), strict=True)
    ]
    renumbered = spelling.copy()
    renumbered[chosen - 1] = len(spellings) + number
    return (
        renumbered,
        [*spellings, *added],
        np.setdiff1d(np.arange(len(spelling)), chosen, assume_unique=True),
    )


def _numbered(words: Sequence[str]) -> tuple[Ints, list[str]]:
    """Each word's place among the distinct words in the order of the alphabet, and those words."""
    distinct = sorted(set(words))
    place = {word: number for number, word in enumerate(distinct)}
    return np.array([place[word] for word in words], dtype=np.int64), distinct


def flags(words: Sequence[str], chosen: frozenset[str]) -> Flags:
    """Which of the words are among the chosen ones."""
    return np.array([word in chosen for word in words], dtype=bool)
