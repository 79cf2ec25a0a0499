"""Finds names that texts call datasets or benchmarks: "the XYZ-10 dataset", "benchmarks such as ABC"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from paper_digest.analysis.acronyms.acronym import singular_acronym
from paper_digest.analysis.text.token_stream import is_branded
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
"""Characters before a noun or "on" that may hold a name or words for results; chosen by hand."""
_ON_NAMES = re.compile(rf" on (?:the )?(?=[A-Za-z0-9.-]*[A-Z0-9])({_NAMES})")
_RESULTS = re.compile(rf"\b(?i:{alternation(_LISTS['result_words'])})(?: [a-z]+){{0,2}}$")
_LANGUAGE = rf"(?:{alternation(_LISTS['languages'])})"
_MIN_NAME = 3
_SIZE_OR_LANGUAGE_PAIR = re.compile(
    rf"\d+(?:\.\d+)?(?:[KkMmBb]|[Dd](?:-[a-z]\w*)?)?|[A-Z][a-z]-[A-Z][a-z]|{_LANGUAGE}-.*|.*-English"
)
"""100K, 3D-text, En-De, English-Hindi."""


@dataclass(frozen=True, slots=True)
class CuePattern:
    """A pattern for names (group 1) beside a noun such as "benchmark", in the manner of Hearst (1992)."""

    example: str
    regex: re.Pattern[str]
    is_before: bool
    """Whether the pattern ends where the noun begins; else it begins where the noun ends."""
    numbers: tuple[str, ...] = ("singular", "plural")
    """The grammatical numbers of the noun."""

    def search(self, text: str, noun: re.Match[str]) -> re.Match[str] | None:
        """The pattern beside a noun of a text."""
        if ("plural" if noun[0].lower() in _LISTS["plural_nouns"] else "singular") not in self.numbers:
            return None
        if self.is_before:
            return self.regex.search(text, max(0, noun.start() - _CONTEXT_LENGTH), noun.start())
        return self.regex.match(text, noun.end())


CUE_PATTERNS = (
    CuePattern("XYZ dataset", re.compile(rf"({_NAME}) $"), True, ("singular",)),
    CuePattern("XYZ and ABC datasets", re.compile(rf"({_NAMES}) $"), True, ("plural",)),
    CuePattern(
        "XYZ, a large dataset",
        re.compile(rf"({_NAME})(?:, (?:an?|the)(?: first)?|: An?)(?: [\w-]+){{0,5}} $"),
        True,
    ),
    CuePattern(
        "datasets such as XYZ and ABC",
        re.compile(rf",? (?:such as|like|including|namely|e\.g\.,?) ({_NAMES})"),
        False,
        ("plural",),
    ),
    CuePattern(
        "benchmarks (XYZ, ABC)",
        re.compile(rf",? ?(?:: |\()(?:e\.g\.,? |i\.e\.,? |namely |including )?({_NAMES})"),
        False,
        ("plural",),
    ),
    CuePattern("a dataset called XYZ", re.compile(rf",? (?:called|named|dubbed|termed) ({_NAME})"), False),
)


class CuedNames(NamedTuple):
    """The names in a text that may be datasets."""

    called: set[str]
    """Called a dataset or a benchmark."""
    evaluated: set[str]
    """The text only reports results on them."""


def find_cued_names(text: str) -> CuedNames:
    """The names that a text calls datasets or reports results on."""
    nouns = list(_NOUN.finditer(text))
    matches = [pattern.search(text, noun) for noun in nouns for pattern in CUE_PATTERNS]
    called = {name for match in matches if match for name in _names(match[1])}
    evaluated = {
        name for match in _ON_NAMES.finditer(text) if _follows_results(match) for name in _names(match[1])
    }
    return CuedNames(called, evaluated - called)


def _follows_results(match: re.Match[str]) -> bool:
    start = match.start()
    return _RESULTS.search(match.string, max(0, start - _CONTEXT_LENGTH), start) is not None


def _names(names: str) -> Iterator[str]:
    """The names in a list that may be datasets."""
    for written in _SEPARATOR.split(names):
        name = singular_acronym(written.strip(".+-"))
        if len(name) >= _MIN_NAME and is_branded(name) and not _is_modifier(name):
            yield name


def _is_modifier(name: str) -> bool:
    """Whether a name in front of "dataset" tells its kind, source, size or languages."""
    return name.lower() in _LISTS["modifiers"] or _SIZE_OR_LANGUAGE_PAIR.fullmatch(name) is not None
