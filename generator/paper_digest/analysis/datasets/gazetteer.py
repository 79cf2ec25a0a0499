"""Finds the datasets of datasets.yml in the words of papers, in any spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paper_digest.model.settings import DatasetRule

_RUN = re.compile(r"[A-Za-z0-9]+")
_BETWEEN = re.compile(r"[-‐‑–/.+'’_&\s]{0,3}")
_PARTS = re.compile(r"\D+|\d+")
_GOES_ON = re.compile(r"\w|-(?:[A-Z][A-Z0-9]|[A-Z]\b)")
"""What makes another dataset's name of the same beginning: CIFAR-FS, Kinetics-GEBD."""
_LONGEST = 48
"""Letters a name has at most."""
CUE = re.compile(
    r"\b(?:data ?sets?|benchmarks?|corpus|corpora|leaderboards?|test sets?|suites?|challenge)\b",
    re.IGNORECASE,
)
_NEAR = 40
"""Letters between a name that is also a word and what shows that a dataset is meant."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a dataset's name."""

    rule: int
    letters: str
    """Its letters and digits, nothing between them."""
    is_word: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a dataset: text[start:end]."""

    rule: int
    start: int
    end: int
    is_word: bool


class Names:
    """The names of datasets, by what they start with."""

    def __init__(self, rules: Sequence[DatasetRule]) -> None:
        self._starts: dict[str, re.Pattern[str]] = {}
        self.beginnings: set[str] = set()
        """The first words of names of several words, in lower case: they alone are no names."""
        self._by_key: defaultdict[str, list[Spelling]] = defaultdict(list)
        for number, rule in enumerate(rules):
            for written in dict.fromkeys((rule.name, *rule.spellings)):
                self._add(
                    Spelling(
                        number,
                        letters_of(written),
                        rule.is_word and letters_of(written) == letters_of(rule.name),
                    ),
                    written,
                )

    @property
    def keys(self) -> frozenset[str]:
        """The letters and digits of every spelling, in lower case."""
        return frozenset(self._by_key)

    def _add(self, spelling: Spelling, written: str) -> None:
        if not spelling.letters:
            return
        self._by_key[spelling.letters.lower()].append(spelling)
        starts = {_RUN.findall(written)[0], spelling.letters}
        self.beginnings |= {_RUN.findall(written)[0].lower()} - {spelling.letters.lower()}
        if _has_digit(spelling.letters):
            starts.add(_PARTS.findall(spelling.letters)[0])
            starts |= {change(start) for start in starts for change in (str.lower, str.upper, str.capitalize)}
        for start in starts:
            self._starts[start] = re.compile(rf"(?<![A-Za-z0-9]){start}(?![A-Za-z0-9])")

    def in_text(self, text: str) -> list[int]:
        """The numbers of the rules whose datasets a text names, ascending."""
        found = list(self._mentions(text))
        sure = [one for one in found if not one.is_word]
        return sorted({one.rule for one in found if not one.is_word or _is_meant(text, one, sure)})

    def _mentions(self, text: str) -> Iterator[Mention]:
        starts = self._starts.keys() & set(_RUN.findall(text))
        behind = 0
        for at in sorted({match.start() for start in starts for match in self._starts[start].finditer(text)}):
            if at >= behind:
                end, spellings = self._longest(text, at)
                behind = max(behind, end)
                yield from (Mention(spelling.rule, at, end, spelling.is_word) for spelling in spellings)

    def _longest(self, text: str, start: int) -> tuple[int, list[Spelling]]:
        """The end of the longest name that starts at a place, and what it names; the place itself and nothing where none does."""
        found: tuple[int, list[Spelling]] = (start, [])
        letters, end = "", start
        for run in _RUN.finditer(text, start, start + _LONGEST):
            if end > start and not _BETWEEN.fullmatch(text, end, run.start()):
                break
            end = run.end()
            letters += run.group()
            fitting = [one for one in self._by_key.get(letters.lower(), ()) if _is_written(letters, one)]
            if fitting and not _GOES_ON.match(text, end):
                found = end, fitting
        return found


def letters_of(written: str) -> str:
    """A name's letters and digits: "CIFAR-10" gives CIFAR10."""
    return "".join(_RUN.findall(written))


def _is_written(letters: str, spelling: Spelling) -> bool:
    """Whether the case is right: as in the list; where there is a digit no other word can be meant."""
    return letters == spelling.letters or (not spelling.is_word and len(letters) > 4 and _has_digit(letters))


def _has_digit(letters: str) -> bool:
    return any(char.isdigit() for char in letters)


def _is_meant(text: str, one: Mention, sure: Sequence[Mention]) -> bool:
    """Whether something beside a name that is also a word shows that it is a dataset's: "3D-POPE" and "GAIA: A Method" are others."""
    if text[: one.start].endswith("-") or text.startswith(f"{text[one.start : one.end]}:"):
        return False
    if any(other.end >= one.start - _NEAR and other.start <= one.end + _NEAR for other in sure):
        return True
    around = (
        text[max(0, one.start - _NEAR) : one.start].rpartition(". ")[2],
        text[one.end : one.end + _NEAR].partition(". ")[0],
    )
    return any(CUE.search(part) for part in around)
