"""Finds names that texts call datasets or benchmarks: "the XYZ-10 dataset", "benchmarks such as ABC"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paper_digest.analysis.acronyms.acronym import singular_acronym
from paper_digest.analysis.text.tokens import is_branded
from paper_digest.values.word_lists import alternation, load_word_lists

_LISTS = load_word_lists(__package__, "word_lists.toml")
_NAME = r"(?<![\w.+-])[A-Za-z0-9]+(?:[-+.][A-Za-z0-9]+)*"
_NAMES = rf"{_NAME}(?:(?:, and |, | and | \& ){_NAME})*"
_SEPARATOR = re.compile(r", and | and |, | & ")
_NOUNS = _LISTS["singular_nouns"] | _LISTS["plural_nouns"]
# Without IGNORECASE and a leading \b the regular expression is twice as fast.
_SPELLINGS = {change(noun) for noun in _NOUNS for change in (str.lower, str.capitalize, str.title)}
_NOUN = re.compile(rf"(?:{alternation(_SPELLINGS)})\b")
_CONTEXT_LENGTH = 100
"""Characters before a noun that may hold names; chosen by hand."""
# Patterns before and after nouns, as in Hearst, Automatic acquisition of hyponyms from large text
# corpora (1992); group 1 holds the names.
_XYZ_DATASET = re.compile(rf"({_NAME}) $")
_XYZ_AND_ABC_DATASETS = re.compile(rf"({_NAMES}) $")
_XYZ_A_LARGE_DATASET = re.compile(rf"({_NAME})(?:, (?:an?|the)(?: first)?|: An?)(?: [\w-]+){{0,5}} $")
_DATASET_CALLED_XYZ = re.compile(rf",? (?:called|named|dubbed|termed) ({_NAME})")
_DATASETS_SUCH_AS_XYZ = re.compile(rf",? (?:such as|like|including|namely|e\.g\.,?) ({_NAMES})")
_DATASETS_IN_BRACKETS = re.compile(rf",? ?(?:: |\()(?:e\.g\.,? |i\.e\.,? |namely |including )?({_NAMES})")
_BEFORE_SINGULAR = (_XYZ_DATASET, _XYZ_A_LARGE_DATASET)
_BEFORE_PLURAL = (_XYZ_AND_ABC_DATASETS, _XYZ_A_LARGE_DATASET)
_AFTER_SINGULAR = (_DATASET_CALLED_XYZ,)
_AFTER_PLURAL = (_DATASET_CALLED_XYZ, _DATASETS_SUCH_AS_XYZ, _DATASETS_IN_BRACKETS)

_LANGUAGE = rf"(?:{alternation(_LISTS['languages'])})"
_SIZE_OR_LANGUAGE_PAIR = re.compile(
    rf"\d+(?:\.\d+)?(?:[KkMmBb]|[Dd](?:-[a-z]\w*)?)?|[A-Z][a-z]-[A-Z][a-z]|{_LANGUAGE}-.*|.*-English"
)
"""100K, 3D-text, En-De, English-Hindi."""
_MIN_NAME = 3


def find_cued_names(text: str) -> set[str]:
    """The names beside a word for datasets: "the XYZ dataset", "benchmarks such as XYZ and ABC"."""
    matches = [match for noun in _NOUN.finditer(text) for match in _matches(text, noun)]
    return {name for match in matches if match for name in _split(match[1])}


def _matches(text: str, noun: re.Match[str]) -> Iterator[re.Match[str] | None]:
    is_plural = noun[0].lower() in _LISTS["plural_nouns"]
    for pattern in _BEFORE_PLURAL if is_plural else _BEFORE_SINGULAR:
        yield pattern.search(text, max(0, noun.start() - _CONTEXT_LENGTH), noun.start())
    for pattern in _AFTER_PLURAL if is_plural else _AFTER_SINGULAR:
        yield pattern.match(text, noun.end())


def _split(names: str) -> Iterator[str]:
    """The names in a list, without words for a kind, a source, a size or languages: "the RGB-D dataset"."""
    for written in _SEPARATOR.split(names):
        name = singular_acronym(written.strip(".+-"))
        is_modifier = name.lower() in _LISTS["modifiers"] or _SIZE_OR_LANGUAGE_PAIR.fullmatch(name)
        if len(name) >= _MIN_NAME and is_branded(name) and not is_modifier:
            yield name
