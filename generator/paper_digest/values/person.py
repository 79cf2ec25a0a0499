"""Parses names of people.

The parts follow BibTeX's rules (N. Markey, Tame the BeaST, section 11): "First von Last", "von Last, First"
and "von Last, Jr, First"; words in lower case are the particle; braces protect. bibtexparser implements
them, too, but takes ten times as long and loses an accent after "and".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from paper_digest.values.clean_text import fold_space
from paper_digest.values.name_additions import (
    is_organization,
    is_placeholder,
    without_additions,
    without_placeholder,
)
from paper_digest.values.name_text import (
    COMMA,
    IS_SUFFIX,
    SUFFIX,
    decoded,
    is_lower,
    split_outside_braces,
    without_braces,
    without_stray_braces,
)
from paper_digest.values.years_of_life import without_years_of_life

_SUFFIX_AT_END = re.compile(rf"(?P<name>\S+\s.*?)\s+(?P<suffix>{SUFFIX})")
_SUFFIX_OF_GIVEN = re.compile(rf"(?P<name>\S.*?)\s+(?P<suffix>{SUFFIX})")
_EDGES = " ,~"
"""What may stand around a name; "~" is a tie of TeX."""
_SPACE = re.compile(r"[\s~]+")
_AND_WITHIN = re.compile(r"\S\s+and\s+\S")
"""In one name, "and" is part of an organization's: "Bill and Melinda Gates Foundation"."""
_NUMBER = re.compile(r"(?<=[^\W\d_.]) \d{4}\Z")
"""The number by which DBLP tells people of one name apart: "Wei Wang 0001"."""
_MOST_ENDINGS = 4
"""Marks and placeholders that follow one another; damaged text may have thousands."""
_WHOLLY_BRACED = re.compile(r"\{(?!\\)(?:[^{}]|\{[^{}]*\})*\}")
_PLAIN = re.compile(
    r"(?!(?:And|Et|Show) )(?P<given>[A-Z][a-z]+(?:-[A-Z]?[a-z]+| [A-Z]\.?| [A-Z][a-z]+)*)"
    r" (?P<family>[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)*)"
)
"""The most frequent form, which needs no look at particles, suffixes, commas and braces."""


@dataclass(frozen=True, slots=True, order=True)
class PersonName:
    """A person's name. Only `family` is filled for an organization or a person with one name."""

    family: str
    given: str = ""
    particle: str = ""
    """Words in lower case before the family name: "van der"."""
    suffix: str = ""

    @classmethod
    def parse(cls, text: str) -> PersonName | None:
        """One name in any order, TeX decoded: "Kees van der Berg", "van der Berg, Kees".

        None if the text is empty or a placeholder for unnamed people, such as "et al.".
        """
        name = _parse(text)
        return name if name and name.family else None

    @classmethod
    def of_parts(
        cls, family: str, given: str = "", particle: str = "", suffix: str = ""
    ) -> PersonName | None:
        """A name whose parts are known, TeX decoded; the family name may start with the particle."""
        family = decoded(family)
        if given:
            family, given = (without_additions(part, of_person=True) for part in (family, decoded(given)))
        if not family:
            return None
        name = _of_inverted(family, given, decoded(suffix))
        return replace(name, particle=f"{decoded(particle)} {name.particle}".strip())

    def __str__(self) -> str:
        """The name as people write it: "Kees van der Berg", "Martin Luther King Jr."."""
        return " ".join(part for part in (self.given, self.particle, self.family, self.suffix) if part)

    @property
    def whole_family(self) -> str:
        """The family name with its particle: "van der Berg"."""
        return f"{self.particle} {self.family}".strip()

    @property
    def family_first(self) -> str:
        """The name as bibliographies sort it: "van der Berg, Kees", "King, Jr., Martin Luther"."""
        return ", ".join(part for part in (self.whole_family, self.suffix, self.given) if part)


@lru_cache(maxsize=65_536)
def _parse(text: str) -> PersonName | None:
    name = without_stray_braces(decoded(text)).strip(_EDGES)
    if match := _PLAIN.fullmatch(name):
        return PersonName(match["family"], match["given"])
    if not _WHOLLY_BRACED.fullmatch(name):
        name = _NUMBER.sub("", fold_space(_without_ending(without_years_of_life(name))).strip(_EDGES))
    if not name or is_placeholder(name):
        return None
    return _split_name(name)


def _without_ending(name: str) -> str:
    """The name without marks and placeholders, which may follow one another: "Ada Lovelace et al.*"."""
    for _ in range(_MOST_ENDINGS):
        shorter = without_additions(without_placeholder(name)).strip()
        if shorter == name:
            break
        name = shorter
    return name


def _split_name(name: str) -> PersonName:
    """The parts of a name, or an organization's name as a whole."""
    if _WHOLLY_BRACED.fullmatch(name) or _AND_WITHIN.search(name):
        return _of_words(family=[name])
    sections = [
        section for section in split_outside_braces(name, COMMA) if section and not is_placeholder(section)
    ]
    if not sections:
        return PersonName("")
    if is_organization(sections):
        return _of_words(family=[name])
    if len(sections) == 1:
        match = _SUFFIX_AT_END.fullmatch(sections[0])
        return _of_straight(match["name"], match["suffix"]) if match else _of_straight(sections[0])
    return _of_sections(name, sections)


def _of_sections(name: str, sections: list[str]) -> PersonName:
    """The name with commas: one order of family name, given names and suffix."""
    suffix = next((section for section in sections[1:] if IS_SUFFIX.fullmatch(section)), "")
    family, *given = (section for section in sections if section is not suffix)
    if not given:
        return _of_straight(family, suffix)
    return _of_family_and_given(family, given[0], suffix) if len(given) == 1 else _of_words(family=[name])


def _of_family_and_given(family: str, given: str, suffix: str) -> PersonName:
    """The name of "von Last", "First", where MEDLINE has the suffix behind: "Roe, Ada 3rd"."""
    match = None if suffix else _SUFFIX_OF_GIVEN.fullmatch(given)
    return (
        _of_inverted(family, match["name"], match["suffix"]) if match else _of_inverted(family, given, suffix)
    )


def _of_straight(name: str, suffix: str = "") -> PersonName:
    """The name of "First von Last"."""
    words = split_outside_braces(name, _SPACE)
    particles = [index for index, word in enumerate(words[:-1]) if is_lower(word)] if len(words) > 2 else []
    start, end = (particles[0], particles[-1] + 1) if particles else (len(words) - 1, len(words) - 1)
    return _of_words(words[end:], words[:start], words[start:end], suffix)


def _of_inverted(name: str, given: str, suffix: str) -> PersonName:
    """The name of "von Last", "First"."""
    words = split_outside_braces(name, _SPACE)
    end = max((index + 1 for index, word in enumerate(words[:-1]) if is_lower(word)), default=0)
    return _of_words(words[end:], [given], words[:end], suffix)


def _of_words(
    family: list[str], given: Sequence[str] = (), particle: Sequence[str] = (), suffix: str = ""
) -> PersonName:
    parts = (" ".join(words) for words in (family, given, particle, [suffix]))
    return PersonName(*(without_braces(part) for part in parts))
