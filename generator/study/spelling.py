"""Remembers how a corpus writes its words, so that folded terms can be shown as people write them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.study.wording import Wording
from generator.text.tokens import folded

_RUN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Spelling:
    """The commonest way to write each folded word, and the pairs of words that are mostly hyphened."""

    words: Mapping[str, str]
    hyphened: frozenset[tuple[str, str]]

    def shown(self, term: str) -> str:
        """A folded term as the corpus writes it: `sam` gives "SAM", `self supervised` gives "self-supervised"."""
        parts = term.split(" ")
        text = self.words.get(parts[0], parts[0])
        for before, part in pairwise(parts):
            text += ("-" if (before, part) in self.hyphened else " ") + self.words.get(part, part)
        return text


def spelling_of(wordings: Iterable[Wording], terms: Iterable[str]) -> Spelling:
    """How the texts write the words of these folded terms; a capital counts only inside a word or for a whole acronym."""
    needed = {word for term in terms for word in term.split(" ")}
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    hyphened: Counter[tuple[str, str]] = Counter()
    apart: Counter[tuple[str, str]] = Counter()
    for wording in wordings:
        runs = _RUN.findall(wording.abstract)
        for run in runs:
            parts = run.split("-")
            for part in parts:
                forms[folded(part)][part if _is_branded(part) else part.lower()] += 1
            hyphened.update((folded(one), folded(two)) for one, two in pairwise(parts))
        apart.update((folded(one), folded(two)) for one, two in pairwise(runs) if "-" not in one + two)
    words = {word: min(counts, key=lambda form: (-counts[form], form)) for word, counts in forms.items() if word in needed}
    return Spelling(words, frozenset(pair for pair, count in hyphened.items() if count > apart[pair]))


def _is_branded(word: str) -> bool:
    return any(char.isupper() for char in word[1:])
