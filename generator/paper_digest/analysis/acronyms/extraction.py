"""Extracts acronyms and their definitions: "Low-Rank Adaptation (LoRA)"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from paper_digest.analysis.acronyms import alignment
from paper_digest.analysis.acronyms.acronym import (
    acronym_key,
    acronyms_in_word,
    is_acronym,
    singular_acronym,
)
from paper_digest.analysis.text.document_text import DocumentText
from paper_digest.analysis.text.tokens import HYPHENS, WORD, fold, tokens
from paper_digest.values.word_lists import alternation, load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")
_BRACKETS = re.compile(r"\(([^()]{2,120})\)")
_INTRODUCTION = re.compile(rf"^(?:{alternation(_LISTS['introductions'])})\s+", re.IGNORECASE)
_END_OF_TERM = re.compile(r"[;,:]\s|[.?!]\s")
_END_OF_CONTEXT = re.compile(r"[()\[\];:?!]|\.\s|, ")
_QUOTES = "\"'“”‘’`* "
_ACRONYM = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\+{0,2}")
_LAST_WORD = re.compile(r"(?<![\w-])[A-Za-z0-9][A-Za-z0-9-]{1,14}$")
_CAPITALIZED_WORD = re.compile(r"(?<![\w-])[a-z0-9-]*[A-Z][A-Za-z0-9-]*")
_CONTEXT_LENGTH = 160
"""Characters before the brackets that may hold the long form; chosen by hand."""


class Definition(NamedTuple):
    """An acronym and its long form, both in the singular."""

    acronym: str
    long_form: str


@dataclass(frozen=True, slots=True)
class PaperAcronyms:
    """The acronyms in one paper's title and abstract, by their keys (see acronym_key)."""

    definitions: Mapping[str, str]
    """The long forms of the acronyms that the paper defines."""
    spellings: Mapping[str, tuple[str, ...]]
    """The ways in which the paper writes each acronym, sorted."""


def paper_acronyms(text: DocumentText) -> PaperAcronyms:
    """The acronyms of a paper; the first definition of an acronym counts."""
    definitions: dict[str, str] = {}
    for acronym, long_form in (*extract_definitions(text.title), *extract_definitions(text.abstract)):
        definitions.setdefault(acronym_key(acronym), long_form)
    spellings: defaultdict[str, set[str]] = defaultdict(set)
    for word in set(_CAPITALIZED_WORD.findall(text.joined)):
        for key, spelling in acronyms_in_word(word):
            spellings[key].add(spelling)
    return PaperAcronyms(definitions, {key: tuple(sorted(spellings[key])) for key in sorted(spellings)})


def extract_definitions(text: str) -> list[Definition]:
    """The definitions in a text, in order, written as "long form (acronym)" or "acronym (long form)".

    Candidates are those of Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions
    in biomedical text (2003). They take the shortest phrase with the letters in order. Here the cheapest
    alignment wins, in which each letter begins a word or follows in a word whose first letter counts: in
    abstracts full of names, looser alignments are mostly chance.
    """
    candidates = (
        _bracket_definition(text[max(0, brackets.start() - _CONTEXT_LENGTH) : brackets.start()], brackets[1])
        for brackets in _BRACKETS.finditer(text)
    )
    return [definition for definition in candidates if definition]


def _bracket_definition(before: str, inside: str) -> Definition | None:
    """The definition that the text in brackets makes with the text before them."""
    without_introduction = _INTRODUCTION.sub("", inside.strip(_QUOTES), count=1)
    term = _END_OF_TERM.split(without_introduction, maxsplit=1)[0].strip(_QUOTES)
    before = before.rstrip(_QUOTES)
    if _ACRONYM.fullmatch(term):
        return _definition(term, _END_OF_CONTEXT.split(before)[-1], is_exact=False)
    last_word = _LAST_WORD.search(before)
    return _definition(last_word[0], term, is_exact=True) if last_word else None


def _definition(written: str, context: str, *, is_exact: bool) -> Definition | None:
    """The acronym with the long form at the end of the context, or with the context as its long form."""
    acronym = singular_acronym(written)
    long_form = _long_form(acronym, context, is_exact=is_exact) if is_acronym(acronym) else None
    if long_form is None or fold(acronym) in tokens(long_form):
        return None
    return Definition(acronym, _singular_phrase(long_form) if acronym != written else long_form)


def _long_form(acronym: str, context: str, *, is_exact: bool) -> str | None:
    characters = "".join(filter(str.isalnum, acronym)).lower()
    words = list(WORD.finditer(context))
    if not is_exact:
        words = _nearest_words(words, characters)
    start = _best_start(characters, words, is_exact=is_exact)
    if start is None:
        return None
    # "In-context learning" is a name, "in the context" is not.
    begins_name = not _is_function_word(words[start]) or context.startswith(
        tuple(HYPHENS), words[start].end()
    )
    is_name = begins_name and not _is_function_word(words[-1])
    return context[words[start].start() : words[-1].end()] if is_name else None


def _is_function_word(word: re.Match[str]) -> bool:
    return word[0].lower() in _LISTS["function_words"]


def _nearest_words(words: list[re.Match[str]], characters: str) -> list[re.Match[str]]:
    """The words before an acronym that may be its long form, without a last word such as "method"."""
    last = words[-1][0] if words else ""
    if fold(last) in _LISTS["generic_nouns"] and last[0].lower() != characters[-1]:
        words = words[:-1]
    # Schwartz and Hearst's bound.
    return words[-min(len(characters) + 5, 2 * len(characters)) :]


def _best_start(characters: str, words: Sequence[re.Match[str]], *, is_exact: bool) -> int | None:
    """The word that starts the cheapest alignment, the last one of several."""
    costs = alignment.alignment_costs(characters, words)
    starts = range(len(words))[:1] if is_exact else reversed(range(len(words)))
    allowed = [start for start in starts if not alignment.is_hyphenated(words[start])]
    best = min(allowed, key=costs.__getitem__, default=None)
    return None if best is None or costs[best] > alignment.max_alignment_cost(characters) else best


def _singular_phrase(long_form: str) -> str:
    """A long form with its last word in the singular; letters keep their case."""
    *_, last = WORD.finditer(long_form)
    word, singular = last[0], fold(last[0])
    if singular == word.lower() or not word[1:].islower():
        return long_form
    return long_form[: last.start()] + word[0] + singular[1:] + long_form[last.end() :]
