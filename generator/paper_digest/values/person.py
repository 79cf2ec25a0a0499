"""Parses names of people and lists of names: the only place that splits names.

The parts follow BibTeX's rules (N. Markey, Tame the BeaST, section 11): "First von Last", "von Last, First"
and "von Last, Jr, First"; words in lower case are the particle; braces protect. bibtexparser implements
them, too, but takes ten times as long and loses an accent after "and".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from paper_digest.values.clean_text import clean, fold_space
from paper_digest.values.rich_text.latex_symbols import unicode_of

_SUFFIX: Final = r"(?:(?i:jr|sr)\.?|II|III|IV|2nd|3rd)"
_IS_SUFFIX = re.compile(_SUFFIX)
_SUFFIX_AT_END = re.compile(rf"(?P<name>\S+\s.*?)\s+(?P<suffix>{_SUFFIX})")
_UNNAMED = re.compile(
    r"(?:et al\.?|(?:and )?others|\+\s*\d+(?: (?:more )?authors?)?|\d+ (?:more )?authors?|\.\.\.|…"
    r"|and \d+ (?:more|others)|show .*)",
    re.IGNORECASE,
)
"""Placeholders for unnamed people."""
_TAIL = re.compile(
    r"\s*(?:,?\s*\bet al\.?|\+\s*\d+\s*(?:more )?authors?|\b\d+ (?:more )?authors?|\band others"
    r"|\(\d+ more\)|…|\.\.\.)\s*$",
    re.IGNORECASE,
)
_MARK: Final = r"(?:[†‡§¶✉¹²³⁴-⁹⁰]|(?<!\w)\*|\*(?![^\W\d¹²³⁴-⁹⁰])|\[\d+\]|\(\d+\))"
_ORCID: Final = (
    r"(?:[(\[<]\s*)?(?:(?:https?://)?(?:www\.)?orcid\.org/|orcid(?:\s+id)?[\s:]*)?"
    r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dx]\b\s*[)\]>]?"
)
_DEGREE: Final = r"(?:ph\.?\s?d|d\.?phil|m\.d|m\.?sc|b\.?sc|mba|mph)\b\.?"
_NAME_END: Final = r"(?=\s*(?:[,;；、，|·•&(\n]|and\s|$))"
_ADDITIONS = re.compile(
    rf"(?P<mark>{_MARK})(?:,?\s?(?:\d{{1,2}}(?!\w)|{_MARK}))*(?=\s*(?:{_ORCID}|$|[,;；、，|·•&(\n]|and\s))"
    rf"|{_ORCID}"
    rf"|,\s*{_DEGREE}{_NAME_END}"
    rf"|(?P<digits>(?<=[^\W\d_](?:[^\W\d_]|\.))\d{{1,2}}(?:,\s?(?:\d{{1,2}}(?!\w)|{_MARK})|{_MARK})*{_NAME_END})"
    rf"|(?P<affiliation>\((?:[^()]|\([^()]*\))*\){_NAME_END})",
    re.IGNORECASE,
)
"""What follows a name and is no part of it: footnote marks, an ORCID iD, a degree, an affiliation."""
_MAY_HAVE_ADDITIONS = re.compile(r"[\d(*†‡§¶✉¹²³⁴-⁹⁰]|,\s*[dpmb]", re.IGNORECASE)
_LONGEST_NAME: Final = 100
"""Characters before an addition in which its name is looked for."""
_NAMES_APART = re.compile(r"[;；、，|·•\n]|\s(?:&|and)\s")
_CORPORATE = re.compile(
    r"\b(?:agency|association|bank|centers?|centres?|collaboration|college|committee|company|consortium"
    r"|council|department|foundation|group|inc|institute?|labs?|laborator(?:y|ies)|ministry|network|office"
    r"|organi[sz]ation|project|society|teams?|union|university)\b",
    re.IGNORECASE,
)
"""A word by which an organization is told from a person. Collected by hand."""
_SEPARATOR = re.compile(r"\s*(?:[;；、，]|\||·|•|\n|\s&\s|,?\s+and\s+)\s*")
_AMPERSAND = re.compile(r"\s+&\s+")
_LIST_SEPARATOR = re.compile("[;；、，]")
_COMMA = re.compile(r"\s*,\s*")
_SPACE = re.compile(r"[\s~]+")
_BIBTEX_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_LOOSE_AND = re.compile(r"^\s*(?:and\s+)*(?:and\s*$)?|\s+and\s*$", re.IGNORECASE)
"""An "and" without a name before or after it."""
_BRACES = re.compile(r"[{}~]")
_AND = re.compile(r",?\s+(?:and|&)\s+")
_AND_WITHIN = re.compile(r"\S\s+and\s+\S")
"""In one name, "and" is part of an organization's: "Bill and Melinda Gates Foundation"."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}")
_NUMBER = re.compile(r"(?<=[^\W\d_.]) \d{4}\Z")
"""The number by which DBLP tells people of one name apart: "Wei Wang 0001"."""
_STARTS_WITH_INITIAL = re.compile(r"[^\W\d_]\.")
_LAST_INITIAL = re.compile(r".*\s[^\W\d_]\.")
_TEX = re.compile(
    r"\{\\[^{}]*(?:\{[^{}]*\}[^{}]*)*\}"
    r"|\\[\"'`^~=.]\s*(?:\{[^{}]*\}|\\[A-Za-z]+\s?|[A-Za-z])"
    r"|\\[vucHkrdbt](?:\s*\{[^{}]*\}|\s*\\[A-Za-z]+\s?|\s+[A-Za-z])"
    r"|\\(?:[A-Za-z]+\s?|.)"
)
"""BibTeX's special characters: accents, letters and symbols, in braces of their own or without."""
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
        family = _decoded(family)
        if given:
            family, given = (_without_additions(part, of_person=True) for part in (family, _decoded(given)))
        if not family:
            return None
        name = _of_inverted(family, given, _decoded(suffix))
        return replace(name, particle=f"{_decoded(particle)} {name.particle}".strip())

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


def parse_bibtex_names(text: str) -> tuple[PersonName, ...]:
    """The people of a BibTeX field, separated by "and" outside of braces; "others" is left out.

    A part that is no BibTeX name but a list with other separators, as in "A. B; C D" or "Smith, J., Doe, A.",
    is parsed as a line of people. "John Smith, Jane Doe" is a name: its family name has two words.
    """
    parts = _split_outside_braces(" ".join(text.split()).replace(r"\&", "&"), _BIBTEX_AND)
    return tuple(
        name for part in parts for name in (parse_names(part) if _is_list(part) else _parsed([part]))
    )


def _is_list(part: str) -> bool:
    if len(_split_outside_braces(_decoded(part), _LIST_SEPARATOR)) > 1:
        return True
    sections = _split_outside_braces(part, _COMMA)
    if len(sections) > 1 and all(map(_STARTS_WITH_INITIAL.match, sections)):
        return True
    if _is_pair(_split_outside_braces(_decoded(part), _AMPERSAND)):
        return True
    if len(sections) < 3 or _IS_SUFFIX.fullmatch(sections[1]):
        return False
    return bool(_pairs_with_initials(part)) or all(map(_is_full_name, filter(None, sections)))


def _is_pair(names: list[str]) -> bool:
    """Whether an ampersand separates two whole names, and is not part of an organization's."""
    return len(names) > 1 and all("," in name or _is_full_name(name) for name in names)


def _is_full_name(name: str) -> bool:
    words = name.split()
    return not name.startswith("{") and 2 <= len(words) <= 3 and not any(map(_is_lower, words))


def parse_names(text: str) -> tuple[PersonName, ...]:
    """The people in a line: "A. B, C D and E F", "Last, First; Last, First", "Last, First and Last, First".

    Placeholders for unnamed people ("et al.", "+3 authors"), footnote marks, ORCID iDs and affiliations are
    left out. "García Márquez, Gabriel" alone is read as two people, as "Ada Lovelace, Madonna" is.
    """
    line = _without_additions(_TAIL.sub("", text.strip())).strip(",;:·| 、，；")
    if re.search(r"[^\W\d_]{2}\.$", line) and not _IS_SUFFIX.search(line[-4:]):
        line = line.removesuffix(".")
    return _parsed(name.strip(" ,;·") for name in _split_line(line))


def ends_with_others(text: str) -> bool:
    """Whether a name or a line of people ends with a placeholder for unnamed ones, such as "et al."."""
    line = fold_space(text)
    return bool(_TAIL.search(line) or _UNNAMED.fullmatch(line))


def _without_additions(text: str, *, of_person: bool = False) -> str:
    """The names without what follows them; an organization keeps its digits and parentheses."""

    def kept(match: re.Match[str]) -> str:
        if of_person or match.lastgroup not in ("digits", "affiliation"):
            return ""
        names = _NAMES_APART.split(text[max(0, match.start() - _LONGEST_NAME) : match.start()])
        return match[0] if _is_part_of_name(match[0], names[-1].strip()) else ""

    return _ADDITIONS.sub(kept, text) if _MAY_HAVE_ADDITIONS.search(text) else text


def _is_part_of_name(addition: str, before: str) -> bool:
    """Whether digits or parentheses belong to the name before them: "Team Qwen3", "Google (Alphabet)"."""
    name = before.rpartition(",")[2] if _CORPORATE.search(before) else before
    words = name.split()
    if len(words) == 1 and "," not in before:
        return name.isascii() or addition.startswith("(")
    initials = "".join(word[0] for word in words if word[0].isupper())
    is_acronym = len(initials) > 2 and addition.strip("() ") == initials
    return is_acronym or bool(_CORPORATE.search(name))


def _parsed(names: Iterable[str]) -> tuple[PersonName, ...]:
    parts = (_LOOSE_AND.sub("", text) for text in names)
    return tuple(name for text in parts if (name := PersonName.parse(text)))


def _split_line(line: str) -> list[str]:
    """The names in a line, each in the line's own order of its parts."""
    if pairs := _pairs_with_initials(line):
        return pairs
    parts = [part for part in _SEPARATOR.split(line) if part]
    if _are_inverted([_COMMA.split(part) for part in parts], is_certain=bool(_LIST_SEPARATOR.search(line))):
        return parts
    return [name for part in parts for name in _with_suffixes(_COMMA.split(part))]


def _pairs_with_initials(line: str) -> list[str]:
    """The names of "Smith, J., Doe, A. B., and Roe, C."; empty for any other line."""
    words = _COMMA.split(_AND.sub(", ", line))
    initials = words[1::2]
    if len(words) % 2 or not all(_INITIALS.fullmatch(word) and "." in word for word in initials):
        return []
    if any(map(_STARTS_WITH_INITIAL.match, words[::2])):  # "J. Han, W. E" are two whole names
        return []
    return [f"{family}, {given}" for family, given in zip(words[::2], initials, strict=True)]


def _are_inverted(parts: list[list[str]], *, is_certain: bool) -> bool:
    """Whether every part is one "Last, First", split at its comma, and not a list of several full names.

    `is_certain` if the parts are separated by more than "and": then two full words on each side are one name.
    """
    with_comma = [part for part in parts if _has_two_sides(part)]
    if not with_comma or not all(map(_may_be_inverted, with_comma)):
        return False
    if len(parts) == 1:
        return _is_inverted(with_comma[0])
    if not is_certain and all(map(_are_full_names, with_comma)):
        return False
    return len(with_comma) > 1 or _is_one_word(with_comma[0][0])


def _has_two_sides(part: list[str]) -> bool:
    """Whether a part has a comma other than the one before a suffix."""
    return len(part) > 2 or (len(part) == 2 and not _IS_SUFFIX.fullmatch(part[1]))


def _are_full_names(part: list[str]) -> bool:
    return all(_is_full_name(name) and not _LAST_INITIAL.fullmatch(name) for name in part)


def are_several_names(text: str) -> bool:
    """Whether a text with one comma is "First Last, First Last" and not "Last, First"."""
    return _are_full_names(_COMMA.split(text)) and "," in text


def _may_be_inverted(part: list[str]) -> bool:
    return len(part) == 2 or (len(part) == 3 and bool(_IS_SUFFIX.fullmatch(part[1])))


def _is_inverted(part: list[str]) -> bool:
    """Whether the only part of a line is one "Last, First" and not two people."""
    family, given = part[0], part[-1]
    if len(part) == 3:  # "King, Jr., Martin Luther" and not "John Smith, Jr., Bob Li"
        return _is_one_word(family) or _is_one_word(given)
    has_particle = family[:1].islower()
    is_given = _is_one_word(given) or _INITIALS.fullmatch(given) or _LAST_INITIAL.fullmatch(given)
    return (_is_one_word(family) or has_particle) and bool(is_given)


def _is_one_word(text: str) -> bool:
    return len(text.split()) == 1


def _with_suffixes(names: list[str]) -> Iterator[str]:
    """The names, each suffix after a comma joined to the name before it."""
    pending = ""
    for name in names:
        if pending and _IS_SUFFIX.fullmatch(name):
            pending += f" {name}"
            continue
        yield pending
        pending = name
    yield pending


@lru_cache(maxsize=65_536)
def _parse(text: str) -> PersonName | None:
    name = _decoded(text).strip(" ,")
    if match := _PLAIN.fullmatch(name):
        return PersonName(match["family"], match["given"])
    if not _WHOLLY_BRACED.fullmatch(name):
        name = _NUMBER.sub("", fold_space(_without_additions(_TAIL.sub("", name))).strip(" ,"))
    if not name or _UNNAMED.fullmatch(name):
        return None
    return _split_name(name)


def _split_name(name: str) -> PersonName:
    """The parts of a name, or an organization's name as a whole."""
    if _WHOLLY_BRACED.fullmatch(name) or _AND_WITHIN.search(name):
        return _of_words(family=[name])
    sections = [section for section in _split_outside_braces(name, _COMMA) if section]
    if len(sections) == 1:
        match = _SUFFIX_AT_END.fullmatch(name)
        return _of_straight(match["name"], match["suffix"]) if match else _of_straight(name)
    return _of_sections(name, sections)


def _of_sections(name: str, sections: list[str]) -> PersonName:
    """The name with commas: one order of family name, given names and suffix, or an organization's."""
    suffix = next((section for section in sections[1:] if _IS_SUFFIX.fullmatch(section)), "")
    family, *given = (section for section in sections if section is not suffix)
    if not given:
        return _of_straight(family, suffix)
    return _of_inverted(family, given[0], suffix) if len(given) == 1 else _of_words(family=[name])


def _of_straight(name: str, suffix: str = "") -> PersonName:
    """The name of "First von Last"."""
    words = _split_outside_braces(name, _SPACE)
    particles = [index for index, word in enumerate(words[:-1]) if _is_lower(word)] if len(words) > 2 else []
    start, end = (particles[0], particles[-1] + 1) if particles else (len(words) - 1, len(words) - 1)
    return _of_words(words[end:], words[:start], words[start:end], suffix)


def _of_inverted(name: str, given: str, suffix: str) -> PersonName:
    """The name of "von Last", "First"."""
    words = _split_outside_braces(name, _SPACE)
    end = max((index + 1 for index, word in enumerate(words[:-1]) if _is_lower(word)), default=0)
    return _of_words(words[end:], [given], words[:end], suffix)


def _of_words(
    family: list[str], given: Sequence[str] = (), particle: Sequence[str] = (), suffix: str = ""
) -> PersonName:
    parts = (" ".join(words) for words in (family, given, particle, [suffix]))
    return PersonName(*(_without_braces(part) for part in parts))


def _is_lower(word: str) -> bool:
    """Whether the first letter is in lower case; a word in braces counts as capitalized."""
    first_letter = next((char for char in word if char.isalpha() or char == "{"), "")
    return first_letter.islower()


def _split_outside_braces(text: str, separator: re.Pattern[str]) -> list[str]:
    """The parts between the separators that no braces enclose."""
    if "{" not in text:
        return separator.split(text)
    parts, depth, start = [], 0, 0
    for token in re.finditer(rf"[{{}}]|{separator.pattern}", text, separator.flags):
        depth += {"{": 1, "}": -1}.get(token.group(), 0)
        if depth <= 0 and token.group() not in "{}":
            parts.append(text[start : token.start()])
            start = token.end()
    return [*parts, text[start:]]


def _decoded(text: str) -> str:
    """The text in clean Unicode; only braces that protect are left."""
    return clean(_TEX.sub(lambda match: unicode_of(match.group()) or "", text) if "\\" in text else text)


def _without_braces(text: str) -> str:
    return (
        fold_space(text.replace("{", "").replace("}", "").replace("~", " ")) if _BRACES.search(text) else text
    )
